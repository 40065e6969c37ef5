// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outline/outline_rows.h"
#include "model/workspace/workspace.h"

#include <unordered_set>

namespace gigaplan {

/// The chosen tasks of the workspace's selection, the current one, which keys start from, and the anchor, where a range
/// of lines begins. The workspace holds the selection; this only reads it as tasks and phases.
class TimelineSelection {
public:
    explicit TimelineSelection(Workspace &workspace) : m_workspace(workspace) {}

    /// The workspace's selection changed.
    void follow();
    /// Another plan: there is no current task.
    void forget() { m_current = m_anchor = {}; }

    bool isEmpty() const { return m_workspace.selection().empty(); } ///< of anything
    bool contains(Id<Task> task) const { return m_tasks.contains(task.value); }
    bool contains(Id<Phase> phase) const { return m_phases.contains(phase.value); }
    const std::unordered_set<std::int64_t> &taskIds() const { return m_tasks; }
    std::vector<Id<Task>> tasks() const; ///< the primary one first
    std::vector<Id<Task>> inOrder(const OutlineRows &rows) const; ///< of the outline

    Id<Task> current() const { return m_current; }
    int currentLine(const OutlineRows &rows) const { return rows.lineOf(m_current); } ///< -1: hidden or none
    /// Whether the current task is in sight of the lines and chosen: a key never changes a task that does not look so.
    bool isCurrentChosen(const OutlineRows &rows) const { return currentLine(rows) >= 0 && contains(m_current); }

    void select(const OutlineRows &rows, const std::vector<Id<Task>> &tasks);
    void selectOnly(const OutlineRows &rows, Id<Task> task); ///< current, too
    void toggle(const OutlineRows &rows, Id<Task> task); ///< current, too
    void selectAll(const OutlineRows &rows);
    /// Makes the line (or the nearest one) current and chooses it, or all from the anchor to it. Returns the line.
    int moveTo(const OutlineRows &rows, int line, bool extend);

private:
    Workspace &m_workspace;
    std::unordered_set<std::int64_t> m_tasks, m_phases;
    Id<Task> m_current, m_anchor;
};

} // namespace gigaplan
