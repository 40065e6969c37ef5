// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/duration_draws.h"
#include "model/analysis/schedule/plan_clocks.h"
#include "model/analysis/schedule/reasons.h"
#include "model/analysis/schedule/schedule.h"
#include "model/base/adjacency.h"
#include "model/plan/id_index.h"

#include <QString>

#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

namespace gigaplan {

/// How the lines are grouped.
enum class GanttGrouping { None, Phase, WorkClass, Hall };

/// Which tasks are shown; all conditions hold together. The summaries above a shown task are shown too.
struct GanttFilter {
    QString text; ///< anywhere in the name, whatever the case
    bool critical = false;
    bool nearCritical = false; ///< critical or nearly so
    bool late = false; ///< misses its deadline or has negative slack
    bool unfinished = false;
    Id<Phase> phase;
    std::optional<WorkClass> workClass;

    friend bool operator==(const GanttFilter &, const GanttFilter &) = default;
    bool isEmpty() const { return *this == GanttFilter(); }
};

/// One line of the Gantt, ready to draw.
struct GanttRow {
    Id<Task> task; ///< below zero: a group
    int number = 0; ///< in the whole outline, from 1; 0: a group
    std::int64_t durationMin = 0; ///< of a leaf: in its own time; of a summary: from start to finish by the clock
    bool elapsed = false;
    QString predecessors; ///< these two are the caller's to set
    std::optional<std::int32_t> varianceDays; ///< finish against the chosen baseline, positive: later
    QString name;
    QString power; ///< of a phase's own bar: "1.00 GW IT"; else empty, as on further groups of the same phase
    int depth = 0; ///< 0: a root
    Instant start, finish, lateFinish;
    std::int64_t totalSlackMin = 0; ///< in the task's calendar
    std::optional<Instant> deadline;
    Instant pessimisticFinish; ///< P90 of an unfinished leaf by the scatter of its own duration; never before `finish`
    Instant optimisticFinish; ///< P10, never after `finish`; not after `start`: unknown
    double complete = 0; ///< 0 … 1; of a summary its leaves' by duration
    int phase = -1; ///< step of the phase ramp; -1: of no phase
    int phaseCount = 0;
    bool summary = false;
    bool expanded = false;
    bool milestone = false;
    bool critical = false;
    bool nearCritical = false;
    bool driving = false; ///< on the chain that drives the chosen task; the caller's to set
    bool phaseBar = false; ///< the summary that is its phase
    bool selected = false; ///< these three are the caller's to set
    bool related = false;
    bool hovered = false;
};

/// A dependency between two lines; a hidden task is replaced by its nearest visible summary.
struct GanttLink {
    int fromRow = 0, toRow = 0;
    Instant from, to; ///< the linked ends
    bool fromFinish = true; ///< leaves the finish of its bar, else the start
    bool toStart = true; ///< arrives at the start of its bar, else the finish
    bool critical = false; ///< both its tasks are
    bool selected = false; ///< one of its tasks is
    bool driving = false; ///< on the chain that drives the chosen task
};

/// The work breakdown as the lines that are visible now: children of expanded summaries only, siblings by order, then
/// key. Holds the snapshot and its schedule; lines are made when asked for, so that large plans cost little.
class GanttRows {
public:
    GanttRows() = default;
    /// `schedule` belongs to `plan`; neither is changed. Tasks in `expanded` that are not in the plan are kept for
    /// undo.
    GanttRows(PlanSnapshot plan, std::shared_ptr<const Schedule> schedule,
              std::unordered_set<std::int64_t> expanded = {});

    const PlanSnapshot &plan() const { return m_plan; }
    /// Selects and groups the lines again. Under a grouping only leaves are shown, by start.
    void arrange(const GanttFilter &filter, GanttGrouping grouping);
    GanttGrouping grouping() const { return m_grouping; }
    /// How many tasks the filter lets through, without the summaries above them.
    int matchCount() const { return m_matches; }

    bool isEmpty() const { return m_lines.empty(); }
    int size() const { return static_cast<int>(m_lines.size()); }
    GanttRow row(int line) const;
    /// For a group, an id below zero, which identifies it in `lineOf` and `setExpanded`, and is not a task of the plan.
    Id<Task> taskAt(int line) const;
    bool isGroup(int line) const { return m_lines[static_cast<std::size_t>(line)].task >= kGroups; }
    /// The number of a task in the whole outline, from 1, regardless of what is hidden, 0 where it is unknown; and the
    /// reverse.
    int numberOf(Id<Task> task) const;
    Id<Task> taskNumbered(int number) const;
    /// The links that a task waits by, in the table's order.
    std::vector<const Link *> linksInto(Id<Task> task) const;
    const TaskDates &datesAt(int line) const;
    /// The task's line, or -1 where it is hidden or unknown.
    int lineOf(Id<Task> task) const;
    /// The line of the summary that a line belongs to, or -1 for roots.
    int parentLine(int line) const;
    bool isSummary(int line) const;
    /// The clock that the task's duration runs on, and the plan's own.
    const CalendarClock &clockOf(const Task &task) const;
    const CalendarClock &planClock() const;
    bool isExpanded(int line) const;

