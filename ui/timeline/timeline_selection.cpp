// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_selection.h"

#include <algorithm>

namespace gigaplan {

void TimelineSelection::follow()
{
    m_tasks.clear();
    m_phases.clear();
    for (const EntityRef ref : m_workspace.selection()) {
        if (ref.is<Task>()) {
            m_tasks.insert(ref.id);
        } else if (ref.is<Phase>()) {
            m_phases.insert(ref.id);
        }
    }
    if (const EntityRef primary = m_workspace.primarySelection(); primary.is<Task>() && !contains(m_current)) {
        m_current = m_anchor = primary.as<Task>();
    }
}

std::vector<Id<Task>> TimelineSelection::tasks() const
{
    std::vector<Id<Task>> tasks;
    for (const EntityRef ref : m_workspace.selection()) {
        if (ref.is<Task>()) {
            tasks.push_back(ref.as<Task>());
        }
    }
    return tasks;
}

std::vector<Id<Task>> TimelineSelection::inOrder(const OutlineRows &rows) const
{
    std::vector<Id<Task>> ordered = tasks();
    std::sort(ordered.begin(), ordered.end(),
              [&](Id<Task> a, Id<Task> b) { return rows.numberOf(a) < rows.numberOf(b); });
    return ordered;
}

void TimelineSelection::select(const OutlineRows &rows, const std::vector<Id<Task>> &tasks)
{
    std::vector<EntityRef> refs;
    for (const Id<Task> task : tasks) {
        if (task.value > 0) { // groups are lines, but nothing that can be chosen
            refs.emplace_back(task);
        }
    }
    // A phase's own bar represents the phase, so its rows, megawatts and dollars are selected with it.
    for (const Id<Task> task : tasks) {
        const int line = rows.lineOf(task);
        if (line >= 0 && rows.row(line).phaseBar) {
            refs.emplace_back(rows.plan().find(task)->phase);
        }
    }
    m_workspace.select(refs);
}

void TimelineSelection::selectOnly(const OutlineRows &rows, Id<Task> task)
{
    m_current = m_anchor = task;
    select(rows, {task});
}

void TimelineSelection::toggle(const OutlineRows &rows, Id<Task> task)
{
    m_current = m_anchor = task;
    std::vector<Id<Task>> chosen = tasks();
    if (std::erase(chosen, task) == 0) {
        chosen.push_back(task);
    }
    select(rows, chosen);
}

void TimelineSelection::selectAll(const OutlineRows &rows)
{
    std::vector<Id<Task>> all;
    for (int line = 0; line < rows.size(); ++line) {
        all.push_back(rows.taskAt(line));
    }
    select(rows, all);
}

int TimelineSelection::moveTo(const OutlineRows &rows, int line, bool extend)
{
    line = std::clamp(line, 0, rows.size() - 1);
    m_current = rows.taskAt(line);
    const int anchor = rows.lineOf(m_anchor);
    if (!extend || anchor < 0) {
        selectOnly(rows, m_current);
        return line;
    }
    std::vector<Id<Task>> range;
    for (int at = std::min(line, anchor); at <= std::max(line, anchor); ++at) {
        range.push_back(rows.taskAt(at));
    }
    select(rows, range);
    return line;
}

} // namespace gigaplan
