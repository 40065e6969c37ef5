// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/abilene_schedule.h"

#include <cmath>

namespace gigaplan::generate {
namespace {

/// The span from land clearing to operation, cut into shares.
class Window {
public:
    Window(Date start, Date live) : m_start(start), m_days(live + 1 - start) {}
    Date at(double share) const { return m_start + static_cast<std::int32_t>(std::lround(share * m_days)); }

private:
    Date m_start;
    std::int32_t m_days;
};

class AbileneSchedule {
public:
    AbileneSchedule(TaskList &tasks, std::vector<PhasePlace> &places) : m_tasks(tasks), m_places(places) {}

    AbileneWork run()
    {
        addCampusWorks();
        const auto stageList = abileneStages();
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            scheduleStage(m_places[i], stageList[i], i == 0 ? m_firstPower : m_mainPower);
        }
        return {m_firstPower.id, m_mainPower.id, std::move(m_needs)};
    }

private:
    void addCampusWorks()
    {
        TaskContext context;
        context.site = m_places.front().site;
        context.parent = m_tasks.addSummary("campus", "Campus works", context);
        m_clearing = m_tasks.addDated({"clearing", "Land clearing and earthworks", WorkClass::Civil, {}}, context,
                                      makeDate(2024, 5, 31), makeDate(2024, 7, 15), {});
        const Planned bays = m_tasks.addDated({"substation-200", "200 MW substation", WorkClass::Grid, {}}, context,
                                              makeDate(2024, 7, 15), makeDate(2025, 5, 1), {{m_clearing}});
        m_firstPower = m_tasks.addDated({"energise-200", "Energise 200 MW substation", WorkClass::Grid, {}}, context,
                                        makeDate(2025, 5, 1), makeDate(2025, 5, 8), {{bays}});
        const Planned orders =
            m_tasks.addDated({"transformers", "Five main transformers, slot to delivery", WorkClass::Procurement, {}},
                             context, makeDate(2024, 5, 31), makeDate(2025, 6, 10), {});
        const Planned yard = m_tasks.addDated({"substation-1200", "1.2 GW substation, 345 kV", WorkClass::Grid, {}},
                                              context, makeDate(2024, 9, 2), makeDate(2025, 7, 14), {{m_clearing}});
        m_mainPower = m_tasks.addDated({"energise-1200", "Energise 1.2 GW substation", WorkClass::Grid, {}}, context,
                                       makeDate(2025, 7, 14), makeDate(2025, 7, 28), {{orders}, {yard}});
        m_tasks.addDated({"gas-plant", "On-site gas turbines, 360 MW permit", WorkClass::Grid, {}}, context,
                         makeDate(2025, 1, 6), makeDate(2026, 3, 30), {{m_clearing}});
    }

    void scheduleStage(PhasePlace &place, const Stage &stage, const Planned &power)
    {
        TaskContext context{{}, place.id, place.site, {}, {}};
        place.summary = context.parent = m_tasks.addSummary(stage.key, stage.name, context);
        place.works = place.summary;
        std::vector<After> live;
        for (BuildingPlace &building : place.buildings) {
            live.push_back({scheduleBuilding(building, context, Window(stage.start, stage.live), power)});
        }
        place.live =
            m_tasks.addMilestone(std::string(stage.key) + "-live", stage.name + std::string(" live"), context, live).id;
    }

    Planned scheduleBuilding(BuildingPlace &building, const TaskContext &stage, const Window &window,
                             const Planned &power)
    {
        TaskContext context = stage;
        context.building = building.id;
        context.parent = m_tasks.addSummary(building.key, building.name, context);
        const auto add = [&](const char *key, const char *name, WorkClass work, double from, double to,
                             const std::vector<After> &after) {
            return m_tasks.addDated({building.key + "-" + key, name, work, {}}, context, window.at(from), window.at(to),
                                    after);
        };
        const Planned foundations =
            add("foundations", "Foundations and slab", WorkClass::Civil, 0.1, 0.26, {{m_clearing}});
        const Planned shell =
            add("shell", "Structure, envelope and roof", WorkClass::Shell, 0.26, 0.56, {{foundations}});
        const Planned electrical = add("electrical", "Electrical rooms: MV, generators", WorkClass::Electrical, 0.46,
                                       0.7, {{shell, LinkKind::StartStart}});
        const Planned cooling = add("cooling", "Cooling plant and facility water loops", WorkClass::Cooling, 0.48, 0.7,
                                    {{shell, LinkKind::StartStart}});
        const Planned network = add("network", "Network backbone", WorkClass::Network, 0.56, 0.76, {{shell}});
        const Planned acceptance =
            add("l2", "Site acceptance (L2)", WorkClass::Commissioning, 0.7, 0.74, {{electrical}, {cooling}});
        const Planned startUp =
            add("l3", "Start-up checks (L3)", WorkClass::Commissioning, 0.74, 0.78, {{acceptance}, {power}});
        building.tasks.electrical = electrical.id;
        building.tasks.cooling = cooling.id;
        std::vector<After> halls;
        for (std::size_t i = 0; i < building.halls.size(); ++i) {
            halls.push_back({scheduleHall(building.halls[i], context, window, startUp, network, i)});
        }
        const Planned live = m_tasks.addMilestone(building.key + "-live", building.name + " live", context, halls);
        building.tasks.live = live.id;
        return live;
    }

