// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/campus.h"

#include "model/generate/sizing.h"
#include "model/plan/equipment.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"

#include <algorithm>
#include <cmath>

namespace gigaplan::generate {
namespace {

// Racks above 1.5 t ask for a service aisle of 1.8 to 2.4 m; the liquid-cooled rear aisle may be the narrower one.
constexpr std::int64_t kServiceAisle = 2'400;
constexpr std::int64_t kRearAisle = 1'800;
constexpr std::int64_t kHallEnd = 2'500; ///< before the first and after the last aisle
constexpr std::int64_t kHallGallery = 7'000; ///< along the rows: CDUs on one side, network racks on the other
constexpr std::int64_t kBetweenHalls = 8'000;
constexpr std::int64_t kBuildingGallery = 24'000; ///< electrical rooms north, pumps and plant south of the halls
constexpr std::int64_t kBetweenBuildings = 45'000;
constexpr std::int64_t kSiteEdge = 90'000; ///< substation, roads and security around the buildings
constexpr std::int64_t kBetweenSites = 400'000;
constexpr int kBuildingsPerRank = 5;
constexpr int kFewBuildings = 8; ///< are placed four to a rank

constexpr double kGravity = 9.81;
constexpr double kLitresPerKwh = 0.2; ///< of water, by IT energy

/// `total` dealt to `parts` as evenly as whole numbers allow: the share of part `i`.
std::int64_t evenShare(std::int64_t total, std::int64_t parts, std::int64_t i)
{
    return total * (i + 1) / parts - total * i / parts;
}

struct Extent {
    std::int64_t width = 0, depth = 0;
};

struct Layout {
    Extent hall, building;
};

std::int64_t rowOffset(std::int64_t row, std::int64_t rackDepth)
{
    const std::int64_t pair = row / 2;
    const std::int64_t pairDepth = 2 * rackDepth + kRearAisle + kServiceAisle;
    return kHallEnd + kServiceAisle + pair * pairDepth + (row % 2 ? rackDepth + kRearAisle : 0);
}

Layout layoutOf(const PhaseSpec &phase)
{
    const BuildingSpec &shape = phase.shape;
    const std::int64_t rows = std::int64_t{phase.buildings} * shape.halls * shape.rowsPerHall;
    Layout layout;
    const std::int64_t longestRow = (phase.racks + rows - 1) / rows;
    const std::int64_t rackDepth = phase.equipment->depth.value;
    layout.hall.width = longestRow * shape.pitch.value + 2 * kHallGallery;
    layout.hall.depth = rowOffset(shape.rowsPerHall - 1, rackDepth) + rackDepth + kServiceAisle + kHallEnd;
    layout.building.width = shape.halls * layout.hall.width + (shape.halls + 1) * kBetweenHalls;
    layout.building.depth = layout.hall.depth + 2 * kBuildingGallery;
    return layout;
}

/// The layout of the buildings of one site: ranks of equal cells.
struct Ranks {
    Extent cell;
    int buildings = 0;
    int placed = 0;

    std::int64_t columns() const
    {
        return std::min(buildings, buildings <= kFewBuildings ? kFewBuildings / 2 : kBuildingsPerRank);
    }
    std::int64_t lines() const { return (buildings + columns() - 1) / columns(); }
    Extent site() const
    {
        return {2 * kSiteEdge + columns() * cell.width + (columns() - 1) * kBetweenBuildings,
                2 * kSiteEdge + lines() * cell.depth + (lines() - 1) * kBetweenBuildings};
    }
    std::int64_t x(std::int64_t at) const { return kSiteEdge + at % columns() * (cell.width + kBetweenBuildings); }
    std::int64_t y(std::int64_t at) const { return kSiteEdge + at / columns() * (cell.depth + kBetweenBuildings); }
};

class Placer {
public:
    Placer(PlanBuilder &plan, const std::vector<SiteSpec> &sites, const std::vector<PhaseSpec> &phases, double overhead)
        : m_plan(plan), m_sites(sites), m_phases(phases), m_overhead(overhead), m_ranks(sites.size())
    {
    }

