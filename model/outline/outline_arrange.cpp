// SPDX-License-Identifier: GPL-3.0-or-later
// Which tasks the Gantt shows, and what they are gathered under.
#include "model/outline/outline_rows.h"
#include "model/plan/fields.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/tasks.h"
#include "model/words/labels.h"

#include <algorithm>
#include <map>

namespace gigaplan {

namespace {

bool isLate(const Task &task, const TaskDates &dates)
{
    return dates.totalSlackMin < 0 || (task.deadline && dates.finish > *task.deadline);
}

/// A group's name for `setExpanded`: below zero and different for every row and class.
std::int64_t groupId(std::int64_t row)
{
    return -row - 16;
}

} // namespace

void OutlineRows::arrange(const OutlineFilter &chosen, OutlineGrouping grouping)
{
    filter(chosen);
    const bool isNew = grouping != m_grouping;
    group(grouping);
    if (isNew) {
        for (const Group &one : m_groups) {
            m_expanded.insert(one.id);
        }
    }
    rebuild();
}

void OutlineRows::filter(const OutlineFilter &chosen)
{
    m_shown.clear();
    m_matches = static_cast<int>(m_tree->order().size());
    if (chosen.isEmpty()) {
        return;
    }
    const auto &tasks = plan().table<Task>();
    m_shown.assign(tasks.size(), 0);
    m_matches = 0;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const auto row = static_cast<std::uint32_t>(i);
        const Task &task = tasks[i];
        const TaskDates &dates = m_tree->dates(row);
        const bool matches = (!chosen.critical || dates.critical)
            && (!chosen.nearCritical || dates.critical || dates.nearCritical) && (!chosen.late || isLate(task, dates))
            && (!chosen.unfinished || m_tree->complete(row) < 1) && (!chosen.phase || task.phase == chosen.phase)
            && (!chosen.workClass || (task.workClass == *chosen.workClass && !m_tree->hasChildren(row)))
            && (chosen.text.isEmpty()
                || qtext(task.name.empty() ? task.key : task.name).contains(chosen.text, Qt::CaseInsensitive));
        if (!matches) {
            continue;
        }
        ++m_matches;
        // The tasks above were already shown by an earlier part, or not yet: each task is visited once.
        for (std::uint32_t at = row; at != TaskTree::kNone && m_shown[at] != 1; at = m_tree->parent(at)) {
            m_shown[at] = 1;
        }
    }
}

std::pair<std::int64_t, QString> OutlineRows::groupOf(const Task &task, OutlineGrouping grouping) const
{
    const auto named = [&](EntityRef ref, const char *none) {
        return std::pair(groupId(ref.id), ref ? qtext(displayName(plan(), ref)) : QString::fromLatin1(none));
    };
    switch (grouping) {
    case OutlineGrouping::Phase:
        return named(plan().find(task.phase) ? EntityRef(task.phase) : EntityRef(), "No phase");
    case OutlineGrouping::Hall: return named(plan().find(task.hall) ? EntityRef(task.hall) : EntityRef(), "No hall");
    case OutlineGrouping::WorkClass:
    case OutlineGrouping::None: break;
    }
    const auto index = static_cast<std::size_t>(task.workClass);
    return {-static_cast<std::int64_t>(index) - 1, qtext(EnumNames<WorkClass>::entries[index].label)};
}

void OutlineRows::group(OutlineGrouping grouping)
{
    m_grouping = grouping;
    m_groups.clear();
    if (grouping == OutlineGrouping::None) {
        return;
    }
    const auto &tasks = plan().table<Task>();
    std::map<std::int64_t, std::size_t> groupAt;
    for (const std::uint32_t index : m_tree->order()) {
        if (m_tree->hasChildren(index) || !isShown(index)) {
            continue;
        }
        const auto key = grouping == OutlineGrouping::Phase ? groupId(tasks[index].phase.value)
            : grouping == OutlineGrouping::Hall             ? groupId(tasks[index].hall.value)
                                                            : groupOf(tasks[index], grouping).first;
        auto at = groupAt.find(key);
        if (at == groupAt.end()) {
            auto [id, name] = groupOf(tasks[index], grouping);
            at = groupAt.emplace(key, m_groups.size()).first;
            m_groups.push_back({id, std::move(name), -1, {}, 0, {}});
            if (grouping == OutlineGrouping::Phase) {
                m_groups.back().phase = m_tree->phaseStep(tasks[index].phase);
            }
        }
        m_groups[at->second].tasks.push_back(index);
    }
    for (Group &one : m_groups) {
        measure(one);
    }
    std::stable_sort(m_groups.begin(), m_groups.end(), [&](const Group &a, const Group &b) {
        if (grouping == OutlineGrouping::Phase) {
            return (a.phase < 0 ? 1'000'000 : a.phase) < (b.phase < 0 ? 1'000'000 : b.phase);
        }
        return grouping == OutlineGrouping::WorkClass ? a.id > b.id : a.dates.start < b.dates.start;
    });
}

void OutlineRows::measure(Group &group) const
{
    std::stable_sort(group.tasks.begin(), group.tasks.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return m_tree->dates(a).start < m_tree->dates(b).start; });
    TaskDates &all = group.dates;
    all = m_tree->dates(group.tasks.front());
    all.summary = true;
    double work = 0, done = 0;
    for (const std::uint32_t task : group.tasks) {
        const TaskDates &dates = m_tree->dates(task);
        all.start = std::min(all.start, dates.start);
        all.finish = std::max(all.finish, dates.finish);
        all.lateFinish = std::max(all.lateFinish, dates.lateFinish);
        all.totalSlackMin = std::min(all.totalSlackMin, dates.totalSlackMin);
        all.critical = all.critical || dates.critical;
        const auto minutes = static_cast<double>(plan().table<Task>()[task].duration.value);
        work += minutes;
        done += minutes * m_tree->complete(task);
    }
    group.complete = work > 0 ? done / work : 0;
}

QString OutlineRows::whereIs(std::uint32_t task) const
{
    const auto &tasks = plan().table<Task>();
    const Phase *phase = m_grouping == OutlineGrouping::Phase ? nullptr : plan().find(tasks[task].phase);
    if (m_tree->parent(task) == TaskTree::kNone) {
        return phase ? qtext(phase->name) : QString();
    }
    const Task &above = tasks[m_tree->parent(task)];
    const QString group = qtext(above.name.empty() ? above.key : above.name);
    return phase && above.parent ? QString(qtext(phase->name) % QStringLiteral(", ") % group) : group;
}

OutlineRow OutlineRows::groupRow(const Group &group) const
{
    OutlineRow row;
    row.task = {group.id};
    row.name = group.name + QStringLiteral("  ·  %1").arg(countLabel(static_cast<std::int64_t>(group.tasks.size())));
    row.start = group.dates.start;
    row.finish = row.lateFinish = row.pessimisticFinish = row.optimisticFinish = group.dates.finish;
    row.totalSlackMin = group.dates.totalSlackMin;
    row.durationMin = row.finish - row.start;
    row.elapsed = true;
    row.complete = group.complete;
    row.phase = group.phase;
    row.phaseCount = static_cast<int>(plan().table<Phase>().size());
    row.summary = true;
    row.expanded = m_expanded.contains(group.id);
    row.critical = group.dates.critical;
    return row;
}

} // namespace gigaplan
