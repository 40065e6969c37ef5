// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/build_schedule.h"

#include "model/plan/equipment.h"
#include "model/plan/work.h"

#include <algorithm>
#include <cmath>

namespace gigaplan::generate {
namespace {

constexpr auto SS = LinkKind::StartStart;
constexpr auto FF = LinkKind::FinishFinish;

/// A phase is promised for the first day of the month that is this many months after the month of its estimate.
constexpr int kSpareMonths = 3;

/// Racks arrive so long before the hall takes them.
constexpr double kDeliveryLeadDays = 7;

/// Between the rack installations of two buildings.
constexpr double kStaggerDays = 8;

/// Main transformers and breakers, from the reserved slot to the site.
constexpr double kTransformerWeeks = 96;

class PhaseScheduler {
public:
    PhaseScheduler(TaskList &tasks, PhasePlace &phase, Random &random)
        : m_tasks(tasks), m_phase(phase), m_random(random), m_key(phase.spec->key)
    {
    }

    std::vector<RackNeed> run()
    {
        TaskContext context{{}, m_phase.id, m_phase.site, {}, {}};
        m_phase.summary = context.parent = m_tasks.addSummary(m_key, m_phase.spec->name, context);
        m_phase.works = m_tasks.addSummary(m_key + "-works", "Campus works", context);
        addCampusWorks({m_phase.works, m_phase.id, m_phase.site, {}, {}});
        std::vector<After> live;
        for (std::size_t i = 0; i < m_phase.buildings.size(); ++i) {
            live.push_back({scheduleBuilding(m_phase.buildings[i], context, i)});
        }
        stretchDeliveries();
        const Planned milestone = m_tasks.addMilestone(m_key + "-live", m_phase.spec->name + " live", context, live);
        m_tasks.task(milestone.id).deadline = startOfDay(firstOfMonth(milestone.end, kSpareMonths));
        return std::move(m_needs);
    }

private:
    /// A duration that the seed varies by a few percent, in whole days.
    Days vary(Days days)
    {
        days.count = std::max(1.0, std::round(days.count * m_random.between(0.96, 1.04)));
        return days;
    }

    void addCampusWorks(const TaskContext &context)
    {
        const auto key = [this](const char *name) { return m_key + "-" + name; };
        const Planned land = m_tasks.add({key("site-control"), "Site control and due diligence", WorkClass::Land,
                                          vary(siteDays(72)), 0.7, 2},
                                         context, {}, m_phase.spec->start);
        const Planned permits =
            m_tasks.add({key("permits"), "Permits", WorkClass::Permit, vary(siteDays(150)), 0.9, 2.5}, context,
                        {{land, LinkKind::FinishStart, -24}});
        const Planned agreement = m_tasks.add({key("interconnection"), "Interconnection agreement", WorkClass::Grid,
                                               vary(elapsedWeeks(30)), 0.8, 3},
                                              context, {{land}});
        const Planned design = m_tasks.add({key("design"), "Detailed design", WorkClass::General, vary(siteDays(140))},
                                           context, {{permits, SS, 12}});
        // Production slots are reserved while the design is still under way.
        const Planned transformers = m_tasks.add(
            {key("transformers"), "Main transformers and HV breakers, slot to delivery", WorkClass::Procurement,
             elapsedWeeks(kTransformerWeeks), 80 / kTransformerWeeks, 128 / kTransformerWeeks},
            context, {{design, SS, 6}});
        m_switchgear = m_tasks.add({key("switchgear"), "MV switchgear, order to delivery", WorkClass::Procurement,
                                    vary(elapsedWeeks(50)), 0.88, 1.3},
                                   context, {{design, SS, 48}});
        m_ups = m_tasks.add({key("ups"), "Unit substations and UPS, order to delivery", WorkClass::Procurement,
                             vary(elapsedWeeks(44)), 0.8, 1.4},
                            context, {{design, SS, 60}});
        m_chillers = m_tasks.add({key("chillers"), "Cooling plant and CDUs, order to delivery", WorkClass::Procurement,
                                  vary(elapsedWeeks(40)), 0.6, 1.3},
                                 context, {{design, SS, 60}});
        m_earthworks =
            m_tasks.add({key("earthworks"), "Site preparation and roads", WorkClass::Civil, vary(siteDays(72))},
                        context, {{permits, LinkKind::FinishStart, -36}});
        const Planned yard = m_tasks.add({key("substation"), "Substation yard and line bays", WorkClass::Grid,
                                          vary(siteDays(216)), 0.8, 1.6},
                                         context, {{agreement}, {m_earthworks, SS, 24}});
        const Planned setting = m_tasks.add({key("transformer-set"), "Set, fill and test main transformers",
                                             WorkClass::Grid, vary(siteDays(42))},
                                            context, {{transformers}, {yard}});
        m_energised = m_tasks.add({key("energise"), "Energise substation", WorkClass::Grid, siteDays(5), 0.8, 4},
                                  context, {{setting}});
        m_fibre =
            m_tasks.add({key("fibre"), "Fibre routes and campus network", WorkClass::Network, vary(siteDays(150))},
                        context, {{m_earthworks}});
        m_phase.energised = m_energised.id;
    }

