// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/level_output.h"

#include "model/analysis/levelling/levelling_words.h"
#include "model/analysis/resources/overload_words.h"
#include "model/base/text.h"
#include "model/exchange/csv/csv.h"
#include "model/plan/calendars.h"
#include "model/plan/fields.h"
#include "model/plan/phases.h"
#include "model/plan/tasks.h"

#include <map>

namespace gigaplan::app {

namespace {

std::string days(std::int64_t workingMinutes)
{
    return threeDigits(static_cast<double>(workingMinutes) / kMinutesPerWorkday) + " d";
}

std::string taskText(const PlanSnapshot &plan, Id<Task> task)
{
    const Id<Hall> hall = plan.find(task)->hall;
    return displayName(plan, task) + (hall ? " (" + placeName(plan, hall) + ')' : std::string());
}

std::string hallText(const PlanSnapshot &plan, const HallWait &wait)
{
    return (wait.hall ? placeName(plan, wait.hall) : std::string("tasks outside halls")) + ": "
        + grouped(static_cast<std::int64_t>(wait.tasks)) + (wait.tasks == 1 ? " task waits " : " tasks wait ")
        + days(wait.crewMin) + " for crews (longest " + days(wait.longestCrewMin) + "), " + days(wait.arrivalMin)
        + " for deliveries (longest " + days(wait.longestArrivalMin) + ')';
}

Lines levellingText(const PlanSnapshot &plan, const Levelling &levelling)
{
    Lines out;
    for (const LevelledTask &moved : levelling.moved) {
        out.add(displayDate(dateOf(moved.startBefore)) + " -> " + displayDate(dateOf(moved.startAfter)) + "  "
                + days(moved.movedWorkMin) + "  " + taskText(plan, moved.task) + ": " + waitText(plan, moved));
    }
    if (!out.empty()) {
        out.add();
        out.add("Waiting, in working days of eight hours");
    }
    for (const HallWait &wait : levelling.halls) {
        out.add("  " + hallText(plan, wait));
    }
    if (!levelling.overloads.empty() || !levelling.shortArrivals.empty()) {
        out.add();
        out.add("What levelling cannot cure");
    }
    for (const Overload &overload : levelling.overloads) {
        out.add("  " + overloadText(plan, overload));
    }
    for (const ShortArrival &missing : levelling.shortArrivals) {
        out.add("  " + shortArrivalText(plan, missing));
    }
    if (!levelling.anythingNeeded) {
        out.add("No task is assigned a crew or needs an arrival: there is nothing to level.");
    }
    out.add();
    out.add(grouped(static_cast<std::int64_t>(levelling.moved.size())) + " tasks move, "
            + grouped(static_cast<std::int64_t>(levelling.changes.size()))
            + " get another levelling delay; the plan ends on " + displayDate(dayEnding(levelling.finishLevelled))
            + ", without levelling on " + displayDate(dayEnding(levelling.finishUnlevelled)) + ", as it stands on "
            + displayDate(dayEnding(levelling.finishNow)));
    return out;
}

Lines goLivesText(const LevelReport &report)
{
    Lines out;
    for (const auto &[phase, before, after] : goLivesOf(*report.before, *report.after)) {
        out.add(displayName(report.after->plan, phase) + "  live on " + displayDate(after)
                + (before == after ? std::string(" as before") : ", before on " + displayDate(before)));
    }
    return out;
}

} // namespace

std::size_t clearedCount(const LevelReport &report)
{
    std::size_t count = 0;
    for (const Task &task : report.before->plan.table<Task>()) {
        count += task.levelDelay != report.after->plan.find(task.id)->levelDelay ? 1 : 0;
    }
    return count;
}

Lines levelText(const LevelReport &report)
{
    Lines out;
    if (report.levelling) {
        out.add(levellingText(report.after->plan, *report.levelling));
    } else {
        out.add(grouped(static_cast<std::int64_t>(clearedCount(report)))
                + " tasks lose their levelling delay; the plan ends on "
                + displayDate(dayEnding(report.after->schedule->finish)) + ", before on "
                + displayDate(dayEnding(report.before->schedule->finish)));
    }
    out.add(goLivesText(report));
    return out;
}

std::string levelCsv(const LevelReport &report)
{
    std::map<Id<Task>, const LevelledTask *> moved;
    if (report.levelling) {
        for (const LevelledTask &one : report.levelling->moved) {
            moved[one.task] = &one;
        }
    }
    const Schedule &schedule = *report.after->schedule;
    const Table<Task> &tasks = report.after->plan.table<Task>();
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
        out += csv::row({csv::cell(task.uid), csv::cell(task.key), csv::cell(task.name),
                         csv::cell(isoInstant(schedule.tasks[row].start)),
                         csv::cell(isoInstant(schedule.tasks[row].finish)), csv::cell(task.levelDelay.value),
                         csv::cell(one ? one->movedMin : std::int64_t{0}),
                         csv::cell(one ? waitText(report.after->plan, *one) : std::string())});
    }
    return out;
}

} // namespace gigaplan::app
