// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule.h"
#include "model/analysis/schedule/schedule_rules.h"
#include "model/analysis/schedule/task_network.h"

namespace gigaplan {

/// The passes over a network without loops. Each is linear in nodes + edges; a stopped one leaves the rest as it was.
///
/// Rules where textbooks differ follow the field's standard tool: constraints are honoured over links; a start moves to
/// the next working instant, but a milestone after work stands where the work ended; an FF link does not pull a start
/// before the plan's start, SF links and leads do; slack counts in the task's own calendar; the late finish never lies
/// behind the plan's finish; a started task keeps its actual start, lasts its duration and has its finish slack only.
/// Where the plan goes by the status date, what remains of a started task and all of the others lie behind it.
class CriticalPath {
public:
    CriticalPath(const TaskNetwork &network, const PlanClocks &clocks, const ScheduleRules &rules, std::stop_token stop);

    /// Dates of leaves; those of summaries are left alone.
    std::vector<TaskDates> compute(const std::vector<std::uint32_t> &order);

private:
    /// The latest of what links ask of a node; the lowest instant where none asks.
    struct Bounds {
        static constexpr Instant kNone{std::numeric_limits<std::int64_t>::min()};
        Instant start = kNone;         ///< FS and SS
        Instant finish = kNone;        ///< FF
        Instant startToFinish = kNone; ///< SF
        Instant firstStart = kNeverInstant; ///< of an exit: the earliest start of its leaves
        bool isFree() const { return start == kNone && finish == kNone && startToFinish == kNone; }
    };
    /// Start and finish of a leaf, the earliest of a gate's leaves, or what an exit's successors allow its leaves.
    struct Span {
        Instant start = kNeverInstant, finish = kNeverInstant;
    };

    void forward(const std::vector<std::uint32_t> &order);
    Span earlySpan(std::uint32_t leaf) const;
    Instant finishInProgress(const Activity &activity, const Bounds &bounds) const;
    /// Where the links let so many minutes begin.
    Instant startFromLinks(const Activity &activity, const Bounds &bounds, std::int64_t duration) const;
    Instant workStart(const Activity &activity, Instant at) const;
    void push(std::uint32_t node);
    void pushFromGate(const Bounds &bounds, Bounds &target) const;
    void pushFromTask(const TaskNetwork::Edge &edge, const Span &span, Instant firstStart);
    void measureSummaryLags(std::uint32_t exit);

    void backward(const std::vector<std::uint32_t> &order);
    Span lateSpan(std::uint32_t leaf, const Span &limits) const;
    void slack(const std::vector<std::uint32_t> &order);
    std::int64_t totalSlack(std::uint32_t leaf) const;
    std::int64_t freeSlack(std::uint32_t leaf, const std::vector<Span> &earliest) const;
    void judge(const std::vector<std::uint32_t> &order);
    void delay(const std::vector<std::uint32_t> &order);

    /// What of a node's bounds decides its dates, as bits.
    using Parts = std::uint8_t;
    static constexpr Parts kNoPart = 0, kStartPart = 1, kFinishPart = 2, kStartToFinishPart = 4;
    /// Of each row: whether it drives the last finish, by links alone.
    std::vector<char> longestPath(const std::vector<std::uint32_t> &order) const;
    Parts decidingParts(std::uint32_t leaf) const;
    Parts partsDriven(std::uint32_t node, const TaskNetwork::Edge &edge, Parts decided) const;
    Parts partsPassedOn(const Bounds &from, const Bounds &to, Parts decided) const;
    Span latestWithoutHarm(std::uint32_t leaf, const Span &limits) const;

    /// What the successors' spans allow the node.
    Span limitsOf(std::uint32_t node, const std::vector<Span> &spans) const;
    Instant afterLag(const TaskNetwork::Edge &edge, Instant at, int direction) const;
    const CalendarClock &clockOf(std::uint32_t node) const { return m_clocks[m_network.clockOf(node)]; }
    const CalendarClock &slackClockOf(std::uint32_t leaf) const
    {
        return m_clocks[m_network.activity(leaf).slackClock];
    }
    bool stopped(std::size_t step) const { return step % 4096 == 0 && m_stop.stop_requested(); }

    const TaskNetwork &m_network;
    const PlanClocks &m_clocks;
    ScheduleRules m_rules;
    Instant m_planFinish;
    std::stop_token m_stop;
    std::vector<std::int64_t> m_lags; ///< of each link
    std::vector<char> m_hasShares;    ///< of each row: a link from it has a lag that is a share of its span
    std::vector<Bounds> m_bounds;     ///< of each node
    std::vector<TaskDates> m_dates;   ///< of each row
};

} // namespace gigaplan
