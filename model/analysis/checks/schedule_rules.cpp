// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/analysis/schedule/reasons.h"
#include "model/base/text.h"
#include "model/plan/tasks.h"

namespace gigaplan {

namespace {

/// Whole days of 8 working hours are what people say; a shorter span is said in hours.
std::string workText(std::int64_t minutes)
{
    const double hours = static_cast<double>(minutes) / 60;
    return hours >= 8 ? threeDigits(hours / 8) + " working days" : threeDigits(hours) + " working hours";
}

std::string daysText(std::int64_t days)
{
    return grouped(days) + (days == 1 ? " day" : " days");
}

/// Tasks that are scheduled by hand: they stay where they are, and what their links would require is reported.
void checkManual(const CheckInput &in, FindingList &out)
{
    const auto &tasks = in.plan.table<Task>();
    std::vector<Candidate> early, undated;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        if (!tasks[i].manual || in.schedule.tasks[i].summary || tasks[i].actualStart || tasks[i].actualFinish) {
            continue;
        }
        const Instant start = in.schedule.tasks[i].start;
        const auto asked = startWithoutHand(in.schedule, static_cast<std::uint32_t>(i), true);
        if (!tasks[i].constraintDate) {
            undated.push_back({tasks[i].id, dateOf(start), 0, 0});
        } else if (asked && *asked > start) {
            early.push_back({tasks[i].id, dateOf(start), *asked - start, dateOf(*asked).days});
        }
    }
    out.addAll("schedule.manual_early", Severity::Warning, std::move(early), [&](const Candidate &place) {
        const Date asked{static_cast<std::int32_t>(place.b)};
        const std::int64_t days = asked - place.date;
        return quoted(in.plan, place.subject) + " is scheduled by hand and stays on " + displayDate(place.date)
            + ": its links ask for "
            + (days > 0 ? displayDate(asked) : threeDigits(static_cast<double>(place.a) / 60) + " hours later") + ".";
    });
    out.addAll("schedule.manual_undated", Severity::Warning, std::move(undated), [&](const Candidate &place) {
        return quoted(in.plan, place.subject)
            + " is scheduled by hand but has no constraint date to stand on: it goes by its links.";
    });
}

} // namespace

void checkSchedule(const CheckInput &in, FindingList &out)
{
    checkManual(in, out);
    for (const auto &loop : in.schedule.cycles) {
        if (!loop.empty()) {
            out.add("schedule.cycle", Severity::Error, loop.front(), kNever,
                    "The links " + loopText(in.plan, loop) + " form a loop and are ignored.");
        }
    }
    const auto &tasks = in.plan.table<Task>();
    std::vector<Candidate> missed, broken;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const Task &task = tasks[i];
        const TaskDates &dates = in.schedule.tasks[i];
        if (task.deadline && dates.finish > *task.deadline) {
            missed.push_back(
                {task.id, dayEnding(*task.deadline), dayEnding(dates.finish).days, dates.finish - *task.deadline});
        } else if (dates.totalSlackMin < 0 && !dates.summary && !task.actualFinish) {
            broken.push_back({task.id, dateOf(dates.start), -dates.totalSlackMin, 0});
        }
    }
    out.addAll("schedule.deadline_missed", Severity::Warning, std::move(missed), [&](const Candidate &place) {
        const Date finish{static_cast<std::int32_t>(place.a)};
        const std::int64_t days = finish - place.date;
        return quoted(in.plan, place.subject) + " finishes on " + displayDate(finish) + ", "
            + (days > 0 ? daysText(days) : threeDigits(static_cast<double>(place.b) / 60) + " hours")
            + " after its deadline of " + displayDate(place.date) + ".";
    });
    out.addAll("schedule.constraint_broken", Severity::Warning, std::move(broken), [&](const Candidate &place) {
        return quoted(in.plan, place.subject) + " is " + workText(place.a)
            + " too late for a constraint or deadline that it has or that follows it.";
    });
}

} // namespace gigaplan