    Planned scheduleHall(HallPlace &hall, const TaskContext &building, const Window &window, const Planned &startUp,
                         const Planned &network, std::size_t index)
    {
        TaskContext context = building;
        context.hall = hall.id;
        context.parent = m_tasks.addSummary(hall.key, hall.name, context);
        const double shift = 0.012 * static_cast<double>(index);
        const auto add = [&](const char *key, const char *name, WorkClass work, double from, double to,
                             const std::vector<After> &after) {
            return m_tasks.addDated({hall.key + "-" + key, name, work, {}}, context, window.at(from), window.at(to),
                                    after);
        };
        const Planned fitOut =
            add("power", "Unit substations, UPS and busway", WorkClass::Electrical, 0.6 + shift, 0.72 + shift, {});
        const Planned liquid = add("liquid", "CDUs and liquid loops", WorkClass::Cooling, 0.61 + shift, 0.73 + shift,
                                   {{fitOut, LinkKind::StartStart}});
        const Planned functional =
            add("l4", "Functional tests (L4)", WorkClass::Commissioning, 0.78, 0.8, {{startUp}, {fitOut}, {liquid}});
        const Planned integrated =
            add("l5", "Integrated systems test (L5)", WorkClass::Commissioning, 0.8, 0.83, {{functional}});
        const Planned install = add("racks", "Rack installation", WorkClass::RackInstall, 0.83 + shift, 0.91 + shift,
                                    {{integrated}, {network}});
        const Planned clusters =
            add("clusters", "Rack and cluster acceptance (L11, L12)", WorkClass::Commissioning, 0.965, 1, {{install}});
        hall.tasks = {fitOut.id, liquid.id, integrated.id, install.id, clusters.id};
        m_needs[context.phase.value].push_back({install.start, hall.racks});
        return clusters;
    }

    TaskList &m_tasks;
    std::vector<PhasePlace> &m_places;
    std::map<std::int64_t, std::vector<RackNeed>> m_needs;
    Planned m_clearing, m_firstPower, m_mainPower;
};

} // namespace

std::vector<Stage> abileneStages()
{
    constexpr auto done = ClaimStatus::Operational;
    return {
        {"stage-1", "Building 1", 1, 1, makeDate(2024, 5, 31), makeDate(2025, 9, 26), "Building 1 operational",
         "147 MW facility on 2025-09-26", done},
        {"stage-2", "Building 2", 2, 1, makeDate(2024, 5, 31), makeDate(2025, 12, 24), "Building 2 operational",
         "295 MW facility in all on 2025-12-24", done},
        {"stage-3", "Buildings 3-4", 3, 2, makeDate(2025, 3, 10), makeDate(2026, 5, 23),
         "Buildings 3 and 4 operational", "590 MW facility, 421 MW IT in all on 2026-05-23", done},
        {"stage-4", "Buildings 5-8", 5, 4, makeDate(2025, 3, 10), makeDate(2026, 11, 1),
         "Buildings 5 to 8 expected; in December 2025 the estimate was 2026-07-01",
         "1,180 MW facility, 843 MW IT in all on 2026-11-01 (estimate)", ClaimStatus::UnderConstruction},
    };
}

AbileneWork scheduleAbilene(TaskList &tasks, std::vector<PhasePlace> &places)
{
    return AbileneSchedule(tasks, places).run();
}

} // namespace gigaplan::generate