    Planned scheduleBuilding(BuildingPlace &building, const TaskContext &phase, std::size_t index)
    {
        TaskContext context = phase;
        context.building = building.id;
        context.parent = m_tasks.addSummary(building.key, building.name, context);
        const auto key = [&](const char *name) { return building.key + "-" + name; };
        std::vector<After> ground{{m_earthworks}};
        if (index > 0) {
            ground.push_back({m_foundations, SS, 11}); // one crew moves from pad to pad
        }
        m_foundations = m_tasks.add({key("foundations"), "Foundations and slab", WorkClass::Civil, vary(siteDays(60))},
                                    context, ground);
        const Planned shell =
            m_tasks.add({key("shell"), "Structure, envelope and roof", WorkClass::Shell, vary(siteDays(104))}, context,
                        {{m_foundations, LinkKind::FinishStart, -18}});
        const Planned electrical = m_tasks.add({key("electrical"), "Electrical rooms: MV, generators",
                                                WorkClass::Electrical, vary(siteDays(84))},
                                               context, {{shell, LinkKind::FinishStart, -36}, {m_switchgear}});
        const Planned cooling = m_tasks.add({key("cooling"), "Cooling plant and facility water loops",
                                             WorkClass::Cooling, vary(siteDays(84))},
                                            context, {{shell, LinkKind::FinishStart, -24}, {m_chillers}});
        const Planned network =
            m_tasks.add({key("network"), "Network backbone", WorkClass::Network, vary(siteDays(54))}, context,
                        {{shell}, {m_fibre, FF, 12}});
        const Planned acceptance =
            m_tasks.add({key("l2"), "Site acceptance (L2)", WorkClass::Commissioning, vary(siteDays(15)), 0.8, 1.8},
                        context, {{electrical}, {cooling}});
        const Planned startUp =
            m_tasks.add({key("l3"), "Start-up checks (L3)", WorkClass::Commissioning, vary(siteDays(15)), 0.8, 1.8},
                        context, {{acceptance}, {m_energised}});
        if (index == 0) {
            addDeliveries(startUp.end);
        }
        building.tasks.electrical = electrical.id;
        building.tasks.cooling = cooling.id;
        std::vector<After> halls;
        Planned previousFitOut = electrical, previousInstall;
        for (std::size_t i = 0; i < building.halls.size(); ++i) {
            const Fitted fitted = fitOutHall(building.halls[i], context, electrical, previousFitOut, i);
            previousFitOut = fitted.power;
            const Planned ready = commissionHall(building.halls[i], fitted, startUp);
            previousInstall = installHall(building.halls[i], fitted, ready, network, previousInstall, index);
            halls.push_back({m_accepted});
        }
        return m_tasks.addMilestone(key("live"), building.name + " live", context, halls);
    }

    struct Fitted {
        TaskContext context;
        Planned power, liquid;
    };

