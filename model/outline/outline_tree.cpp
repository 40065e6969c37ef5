// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outline/outline_tree.h"

#include "model/analysis/schedule/progress.h"
#include "model/plan/in_order.h"
#include "model/plan/links.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "model/words/labels.h"

#include <algorithm>

namespace gigaplan {

namespace {

constexpr std::uint32_t kNone = TaskTree::kNone;

} // namespace

OutlineTree::OutlineTree(PlanSnapshot plan, std::shared_ptr<const Schedule> schedule)
    : m_plan(std::move(plan)), m_schedule(std::move(schedule)), m_clocks(std::make_unique<PlanClocks>(m_plan))
{
    TaskTree tree(m_plan);
    m_complete = progressOf(m_plan, tree);
    m_parent = std::move(tree.parent);
    order(tree);
    readLinks(tree.rows);
    readPhases();
}

void OutlineTree::order(const TaskTree &tree)
{
    const auto &tasks = m_plan.table<Task>();
    const auto root = static_cast<std::uint32_t>(tasks.size());
    m_children = {tasks.size() + 1, [&](auto &&take) {
                      for (const std::uint32_t row : tree.topDown) {
                          take(m_parent[row] == kNone ? root : m_parent[row], row);
                      }
                  }};
    m_children.sortEach([&](std::uint32_t a, std::uint32_t b) {
        return std::pair(tasks[a].order, a) < std::pair(tasks[b].order, b); // rows are in the order of keys
    });

    m_order.reserve(tasks.size());
    m_place.assign(tasks.size(), 0);
    std::vector<std::uint32_t> open(roots().rbegin(), roots().rend());
    while (!open.empty()) {
        const std::uint32_t row = open.back();
        open.pop_back();
        m_place[row] = static_cast<std::uint32_t>(m_order.size());
        m_order.push_back(row);
        open.insert(open.end(), children(row).rbegin(), children(row).rend());
    }
}

void OutlineTree::readLinks(const IdIndex<Task> &rows)
{
    m_linkEnds.reserve(m_plan.table<Link>().size());
    for (const Link &link : m_plan.table<Link>()) {
        LinkEnds ends{rows.at(link.from), rows.at(link.to), false};
        ends.critical = ends.from != kNone && ends.to != kNone && dates(ends.from).critical && dates(ends.to).critical;
        m_linkEnds.push_back(ends);
    }
    m_linksInto = {m_plan.table<Task>().size(), [&](auto &&take) {
                       for (std::uint32_t link = 0; link < m_linkEnds.size(); ++link) {
                           if (m_linkEnds[link].to != kNone) {
                               take(m_linkEnds[link].to, link);
                           }
                       }
                   }};
}

void OutlineTree::readPhases()
{
    const auto &phases = m_plan.table<Phase>();
    const auto ordered = rowsByOrder<Phase>(m_plan);
    m_phaseStep.assign(ordered.size(), -1);
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        m_phaseStep[ordered[i]] = static_cast<int>(i);
    }
    m_phaseTop.assign(ordered.size(), kNone);
    for (const std::uint32_t row : m_order) {
        const auto phase = isPhaseBar(row) ? phases.indexOf(task(row).phase) : Table<Phase>::npos;
        if (phase != Table<Phase>::npos && m_phaseTop[phase] == kNone) {
            m_phaseTop[phase] = row;
        }
    }
}

bool OutlineTree::isPhaseBar(std::uint32_t row) const
{
    return hasChildren(row) && task(row).phase
        && (m_parent[row] == kNone || task(m_parent[row]).phase != task(row).phase);
}

int OutlineTree::phaseStep(Id<Phase> phase) const
{
    const auto at = m_plan.table<Phase>().indexOf(phase);
    return at == Table<Phase>::npos ? -1 : m_phaseStep[at];
}

void OutlineTree::scatter(std::uint32_t row, OutlineRow &shown) const
{
    if (!m_ranges) {
        m_ranges = std::make_unique<const FinishRanges>(m_plan);
    }
    if (const auto range = m_ranges->of(row, shown.start, clockOf(task(row)))) {
        shown.optimisticFinish = std::min(shown.finish, range->p10);
        shown.pessimisticFinish = std::max(shown.finish, range->p90);
    }
}

OutlineRow OutlineTree::row(std::uint32_t row) const
{
    const Task &planned = task(row);
    const TaskDates &when = dates(row);
    OutlineRow shown;
    shown.task = planned.id;
    shown.name = qtext(planned.name.empty() ? planned.key : planned.name);
    shown.start = when.start;
    shown.finish = when.finish;
    shown.lateFinish = std::max(when.finish, when.lateFinish);
    shown.totalSlackMin = when.totalSlackMin;
    shown.deadline = planned.deadline;
    shown.complete = complete(row);
    shown.phaseCount = static_cast<int>(m_phaseStep.size());
    shown.summary = hasChildren(row);
    shown.milestone = !shown.summary && when.start == when.finish;
    shown.critical = when.critical;
    shown.nearCritical = when.nearCritical;
    shown.number = static_cast<int>(m_place[row]) + 1;
    shown.durationMin = shown.summary ? when.finish - when.start : planned.duration.value;
    shown.elapsed = shown.summary || planned.elapsed;
    shown.pessimisticFinish = shown.optimisticFinish = when.finish;
    if (!shown.summary && !shown.milestone && !planned.actualFinish && planned.complete.value < 100) {
        scatter(row, shown);
    }
    if (const auto phase = m_plan.table<Phase>().indexOf(planned.phase); phase != Table<Phase>::npos) {
        shown.phase = m_phaseStep[phase];
        shown.phaseBar = isPhaseBar(row);
        if (shown.phaseBar && m_phaseTop[phase] == row) {
            shown.power = powerLabel(toWatts(m_plan.table<Phase>()[phase].target),
                                     m_plan.plan().basis == CapacityBasis::It ? "IT" : "facility");
        }
    }
    return shown;
}

} // namespace gigaplan
