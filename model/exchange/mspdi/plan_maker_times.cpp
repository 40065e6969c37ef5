// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/plan_clocks.h"
#include "model/exchange/mspdi/plan_maker.h"
#include "model/exchange/mspdi/values.h"
#include "model/plan/baselines.h"
#include "model/plan/tasks.h"

#include <cmath>
#include <unordered_set>

namespace gigaplan::mspdi {

namespace {

/// Where a task begins and ends in its file; a task that is scheduled by hand says it in elements of its own.
struct Stay {
    std::optional<Instant> start, finish;

    static Stay of(const SourceTask &source)
    {
        const auto first = [](std::optional<Instant> a, std::optional<Instant> b) { return a ? a : b; };
        Stay stay{source.start, source.finish};
        if (source.manual) {
            stay = {first(source.manualStart, stay.start), first(source.manualFinish, stay.finish)};
        }
        stay.start = first(stay.start, source.earlyStart);
        stay.finish = first(stay.finish, source.earlyFinish);
        return {first(source.actualStart, stay.start), first(source.actualFinish, stay.finish)};
    }
    bool isWhole() const { return start && finish && *start <= *finish; }
};

/// A duration that the file has under another name.
std::optional<std::int64_t> saidDuration(const SourceTask &source)
{
    if (source.duration) {
        return source.duration;
    }
    if (source.remainingDuration && *source.remainingDuration >= 0) {
        if (source.actualDuration) {
            return std::max<std::int64_t>(0, *source.actualDuration) + *source.remainingDuration;
        }
        if (source.percentComplete <= 0) {
            return source.remainingDuration;
        }
    }
    return std::nullopt;
}

/// Fits durations to dates, on the calendars of a plan that is complete except for them.
class TimeSettler {
public:
    TimeSettler(const PlanRows &rows, LeftOutTally &leftOut)
        : m_plan(PlanRows(rows).snapshot()), m_clocks(m_plan), m_leftOut(leftOut)
    {
    }

    void settle(Task &task, const SourceTask &source)
    {
        const Stay stay = Stay::of(source);
        auto said = saidDuration(source);
        const bool stays = (source.manual || source.external) && hold(task, source);
        if (source.manual && !said && source.manualDuration.value_or(-1) >= 0) {
            said = source.manualDuration;
        }
        if (said) {
            task.duration = {*said};
        }
        const bool hasBegun = task.actualStart || task.actualFinish;
        if (stays && stay.isWhole() && !(hasBegun && said)) {
            fill(task, stay, said, source);
        } else if (!said && stay.isWhole()) {
            task.duration = {workOf(task, stay)};
        } else if (!said && !source.milestone) {
            m_leftOut.add("tasks without a duration or dates that tell it: they last no time here", source.name);
        }
    }

    std::int64_t workBetween(const Task &task, Instant from, Instant to)
    {
        return std::max<std::int64_t>(0, m_clocks[m_clocks.clockOf(task)].between(from, to));
    }

private:
    std::int64_t workOf(const Task &task, const Stay &stay)
    {
        return task.elapsed ? *stay.finish - *stay.start : workBetween(task, *stay.start, *stay.finish);
    }

    /// Keeps a task where it is; false: the file does not say where.
    bool hold(Task &task, const SourceTask &source)
    {
        const auto start = source.manual && source.manualStart ? source.manualStart
            : source.start                                     ? source.start
                                                               : source.earlyStart;
        if (!start || !isInPlanRange(*start)) {
            m_leftOut.add("tasks scheduled by hand without a start: they go by their links here", source.name);
            return false;
        }
        if (source.constraint > 1 && task.constraintDate != start) {
            m_leftOut.add("constraints of tasks scheduled by hand, which keep only where they stand", source.name);
            task.constraint = ConstraintKind::AsSoonAsPossible;
        }
        task.manual = true;
        task.constraintDate = start;
        return true;
    }

