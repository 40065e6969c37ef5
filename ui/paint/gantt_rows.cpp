// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/gantt_rows.h"

#include "model/analysis/forecast/forecast.h"
#include "model/analysis/schedule/task_tree.h"
#include "model/plan/in_order.h"
#include "model/words/labels.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

constexpr std::uint32_t kNone = TaskTree::kNone;

} // namespace

GanttRows::GanttRows(PlanSnapshot plan, std::shared_ptr<const Schedule> schedule,
                     std::unordered_set<std::int64_t> expanded)
    : m_plan(std::move(plan)),
      m_schedule(std::move(schedule)),
      m_clocks(std::make_shared<Clocks>(m_plan)),
      m_expanded(std::move(expanded))
{
    buildTree();
    buildPhases();
    buildProgress();
    m_matches = static_cast<int>(m_outline.size());
    rebuild();
}

void GanttRows::buildTree()
{
    const auto &tasks = m_plan.table<Task>();
    TaskTree tree(m_plan);
    m_parent = std::move(tree.parent);
    m_topDown = std::move(tree.topDown);

    // The roots are the children of one more row after the last.
    const auto rootRow = static_cast<std::uint32_t>(tasks.size());
    const auto parentOf = [&](std::uint32_t task) { return m_parent[task] == kNone ? rootRow : m_parent[task]; };
    m_first.assign(tasks.size() + 2, 0);
    for (const std::uint32_t task : m_topDown) {
        ++m_first[parentOf(task) + 1];
    }
    for (std::size_t i = 1; i < m_first.size(); ++i) {
        m_first[i] += m_first[i - 1];
    }
    m_children.resize(m_topDown.size());
    auto next = m_first;
    for (const std::uint32_t task : m_topDown) {
        m_children[next[parentOf(task)]++] = task;
    }
    for (std::uint32_t parent = 0; parent <= rootRow; ++parent) {
        std::sort(m_children.begin() + m_first[parent], m_children.begin() + m_first[parent + 1],
                  [&](std::uint32_t a, std::uint32_t b) {
                      if (tasks[a].order != tasks[b].order) {
                          return tasks[a].order < tasks[b].order;
                      }
                      return tasks[a].key != tasks[b].key ? tasks[a].key < tasks[b].key : a < b;
                  });
    }
    m_outline.reserve(tasks.size());
    std::vector<std::uint32_t> open;
    const auto push = [&](std::uint32_t parent) {
        for (std::uint32_t at = m_first[parent + 1]; at > m_first[parent]; --at) {
            open.push_back(m_children[at - 1]);
        }
    };
    push(rootRow);
    m_number.assign(tasks.size(), 0);
    while (!open.empty()) {
        const std::uint32_t task = open.back();
        open.pop_back();
        m_number[task] = static_cast<std::uint32_t>(m_outline.size());
        m_outline.push_back(task);
        push(task);
    }
    buildLinks(tree.rows);
}

void GanttRows::buildLinks(const IdIndex<Task> &rows)
{
    std::vector<Adjacency::Edge> into;
    for (const Link &link : m_plan.table<Link>()) {
        LinkEnds ends{rows.at(link.from), rows.at(link.to), false};
        ends.critical = ends.from != kNone && ends.to != kNone && m_schedule->tasks[ends.from].critical
            && m_schedule->tasks[ends.to].critical;
        if (ends.to != kNone) {
            into.push_back({ends.to, static_cast<std::uint32_t>(m_linkEnds.size())});
        }
        m_linkEnds.push_back(ends);
    }
    m_linksInto = Adjacency(m_plan.table<Task>().size(), into);
}

void GanttRows::buildPhases()
{
    const auto ordered = inOrder<Phase>(m_plan);
    m_phaseStep.assign(ordered.size(), -1);
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        m_phaseStep[m_plan.table<Phase>().indexOf(ordered[i]->id)] = static_cast<int>(i);
    }
    m_phaseTop.assign(ordered.size(), kNone);
    for (const std::uint32_t task : m_outline) {
        const auto phase =
            isPhaseBar(task) ? m_plan.table<Phase>().indexOf(m_plan.table<Task>()[task].phase) : Table<Phase>::npos;
        if (phase != Table<Phase>::npos && m_phaseTop[phase] == kNone) {
            m_phaseTop[phase] = task;
        }
    }
}

