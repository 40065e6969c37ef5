// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/quality/quality_input.h"
#include "model/analysis/schedule/plan_clocks.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"

#include <algorithm>

namespace gigaplan {

namespace {

constexpr std::string_view kNoStatusDate = "the plan has no status date";
constexpr std::string_view kNoBaseline = "the plan has no baseline";

std::optional<Instant> statusEnd(const QualityInput &in)
{
    const auto date = in.plan.plan().statusDate;
    return date ? std::optional(startOfDay(*date + 1)) : std::nullopt;
}

/// Both are there, or the result says what is missing.
bool hasStatusAndBaseline(const QualityInput &in, QualityResult &out)
{
    if (!statusEnd(in)) {
        notApplicable(out, kNoStatusDate);
    } else if (!in.hasBaseline) {
        notApplicable(out, kNoBaseline);
    } else {
        return true;
    }
    return false;
}

bool isInvalid(const QualityInput &in, std::size_t row, Instant status)
{
    const Task &task = in.tasks()[row];
    const TaskDates &dates = in.schedule.tasks[row];
    const Instant day = status + -kMinutesPerDay;
    if ((task.actualStart && *task.actualStart >= status) || (task.actualFinish && *task.actualFinish > status)) {
        return true;
    }
    if (in.finished[row]) {
        return false;
    }
    return task.actualStart ? dates.finish <= day : dates.start < day;
}

} // namespace

void checkInvalidDates(const QualityInput &in, QualityResult &out)
{
    const auto status = statusEnd(in);
    if (!status) {
        notApplicable(out, kNoStatusDate);
        return;
    }
    std::size_t leaves = 0;
    for (std::size_t row = 0; row < in.tasks().size(); ++row) {
        if (in.schedule.tasks[row].summary) {
            continue;
        }
        ++leaves;
        if (isInvalid(in, row, *status)) {
            out.offenders.push_back(in.tasks()[row].id);
        }
    }
    judgeShare(out, out.offenders.size(), leaves, "the plan has no tasks");
}

void checkMissedTasks(const QualityInput &in, QualityResult &out)
{
    if (!hasStatusAndBaseline(in, out)) {
        return;
    }
    std::size_t due = 0;
    for (std::size_t row = 0; row < in.tasks().size(); ++row) {
        if (in.schedule.tasks[row].summary || !in.agreed[row] || *in.agreed[row] > *statusEnd(in)) {
            continue;
        }
        ++due;
        if (!in.finished[row] || in.schedule.tasks[row].finish > *in.agreed[row]) {
            out.offenders.push_back(in.tasks()[row].id);
        }
    }
    judgeShare(out, out.offenders.size(), due, "no task of the baseline is due by the status date");
}

void checkExecution(const QualityInput &in, QualityResult &out)
{
    if (!hasStatusAndBaseline(in, out)) {
        return;
    }
    const Instant status = *statusEnd(in);
    std::size_t due = 0, done = 0;
    for (std::size_t row = 0; row < in.tasks().size(); ++row) {
        if (in.schedule.tasks[row].summary) {
            continue;
        }
        const bool isDone = in.finished[row] && in.schedule.tasks[row].finish <= status;
        const bool isDue = !in.agreed[row] || *in.agreed[row] <= status;
        done += isDone;
        due += isDue;
        if (isDue && !isDone) {
            out.offenders.push_back(in.tasks()[row].id);
        }
    }
    if (due == 0) {
        notApplicable(out, "no task of the baseline is due by the status date");
        return;
    }
    out.count = done;
    out.of = due;
    judgeIndex(out, static_cast<double>(done) / static_cast<double>(due));
}

void checkPathLength(const QualityInput &in, QualityResult &out)
{
    if (!hasStatusAndBaseline(in, out)) {
        return;
    }
    Instant agreed = kRangeStart;
    for (const auto &finish : in.agreed) {
        agreed = std::max(agreed, finish.value_or(kRangeStart));
    }
    const PlanClocks clocks(in.plan);
    const std::int64_t length = clocks.planClock().between(*statusEnd(in), in.schedule.finish);
    if (length <= 0) {
        notApplicable(out, "the plan's finish lies before its status date");
        return;
    }
    const std::int64_t slack = clocks.planClock().between(in.schedule.finish, agreed);
    judgeIndex(out, static_cast<double>(length + slack) / static_cast<double>(length));
    if (out.verdict == Verdict::Failed) {
        for (const std::size_t row : in.open) {
            if (in.schedule.tasks[row].critical) {
                out.offenders.push_back(in.tasks()[row].id);
            }
        }
    }
}

void checkCriticalPath(const QualityInput &in, QualityResult &out)
{
    constexpr std::int64_t kDays = 600;
    std::size_t probe = in.tasks().size();
    for (const std::size_t row : in.open) {
        const bool works = in.schedule.tasks[row].critical && in.tasks()[row].duration.value > 0;
        if (works && (probe == in.tasks().size() || in.schedule.tasks[row].start < in.schedule.tasks[probe].start)) {
            probe = row;
        }
    }
    if (probe == in.tasks().size()) {
        notApplicable(out, "no open task is critical");
        return;
    }
    Task longer = in.tasks()[probe];
    longer.duration += Minutes{kDays * dayOf(longer)};
    ChangeSummary change;
    change.of<Task>().updated.push_back({longer, 0});
    const Schedule then = computeSchedule(in.plan.with(change));
    const std::int64_t task = then.tasks[probe].finish - in.schedule.tasks[probe].finish;
    if (task <= 0) {
        notApplicable(out, "the first critical task would end after the last date that plans know");
        return;
    }
    // Of the tasks that end the plan, not of the probe itself, which may now be the last where the path is broken.
    std::int64_t moved = 0;
    for (std::size_t row = 0; row < in.tasks().size(); ++row) {
        if (!in.schedule.tasks[row].summary && in.schedule.tasks[row].finish == in.schedule.finish) {
            moved = std::max(moved, then.tasks[row].finish - in.schedule.finish);
        }
    }
    judgeIndex(out, static_cast<double>(moved) / static_cast<double>(task));
    if (out.verdict == Verdict::Failed) {
        out.offenders.push_back(longer.id);
    }
}

} // namespace gigaplan
