// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/build_schedule.h"

#include "model/plan/equipment.h"
#include "model/plan/links.h"
#include "model/plan/work_kinds.h"

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

    /// Adds tasks of one context, whose keys begin alike.
    auto adder(const std::string &prefix, const TaskContext &context)
    {
        return [=, this](const char *key, const char *name, WorkClass workClass, Days duration,
                         const std::vector<After> &after, double optimistic = 0.85, double pessimistic = 1.35,
                         std::optional<Date> earliest = {}) {
            return m_tasks.add({prefix + "-" + key, name, workClass, duration, optimistic, pessimistic}, context, after,
                               earliest);
        };
    }

    void addCampusWorks(const TaskContext &context)
    {
        const auto add = adder(m_key, context);
        const Planned land = add("site-control", "Site control and due diligence", WorkClass::Land, vary(siteDays(72)),
                                 {}, 0.7, 2, m_phase.spec->start);
        const Planned permits = add("permits", "Permits", WorkClass::Permit, vary(siteDays(150)),
                                    {{land, LinkKind::FinishStart, -24}}, 0.9, 2.5);
        const Planned agreement = add("interconnection", "Interconnection agreement", WorkClass::Grid,
                                      vary(elapsedWeeks(30)), {{land}}, 0.8, 3);
        const Planned design =
            add("design", "Detailed design", WorkClass::General, vary(siteDays(140)), {{permits, SS, 12}});
        // Production slots are reserved while the design is still under way.
        const Planned transformers =
            add("transformers", "Main transformers and HV breakers, slot to delivery", WorkClass::Procurement,
                elapsedWeeks(kTransformerWeeks), {{design, SS, 6}}, 80 / kTransformerWeeks, 128 / kTransformerWeeks);
        m_switchgear = add("switchgear", "MV switchgear, order to delivery", WorkClass::Procurement,
                           vary(elapsedWeeks(50)), {{design, SS, 48}}, 0.88, 1.3);
        m_ups = add("ups", "Unit substations and UPS, order to delivery", WorkClass::Procurement,
                    vary(elapsedWeeks(44)), {{design, SS, 60}}, 0.8, 1.4);
        m_chillers = add("chillers", "Cooling plant and CDUs, order to delivery", WorkClass::Procurement,
                         vary(elapsedWeeks(40)), {{design, SS, 60}}, 0.6, 1.3);
        m_earthworks = add("earthworks", "Site preparation and roads", WorkClass::Civil, vary(siteDays(72)),
                           {{permits, LinkKind::FinishStart, -36}});
        const Planned yard = add("substation", "Substation yard and line bays", WorkClass::Grid, vary(siteDays(216)),
                                 {{agreement}, {m_earthworks, SS, 24}}, 0.8, 1.6);
        const Planned setting = add("transformer-set", "Set, fill and test main transformers", WorkClass::Grid,
                                    vary(siteDays(42)), {{transformers}, {yard}});
        m_energised = add("energise", "Energise substation", WorkClass::Grid, siteDays(5), {{setting}}, 0.8, 4);
        m_fibre =
            add("fibre", "Fibre routes and campus network", WorkClass::Network, vary(siteDays(150)), {{m_earthworks}});
        m_phase.energised = m_energised.id;
    }

    Planned scheduleBuilding(BuildingPlace &building, const TaskContext &phase, std::size_t index)
    {
        TaskContext context = phase;
        context.building = building.id;
        context.parent = m_tasks.addSummary(building.key, building.name, context);
        const auto add = adder(building.key, context);
        std::vector<After> ground{{m_earthworks}};
        if (index > 0) {
            ground.push_back({m_foundations, SS, 11}); // one crew moves from pad to pad
        }
        m_foundations = add("foundations", "Foundations and slab", WorkClass::Civil, vary(siteDays(60)), ground);
        const Planned shell = add("shell", "Structure, envelope and roof", WorkClass::Shell, vary(siteDays(104)),
                                  {{m_foundations, LinkKind::FinishStart, -18}});
        const Planned electrical = add("electrical", "Electrical rooms: MV, generators", WorkClass::Electrical,
                                       vary(siteDays(84)), {{shell, LinkKind::FinishStart, -36}, {m_switchgear}});
        const Planned cooling = add("cooling", "Cooling plant and facility water loops", WorkClass::Cooling,
                                    vary(siteDays(84)), {{shell, LinkKind::FinishStart, -24}, {m_chillers}});
        const Planned network =
            add("network", "Network backbone", WorkClass::Network, vary(siteDays(54)), {{shell}, {m_fibre, FF, 12}});
        const Planned acceptance = add("l2", "Site acceptance (L2)", WorkClass::Commissioning, vary(siteDays(15)),
                                       {{electrical}, {cooling}}, 0.8, 1.8);
        const Planned startUp = add("l3", "Start-up checks (L3)", WorkClass::Commissioning, vary(siteDays(15)),
                                    {{acceptance}, {m_energised}}, 0.8, 1.8);
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
        return m_tasks.addMilestone(building.key + "-live", building.name + " live", context, halls);
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
        const auto add = adder(hall.key, fitted.context);
        std::vector<After> after{{m_ups}};
        after.push_back(index == 0 ? After{electrical, SS, 36} : After{previous, SS, 8});
        fitted.power =
            add("power", "Unit substations, UPS and busway", WorkClass::Electrical, vary(siteDays(40)), after);
        fitted.liquid = add("liquid", "CDUs and liquid loops", WorkClass::Cooling, vary(siteDays(36)),
                            {{fitted.power, SS, 6}, {m_chillers}});
        hall.tasks.fitOut = fitted.power.id;
        hall.tasks.liquid = fitted.liquid.id;
        return fitted;
    }

    Planned commissionHall(HallPlace &hall, const Fitted &fitted, const Planned &startUp)
    {
        const auto add = adder(hall.key, fitted.context);
        const Planned functional = add("l4", "Functional tests (L4)", WorkClass::Commissioning, vary(everyDays(14)),
                                       {{startUp}, {fitted.power}, {fitted.liquid}}, 0.8, 1.8);
        const Planned integrated = add("l5", "Integrated systems test (L5)", WorkClass::Commissioning,
                                       vary(everyDays(18)), {{functional}}, 0.8, 2);
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
        const auto add = adder(hall.key, fitted.context);
        // About five racks a day, whatever the size of the hall.
        const double days = std::clamp(std::ceil(static_cast<double>(hall.racks) / 5), 4.0, 30.0);
        const Planned install = add("racks", "Rack installation", WorkClass::RackInstall, vary(siteDays(days)), after);
        m_accepted = add("clusters", "Rack and cluster acceptance (L11, L12)", WorkClass::Commissioning,
                         vary(everyDays(20)), {{install}}, 0.8, 2);
        hall.tasks.install = install.id;
        hall.tasks.acceptance = m_accepted.id;
        m_needs.push_back({install.start, hall.racks});
        return install;
    }

    /// The delivery window, whose length is known when all halls are placed in time.
    void addDeliveries(Date firstHall)
    {
        const auto add = adder(m_key, {m_phase.works, m_phase.id, m_phase.site, {}, {}});
        const Date wanted = firstOfMonth(firstHall, 1);
        const Date first = std::max(wanted, m_phase.spec->equipment->shipsFrom.value_or(wanted));
        m_deliveries =
            add("deliveries", "GPU rack deliveries", WorkClass::Procurement, elapsedWeeks(4), {}, 0.9, 1.5, first);
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
