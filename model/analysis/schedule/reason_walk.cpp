// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/reason_walk.h"

#include "model/plan/links.h"

#include <algorithm>

namespace gigaplan {

ReasonWalk::ReasonWalk(const Schedule &schedule)
    : m_schedule(schedule),
      m_basis(*schedule.basis),
      m_network(m_basis.structure->network),
      m_reader(*m_basis.structure, m_basis.state, schedule.tasks)
{
}

ReasonWalk::Hold ReasonWalk::holdsStart(std::uint32_t leaf) const
{
    const Activity &activity = m_reader.activity(leaf);
    const TaskDates &dates = m_schedule.tasks[leaf];
    const PathReader::Parts parts = m_reader.decidingParts(leaf);
    if (activity.hasFinished() || (activity.hasStarted() && parts == kNoPart)) {
        return {DateCause::Happened};
    }
    if (activity.isManual()) {
        return {DateCause::Manual};
    }
    if (!activity.hasStarted() && dates.start != dates.earlyStart) {
        return {DateCause::AsLateAsPossible};
    }
    if (!activity.hasStarted() && isConstrained(leaf)) {
        return {DateCause::Constraint};
    }
    const ScheduleRules &rules = m_basis.structure->rules;
    if (parts == kNoPart) {
        const Instant asked = m_reader.leafRules(leaf).startFromLinks(m_reader.bounds(leaf));
        return {rules.remainderFrom > asked ? DateCause::StatusDate : DateCause::PlanStart};
    }
    return follow(leaf, parts, &ReasonWalk::driverOf, DateCause::PlanStart);
}

std::optional<Instant> ReasonWalk::startWithoutHand(std::uint32_t row, bool onlyLinks) const
{
    if (!m_network.isLeaf(row)) {
        return std::nullopt;
    }
    const Activity &activity = m_reader.activity(row);
    const PathReader::Bounds &bounds = m_reader.bounds(row);
    if (!activity.isManual() || activity.hasStarted() || (onlyLinks && bounds.isFree())) {
        return std::nullopt;
    }
    const LeafRules rules = m_reader.leafRules(row);
    const Instant asked = rules.startFromLinks(bounds);
    const Instant from = onlyLinks ? asked : std::max(m_basis.structure->rules.remainderFrom, asked);
    return rules.workStart(clampToRange(from));
}

/// Whether the start is another than links, plan and status date make it.
bool ReasonWalk::isConstrained(std::uint32_t leaf) const
{
    const Activity &activity = m_reader.activity(leaf);
    if (activity.isPlain()) {
        return false;
    }
    const LeafRules rules = m_reader.leafRules(leaf);
    const Instant asked = std::max(m_basis.structure->rules.remainderFrom, rules.startFromLinks(m_reader.bounds(leaf)));
    return rules.workStart(clampToRange(asked + activity.levelDelay)) != m_schedule.tasks[leaf].earlyStart;
}

ReasonWalk::Hold ReasonWalk::holdsLateFinish(std::uint32_t leaf) const
{
    const Activity &activity = m_reader.activity(leaf);
    if (activity.hasFinished()) {
        return {DateCause::Happened};
    }
    if (isLateFinish(leaf, constrainedFinish(leaf))) {
        return {DateCause::Constraint};
    }
    if (isLateFinish(leaf, activity.deadline)) {
        return {DateCause::Deadline};
    }
    const PathSpan limits = m_reader.limitsOf(leaf, &PathState::Ahead::late);
    if (isLateFinish(leaf, limits.finish)) {
        return follow(leaf, kFinishPart, &ReasonWalk::limiterOf, DateCause::PlanFinish);
    }
    const bool startLimits = !activity.hasStarted() && limits.start != kNeverInstant;
    if (startLimits && isLateFinish(leaf, m_reader.clockOf(leaf).advance(limits.start, activity.duration))) {
        return follow(leaf, kStartPart, &ReasonWalk::limiterOf, DateCause::PlanFinish);
    }
    return {DateCause::PlanFinish};
}

bool ReasonWalk::isLateFinish(std::uint32_t leaf, Instant limit) const
{
    if (limit == kNeverInstant) {
        return false;
    }
    const CalendarClock &clock = m_reader.clockOf(leaf);
    const bool milestone = m_reader.activity(leaf).isMilestone();
    return (milestone ? limit : clock.finishAt(clock.workedBefore(limit))) == m_schedule.tasks[leaf].lateFinish;
}

/// "Never" where the task's constraint sets no latest finish.
Instant ReasonWalk::constrainedFinish(std::uint32_t leaf) const
{
    const Activity &activity = m_reader.activity(leaf);
    switch (activity.constraint) {
    case ConstraintKind::MustFinishOn:
    case ConstraintKind::FinishNoLaterThan: return activity.constraintDate;
    case ConstraintKind::MustStartOn:
    case ConstraintKind::StartNoLaterThan:
        return activity.hasStarted() ? kNeverInstant
                                     : m_reader.clockOf(leaf).advance(activity.constraintDate, activity.duration);
    default: return kNeverInstant;
    }
}

ReasonWalk::Hold ReasonWalk::follow(std::uint32_t leaf, PathReader::Parts parts,
                                    Way (ReasonWalk::*next)(std::uint32_t, PathReader::Parts) const,
                                    DateCause otherwise) const
{
    Hold hold{DateCause::Link};
    std::uint32_t node = leaf;
    do {
        const Way way = (this->*next)(node, parts);
        if (way.to == TaskNetwork::kNone) {
            return {otherwise};
        }
        if (way.link != TaskNetwork::kNone) {
            hold.link = m_network.arc(way.link).row;
        }
        node = way.to;
        parts = way.parts;
    } while (!m_network.isLeaf(node));
    hold.by = node;
    return hold;
}

ReasonWalk::Way ReasonWalk::driverOf(std::uint32_t node, PathReader::Parts decided) const
{
    Way best;
    for (const TaskSources::Source &source : m_basis.structure->sources.of(node)) {
        const PathReader::Parts parts = m_reader.drivenParts(node, source, decided);
        if (parts == kNoPart) {
            continue;
        }
        const Instant finish =
            m_network.isLeaf(source.from) ? m_schedule.tasks[source.from].finish : m_reader.bounds(source.from).finish;
        const bool isBetter =
            best.to == TaskNetwork::kNone || finish > best.finish || (finish == best.finish && source.from < best.to);
        if (isBetter) {
            best = {source.from, source.link, parts, finish};
        }
    }
    return best;
}

ReasonWalk::Way ReasonWalk::limiterOf(std::uint32_t node, PathReader::Parts wanted) const
{
    const PathSpan limits = m_reader.limitsOf(node, &PathState::Ahead::late);
    const Instant limit = wanted == kStartPart ? limits.start : limits.finish;
    Way best;
    for (const TaskNetwork::Edge &edge : m_network.edgesFrom(node)) {
        const PathSpan &late = m_reader.ahead(edge.to).late;
        PathReader::Parts target = wanted;
        Instant asked = wanted == kStartPart ? late.start : late.finish;
        if (edge.link != TaskNetwork::kNone) {
            if (edge.fromStart() != (wanted == kStartPart)) {
                continue;
            }
            target = edge.toStart() ? kStartPart : kFinishPart;
            asked = edge.toStart() ? late.start : late.finish;
            asked = asked == kNeverInstant ? asked : m_reader.allowedBy(node, edge, asked, true);
        }
        if (asked == limit && asked != kNeverInstant && edge.to < best.to) {
            best = {edge.to, edge.link, target, {}};
        }
    }
    return best;
}

std::uint32_t ReasonWalk::lastLeaf(std::uint32_t row) const
{
    const TaskTree &tree = m_network.tree();
    if (tree.isLeaf(row)) {
        return row;
    }
    std::uint32_t found = TaskNetwork::kNone;
    for (std::uint32_t leaf = 0; leaf < m_network.taskCount(); ++leaf) {
        std::uint32_t at = leaf;
        while (at != TaskTree::kNone && at != row) {
            at = tree.parent[at];
        }
        const bool isPart = tree.isLeaf(leaf) && at == row;
        if (isPart && (found == TaskNetwork::kNone || m_schedule.tasks[leaf].finish > m_schedule.tasks[found].finish)) {
            found = leaf;
        }
    }
    return found;
}

} // namespace gigaplan
