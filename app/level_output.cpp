// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/level_output.h"

#include "model/analysis/levelling/levelling_words.h"
#include "model/analysis/resources/overload_words.h"
#include "model/base/text.h"
#include "model/exchange/csv/csv.h"
#include "model/plan/fields.h"

#include <QJsonArray>

#include <map>

namespace gigaplan::app
{

namespace
{

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonValue instant(Instant at)
{
    return text(isoInstant(at));
}

QJsonValue keyOrNull(const PlanSnapshot &plan, EntityRef ref)
{
    return ref ? QJsonValue(text(keyOf(plan, ref))) : QJsonValue();
}

std::string days(std::int64_t workingMinutes)
{
    return threeDigits(static_cast<double>(workingMinutes) / 480) + " d";
}

QJsonArray keysOf(const PlanSnapshot &plan, const std::vector<Id<Task>> &tasks)
{
    QJsonArray keys;
    for (const Id<Task> task : tasks) {
        keys.append(text(keyOf(plan, task)));
    }
    return keys;
}

QJsonObject whyJson(const PlanSnapshot &plan, const LevelledTask &moved)
{
    static constexpr std::array<std::string_view, 3> kKinds { "crew", "arrival", "links" };
    const WaitReason &why = moved.why;
    const bool crew = why.kind == WaitKind::Crew;
    const auto count = [crew](std::int64_t of) { return crew ? QJsonValue(toUnits(of)) : QJsonValue(qint64(of)); };
    QJsonObject object { { QStringLiteral("kind"), text(kKinds[static_cast<std::size_t>(why.kind)]) },
                         { QStringLiteral("text"), text(waitText(plan, moved)) } };
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
    return { { QStringLiteral("uid"), qint64(task.uid) },
             { QStringLiteral("key"), text(task.key) },
             { QStringLiteral("name"), text(task.name) },
             { QStringLiteral("start_before"), instant(moved.startBefore) },
             { QStringLiteral("finish_before"), instant(moved.finishBefore) },
             { QStringLiteral("start"), instant(moved.startAfter) },
             { QStringLiteral("finish"), instant(moved.finishAfter) },
             { QStringLiteral("moved_min"), qint64(moved.movedMin) },
             { QStringLiteral("moved_work_min"), qint64(moved.movedWorkMin) },
             { QStringLiteral("delay_min"), qint64(moved.delay.value) },
             { QStringLiteral("waits_crew_min"), qint64(moved.waitsCrewMin) },
             { QStringLiteral("waits_arrival_min"), qint64(moved.waitsArrivalMin) },
             { QStringLiteral("waits_for"), whyJson(plan, moved) } };
}

QJsonObject hallJson(const PlanSnapshot &plan, const HallWait &wait)
{
    return { { QStringLiteral("hall"), keyOrNull(plan, wait.hall) },
             { QStringLiteral("tasks"), qint64(wait.tasks) },
             { QStringLiteral("crew_min"), qint64(wait.crewMin) },
             { QStringLiteral("arrival_min"), qint64(wait.arrivalMin) },
             { QStringLiteral("longest_crew_min"), qint64(wait.longestCrewMin) },
             { QStringLiteral("longest_arrival_min"), qint64(wait.longestArrivalMin) } };
}

QJsonObject overloadJson(const PlanSnapshot &plan, const Overload &overload)
{
    return { { QStringLiteral("resource"), keyOrNull(plan, overload.resource) },
             { QStringLiteral("from"), instant(overload.from) },
             { QStringLiteral("until"), instant(overload.until) },
             { QStringLiteral("needed"), toUnits(overload.needed) },
             { QStringLiteral("capacity"), toUnits(overload.capacity) },
             { QStringLiteral("tasks"), keysOf(plan, overload.tasks) },
             { QStringLiteral("task_count"), qint64(overload.taskCount) } };
}

QJsonObject shortJson(const PlanSnapshot &plan, const ShortArrival &missing)
{
    return { { QStringLiteral("task"), keyOrNull(plan, missing.task) },
             { QStringLiteral("equipment"), keyOrNull(plan, missing.equipment) },
             { QStringLiteral("needed"), qint64(missing.needed) },
             { QStringLiteral("there"), qint64(missing.there) },
             { QStringLiteral("complete"), jsonDate(missing.complete) } };
}

template <class T, class F>
QJsonArray arrayOf(const std::vector<T> &all, F &&json)
{
    QJsonArray array;
    for (const T &one : all) {
        array.append(json(one));
    }
    return array;
}

std::string hallText(const PlanSnapshot &plan, const HallWait &wait)
{
    return (wait.hall ? displayName(plan, wait.hall) : std::string("tasks outside halls")) + ": "
        + grouped(static_cast<std::int64_t>(wait.tasks)) + (wait.tasks == 1 ? " task waits " : " tasks wait ")
        + days(wait.crewMin) + " for crews (longest " + days(wait.longestCrewMin) + "), " + days(wait.arrivalMin)
        + " for deliveries (longest " + days(wait.longestArrivalMin) + ")\n";
}

std::string levellingText(const PlanSnapshot &plan, const Levelling &levelling)
{
    std::string out;
    for (const LevelledTask &moved : levelling.moved) {
        out += displayDate(dateOf(moved.startBefore)) + " -> " + displayDate(dateOf(moved.startAfter)) + "  "
            + days(moved.movedWorkMin) + "  " + displayName(plan, moved.task) + ": " + waitText(plan, moved) + '\n';
    }
    out += out.empty() ? "" : "\nWaiting, in working days of eight hours\n";
    for (const HallWait &wait : levelling.halls) {
        out += "  " + hallText(plan, wait);
    }
    const auto left = levelling.overloads.size() + levelling.shortArrivals.size();
    out += left == 0 ? "" : "\nWhat levelling cannot cure\n";
    for (const Overload &overload : levelling.overloads) {
        out += "  " + overloadText(plan, overload) + '\n';
    }
    for (const ShortArrival &missing : levelling.shortArrivals) {
        out += "  " + shortArrivalText(plan, missing) + '\n';
    }
    if (!levelling.anythingNeeded) {
        out += "No task is assigned a crew or needs an arrival: there is nothing to level.\n";
    }
    return out + '\n' + grouped(static_cast<std::int64_t>(levelling.moved.size())) + " tasks move, "
        + grouped(static_cast<std::int64_t>(levelling.changes.size()))
        + " get another levelling delay; the plan ends on " + displayDate(dayEnding(levelling.finishLevelled))
        + ", without levelling on " + displayDate(dayEnding(levelling.finishUnlevelled)) + ", as it stands on "
        + displayDate(dayEnding(levelling.finishNow)) + '\n';
}

std::size_t clearedCount(const LevelReport &report)
{
    std::size_t count = 0;
    for (const Task &task : report.before.table<Task>()) {
        count += task.levelDelay != report.after.find(task.id)->levelDelay ? 1 : 0;
    }
    return count;
}

} // namespace

std::string levelText(const LevelReport &report)
{
    if (report.levelling) {
        return levellingText(report.after, *report.levelling);
    }
    return grouped(static_cast<std::int64_t>(clearedCount(report)))
        + " tasks lose their levelling delay; the plan ends on "
        + displayDate(dayEnding(computeSchedule(report.after).finish)) + ", before on "
        + displayDate(dayEnding(computeSchedule(report.before).finish)) + '\n';
}

std::string levelCsv(const LevelReport &report)
{
    std::map<Id<Task>, const LevelledTask *> moved;
    if (report.levelling) {
        for (const LevelledTask &one : report.levelling->moved) {
            moved[one.task] = &one;
        }
    }
    const Schedule schedule = computeSchedule(report.after);
    const Table<Task> &tasks = report.after.table<Task>();
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < tasks.size(); ++row) {
        if (!schedule.tasks[row].summary) {
            rows.push_back(row);
        }
    }
    std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(schedule.tasks[a].start, tasks[a].uid, tasks[a].key)
            < std::tie(schedule.tasks[b].start, tasks[b].uid, tasks[b].key);
    });
    std::string out = "uid,key,name,start,finish,delay_min,moved_min,waits_for\n";
    for (const std::size_t row : rows) {
        const Task &task = tasks[row];
        const auto at = moved.find(task.id);
        const LevelledTask *one = at == moved.end() ? nullptr : at->second;
        out += csv::row({ csv::cell(task.uid), csv::cell(task.key), csv::cell(task.name),
                          csv::cell(isoInstant(schedule.tasks[row].start)),
                          csv::cell(isoInstant(schedule.tasks[row].finish)), csv::cell(task.levelDelay.value),
                          csv::cell(one ? one->movedMin : std::int64_t { 0 }),
                          csv::cell(one ? waitText(report.after, *one) : std::string()) });
    }
    return out;
}