    const std::unordered_set<std::int64_t> &expanded() const { return m_expanded; }
    void setExpanded(Id<Task> task, bool expanded);
    void expandAll();
    void collapseAll();
    /// Opens the summaries above the task.
    void reveal(Id<Task> task);
    /// Opens whole levels from the top while no more than `lines` result, then the first unfinished summaries, as long
    /// as they fit.
    void expandToFit(int lines, Instant now);

    enum class LinkChoice { Selection, SelectionAndCritical, All };
    /// `driving`: ids of links that are drawn in any case, and marked.
    std::vector<GanttLink> links(const std::unordered_set<std::int64_t> &selectedTasks, LinkChoice choice,
                                 const std::unordered_set<std::int64_t> &driving = {}) const;
    /// Tasks and links that drive a task, back to the first, with the summaries that links of the chain hang on.
    struct Drivers {
        std::unordered_set<std::int64_t> tasks, links;
    };
    Drivers drivers(Id<Task> task) const;

private:
    struct LinkEnds {
        std::uint32_t from, to; ///< rows of the task table; kNone: missing
        bool critical; ///< both tasks are
    };
    /// Clocks refer to the snapshot that they were made for, so both stay together and where they are.
    struct Clocks {
        explicit Clocks(PlanSnapshot of) : plan(std::move(of)), clocks(plan) {}
        PlanSnapshot plan;
        PlanClocks clocks;
    };
    static constexpr std::uint32_t kGroups = 0x8000'0000; ///< lines from here on are groups
    struct Line {
        std::uint32_t task;
        std::uint16_t depth;
    };
    struct Group {
        std::int64_t id = 0; ///< below zero
        QString name;
        int phase = -1;
        TaskDates dates;
        double complete = 0;
        std::vector<std::uint32_t> tasks;
    };
    void buildLinks(const IdIndex<Task> &rows);
    void filter(const GanttFilter &filter);
    void group(GanttGrouping grouping);
    std::pair<std::int64_t, QString> groupOf(const Task &task, GanttGrouping grouping) const;
    void measure(Group &group) const;
    QString placeOf(std::uint32_t task) const; ///< which of the tasks of one name it is
    GanttRow groupRow(const Group &group, bool expanded) const;
    void scatter(std::uint32_t task, GanttRow &row) const;
    bool isPhaseBar(std::uint32_t task) const;
    bool isShown(std::uint32_t task) const { return m_shown.empty() || m_shown[task] != 0; }
    void buildTree();
    void buildPhases();
    void buildProgress();
    void rebuild();
    int countLines(const std::unordered_set<std::int64_t> &expanded) const;
    template <class Visit>
    void walk(const std::unordered_set<std::int64_t> &expanded, Visit &&visit) const;
    bool hasChildren(std::uint32_t task) const { return m_first[task] != m_first[task + 1]; }
    int standIn(std::uint32_t task) const;

    PlanSnapshot m_plan;
    std::shared_ptr<const Schedule> m_schedule;
    std::shared_ptr<Clocks> m_clocks;
    std::unordered_set<std::int64_t> m_expanded;
    std::vector<std::uint32_t> m_parent; ///< of each row of the task table
    std::vector<std::uint32_t> m_topDown;
    std::vector<std::uint32_t> m_first; ///< of each task its first child in m_children; the roots come last
    std::vector<std::uint32_t> m_children;
    std::vector<float> m_complete;
    std::vector<int> m_phaseStep; ///< of each row of the phase table
    std::vector<std::uint32_t> m_phaseTop; ///< of each row of the phase table its first group, which shows its power
    std::vector<std::uint32_t> m_outline; ///< all tasks in the order of the open tree
    std::vector<std::uint32_t> m_number; ///< of each task its place there
    std::vector<LinkEnds> m_linkEnds; ///< of each link
    Adjacency m_linksInto; ///< rows of the link table by successor
    GanttGrouping m_grouping = GanttGrouping::None;
    std::vector<char> m_shown; ///< of each task; empty: all
    int m_matches = 0;
    std::vector<Group> m_groups;
    mutable std::shared_ptr<const DurationDraws> m_draws; ///< how durations scatter; made when first drawn
    std::vector<Line> m_lines;
    std::vector<int> m_groupLine; ///< of each group
    std::vector<int> m_lineOf; ///< of each task; -1: hidden
};

} // namespace gigaplan
