// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/activity.h"
#include "model/exchange/mspdi/plan_writer.h"
#include "model/plan/crews.h"
#include "model/plan/links.h"
#include "model/plan/phases.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <cmath>

namespace gigaplan::mspdi {

namespace {

constexpr std::int64_t kFixedDuration = 1;
constexpr std::int64_t kElapsedDays = 8;
constexpr std::size_t kLongestNotes = 500'000; ///< the reader's own limit is a text of 1 MiB

class TaskWriter {
public:
    TaskWriter(XmlText &xml, WritingContext &context);
    void write(const OutlineRow &row, std::int64_t id);

private:
    void writeNature(const OutlineRow &row, std::int64_t id);
    void writeDuration(const OutlineRow &row, const TaskDates &dates);
    static bool isByHand(const OutlineRow &row);
    void writeMode(const OutlineRow &row);
    void writePause(const Task &task, const TaskDates &dates);
    void writeComputed(const TaskDates &dates);
    void writeProgress(const OutlineRow &row);
    void writeLimits(const Task &task, bool isByHand);
    std::int64_t percentOf(const Task &task);
    Id<Calendar> calendarOf(const Task &task) const;
    std::int64_t doneOf(const Task &task);

    XmlText &m_xml;
    WritingContext &m_context;
    BaselineWriter m_baselines;
    std::unordered_map<Id<Task>, std::vector<const Link *>> m_linksTo;
    std::unordered_map<Id<Task>, std::pair<bool, bool>> m_crews; ///< whether there are any, and with calendars
};

TaskWriter::TaskWriter(XmlText &xml, WritingContext &context)
    : m_xml(xml), m_context(context), m_baselines(xml, context.plan)
{
    std::unordered_map<std::int64_t, std::size_t> placeOf;
    for (const OutlineRow &row : context.numbers.outline()) {
        placeOf.emplace(row.task->id.value, placeOf.size());
    }
    for (const Link &link : context.plan.table<Link>()) {
        if (link.from == link.to || !placeOf.contains(link.from.value) || !placeOf.contains(link.to.value)) {
            xml.leftOut().add("links of tasks that do not exist, or to themselves");
        } else {
            m_linksTo[link.to].push_back(&link);
        }
    }
    for (auto &[task, links] : m_linksTo) {
        std::sort(links.begin(), links.end(), [&](const Link *a, const Link *b) {
            return std::pair(placeOf.at(a->from.value), std::string_view(a->key))
                < std::pair(placeOf.at(b->from.value), std::string_view(b->key));
        });
    }
    for (const Assignment &assignment : context.plan.table<Assignment>()) {
        const Resource *resource = context.plan.find(assignment.resource);
        if (resource && doesWork(resource->kind)) {
            auto &[any, withCalendar] = m_crews[assignment.task];
            any = true;
            withCalendar = withCalendar || context.plan.find(resource->calendar) != nullptr;
        }
    }
}

void TaskWriter::write(const OutlineRow &row, std::int64_t id)
{
    const Task &task = *row.task;
    const TaskDates &dates = m_context.schedule.tasks[row.row];
    m_xml.within("Task", [&] {
        writeNature(row, id);
        m_xml.instant("Start", dates.start);
        m_xml.instant("Finish", dates.finish);
        writeDuration(row, dates);
        writePause(task, dates);
        m_xml.flag("EffortDriven", false);
        m_xml.flag("Estimated", false);
        m_xml.flag("Milestone", !row.summary && (task.duration.value == 0 || task.workClass == WorkClass::Milestone));
        m_xml.flag("Summary", row.summary);
        writeComputed(dates);
        writeProgress(row);
        writeLimits(task, isByHand(row));
        m_xml.text("Notes", task.description, kLongestNotes);
        if (const auto links = m_linksTo.find(task.id); links != m_linksTo.end()) {
            writeLinks(m_xml, m_context, links->second);
        }
        m_baselines.write(task);
    });
}

void TaskWriter::writeNature(const OutlineRow &row, std::int64_t id)
{
    constexpr std::int64_t kDeepestLevel = 1000;
    m_xml.whole("UID", row.uid);
    m_xml.whole("ID", id);
    m_xml.text("Name", row.task->name, kLongestName);
    writeMode(row);
    m_xml.whole("Type", kFixedDuration);
    m_xml.flag("IsNull", false);
    m_xml.text("WBS", row.task->wbs, kLongestNotes);
    if (row.number.size() <= kLongestName) {
        m_xml.text("OutlineNumber", row.number, kLongestName);
    }
    if (row.level > kDeepestLevel) {
        m_xml.leftOut().add("levels of the outline below the thousandth", row.task->name);
    }
    m_xml.whole("OutlineLevel", std::min(row.level, kDeepestLevel));
    m_xml.whole("Priority", row.task->priority);
}

bool TaskWriter::isByHand(const OutlineRow &row)
{
    return row.task->manual && row.task->constraintDate && !row.summary;
}

/// Only in files that need it: the schema of 2007 has no tasks that are scheduled by hand.
void TaskWriter::writeMode(const OutlineRow &row)
{
    if (row.task->manual && !isByHand(row)) {
        m_xml.leftOut().add("tasks scheduled by hand without a date, or with parts", row.task->name);
    }
    if (m_context.anyByHand) {
        m_xml.flag("Active", true);
        m_xml.flag("Manual", isByHand(row));
    }
}

void TaskWriter::writeDuration(const OutlineRow &row, const TaskDates &dates)
{
    const Task &task = *row.task;
    const std::int64_t minutes = row.summary
        ? std::max<std::int64_t>(0, m_context.clocks.planClock().between(dates.start, dates.finish))
        : task.duration.value;
    m_xml.minutes("Duration", minutes);
    if (isByHand(row)) {
        m_xml.instant("ManualStart", task.constraintDate);
        m_xml.instant("ManualFinish", dates.finish);
        m_xml.minutes("ManualDuration", minutes);
    }
    m_xml.whole("DurationFormat", unitOf(minutes, task.elapsed));
}

/// Work that was done on the clock of a task in progress.
std::int64_t TaskWriter::doneOf(const Task &task)
{
    const Activity activity = Activity::of(task, m_context.clocks);
    return activity.duration - activity.remainingOf(activity.duration);
}

void TaskWriter::writePause(const Task &task, const TaskDates &dates)
{
    if (dates.summary || !task.actualStart || task.actualFinish || task.complete.value >= 100) {
        return;
    }
    const CalendarClock &clock = m_context.clocks[m_context.clocks.clockOf(task)];
    const std::int64_t done = doneOf(task);
    const Instant stop = clock.advance(*task.actualStart, done);
    const Instant resume = clock.advance(dates.earlyFinish, done - task.duration.value);
    if (clock.between(stop, resume) > 0) {
        m_xml.instant("Stop", stop);
        m_xml.instant("Resume", resume);
    }
}

void TaskWriter::writeComputed(const TaskDates &dates)
{
    constexpr std::int64_t kTenths = 10;
    m_xml.flag("Critical", dates.critical);
    m_xml.instant("EarlyStart", dates.earlyStart);
    m_xml.instant("EarlyFinish", dates.earlyFinish);
    m_xml.instant("LateStart", dates.lateStart);
    m_xml.instant("LateFinish", dates.lateFinish);
    m_xml.whole("FreeSlack", dates.freeSlackMin * kTenths);
    m_xml.whole("TotalSlack", dates.totalSlackMin * kTenths);
}

std::int64_t TaskWriter::percentOf(const Task &task)
{
    if (task.actualFinish) {
        return 100;
    }
    // Rounded down: a task that is nearly done is not done.
    const double percent = std::floor(std::clamp(task.complete.value, 0.0, 100.0));
    if (percent != task.complete.value) {
        m_xml.leftOut().add("fractions of percent complete", task.name);
    }
    return static_cast<std::int64_t>(percent);
}

void TaskWriter::writeProgress(const OutlineRow &row)
{
    const Task &task = *row.task;
    m_xml.whole("PercentComplete", percentOf(task));
    m_xml.instant("ActualStart", task.actualStart);
    m_xml.instant("ActualFinish", task.actualFinish);
    if (!row.summary && task.actualStart) {
        const std::int64_t done = task.actualFinish ? task.duration.value : doneOf(task);
        m_xml.minutes("ActualDuration", done);
        m_xml.minutes("RemainingDuration", task.duration.value - done);
    }
}

/// The calendar that the task names, or its phase does for it.
Id<Calendar> TaskWriter::calendarOf(const Task &task) const
{
    if (m_context.numbers.of(task.calendar) != 0) {
        return task.calendar;
    }
    const Phase *phase = m_context.plan.find(task.phase);
    return phase && m_context.numbers.of(phase->calendar) != 0 ? phase->calendar : Id<Calendar>{};
}

void TaskWriter::writeLimits(const Task &task, bool isByHand)
{
    const bool isDated = task.constraint > ConstraintKind::AsLateAsPossible;
    if (isDated != task.constraintDate.has_value() && !isByHand) {
        m_xml.leftOut().add(isDated ? "constraints without a date" : "dates of constraints that need none", task.name);
    }
    m_xml.whole("ConstraintType", isDated && !task.constraintDate ? 0 : static_cast<std::int64_t>(task.constraint));
    const Id<Calendar> calendar = calendarOf(task);
    m_xml.whole("CalendarUID", calendar ? m_context.numbers.of(calendar) : -1);
    m_xml.instant("ConstraintDate", isDated ? task.constraintDate : std::nullopt);
    m_xml.instant("Deadline", task.deadline);
    m_xml.whole("LevelingDelay", task.levelDelay.value * 10);
    m_xml.whole("LevelingDelayFormat", kElapsedDays);
    const auto crews = m_crews.find(task.id);
    const bool anyCrew = crews != m_crews.end() && crews->second.first;
    m_xml.flag("IgnoreResourceCalendar", calendar && anyCrew && !crews->second.second);
}

} // namespace

std::int64_t unitOf(std::int64_t minutes, bool elapsed)
{
    constexpr std::int64_t kMinutes = 3, kHours = 5, kDays = 7,
                           kElapsed = 1; // each elapsed code follows the working one
    const std::int64_t day = elapsed ? kMinutesPerDay : kMinutesPerWorkday;
    return (minutes % day == 0 ? kDays : minutes % 60 == 0 ? kHours : kMinutes) + (elapsed ? kElapsed : 0);
}

void writeTasks(XmlText &xml, WritingContext &context)
{
    xml.within("Tasks", [&] {
        TaskWriter writer(xml, context);
        std::int64_t id = 0;
        for (const OutlineRow &row : context.numbers.outline()) {
            writer.write(row, ++id);
        }
    });
}

} // namespace gigaplan::mspdi
