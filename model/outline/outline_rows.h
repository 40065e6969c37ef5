// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outline/outline_filter.h"
#include "model/outline/outline_tree.h"

#include <unordered_set>

namespace gigaplan {

/// The work breakdown as the lines that are visible now: children of expanded summaries only, siblings by order, then
/// key. Lines are made when asked for, so that large plans cost little.
class OutlineRows {
public:
    OutlineRows() : m_tree(std::make_shared<const OutlineTree>()) {}
    /// `schedule` belongs to `plan`; neither is changed. Tasks in `expanded` that are not in the plan are kept for
    /// undo.
    OutlineRows(PlanSnapshot plan, std::shared_ptr<const Schedule> schedule,
                std::unordered_set<std::int64_t> expanded = {});

    const OutlineTree &tree() const { return *m_tree; }
    const PlanSnapshot &plan() const { return m_tree->plan(); }
    /// Selects and groups the lines again. Under a grouping only leaves are shown, by start.
    void arrange(const OutlineFilter &filter, OutlineGrouping grouping);
    OutlineGrouping grouping() const { return m_grouping; }
    /// How many tasks the filter lets through, without the summaries above them.
    int matchCount() const { return m_matches; }

    bool isEmpty() const { return m_lines.empty(); }
    int size() const { return static_cast<int>(m_lines.size()); }
    OutlineRow row(int line) const;
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
    std::vector<OutlineLink> links(const std::unordered_set<std::int64_t> &selectedTasks, LinkChoice choice,
                                   const std::unordered_set<std::int64_t> &driving = {}) const;
    /// Tasks and links that drive a task, back to the first, with the summaries that links of the chain hang on.
    struct Drivers {
        std::unordered_set<std::int64_t> tasks, links;
    };
    Drivers drivers(Id<Task> task) const;

private:
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
    void filter(const OutlineFilter &filter);
    void group(OutlineGrouping grouping);
    std::pair<std::int64_t, QString> groupOf(const Task &task, OutlineGrouping grouping) const;
    void measure(Group &group) const;
    QString whereIs(std::uint32_t task) const; ///< which of the tasks of one name it is
    OutlineRow groupRow(const Group &group) const;
    bool isShown(std::uint32_t task) const { return m_shown.empty() || m_shown[task] != 0; }
    void rebuild();
    template <class Visit>
    void walk(const std::unordered_set<std::int64_t> &expanded, Visit &&visit) const;
    int standIn(std::uint32_t task) const;

    std::shared_ptr<const OutlineTree> m_tree;
    std::unordered_set<std::int64_t> m_expanded;
    OutlineGrouping m_grouping = OutlineGrouping::None;
    std::vector<char> m_shown; ///< of each task; empty: all
    int m_matches = 0;
    std::vector<Group> m_groups;
    std::vector<Line> m_lines;
    std::vector<int> m_groupLine; ///< of each group
    std::vector<int> m_lineOf; ///< of each task; -1: hidden
};

} // namespace gigaplan
