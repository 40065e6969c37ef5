// SPDX-License-Identifier: GPL-3.0-or-later
// Which tasks the Gantt shows, and what they are gathered under.
#include "model/plan/fields.h"
#include "model/words/labels.h"
#include "ui/paint/gantt_rows.h"

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

void GanttRows::arrange(const GanttFilter &chosen, GanttGrouping grouping)
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

void GanttRows::filter(const GanttFilter &chosen)
{
    m_shown.clear();
    m_matches = static_cast<int>(m_outline.size());
    if (chosen.isEmpty()) {
        return;
    }
    const auto &tasks = m_plan.table<Task>();
    m_shown.assign(tasks.size(), 0);
    m_matches = 0;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const Task &task = tasks[i];
        const TaskDates &dates = m_schedule->tasks[i];
        const bool matches = (!chosen.critical || dates.critical)
            && (!chosen.nearCritical || dates.critical || dates.nearCritical) && (!chosen.late || isLate(task, dates))
            && (!chosen.unfinished || m_complete[i] < 1.0F) && (!chosen.phase || task.phase == chosen.phase)
            && (!chosen.workClass
                || (task.workClass == *chosen.workClass && !hasChildren(static_cast<std::uint32_t>(i))))
            && (chosen.text.isEmpty()
                || qtext(task.name.empty() ? task.key : task.name).contains(chosen.text, Qt::CaseInsensitive));
        if (!matches) {
            continue;
        }
        ++m_matches;
        // The tasks above were already shown by an earlier part, or not yet: each task is visited once.
        for (auto at = static_cast<std::uint32_t>(i); at != static_cast<std::uint32_t>(-1) && m_shown[at] != 1;
             at = m_parent[at]) {
            m_shown[at] = 1;
        }
    }
}

std::pair<std::int64_t, QString> GanttRows::groupOf(const Task &task, GanttGrouping grouping) const
{
    const auto named = [&](EntityRef ref, const char *none) {
        return std::pair(groupId(ref.id), ref ? qtext(displayName(m_plan, ref)) : QString::fromLatin1(none));
    };
    switch (grouping) {
    case GanttGrouping::Phase: return named(m_plan.find(task.phase) ? EntityRef(task.phase) : EntityRef(), "No phase");
    case GanttGrouping::Hall: return named(m_plan.find(task.hall) ? EntityRef(task.hall) : EntityRef(), "No hall");
    case GanttGrouping::WorkClass:
    case GanttGrouping::None: break;
    }
    const auto index = static_cast<std::size_t>(task.workClass);
    return {-static_cast<std::int64_t>(index) - 1, qtext(EnumNames<WorkClass>::entries[index].label)};
}

void GanttRows::group(GanttGrouping grouping)
{
    m_grouping = grouping;
    m_groups.clear();
    if (grouping == GanttGrouping::None) {
        return;
    }
    const auto &tasks = m_plan.table<Task>();
    std::map<std::int64_t, std::size_t> groupAt;
    for (const std::uint32_t index : m_outline) {
        if (hasChildren(index) || !isShown(index)) {
            continue;
        }
        const auto key = grouping == GanttGrouping::Phase ? groupId(tasks[index].phase.value)
            : grouping == GanttGrouping::Hall             ? groupId(tasks[index].hall.value)
                                                          : groupOf(tasks[index], grouping).first;
        auto at = groupAt.find(key);
        if (at == groupAt.end()) {
            auto [id, name] = groupOf(tasks[index], grouping);
            at = groupAt.emplace(key, m_groups.size()).first;
            m_groups.push_back({id, std::move(name), -1, {}, 0, {}});
            if (const auto phase = m_plan.table<Phase>().indexOf(tasks[index].phase);
                grouping == GanttGrouping::Phase && phase != Table<Phase>::npos) {
                m_groups.back().phase = m_phaseStep[phase];
            }
        }
        m_groups[at->second].tasks.push_back(index);
    }
    for (Group &one : m_groups) {
        measure(one);
    }
    std::stable_sort(m_groups.begin(), m_groups.end(), [&](const Group &a, const Group &b) {
        if (grouping == GanttGrouping::Phase) {
            return (a.phase < 0 ? 1'000'000 : a.phase) < (b.phase < 0 ? 1'000'000 : b.phase);
        }
        return grouping == GanttGrouping::WorkClass ? a.id > b.id : a.dates.start < b.dates.start;
    });
}

void GanttRows::measure(Group &group) const
{
    std::stable_sort(group.tasks.begin(), group.tasks.end(), [&](std::uint32_t a, std::uint32_t b) {
        return m_schedule->tasks[a].start < m_schedule->tasks[b].start;
    });
    TaskDates &all = group.dates;
    all = m_schedule->tasks[group.tasks.front()];
    all.summary = true;
    double work = 0, done = 0;
    for (const std::uint32_t task : group.tasks) {
        const TaskDates &dates = m_schedule->tasks[task];
        all.start = std::min(all.start, dates.start);
        all.finish = std::max(all.finish, dates.finish);
        all.lateFinish = std::max(all.lateFinish, dates.lateFinish);
        all.totalSlackMin = std::min(all.totalSlackMin, dates.totalSlackMin);
        all.critical = all.critical || dates.critical;
        const auto minutes = static_cast<double>(m_plan.table<Task>()[task].duration.value);
        work += minutes;
        done += minutes * static_cast<double>(m_complete[task]);
    }
    group.complete = work > 0 ? done / work : 0;
}

QString GanttRows::placeOf(std::uint32_t task) const
{
    const auto &tasks = m_plan.table<Task>();
    const Phase *phase = m_grouping == GanttGrouping::Phase ? nullptr : m_plan.find(tasks[task].phase);
    if (m_parent[task] == static_cast<std::uint32_t>(-1)) {
        return phase ? qtext(phase->name) : QString();
    }
    const Task &above = tasks[m_parent[task]];
    const QString group = qtext(above.name.empty() ? above.key : above.name);
    return phase && above.parent ? QString(qtext(phase->name) % QStringLiteral(", ") % group) : group;
}

GanttRow GanttRows::groupRow(const Group &group, bool expanded) const
{
    GanttRow row;
    row.task = {group.id};
    row.name = group.name + QStringLiteral("  ·  %1").arg(countLabel(static_cast<std::int64_t>(group.tasks.size())));
    row.start = group.dates.start;
    row.finish = row.lateFinish = row.pessimisticFinish = row.optimisticFinish = group.dates.finish;
    row.totalSlackMin = group.dates.totalSlackMin;
    row.durationMin = row.finish - row.start;
    row.elapsed = true;
    row.complete = group.complete;
    row.phase = group.phase;
    row.phaseCount = static_cast<int>(m_phaseStep.size());
    row.summary = true;
    row.expanded = expanded;
    row.critical = group.dates.critical;
    return row;
}

} // namespace gigaplan
