// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule.h"
#include "model/analysis/schedule/schedule_structure.h"

namespace gigaplan {

/// The latest of what links ask of a node; the lowest instant where none asks.
struct PathBounds {
    static constexpr Instant kNone{std::numeric_limits<std::int64_t>::min()};
    Instant start = kNone;              ///< FS and SS
    Instant finish = kNone;             ///< FF
    Instant startToFinish = kNone;      ///< SF
    Instant firstStart = kNeverInstant; ///< of an exit: the earliest start of its leaves
    bool isFree() const { return start == kNone && finish == kNone && startToFinish == kNone; }
    friend bool operator==(const PathBounds &, const PathBounds &) = default;
};

/// Start and finish of a leaf, the earliest of a gate's leaves, or what an exit's successors allow its leaves.
struct PathSpan {
    Instant start = kNeverInstant, finish = kNeverInstant;
    friend bool operator==(const PathSpan &, const PathSpan &) = default;
};

/// What the passes leave behind, so that the next schedule repeats no more than an edit reaches.
struct PathState {
    /// What a node asks of those before it. "Never" where it asks nothing.
    struct Ahead {
        PathSpan late;
        PathSpan early;
        friend bool operator==(const Ahead &, const Ahead &) = default;
    };
    std::vector<Activity> activities; ///< of each row
    std::vector<std::int64_t> lags;   ///< of each link, minutes
    std::vector<PathBounds> bounds;   ///< of each node
    std::vector<Ahead> ahead;         ///< of each node
    Instant planFinish;
    bool delays = false; ///< a task is to be as late as possible
};

/// The passes over a network without loops. Each is linear in nodes + edges; a stopped one leaves the rest as it was.
///
/// Rules where textbooks differ follow the field's standard tool: constraints are honoured over links; a start moves to
/// the next working instant, but a milestone after work stands where the work ended; an FF link does not pull a start
/// before the plan's start, SF links and leads do; slack counts in the task's own calendar; the late finish never lies
/// behind the plan's finish; a started task keeps its actual start, lasts its duration and has its finish slack only.
/// Where the plan goes by the status date, what remains of a started task and all of the others lie behind it.
class CriticalPath {
public:
    using Bounds = PathBounds;
    using Span = PathSpan;

    /// `dates` has a value for each row; those of summaries are left alone.
    CriticalPath(const ScheduleStructure &structure, PathState &state, std::vector<TaskDates> &dates,
                 std::stop_token stop = {});

    /// All tasks, from the activities and lags of the structure's network.
    void compute();
    /// The tasks that a change of these rows reaches; state and dates are those of the schedule before.
    void update(const PlanSnapshot &plan, const std::vector<std::uint32_t> &changed);

    /// What of a node's bounds decides its dates, as bits.
    using Parts = std::uint8_t;
    static constexpr Parts kNoPart = 0, kStartPart = 1, kFinishPart = 2, kStartToFinishPart = 4;
    /// Of a leaf; no part: a constraint, the status date or what has happened decides.
    Parts decidingParts(std::uint32_t leaf) const;
    /// Of a node before `edge.to`: what of its dates makes the parts that decide there.
    Parts partsDriven(std::uint32_t node, const TaskNetwork::Edge &edge, Parts decided) const;
    /// What the successors allow the node: late dates, or with `&PathState::Ahead::early` the scheduled ones.
    Span limitsOf(std::uint32_t node, Span PathState::Ahead::*which) const;
    /// `at` behind the link's lag, or before it with the direction -1.
    Instant afterLag(std::uint32_t link, std::uint32_t to, Instant at, int direction) const;

private:
    void changeTask(const Task &task, std::uint32_t row);
    void run();

    void forward();
    Bounds gather(std::uint32_t node) const;
    void placeEarly(std::uint32_t leaf, const Bounds &bounds);
    void passOn(std::uint32_t node, const Bounds &bounds);
    Span earlySpan(std::uint32_t leaf) const;
    Instant finishInProgress(const Activity &activity, const Bounds &bounds) const;
    /// Where the links let so many minutes begin.
    Instant startFromLinks(const Activity &activity, const Bounds &bounds, std::int64_t duration) const;
    Instant workStart(const Activity &activity, Instant at) const;
    void measureSummaryLags(std::uint32_t exit, const Bounds &bounds);
    void measurePlanFinish();

    void backward();
    PathState::Ahead placeLate(std::uint32_t leaf);
    Span lateSpan(std::uint32_t leaf, const Span &limits) const;
    std::int64_t totalSlack(std::uint32_t leaf) const;
    std::int64_t freeSlack(std::uint32_t leaf) const;

    void judge();
    /// Of each row: whether it drives the last finish, by links alone.
    std::vector<char> longestPath() const;
    Parts partsPassedOn(const Bounds &from, const Bounds &to, Parts decided) const;

    void delay();
    Span latestWithoutHarm(std::uint32_t leaf, const Span &limits) const;

    const Activity &activity(std::uint32_t leaf) const { return m_state.activities[leaf]; }
    const CalendarClock &clockOf(std::uint32_t node) const { return m_clocks[m_network.clockOf(node)]; }
    const CalendarClock &slackClockOf(std::uint32_t leaf) const { return m_clocks[activity(leaf).slackClock]; }
    bool stopped(std::size_t step) const { return step % 4096 == 0 && m_stop.stop_requested(); }
    void reachAfter(std::uint32_t node);
    void reachBefore(std::uint32_t node);

    const ScheduleStructure &m_structure;
    const TaskNetwork &m_network;
    const PlanClocks &m_clocks;
    const ScheduleRules &m_rules;
    PathState &m_state;
    std::vector<TaskDates> &m_dates; ///< of each row
    std::stop_token m_stop;
    bool m_allForward = false, m_allBackward = false;
    std::vector<char> m_forward, m_backward; ///< of each node: to be done again; not used where all are
    std::vector<char> m_changed;             ///< of each row, with m_forward
};

} // namespace gigaplan
