// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/generate/plan_builder.h"
#include "model/generate/regions.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gigaplan::generate {

inline constexpr double kDesignPue = 1.3; ///< of all buildings, on the design day
inline constexpr double kAnnualPue = 1.15;

/// The requirements on a campus. It is as large as its buildings need.
struct SiteSpec {
    std::string key;
    std::string name;
    const Region *region = nullptr;
};

/// Shape of the buildings of a phase; their sizes follow from the rows.
struct BuildingSpec {
    int halls = 4;
    int rowsPerHall = 6;
    Millimetres pitch{600};
};

/// One phase: racks of one kind in buildings of one kind on one site.
struct PhaseSpec {
    std::string key;
    std::string name;
    Megawatts target; ///< in the plan's basis
    Date start; ///< site control begins
    std::size_t site = 0;
    const Equipment *equipment = nullptr;
    BuildingSpec shape;
    std::int64_t racks = 0;
    int buildings = 1;
    int firstBuilding = 1; ///< number of the phase's first building, for people
};

/// Tasks that bring one hall to life; links between the rooms of the generator.
struct HallTasks {
    Id<Task> fitOut, liquid, integrated, install, acceptance;
};
struct BuildingTasks {
    Id<Task> electrical, cooling;
};

struct HallPlace {
    Id<Hall> id;
    std::string key;
    std::string name;
    std::size_t firstRow = 0, rowCount = 0; ///< among the builder's rows
    std::int64_t racks = 0;
    double itWatts = 0;
    HallTasks tasks;
};
struct BuildingPlace {
    Id<Building> id;
    std::string key;
    std::string name;
    std::vector<HallPlace> halls;
    double itWatts = 0;
    BuildingTasks tasks;
};
struct PhasePlace {
    const PhaseSpec *spec = nullptr;
    Id<Phase> id;
    Id<Site> site;
    std::vector<BuildingPlace> buildings;
    double itWatts = 0;
    Id<Task> summary; ///< the whole phase
    Id<Task> works; ///< its campus works
    Id<Task> deliveries;
    Id<Task> energised; ///< the substation carries load
};

/// Adds sites, phases, buildings, halls and rows. Rows are placed in pairs across a hot aisle inside their hall, halls
/// side by side inside their building, buildings in ranks inside their site, sites in ranks on the map.
std::vector<PhasePlace> placeCampuses(PlanBuilder &plan, const std::vector<SiteSpec> &sites,
                                      const std::vector<PhaseSpec> &phases, double overhead);

} // namespace gigaplan::generate
