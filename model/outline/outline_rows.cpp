// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outline/outline_rows.h"

#include "model/analysis/schedule/reasons.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"

#include <algorithm>

namespace gigaplan {

OutlineRows::OutlineRows(PlanSnapshot plan, std::shared_ptr<const Schedule> schedule,
                         std::unordered_set<std::int64_t> expanded)
    : m_tree(std::make_shared<const OutlineTree>(std::move(plan), std::move(schedule))),
      m_expanded(std::move(expanded)),
      m_matches(static_cast<int>(m_tree->order().size()))
{
    rebuild();
}

template <class Visit>
void OutlineRows::walk(const std::unordered_set<std::int64_t> &expanded, Visit &&visit) const
{
    if (m_grouping != OutlineGrouping::None) {
        for (std::uint32_t group = 0; group < m_groups.size(); ++group) {
            visit(kGroups + group, std::uint16_t{0});
            if (expanded.contains(m_groups[group].id)) {
                for (const std::uint32_t task : m_groups[group].tasks) {
                    visit(task, std::uint16_t{1});
                }
            }
        }
        return;
    }
    std::vector<std::span<const std::uint32_t>> open{m_tree->roots()};
    while (!open.empty()) {
        if (open.back().empty()) {
            open.pop_back();
            continue;
        }
        const std::uint32_t task = open.back().front();
        open.back() = open.back().subspan(1);
        if (!isShown(task)) {
            continue;
        }
        visit(task, static_cast<std::uint16_t>(open.size() - 1));
        if (m_tree->hasChildren(task) && expanded.contains(m_tree->task(task).id.value)) {
            open.push_back(m_tree->children(task));
        }
    }
}

void OutlineRows::rebuild()
{
    m_lines.clear();
    m_lineOf.assign(plan().table<Task>().size(), -1);
    m_groupLine.assign(m_groups.size(), -1);
    walk(m_expanded, [this](std::uint32_t task, std::uint16_t depth) {
        (task >= kGroups ? m_groupLine[task - kGroups] : m_lineOf[task]) = size();
        m_lines.push_back({task, depth});
    });
}

OutlineRow OutlineRows::row(int line) const
{
    const auto [task, depth] = m_lines[static_cast<std::size_t>(line)];
    if (task >= kGroups) {
        return groupRow(m_groups[task - kGroups]);
    }
    OutlineRow row = m_tree->row(task);
    row.depth = depth;
    row.expanded = row.summary && m_expanded.contains(row.task.value);
    if (m_grouping != OutlineGrouping::None) {
        row.name = row.name % QStringLiteral("  ·  ") % whereIs(task);
    }
    return row;
}

Id<Task> OutlineRows::taskAt(int line) const
{
    const std::uint32_t task = m_lines[static_cast<std::size_t>(line)].task;
    return task >= kGroups ? Id<Task>{m_groups[task - kGroups].id} : m_tree->task(task).id;
}

const TaskDates &OutlineRows::datesAt(int line) const
{
    const std::uint32_t task = m_lines[static_cast<std::size_t>(line)].task;
    return task >= kGroups ? m_groups[task - kGroups].dates : m_tree->dates(task);
}

int OutlineRows::lineOf(Id<Task> task) const
{
    if (task.value < 0) {
        const auto group =
            std::find_if(m_groups.begin(), m_groups.end(), [&](const Group &one) { return one.id == task.value; });
        return group == m_groups.end() ? -1 : m_groupLine[static_cast<std::size_t>(group - m_groups.begin())];
    }
    const std::size_t index = plan().table<Task>().indexOf(task);
    return index == Table<Task>::npos || index >= m_lineOf.size() ? -1 : m_lineOf[index];
}

int OutlineRows::parentLine(int line) const
{
    if (m_grouping != OutlineGrouping::None) {
        for (; line >= 0 && !isGroup(line); --line) {}
        return line;
    }
    const std::uint32_t parent = m_tree->parent(m_lines[static_cast<std::size_t>(line)].task);
    return parent == TaskTree::kNone ? -1 : m_lineOf[parent];
}

bool OutlineRows::isSummary(int line) const
{
    const std::uint32_t task = m_lines[static_cast<std::size_t>(line)].task;
    return task >= kGroups || m_tree->hasChildren(task);
}

bool OutlineRows::isExpanded(int line) const
{
    return isSummary(line) && m_expanded.contains(taskAt(line).value);
}

int OutlineRows::numberOf(Id<Task> task) const
{
    const std::size_t index = plan().table<Task>().indexOf(task);
    return index == Table<Task>::npos ? 0 : static_cast<int>(m_tree->placeOf(static_cast<std::uint32_t>(index))) + 1;
}

Id<Task> OutlineRows::taskNumbered(int number) const
{
    const auto &order = m_tree->order();
    return number < 1 || number > static_cast<int>(order.size())
        ? Id<Task>()
        : m_tree->task(order[static_cast<std::size_t>(number) - 1]).id;
}

std::vector<const Link *> OutlineRows::linksInto(Id<Task> task) const
{
    std::vector<const Link *> links;
    if (const std::size_t index = plan().table<Task>().indexOf(task); index != Table<Task>::npos) {
        for (const std::uint32_t link : m_tree->linksInto(static_cast<std::uint32_t>(index))) {
            links.push_back(&plan().table<Link>()[link]);
        }
    }
    return links;
}

void OutlineRows::setExpanded(Id<Task> task, bool expanded)
{
    if (expanded) {
        m_expanded.insert(task.value);
    } else {
        m_expanded.erase(task.value);
    }
    rebuild();
}

void OutlineRows::expandAll()
{
    for (const std::uint32_t task : m_tree->order()) {
        if (m_tree->hasChildren(task)) {
            m_expanded.insert(m_tree->task(task).id.value);
        }
    }
    for (const Group &group : m_groups) {
        m_expanded.insert(group.id);
    }
    rebuild();
}

void OutlineRows::collapseAll()
{
    m_expanded.clear();
    rebuild();
}

void OutlineRows::reveal(Id<Task> task)
{
    const std::size_t index = plan().table<Task>().indexOf(task);
    if (index == Table<Task>::npos) {
        return;
    }
    for (auto above = m_tree->parent(static_cast<std::uint32_t>(index)); above != TaskTree::kNone;
         above = m_tree->parent(above)) {
        m_expanded.insert(m_tree->task(above).id.value);
    }
    for (const Group &group : m_groups) {
        if (std::find(group.tasks.begin(), group.tasks.end(), index) != group.tasks.end()) {
            m_expanded.insert(group.id);
        }
    }
    rebuild();
}

void OutlineRows::expandToFit(int lines, Instant now)
{
    if (m_grouping != OutlineGrouping::None) {
        return;
    }
    m_expanded.clear();
    rebuild();
    for (bool grew = true; grew;) {
        auto whole = m_expanded;
        for (const Line &line : m_lines) {
            if (m_tree->hasChildren(line.task)) {
                whole.insert(m_tree->task(line.task).id.value);
            }
        }
        int count = 0;
        walk(whole, [&count](std::uint32_t, std::uint16_t) { ++count; });
        grew = count > size() && count <= lines;
        if (grew) {
            m_expanded = std::move(whole);
            rebuild();
        }
    }
    const auto before = m_lines;
    for (const Line &line : before) {
        const TaskDates &dates = m_tree->dates(line.task);
        const auto more = static_cast<int>(m_tree->children(line.task).size());
        if (more > 0 && dates.finish > now && !m_expanded.contains(m_tree->task(line.task).id.value)
            && size() + more <= lines) {
            setExpanded(m_tree->task(line.task).id, true);
        }
    }
}

int OutlineRows::standIn(std::uint32_t task) const
{
    while (m_lineOf[task] < 0 && m_tree->parent(task) != TaskTree::kNone) {
        task = m_tree->parent(task);
    }
    return m_lineOf[task];
}

OutlineRows::Drivers OutlineRows::drivers(Id<Task> task) const
{
    Drivers drivers;
    for (const Reason &reason : m_tree->schedule() ? whyNotEarlier(*m_tree->schedule(), task) : std::vector<Reason>()) {
        drivers.tasks.insert(reason.task.value);
        if (const Link *link = plan().find(reason.link)) {
            drivers.links.insert(link->id.value);
            drivers.tasks.insert({link->from.value, link->to.value});
        }
    }
    return drivers;
}

std::vector<OutlineLink> OutlineRows::links(const std::unordered_set<std::int64_t> &selectedTasks, LinkChoice choice,
                                            const std::unordered_set<std::int64_t> &driving) const
{
    std::vector<OutlineLink> links;
    const auto &table = plan().table<Link>();
    const bool anySelected = !selectedTasks.empty();
    const bool criticalOnly = !anySelected && driving.empty() && choice != LinkChoice::All;
    for (std::size_t at = 0; at < table.size(); ++at) {
        const auto [fromTask, toTask, critical] = m_tree->linkEnds()[at];
        if (fromTask == TaskTree::kNone || toTask == TaskTree::kNone || (!critical && criticalOnly)) {
            continue;
        }
        const Link &link = table[at];
        const TaskDates *from = &m_tree->dates(fromTask);
        const TaskDates *to = &m_tree->dates(toTask);
        OutlineLink drawn;
        drawn.selected =
            anySelected && (selectedTasks.contains(link.from.value) || selectedTasks.contains(link.to.value));
        drawn.critical = critical;
        drawn.driving = !driving.empty() && driving.contains(link.id.value);
        if (!drawn.selected && !drawn.driving && choice != LinkChoice::All
            && (choice == LinkChoice::Selection || !drawn.critical)) {
            continue;
        }
        drawn.fromRow = standIn(fromTask);
        drawn.toRow = standIn(toTask);
        // Summaries stand in for hidden ends of selected and driving links only: otherwise a collapsed plan would be
        // cluttered with lines.
        const bool bothShown = m_lineOf[fromTask] >= 0 && m_lineOf[toTask] >= 0;
        if (drawn.fromRow == drawn.toRow || drawn.fromRow < 0 || drawn.toRow < 0
            || (!bothShown && !drawn.selected && !drawn.driving)) {
            continue;
        }
        drawn.fromFinish = link.kind == LinkKind::FinishStart || link.kind == LinkKind::FinishFinish;
        drawn.toStart = link.kind == LinkKind::FinishStart || link.kind == LinkKind::StartStart;
        drawn.from = drawn.fromFinish ? from->finish : from->start;
        drawn.to = drawn.toStart ? to->start : to->finish;
        links.push_back(drawn);
    }
    return links;
}

} // namespace gigaplan