bool GanttRows::isPhaseBar(std::uint32_t task) const
{
    const auto &tasks = m_plan.table<Task>();
    return hasChildren(task) && tasks[task].phase
        && (m_parent[task] == kNone || tasks[m_parent[task]].phase != tasks[task].phase);
}

void GanttRows::buildProgress()
{
    const auto &tasks = m_plan.table<Task>();
    std::vector<double> all(tasks.size()), done(tasks.size());
    m_complete.resize(tasks.size());
    for (auto at = m_topDown.rbegin(); at != m_topDown.rend(); ++at) {
        const std::uint32_t task = *at;
        if (!hasChildren(task)) {
            all[task] = static_cast<double>(tasks[task].duration.value);
            m_complete[task] = static_cast<float>(tasks[task].complete.value / 100);
            done[task] = all[task] * tasks[task].complete.value / 100;
        } else {
            m_complete[task] = all[task] > 0 ? static_cast<float>(done[task] / all[task]) : 0.0F;
        }
        if (m_parent[task] != kNone) {
            all[m_parent[task]] += all[task];
            done[m_parent[task]] += done[task];
        }
    }
}

template <class Visit>
void GanttRows::walk(const std::unordered_set<std::int64_t> &expanded, Visit &&visit) const
{
    const auto &tasks = m_plan.table<Task>();
    if (m_grouping != GanttGrouping::None) {
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
    struct Level {
        std::uint32_t next, end;
    };
    std::vector<Level> open;
    if (!m_first.empty()) {
        open.push_back({m_first[tasks.size()], m_first[tasks.size() + 1]});
    }
    while (!open.empty()) {
        if (open.back().next == open.back().end) {
            open.pop_back();
            continue;
        }
        const std::uint32_t task = m_children[open.back().next++];
        if (!isShown(task)) {
            continue;
        }
        visit(task, static_cast<std::uint16_t>(open.size() - 1));
        if (hasChildren(task) && expanded.contains(tasks[task].id.value)) {
            open.push_back({m_first[task], m_first[task + 1]});
        }
    }
}

void GanttRows::rebuild()
{
    m_lines.clear();
    m_lineOf.assign(m_plan.table<Task>().size(), -1);
    m_groupLine.assign(m_groups.size(), -1);
    walk(m_expanded, [this](std::uint32_t task, std::uint16_t depth) {
        (task >= kGroups ? m_groupLine[task - kGroups] : m_lineOf[task]) = size();
        m_lines.push_back({task, depth});
    });
}

int GanttRows::countLines(const std::unordered_set<std::int64_t> &expanded) const
{
    int count = 0;
    walk(expanded, [&count](std::uint32_t, std::uint16_t) { ++count; });
    return count;
}

void GanttRows::scatter(std::uint32_t task, GanttRow &row) const
{
    if (!m_draws) {
        // Events hit tasks or not; only the durations' own scatter is drawn.
        m_draws = std::make_shared<const DurationDraws>(m_plan.withRows(std::vector<RiskEvent>()));
    }
    const auto &scatters = m_draws->tasks();
    const auto at =
        std::lower_bound(scatters.begin(), scatters.end(), task,
                         [](const DurationDraws::Scatter &one, std::uint32_t index) { return one.row < index; });
    if (at == scatters.end() || at->row != task) {
        return;
    }
    constexpr double kTenth = 1.2815515655446004; // of the normal distribution
    const Task &planned = m_plan.table<Task>()[task];
    const auto finishAt = [&](double z) {
        const double more = (at->points.at(z) - static_cast<double>(at->planned)) * at->open;
        const auto minutes = std::max<std::int64_t>(0, at->planned + std::llround(more));
        return clampToRange(clockOf(planned).advance(row.start, minutes));
    };
    row.optimisticFinish = std::min(row.finish, finishAt(-kTenth));
    row.pessimisticFinish = std::max(row.finish, finishAt(kTenth));
}

GanttRow GanttRows::row(int line) const
{
    const auto [index, depth] = m_lines[static_cast<std::size_t>(line)];
    if (index >= kGroups) {
        const Group &group = m_groups[index - kGroups];
        return groupRow(group, m_expanded.contains(group.id));
    }
    const Task &task = m_plan.table<Task>()[index];
    const TaskDates &dates = m_schedule->tasks[index];
    GanttRow row;
    row.task = task.id;
    row.name = qtext(task.name.empty() ? task.key : task.name);
    row.depth = depth;
    row.start = dates.start;
    row.finish = dates.finish;
    row.lateFinish = std::max(dates.finish, dates.lateFinish);
    row.totalSlackMin = dates.totalSlackMin;
    row.deadline = task.deadline;
    row.complete = static_cast<double>(m_complete[index]);
    row.phaseCount = static_cast<int>(m_phaseStep.size());
    row.summary = hasChildren(index);
    row.expanded = row.summary && m_expanded.contains(task.id.value);
    row.milestone = !row.summary && dates.start == dates.finish;
    row.critical = dates.critical;
    row.nearCritical = dates.nearCritical;
    row.number = static_cast<int>(m_number[index]) + 1;
    row.durationMin = row.summary ? dates.finish - dates.start : task.duration.value;
    row.elapsed = row.summary || task.elapsed;
    row.pessimisticFinish = row.optimisticFinish = dates.finish;
    if (!row.summary && !row.milestone && !task.actualFinish && task.complete.value < 100) {
        scatter(index, row);
    }
    if (m_grouping != GanttGrouping::None) {
        row.name = row.name % QStringLiteral("  ·  ") % placeOf(index);
    }
    if (const auto phase = m_plan.table<Phase>().indexOf(task.phase); phase != Table<Phase>::npos) {
        row.phase = m_phaseStep[phase];
        row.phaseBar = isPhaseBar(index);
        if (row.phaseBar && m_phaseTop[phase] == index) {
            row.power = powerLabel(toWatts(m_plan.table<Phase>()[phase].target),
                                   m_plan.plan().basis == CapacityBasis::It ? "IT" : "facility");
        }
    }
    return row;
}

Id<Task> GanttRows::taskAt(int line) const
{
    const std::uint32_t task = m_lines[static_cast<std::size_t>(line)].task;
    return task >= kGroups ? Id<Task>{m_groups[task - kGroups].id} : m_plan.table<Task>()[task].id;
}

const TaskDates &GanttRows::datesAt(int line) const
{
    const std::uint32_t task = m_lines[static_cast<std::size_t>(line)].task;
    return task >= kGroups ? m_groups[task - kGroups].dates : m_schedule->tasks[task];
}

int GanttRows::lineOf(Id<Task> task) const
{
    if (task.value < 0) {
        const auto group =
            std::find_if(m_groups.begin(), m_groups.end(), [&](const Group &one) { return one.id == task.value; });
        return group == m_groups.end() ? -1 : m_groupLine[static_cast<std::size_t>(group - m_groups.begin())];
    }
    const std::size_t index = m_plan.table<Task>().indexOf(task);
    return index == Table<Task>::npos || index >= m_lineOf.size() ? -1 : m_lineOf[index];
}

int GanttRows::parentLine(int line) const
{
    if (m_grouping != GanttGrouping::None) {
        for (; line >= 0 && !isGroup(line); --line) {}
        return line;
    }
    const std::uint32_t parent = m_parent[m_lines[static_cast<std::size_t>(line)].task];
    return parent == kNone ? -1 : m_lineOf[parent];
}

bool GanttRows::isSummary(int line) const
{
    const std::uint32_t task = m_lines[static_cast<std::size_t>(line)].task;
    return task >= kGroups || hasChildren(task);
}

bool GanttRows::isExpanded(int line) const
{
    return isSummary(line) && m_expanded.contains(taskAt(line).value);
}

int GanttRows::numberOf(Id<Task> task) const
{
    const std::size_t index = m_plan.table<Task>().indexOf(task);
    return index == Table<Task>::npos ? 0 : static_cast<int>(m_number[index]) + 1;
}

Id<Task> GanttRows::taskNumbered(int number) const
{
    return number < 1 || number > static_cast<int>(m_outline.size())
        ? Id<Task>()
        : m_plan.table<Task>()[m_outline[static_cast<std::size_t>(number) - 1]].id;
}

std::vector<const Link *> GanttRows::linksInto(Id<Task> task) const
{
    std::vector<const Link *> links;
    if (const std::size_t index = m_plan.table<Task>().indexOf(task); index != Table<Task>::npos) {
        for (const std::uint32_t link : m_linksInto.of(index)) {
            links.push_back(&m_plan.table<Link>()[link]);
        }
    }
    return links;
}

const CalendarClock &GanttRows::clockOf(const Task &task) const
{
    return m_clocks->clocks[m_clocks->clocks.clockOf(task)];
}

const CalendarClock &GanttRows::planClock() const
{
    return m_clocks->clocks.planClock();
}

void GanttRows::setExpanded(Id<Task> task, bool expanded)
{
    if (expanded) {
        m_expanded.insert(task.value);
    } else {
        m_expanded.erase(task.value);
    }
    rebuild();
}

void GanttRows::expandAll()
{
    const auto &tasks = m_plan.table<Task>();
    for (const std::uint32_t task : m_topDown) {
        if (hasChildren(task)) {
            m_expanded.insert(tasks[task].id.value);
        }
    }
    for (const Group &group : m_groups) {
        m_expanded.insert(group.id);
    }
    rebuild();
}

void GanttRows::collapseAll()
{
    m_expanded.clear();
    rebuild();
}

void GanttRows::reveal(Id<Task> task)
{
    const auto &tasks = m_plan.table<Task>();
    std::size_t index = tasks.indexOf(task);
    if (index == Table<Task>::npos) {
        return;
    }
    for (std::uint32_t above = m_parent[index]; above != kNone; above = m_parent[above]) {
        m_expanded.insert(tasks[above].id.value);
    }
    for (const Group &group : m_groups) {
        if (std::find(group.tasks.begin(), group.tasks.end(), index) != group.tasks.end()) {
            m_expanded.insert(group.id);
        }
    }
    rebuild();
}

void GanttRows::expandToFit(int lines, Instant now)
{
    const auto &tasks = m_plan.table<Task>();
    if (m_grouping != GanttGrouping::None) {
        return;
    }
    m_expanded.clear();
    rebuild();
    for (bool grew = true; grew;) {
        auto whole = m_expanded;
        for (const Line &line : m_lines) {
            if (hasChildren(line.task)) {
                whole.insert(tasks[line.task].id.value);
            }
        }
        const int count = countLines(whole);
        grew = count > size() && count <= lines;
        if (grew) {
            m_expanded = std::move(whole);
            rebuild();
        }
    }
    const auto before = m_lines;
    for (const Line &line : before) {
        const TaskDates &dates = m_schedule->tasks[line.task];
        const auto more = static_cast<int>(m_first[line.task + 1] - m_first[line.task]);
        if (more > 0 && dates.finish > now && !m_expanded.contains(tasks[line.task].id.value)
            && size() + more <= lines) {
            setExpanded(tasks[line.task].id, true);
        }
    }
}

int GanttRows::standIn(std::uint32_t task) const
{
    while (m_lineOf[task] < 0 && m_parent[task] != kNone) {
        task = m_parent[task];
    }
    return m_lineOf[task];
}

GanttRows::Drivers GanttRows::drivers(Id<Task> task) const
{
    Drivers drivers;
    for (const Reason &reason : m_schedule ? whyNotEarlier(*m_schedule, task) : std::vector<Reason>()) {
        drivers.tasks.insert(reason.task.value);
        if (const Link *link = m_plan.find(reason.link)) {
            drivers.links.insert(link->id.value);
            drivers.tasks.insert({link->from.value, link->to.value});
        }
    }
    return drivers;
}

std::vector<GanttLink> GanttRows::links(const std::unordered_set<std::int64_t> &selectedTasks, LinkChoice choice,
                                        const std::unordered_set<std::int64_t> &driving) const
{
    std::vector<GanttLink> links;
    const auto &table = m_plan.table<Link>();
    const bool anySelected = !selectedTasks.empty();
    const bool criticalOnly = !anySelected && driving.empty() && choice != LinkChoice::All;
    for (std::size_t at = 0; at < table.size(); ++at) {
        const auto [fromTask, toTask, critical] = m_linkEnds[at];
        if (fromTask == kNone || toTask == kNone || (!critical && criticalOnly)) {
            continue;
        }
        const Link &link = table[at];
        const TaskDates *from = &m_schedule->tasks[fromTask];
        const TaskDates *to = &m_schedule->tasks[toTask];
        GanttLink drawn;
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