QJsonObject levelJson(const LevelReport &report)
{
    const PlanSnapshot &plan = report.after;
    if (!report.levelling) {
        return { { QStringLiteral("title"), text(plan.plan().title) },
                 { QStringLiteral("cleared"), qint64(clearedCount(report)) },
                 { QStringLiteral("finish_now"), instant(computeSchedule(report.before).finish) },
                 { QStringLiteral("finish"), instant(computeSchedule(plan).finish) } };
    }
    const Levelling &levelling = *report.levelling;
    return { { QStringLiteral("title"), text(plan.plan().title) },
             { QStringLiteral("finish_now"), instant(levelling.finishNow) },
             { QStringLiteral("finish_unlevelled"), instant(levelling.finishUnlevelled) },
             { QStringLiteral("finish"), instant(levelling.finishLevelled) },
             { QStringLiteral("changed"), qint64(levelling.changes.size()) },
             { QStringLiteral("schedules_tried"), qint64(levelling.schedulesTried) },
             { QStringLiteral("overloads_before"), qint64(levelling.overloadsBefore) },
             { QStringLiteral("short_arrivals_before"), qint64(levelling.shortArrivalsBefore) },
             { QStringLiteral("moved"),
               arrayOf(levelling.moved, [&](const LevelledTask &one) { return movedJson(plan, one); }) },
             { QStringLiteral("halls"),
               arrayOf(levelling.halls, [&](const HallWait &one) { return hallJson(plan, one); }) },
             { QStringLiteral("overloads"),
               arrayOf(levelling.overloads, [&](const Overload &one) { return overloadJson(plan, one); }) },
             { QStringLiteral("short_arrivals"),
               arrayOf(levelling.shortArrivals, [&](const ShortArrival &one) { return shortJson(plan, one); }) } };
}

} // namespace gigaplan::app