    std::vector<PhasePlace> place()
    {
        for (const PhaseSpec &phase : m_phases) {
            Ranks &ranks = m_ranks[phase.site];
            const Layout layout = layoutOf(phase);
            ranks.cell.width = std::max(ranks.cell.width, layout.building.width);
            ranks.cell.depth = std::max(ranks.cell.depth, layout.building.depth);
            ranks.buildings += phase.buildings;
        }
        placeSites();
        std::vector<PhasePlace> places;
        for (const PhaseSpec &phase : m_phases) {
            places.push_back(placePhase(phase, static_cast<std::int64_t>(places.size()) + 1));
        }
        return places;
    }

private:
    void placeSites()
    {
        const auto perLine = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(m_sites.size()))));
        std::int64_t x = 0, y = 0, depth = 0;
        for (std::size_t i = 0; i < m_sites.size(); ++i) {
            if (i % perLine == 0) {
                x = 0;
                y += depth + (i > 0 ? kBetweenSites : 0);
                depth = 0;
            }
            const SiteSpec &spec = m_sites[i];
            const Extent extent = m_ranks[i].site();
            auto &site = m_plan.add<Site>(spec.key);
            site.name = spec.name;
            site.region = spec.region->name;
            site.wue = {kLitresPerKwh};
            site.width = {extent.width};
            site.depth = {extent.depth};
            site.x = {x};
            site.y = {y};
            x += extent.width + kBetweenSites;
            depth = std::max(depth, extent.depth);
            m_siteIds.push_back(site.id);
        }
    }

    PhasePlace placePhase(const PhaseSpec &spec, std::int64_t order)
    {
        auto &phase = m_plan.add<Phase>(spec.key);
        phase.name = spec.name;
        phase.order = order;
        phase.target = spec.target;
        PhasePlace place;
        place.spec = &spec;
        place.id = phase.id;
        place.site = m_siteIds[spec.site];
        const Layout layout = layoutOf(spec);
        for (int i = 0; i < spec.buildings; ++i) {
            place.buildings.push_back(placeBuilding(place, layout, i));
            place.itWatts += place.buildings.back().itWatts;
        }
        return place;
    }

    BuildingPlace placeBuilding(const PhasePlace &phase, const Layout &layout, int index)
    {
        const PhaseSpec &spec = *phase.spec;
        const int number = spec.firstBuilding + index;
        auto &building = m_plan.add<Building>(spec.key + "-b" + padded(number, 10));
        building.site = phase.site;
        building.name = "Building " + std::to_string(number);
        building.designPue = {kDesignPue};
        building.annualPue = {kAnnualPue};
        building.width = {layout.building.width};
        building.depth = {layout.building.depth};
        Ranks &ranks = m_ranks[spec.site];
        const int cell = ranks.placed++;
        building.x = {ranks.x(cell)};
        building.y = {ranks.y(cell)};
        BuildingPlace place;
        place.id = building.id;
        place.key = building.key;
        place.name = building.name;
        for (int hall = 0; hall < spec.shape.halls; ++hall) {
            place.halls.push_back(placeHall(phase, place, layout, index, hall));
            place.itWatts += place.halls.back().itWatts;
        }
        return place;
    }

    HallPlace placeHall(const PhasePlace &phase, const BuildingPlace &building, const Layout &layout, int buildingIndex,
                        int index)
    {
        const PhaseSpec &spec = *phase.spec;
        HallPlace place;
        place.key = building.key + "-h" + std::to_string(index + 1);
        place.name = "Hall " + std::to_string(index + 1);
        place.firstRow = m_plan.of<Row>().size();
        auto &hall = m_plan.add<Hall>(place.key);
        hall.building = building.id;
        hall.name = place.name;
        hall.width = {layout.hall.width};
        hall.depth = {layout.hall.depth};
        hall.x = {kBetweenHalls + index * (layout.hall.width + kBetweenHalls)};
        hall.y = {kBuildingGallery};
        place.id = hall.id;
        const std::int64_t hallIndex = std::int64_t{buildingIndex} * spec.shape.halls + index;
        for (int row = 0; row < spec.shape.rowsPerHall; ++row) {
            place.racks += placeRow(phase, place, hallIndex, row);
        }
        place.rowCount = m_plan.of<Row>().size() - place.firstRow;
        place.itWatts = static_cast<double>(place.racks) * rackItWatts(*spec.equipment, m_overhead);
        setLimits(hall, place, *spec.equipment);
        return place;
    }

    std::int64_t placeRow(const PhasePlace &phase, const HallPlace &hall, std::int64_t hallIndex, int index)
    {
        const PhaseSpec &spec = *phase.spec;
        const std::int64_t halls = std::int64_t{spec.buildings} * spec.shape.halls;
        const std::int64_t inHall = evenShare(spec.racks, halls, hallIndex);
        const std::int64_t slots = evenShare(inHall, spec.shape.rowsPerHall, index);
        if (slots == 0) {
            return 0;
        }
        auto &row = m_plan.add<Row>(hall.key + "-r" + padded(index + 1, 10));
        row.hall = hall.id;
        row.phase = phase.id;
        row.name = "Row " + std::to_string(index + 1);
        row.slots = slots;
        row.pitch = spec.shape.pitch;
        row.equipment = spec.equipment->id;
        row.x = {kHallGallery};
        row.y = {rowOffset(index, spec.equipment->depth.value)};
        return slots;
    }

    static void setLimits(Hall &hall, const HallPlace &place, const Equipment &equipment)
    {
        constexpr double margin = 1.05;
        const double kw = place.itWatts / 1e3;
        hall.itLimit = {std::ceil(kw * margin)};
        hall.liquidCooling = {std::ceil(kw * equipment.liquidShare.value * margin)};
        hall.airCooling = {std::ceil(kw * (1 - equipment.liquidShare.value) * margin)};
        const double area =
            static_cast<double>(equipment.width.value) * static_cast<double>(equipment.depth.value) / 1e6;
        const double load = equipment.mass.value * kGravity / area / 1e3;
        hall.floorLoad = {std::max(30.0, std::ceil(load * 1.2))};
    }

    PlanBuilder &m_plan;
    const std::vector<SiteSpec> &m_sites;
    const std::vector<PhaseSpec> &m_phases;
    double m_overhead;
    std::vector<Ranks> m_ranks;
    std::vector<Id<Site>> m_siteIds;
};

} // namespace

std::vector<PhasePlace> placeCampuses(PlanBuilder &plan, const std::vector<SiteSpec> &sites,
                                      const std::vector<PhaseSpec> &phases, double overhead)
{
    return Placer(plan, sites, phases, overhead).place();
}

} // namespace gigaplan::generate