    Fitted fitOutHall(HallPlace &hall, const TaskContext &building, const Planned &electrical, const Planned &previous,
                      std::size_t index)
    {
        Fitted fitted;
        fitted.context = building;
        fitted.context.hall = hall.id;
        fitted.context.parent = m_tasks.addSummary(hall.key, hall.name, fitted.context);
        std::vector<After> after{{m_ups}};
        after.push_back(index == 0 ? After{electrical, SS, 36} : After{previous, SS, 8});
        fitted.power = m_tasks.add({hall.key + "-power", "Unit substations, UPS and busway", WorkClass::Electrical,
                                    vary(siteDays(40))},
                                   fitted.context, after);
        fitted.liquid =
            m_tasks.add({hall.key + "-liquid", "CDUs and liquid loops", WorkClass::Cooling, vary(siteDays(36))},
                        fitted.context, {{fitted.power, SS, 6}, {m_chillers}});
        hall.tasks.fitOut = fitted.power.id;
        hall.tasks.liquid = fitted.liquid.id;
        return fitted;
    }

    Planned commissionHall(HallPlace &hall, const Fitted &fitted, const Planned &startUp)
    {
        const Planned functional = m_tasks.add({hall.key + "-l4", "Functional tests (L4)", WorkClass::Commissioning,
                                                vary(everyDays(14)), 0.8, 1.8},
                                               fitted.context, {{startUp}, {fitted.power}, {fitted.liquid}});
        const Planned integrated = m_tasks.add({hall.key + "-l5", "Integrated systems test (L5)",
                                                WorkClass::Commissioning, vary(everyDays(18)), 0.8, 2},
                                               fitted.context, {{functional}});
        hall.tasks.integrated = integrated.id;
        return integrated;
    }

    Planned installHall(HallPlace &hall, const Fitted &fitted, const Planned &ready, const Planned &network,
                        const Planned &previous, std::size_t building)
    {
        std::vector<After> after{{ready}, {network}};
        if (previous.id) {
            after.push_back({previous, SS, 6});
        } else {
            after.push_back(
                {m_deliveries, SS, kDeliveryLeadDays + kStaggerDays * static_cast<double>(building), LagKind::Elapsed});
        }
        // About five racks a day, whatever the size of the hall.
        const double days = std::clamp(std::ceil(static_cast<double>(hall.racks) / 5), 4.0, 30.0);
        const Planned install =
            m_tasks.add({hall.key + "-racks", "Rack installation", WorkClass::RackInstall, vary(siteDays(days))},
                        fitted.context, after);
        m_accepted = m_tasks.add({hall.key + "-clusters", "Rack and cluster acceptance (L11, L12)",
                                  WorkClass::Commissioning, vary(everyDays(20)), 0.8, 2},
                                 fitted.context, {{install}});
        hall.tasks.install = install.id;
        hall.tasks.acceptance = m_accepted.id;
        m_needs.push_back({install.start, hall.racks});
        return install;
    }

    /// The delivery window, whose length is known when all halls are placed in time.
    void addDeliveries(Date firstHall)
    {
        const TaskContext context{m_phase.works, m_phase.id, m_phase.site, {}, {}};
        const Date wanted = firstOfMonth(firstHall, 1);
        const Date first = std::max(wanted, m_phase.spec->equipment->shipsFrom.value_or(wanted));
        m_deliveries = m_tasks.add({m_key + "-deliveries", "GPU rack deliveries", WorkClass::Procurement,
                                    elapsedWeeks(4), 0.9, 1.5},
                                   context, {}, first);
        m_phase.deliveries = m_deliveries.id;
    }

    void stretchDeliveries()
    {
        Date last = m_deliveries.start + 28;
        for (const RackNeed &need : m_needs) {
            last = std::max(last, need.date);
        }
        m_tasks.stretch(m_deliveries, last);
    }

    TaskList &m_tasks;
    PhasePlace &m_phase;
    Random &m_random;
    std::string m_key;
    Planned m_switchgear, m_ups, m_chillers, m_earthworks, m_energised, m_fibre, m_deliveries;
    Planned m_foundations, m_accepted;
    std::vector<RackNeed> m_needs;
};

} // namespace

std::vector<RackNeed> schedulePhase(TaskList &tasks, PhasePlace &phase, Random &random)
{
    return PhaseScheduler(tasks, phase, random).run();
}

} // namespace gigaplan::generate
