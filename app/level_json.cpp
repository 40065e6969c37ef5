// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/level_output.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"

#include "app/json_output.h"
#include "model/analysis/levelling/levelling_words.h"
#include "model/plan/fields.h"

namespace gigaplan::app {

namespace {

QJsonValue instant(Instant at)
{
    return qtext(isoInstant(at));
}

QJsonValue keyOrNull(const PlanSnapshot &plan, EntityRef ref)
{
    return ref ? QJsonValue(qtext(keyOf(plan, ref))) : QJsonValue();
}

QJsonArray keysOf(const PlanSnapshot &plan, const std::vector<Id<Task>> &tasks)
{
    return arrayOf(tasks, [&plan](Id<Task> task) { return qtext(keyOf(plan, task)); });
}

QJsonObject whyJson(const PlanSnapshot &plan, const LevelledTask &moved)
{
    static constexpr std::array<std::string_view, 3> kKinds{"crew", "arrival", "links"};
    const WaitReason &why = moved.why;
    const bool crew = why.kind == WaitKind::Crew;
    const auto count = [crew](std::int64_t of) { return crew ? QJsonValue(toUnits(of)) : QJsonValue(qint64(of)); };
    QJsonObject object{{QStringLiteral("kind"), qtext(kKinds[static_cast<std::size_t>(why.kind)])},
                       {QStringLiteral("text"), qtext(waitText(plan, moved))}};
    if (why.kind != WaitKind::Links) {
        object.insert(QStringLiteral("needed"), count(why.needed));
        object.insert(QStringLiteral("there"), count(why.there));
    }
    if (why.kind == WaitKind::Arrival) {
        object.insert(QStringLiteral("equipment"), keyOrNull(plan, why.equipment));
        object.insert(QStringLiteral("delivery"), keyOrNull(plan, why.supply));
        return object;
    }
    if (crew) {
        object.insert(QStringLiteral("resource"), keyOrNull(plan, why.resource));
    }
    object.insert(QStringLiteral("tasks"), keysOf(plan, why.heldBy));
    object.insert(QStringLiteral("task_count"), qint64(why.heldByCount));
    return object;
}

QJsonObject movedJson(const PlanSnapshot &plan, const LevelledTask &moved)
{
    const Task &task = *plan.find(moved.task);
    return {{QStringLiteral("uid"), qint64(task.uid)},
            {QStringLiteral("key"), qtext(task.key)},
            {QStringLiteral("name"), qtext(task.name)},
            {QStringLiteral("start_before"), instant(moved.startBefore)},
            {QStringLiteral("finish_before"), instant(moved.finishBefore)},
            {QStringLiteral("start"), instant(moved.startAfter)},
            {QStringLiteral("finish"), instant(moved.finishAfter)},
            {QStringLiteral("moved_min"), qint64(moved.movedMin)},
            {QStringLiteral("moved_work_min"), qint64(moved.movedWorkMin)},
            {QStringLiteral("delay_min"), qint64(moved.delay.value)},
            {QStringLiteral("waits_crew_min"), qint64(moved.waitsCrewMin)},
            {QStringLiteral("waits_arrival_min"), qint64(moved.waitsArrivalMin)},
            {QStringLiteral("waits_for"), whyJson(plan, moved)}};
}

QJsonObject hallJson(const PlanSnapshot &plan, const HallWait &wait)
{
    return {{QStringLiteral("hall"), keyOrNull(plan, wait.hall)},
            {QStringLiteral("tasks"), qint64(wait.tasks)},
            {QStringLiteral("crew_min"), qint64(wait.crewMin)},
            {QStringLiteral("arrival_min"), qint64(wait.arrivalMin)},
            {QStringLiteral("longest_crew_min"), qint64(wait.longestCrewMin)},
            {QStringLiteral("longest_arrival_min"), qint64(wait.longestArrivalMin)}};
}

QJsonObject overloadJson(const PlanSnapshot &plan, const Overload &overload)
{
    return {{QStringLiteral("resource"), keyOrNull(plan, overload.resource)},
            {QStringLiteral("from"), instant(overload.from)},
            {QStringLiteral("until"), instant(overload.until)},
            {QStringLiteral("needed"), toUnits(overload.needed)},
            {QStringLiteral("capacity"), toUnits(overload.capacity)},
            {QStringLiteral("tasks"), keysOf(plan, overload.tasks)},
            {QStringLiteral("task_count"), qint64(overload.taskCount)}};
}

QJsonObject shortJson(const PlanSnapshot &plan, const ShortArrival &missing)
{
    return {{QStringLiteral("task"), keyOrNull(plan, missing.task)},
            {QStringLiteral("equipment"), keyOrNull(plan, missing.equipment)},
            {QStringLiteral("needed"), qint64(missing.needed)},
            {QStringLiteral("there"), qint64(missing.there)},
            {QStringLiteral("complete"), jsonDate(missing.complete)}};
}

QJsonArray phasesJson(const LevelReport &report)
{
    return arrayOf(goLivesOf(*report.before, *report.after), [&](const GoLive &one) {
        const Phase &phase = *report.after->plan.find(one.phase);
        return QJsonObject{{QStringLiteral("key"), qtext(phase.key)},
                           {QStringLiteral("name"), qtext(phase.name)},
                           {QStringLiteral("live_now"), jsonDate(one.before)},
                           {QStringLiteral("live"), jsonDate(one.after)}};
    });
}

} // namespace

void printLevelJson(const LevelReport &report)
{
    const PlanSnapshot &plan = report.after->plan;
    if (!report.levelling) {
        printJson({{QStringLiteral("title"), qtext(plan.plan().title)},
                   {QStringLiteral("cleared"), qint64(clearedCount(report))},
                   {QStringLiteral("finish_now"), instant(report.before->schedule->finish)},
                   {QStringLiteral("finish"), instant(report.after->schedule->finish)},
                   {QStringLiteral("phases"), phasesJson(report)}});
        return;
    }
    const Levelling &levelling = *report.levelling;
    printJson(
        {{QStringLiteral("title"), qtext(plan.plan().title)},
         {QStringLiteral("finish_now"), instant(levelling.finishNow)},
         {QStringLiteral("finish_unlevelled"), instant(levelling.finishUnlevelled)},
         {QStringLiteral("finish"), instant(levelling.finishLevelled)},
         {QStringLiteral("changed"), qint64(levelling.changes.size())},
         {QStringLiteral("schedules_tried"), qint64(levelling.schedulesTried)},
         {QStringLiteral("overloads_before"), qint64(levelling.overloadsBefore)},
         {QStringLiteral("short_arrivals_before"), qint64(levelling.shortArrivalsBefore)},
         {QStringLiteral("phases"), phasesJson(report)},
         {QStringLiteral("moved"), QJsonArray()},
         {QStringLiteral("halls"), arrayOf(levelling.halls, [&](const HallWait &one) { return hallJson(plan, one); })},
         {QStringLiteral("overloads"),
          arrayOf(levelling.overloads, [&](const Overload &one) { return overloadJson(plan, one); })},
         {QStringLiteral("short_arrivals"),
          arrayOf(levelling.shortArrivals, [&](const ShortArrival &one) { return shortJson(plan, one); })}},
        {QStringLiteral("moved"), levelling.moved.size(),
         [&](std::size_t i) { return movedJson(plan, levelling.moved[i]); }});
}

} // namespace gigaplan::app
