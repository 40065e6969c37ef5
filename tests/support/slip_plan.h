// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/plan_clocks.h"
#include "model/analysis/schedule/schedule.h"
#include "model/plan/calendars.h"
#include "model/plan/crews.h"
#include "model/plan/equipment.h"
#include "model/plan/links.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/support/make.h"

#include <random>

namespace gigaplan::test {

/// What a random plan of `SlipPlan` may hold beside tasks in groups and links of every kind on odd calendars.
struct SlipOptions {
    bool crews = false; ///< resources with calendars of their own
    bool shares = false; ///< lags that are shares of what is before them
    bool lateTasks = true; ///< as late as possible
};

/// A small campus whose schedule has something of all that a slack could be wrong about.
class SlipPlan {
public:
    SlipPlan(unsigned seed, const SlipOptions &options)
        : m_random(seed * 2654435761U + 17),
          m_options(options),
          m_rows(planStarting(makeDate(2026, 1, 1) + static_cast<int>(upTo(50))))
    {
        addCalendars();
        addPhases();
        addTasks();
        addLinks();
        addCrews();
        addCampus();
    }

    PlanSnapshot snapshot() && { return std::move(m_rows).snapshot(); }

private:
    std::size_t upTo(std::size_t count) { return m_random() % count; }
    bool oneIn(std::size_t count) { return upTo(count) == 0; }
    template <class T, std::size_t N>
    T oneOf(const T (&values)[N])
    {
        return values[upTo(N)];
    }
    static std::string key(const char *what, std::size_t number) { return what + std::to_string(number); }
    Instant someInstant()
    {
        const auto minute = oneIn(4) ? 0 : static_cast<std::int64_t>(oneIn(2) ? 30 * upTo(48) : upTo(1440));
        return startOfDay(*m_rows.of<Plan>()[0].start + (static_cast<int>(upTo(40)) - 4)) + minute;
    }
    Id<Calendar> someCalendar() { return oneIn(2) ? Id<Calendar>() : idOf<Calendar>(key("c", upTo(4))); }

    void addCalendars()
    {
        constexpr const char *kHours[] = {"08:00-12:00 13:00-17:00", "06:00-14:00", "00:00-06:00 20:00-24:00",
                                          "00:00-24:00", "09:30-10:15 18:00-23:00"};
        for (std::size_t i = 0; i < 4; ++i) {
            auto calendar = make<Calendar>(key("c", i));
            for (WorkHours *day : {&calendar.monday, &calendar.tuesday, &calendar.wednesday, &calendar.thursday,
                                   &calendar.friday, &calendar.saturday, &calendar.sunday}) {
                if (!oneIn(3)) {
                    *day = parseWorkHours(oneOf(kHours)).value();
                }
            }
            m_rows.of<Calendar>().push_back(calendar);
            auto off = make<CalendarException>(key("x", i));
            off.calendar = calendar.id;
            off.first = *m_rows.of<Plan>()[0].start + static_cast<int>(upTo(20));
            off.last = *off.first + static_cast<int>(upTo(4));
            m_rows.of<CalendarException>().push_back(off);
        }
        Plan &plan = m_rows.of<Plan>()[0];
        plan.calendar = oneIn(3) ? someCalendar() : Id<Calendar>();
        plan.honourConstraints = !oneIn(4);
        plan.itOverhead = {1};
        if (oneIn(5)) {
            plan.statusDate = *plan.start + static_cast<int>(upTo(12));
            plan.progressRule = static_cast<ProgressRule>(upTo(3));
        }
        if (oneIn(4)) {
            auto closed = make<Blackout>("closed");
            closed.first = *plan.start + static_cast<int>(upTo(15));
            closed.last = *closed.first + static_cast<int>(upTo(6));
            m_rows.of<Blackout>().push_back(closed);
        }
    }

    void addPhases()
    {
        for (std::size_t i = 0; i < 2; ++i) {
            auto phase = make<Phase>(key("p", i));
            phase.calendar = oneIn(3) ? someCalendar() : Id<Calendar>();
            m_rows.of<Phase>().push_back(phase);
        }
    }