    /// A task that stays lasts from its start to its finish, to the minute: where these are no working times, elapsed time.
    void fill(Task &task, const Stay &stay, std::optional<std::int64_t> said, const SourceTask &source)
    {
        if (!task.elapsed) {
            const CalendarClock &clock = m_clocks[m_clocks.clockOf(task)];
            if (said && clock.advance(*stay.start, *said) == *stay.finish) {
                return; // also where the range of dates ends
            }
            const std::int64_t working = workBetween(task, *stay.start, *stay.finish);
            if (clock.advance(*stay.start, working) == *stay.finish) {
                if (said && *said != working) {
                    m_leftOut.add("durations of tasks scheduled by hand that do not fill the time between their dates",
                                  source.name);
                }
                task.duration = {working};
                return;
            }
            m_leftOut.add("tasks scheduled by hand that begin or end outside working time: they last elapsed time here",
                          source.name);
            task.elapsed = true;
        }
        task.duration = {*stay.finish - *stay.start};
    }

    PlanSnapshot m_plan;
    PlanClocks m_clocks;
    LeftOutTally &m_leftOut;
};

bool needsSettling(const SourceTask &source)
{
    return !source.duration || source.manual || source.external;
}

} // namespace

void PlanMaker::settleTimes()
{
    std::vector<Task> &tasks = m_rows.of<Task>();
    std::unordered_set<Id<Task>> summaries;
    for (const Task &task : tasks) {
        summaries.insert(task.parent);
    }
    std::optional<TimeSettler> settler;
    const auto settling = [&]() -> TimeSettler & { return settler ? *settler : settler.emplace(m_rows, m_leftOut); };
    for (std::size_t row = 0; row < tasks.size(); ++row) {
        const SourceTask &source = m_source.tasks[m_sourceOf[row]];
        Task &task = tasks[row];
        if (!summaries.contains(task.id) && needsSettling(source)) {
            settling().settle(task, source);
        } else if (source.manual) {
            leaveOut("summary tasks scheduled by hand: they span their parts here", source.name);
        }
        const bool isMilestone = !source.summary && (source.milestone || task.duration.value == 0);
        task.workClass = isMilestone ? WorkClass::Milestone : WorkClass::General;
    }
    for (const auto &[baseline, task] : m_undated) {
        BaselineTask &row = m_rows.of<BaselineTask>()[baseline];
        row.duration = {settling().workBetween(tasks[task], *row.start, *row.finish)};
    }
}

/// What assignments say about work and dates beyond what their units and tasks do.
void PlanMaker::tellAssignments()
{
    std::unordered_set<std::int64_t> crews, assigned; // by UID
    for (const SourceResource &source : m_source.resources) {
        if (source.type == 1) {
            crews.insert(source.uid);
        }
    }
    for (const SourceAssignment &source : m_source.assignments) {
        const auto task = m_taskOf.find(source.task);
        if (task == m_taskOf.end()) {
            continue;
        }
        const SourceTask &of = m_source.tasks[task->second];
        if (source.work.value_or(0) != 0 || source.resource >= 0) {
            assigned.insert(source.task);
        }
        const double minutes = static_cast<double>(of.duration.value_or(0)) * source.units;
        if (source.work && of.duration && !of.summary && crews.contains(source.resource)
            && std::abs(static_cast<double>(*source.work) - minutes) > 1) {
            leaveOut("hours of work that are not the duration times the units", of.name);
        }
        if ((source.start && of.start && *source.start != *of.start)
            || (source.finish && of.finish && *source.finish != *of.finish)) {
            leaveOut("dates of assignments that are not those of their tasks", of.name);
        }
    }
    for (const SourceTask &source : m_source.tasks) {
        const bool isAssigned = assigned.contains(source.uid);
        if (isLeftOut(source) || source.summary) {
            continue;
        }
        if (!isAssigned && source.work.value_or(0) != 0) {
            leaveOut("hours of work of tasks without resources", source.name);
        }
        if (isAssigned && (source.type != 1 || source.effortDriven)) {
            leaveOut("tasks of fixed units or fixed work, or driven by effort: their duration is fixed here",
                     source.name);
        }
    }
}

} // namespace gigaplan::mspdi