    /// Leaves in order; a group takes the next few of them, and may lie in a group.
    void addTasks()
    {
        const std::size_t leaves = 3 + upTo(8);
        std::vector<std::string> open;
        std::vector<std::size_t> begins;
        while (m_leaves < leaves) {
            if (open.size() < 3 && oneIn(3)) {
                addTask(key("g", m_groups++), open);
                open.push_back(m_rows.of<Task>().back().key);
                begins.push_back(m_leaves);
            }
            addLeaf(open);
            while (!open.empty() && oneIn(2)) {
                m_ends.push_back({open.back(), begins.back(), m_leaves});
                open.pop_back();
                begins.pop_back();
            }
        }
        for (; !open.empty(); open.pop_back(), begins.pop_back()) {
            m_ends.push_back({open.back(), begins.back(), m_leaves});
        }
    }

    Task &addTask(const std::string &name, const std::vector<std::string> &open)
    {
        auto task = make<Task>(name);
        task.parent = open.empty() ? Id<Task>() : idOf<Task>(open.back());
        task.phase = oneIn(4) ? Id<Phase>() : idOf<Phase>(key("p", upTo(2)));
        task.calendar = oneIn(3) ? someCalendar() : Id<Calendar>();
        return m_rows.of<Task>().emplace_back(task);
    }

    void addLeaf(const std::vector<std::string> &open)
    {
        constexpr std::int64_t kDurations[] = {0, 0, 0, 1, 33, 60, 480, 480, 481, 960, 1440, 2400, 3333};
        Task &task = addTask(key("t", m_leaves), open);
        task.duration = {oneOf(kDurations)};
        task.elapsed = oneIn(8);
        m_ends.push_back({task.key, m_leaves, m_leaves + 1});
        ++m_leaves;
        if (oneIn(4)) {
            task.constraint = static_cast<ConstraintKind>(upTo(8));
            task.constraintDate = someInstant();
        }
        if (m_options.lateTasks && oneIn(8)) {
            task.constraint = ConstraintKind::AsLateAsPossible;
        }
        if (!m_options.lateTasks && task.constraint == ConstraintKind::AsLateAsPossible) {
            task.constraint = ConstraintKind::AsSoonAsPossible;
        }
        if (oneIn(8)) {
            task.deadline = someInstant() + 20 * 1440;
        }
        if (oneIn(5)) {
            constexpr std::int64_t kDelays[] = {1, 60, 480, 1440, 5000};
            task.levelDelay = {oneOf(kDelays)};
        }
        if (oneIn(9)) {
            task.actualStart = someInstant();
            task.complete = {static_cast<double>(upTo(4) * 25)};
            if (oneIn(3)) {
                task.actualFinish = *task.actualStart + static_cast<std::int64_t>(upTo(5000));
                task.complete = {100};
            }
        }
    }

    void addLinks()
    {
        constexpr std::int64_t kLags[] = {0, 0, 0, 60, 100, 480, 1440, -30, -60, -480, -1000};
        constexpr double kShares[] = {50, 100, 10, 33, -50, -100, 150};
        for (std::size_t i = 0; i < 2 * m_leaves; ++i) {
            const Span &from = m_ends[upTo(m_ends.size())];
            const Span &to = m_ends[upTo(m_ends.size())];
            if (from.end > to.begin) {
                continue;
            }
            auto link = make<Link>(key("l", i));
            link.from = idOf<Task>(from.key);
            link.to = idOf<Task>(to.key);
            link.kind = oneIn(2) ? LinkKind::FinishStart : static_cast<LinkKind>(upTo(4));
            link.lagKind = oneIn(3) ? LagKind::Elapsed : LagKind::Working;
            link.lag = {oneOf(kLags)};
            if (m_options.shares && oneIn(3)) {
                link.lagKind = LagKind::PercentOfPredecessor;
                link.lagPercent = {oneOf(kShares)};
            }
            m_rows.of<Link>().push_back(link);
        }
    }

    void addCrews()
    {
        for (std::size_t i = 0; m_options.crews && i < 2; ++i) {
            auto crew = make<Resource>(key("r", i));
            crew.calendar = idOf<Calendar>(key("c", upTo(4)));
            m_rows.of<Resource>().push_back(crew);
            for (std::size_t leaf = 0; leaf < m_leaves; ++leaf) {
                if (oneIn(4)) {
                    auto assignment = make<Assignment>(key("a", 100 * i + leaf));
                    assignment.resource = crew.id;
                    assignment.task = idOf<Task>(key("t", leaf));
                    m_rows.of<Assignment>().push_back(assignment);
                }
            }
        }
    }

    Id<Task> someTask() { return oneIn(3) ? Id<Task>() : idOf<Task>(m_ends[upTo(m_ends.size())].key); }

    void addCampus()
    {
        auto equipment = make<Equipment>("q");
        equipment.operating = {100};
        equipment.gpuPackages = 72;
        m_rows.of<Equipment>().push_back(equipment);
        m_rows.of<Site>().push_back(make<Site>("site"));
        auto building = make<Building>("b");
        building.site = idOf<Site>("site");
        m_rows.of<Building>().push_back(building);
        auto hall = make<Hall>("h");
        hall.building = building.id;
        m_rows.of<Hall>().push_back(hall);
        for (std::size_t i = 0; i < 3; ++i) {
            auto node = make<Node>(key("n", i));
            node.ready = someTask();
            m_rows.of<Node>().push_back(node);
        }
        auto feed = make<Feed>("f");
        feed.from = idOf<Node>("n0");
        feed.to = idOf<Node>("n2");
        m_rows.of<Feed>().push_back(feed);
        for (std::size_t i = 0; i < 4; ++i) {
            auto row = make<Row>(key("w", i));
            row.hall = hall.id;
            row.phase = idOf<Phase>(key("p", upTo(2)));
            row.slots = 1 + static_cast<std::int64_t>(upTo(3));
            row.equipment = equipment.id;
            row.feedA = idOf<Node>(key("n", 1 + upTo(2)));
            row.install = someTask();
            row.commission = someTask();
            m_rows.of<Row>().push_back(row);
            auto supply = make<Supply>(key("u", i));
            supply.equipment = equipment.id;
            supply.date = makeDate(2020, 1, 1);
            supply.quantity = 1000;
            m_rows.of<Supply>().push_back(supply);
        }
    }

    struct Span {
        std::string key;
        std::size_t begin, end; ///< leaves
    };
    std::mt19937 m_random;
    SlipOptions m_options;
    PlanRows m_rows;
    std::vector<Span> m_ends; ///< leaves and groups that a link may join
    std::size_t m_leaves = 0, m_groups = 0;
};

enum class Slip { Longer, Later };

/// The plan with one task that slips by the given minutes; nothing where it cannot: it is done or starts on a date.
inline std::optional<PlanSnapshot> slipped(const PlanSnapshot &plan, const Schedule &schedule, std::size_t row,
                                           Slip how, std::int64_t minutes)
{
    Task task = plan.table<Task>()[row];
    const TaskDates &dates = schedule.tasks[row];
    const bool isPlain = task.constraint == ConstraintKind::AsSoonAsPossible
        || (task.constraint == ConstraintKind::StartNoEarlierThan && task.constraintDate);
    if (dates.summary || task.actualFinish || (how == Slip::Later && (!isPlain || task.actualStart || minutes == 0))) {
        return std::nullopt;
    }
    if (how == Slip::Longer) {
        task.duration.value += minutes;
    } else {
        PlanClocks clocks(plan);
        const CalendarClock &clock = clocks[clocks.slackClockOf(task)];
        const Instant start = clock.advance(dates.earlyStart, minutes);
        task.levelDelay = {}; // the date is where it had led to, or later
        task.constraint = ConstraintKind::StartNoEarlierThan;
        task.constraintDate = task.duration.value == 0 ? start : clock.nextStart(start);
    }
    ChangeSummary change;
    change.of<Task>().updated.push_back({std::move(task), 1});
    return plan.with(change);
}

/// How many random plans a test tries; by hand more: GIGAPLAN_SLIP_PLANS=5000.
inline unsigned slipPlans(unsigned usual)
{
    const char *wanted = std::getenv("GIGAPLAN_SLIP_PLANS");
    return wanted ? static_cast<unsigned>(std::strtoul(wanted, nullptr, 10)) : usual;
}

} // namespace gigaplan::test
