// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/exchange/mspdi/source_reader.h"
#include "model/plan/links.h"

#include <algorithm>

namespace gigaplan::mspdi {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t kDeepestOutline = 1000;

SourceLink readLink(XmlCursor &xml)
{
    SourceLink link;
    link.line = xml.line();
    readChildren(xml, Element{"PredecessorUID"_L1, [&] { xml.whole(link.predecessor, -1, kMaxUid); }},
                 Element{"Type"_L1, [&] { xml.whole(link.type, 0, 3); }},
                 Element{"CrossProject"_L1, [&] { xml.flag(link.crossProject); }},
                 Element{"LinkLag"_L1, [&] { xml.real(link.lag); }},
                 Element{"LagFormat"_L1, [&] { xml.whole(link.lagFormat, 0, 100); }});
    return link;
}

SourceBaseline readBaseline(XmlCursor &xml, const SourceProject &project)
{
    SourceBaseline baseline;
    readChildren(xml, Element{"Number"_L1, [&] { xml.whole(baseline.number, 0, 10); }},
                 Element{"Start"_L1, [&] { xml.instant(baseline.start, project.startOfDay); }},
                 Element{"Finish"_L1, [&] { xml.instant(baseline.finish, project.finishOfDay); }},
                 Element{"Duration"_L1, [&] { xml.minutes(baseline.duration); }},
                 Element{"Cost"_L1, [&] { xml.real(baseline.cost); }});
    return baseline;
}

bool readNature(XmlCursor &xml, SourceTask &task)
{
    return readOneOf(xml, Element{"UID"_L1, [&] { xml.whole(task.uid, 0, kMaxUid); }},
                     Element{"Name"_L1, [&] { xml.text(task.name); }}, Element{"WBS"_L1, [&] { xml.text(task.wbs); }},
                     Element{"Notes"_L1, [&] { xml.text(task.notes); }},
                     Element{"OutlineLevel"_L1, [&] { xml.whole(task.level, 0, kDeepestOutline); }},
                     Element{"OutlineNumber"_L1, [&] { xml.text(task.outlineNumber); }},
                     Element{"Priority"_L1, [&] { xml.whole(task.priority, 0, 1000); }},
                     Element{"CalendarUID"_L1, [&] { xml.whole(task.calendar, -1, kMaxUid); }},
                     Element{"Type"_L1, [&] { xml.whole(task.type, 0, 2); }});
}

void readExternal(XmlCursor &xml, SourceTask &task)
{
    bool external = false;
    xml.flag(external);
    task.external = task.external || external;
}

bool readMarks(XmlCursor &xml, SourceTask &task)
{
    return readOneOf(xml, Element{"IsNull"_L1, [&] { xml.flag(task.isNull); }},
                     Element{"Active"_L1, [&] { xml.flag(task.active); }},
                     Element{"Manual"_L1, [&] { xml.flag(task.manual); }},
                     Element{"ExternalTask"_L1, [&] { readExternal(xml, task); }},
                     Element{"IsSubproject"_L1, [&] { readExternal(xml, task); }},
                     Element{"Summary"_L1, [&] { xml.flag(task.summary); }},
                     Element{"Milestone"_L1, [&] { xml.flag(task.milestone); }},
                     Element{"EffortDriven"_L1, [&] { xml.flag(task.effortDriven); }},
                     Element{"IgnoreResourceCalendar"_L1, [&] { xml.flag(task.ignoresResourceCalendar); }});
}

/// Dates where a task begins, and where it ends.
bool readDates(XmlCursor &xml, const SourceProject &project, SourceTask &task)
{
    return readOneOf(xml, Element{"Start"_L1, [&] { xml.instant(task.start, project.startOfDay); }},
                     Element{"EarlyStart"_L1, [&] { xml.instant(task.earlyStart, project.startOfDay); }},
                     Element{"LateStart"_L1, [&] { xml.instant(task.lateStart, project.startOfDay); }},
                     Element{"ActualStart"_L1, [&] { xml.instant(task.actualStart, project.startOfDay); }},
                     Element{"ManualStart"_L1, [&] { xml.instant(task.manualStart, project.startOfDay); }},
                     Element{"Resume"_L1, [&] { xml.instant(task.resume, project.startOfDay); }},
                     Element{"Finish"_L1, [&] { xml.instant(task.finish, project.finishOfDay); }},
                     Element{"EarlyFinish"_L1, [&] { xml.instant(task.earlyFinish, project.finishOfDay); }},
                     Element{"LateFinish"_L1, [&] { xml.instant(task.lateFinish, project.finishOfDay); }},
                     Element{"ActualFinish"_L1, [&] { xml.instant(task.actualFinish, project.finishOfDay); }},
                     Element{"ManualFinish"_L1, [&] { xml.instant(task.manualFinish, project.finishOfDay); }},
                     Element{"Stop"_L1, [&] { xml.instant(task.stop, project.finishOfDay); }},
                     Element{"Deadline"_L1, [&] { xml.instant(task.deadline, project.finishOfDay); }});
}

void readDuration(XmlCursor &xml, SourceTask &task)
{
    const qint64 line = xml.line();
    xml.minutes(task.duration);
    if (task.duration.value_or(0) < 0) {
        xml.failAt(line, "Duration: expected a duration of at least 0");
    }
}

bool readDurations(XmlCursor &xml, SourceTask &task)
{
    return readOneOf(xml, Element{"Duration"_L1, [&] { readDuration(xml, task); }},
                     Element{"ActualDuration"_L1, [&] { xml.minutes(task.actualDuration); }},
                     Element{"RemainingDuration"_L1, [&] { xml.minutes(task.remainingDuration); }},
                     Element{"ManualDuration"_L1, [&] { xml.minutes(task.manualDuration); }},
                     Element{"Work"_L1, [&] { xml.minutes(task.work); }});
}

bool readTiming(XmlCursor &xml, const SourceProject &project, SourceTask &task, DayOrInstant &constraintDate)
{
    return readOneOf(xml, Element{"DurationFormat"_L1, [&] { xml.whole(task.durationFormat, 0, 100); }},
                     Element{"ConstraintType"_L1, [&] { xml.whole(task.constraint, 0, 7); }},
                     Element{"ConstraintDate"_L1, [&] { constraintDate.read(xml); }},
                     Element{"LevelingDelay"_L1, [&] { xml.real(task.levelingDelay); }},
                     Element{"PercentComplete"_L1, [&] { xml.whole(task.percentComplete, 0, 100); }},
                     Element{"PercentWorkComplete"_L1, [&] { xml.whole(task.percentWorkComplete, 0, 100); }},
                     Element{"TotalSlack"_L1, [&] { xml.real(task.totalSlack); }},
                     Element{"FreeSlack"_L1, [&] { xml.real(task.freeSlack); }},
                     Element{"Critical"_L1, [&] { xml.flag(task.critical); }},
                     Element{"PredecessorLink"_L1,
                             [&] {
                                 if (mayGrow(xml, task.links)) {
                                     task.links.push_back(readLink(xml));
                                 }
                             }},
                     Element{"Baseline"_L1, [&] {
                                 if (mayGrow(xml, task.baselines)) {
                                     task.baselines.push_back(readBaseline(xml, project));
                                 }
                             }});
}

/// Of a file that has no level: the number of parts of "2.1.3"; "0" is the project itself.
std::int64_t levelOf(const SourceTask &task)
{
    if (task.level >= 0) {
        return task.level;
    }
    const std::string_view number = trimmed(task.outlineNumber);
    if (number == "0") {
        return 0;
    }
    return std::min<std::int64_t>(1 + std::count(number.begin(), number.end(), '.'), kDeepestOutline);
}

bool isFinishConstraint(std::int64_t constraint)
{
    return constraint == 3 || constraint == 6 || constraint == 7;
}

SourceTask readTask(XmlCursor &xml, const SourceProject &project)
{
    SourceTask task;
    task.line = xml.line();
    DayOrInstant constraintDate;
    xml.children([&](QStringView) {
        return readNature(xml, task) || readDates(xml, project, task) || readDurations(xml, task)
            || readMarks(xml, task) || readTiming(xml, project, task, constraintDate);
    });
    task.constraintDate =
        constraintDate.at(isFinishConstraint(task.constraint) ? project.finishOfDay : project.startOfDay);
    task.level = levelOf(task);
    if (xml.ok() && task.uid < 0) {
        xml.failAt(task.line, "Task: expected a UID");
    }
    return task;
}

} // namespace

void readTasks(XmlCursor &xml, SourceProject &project)
{
    readList(xml, "Task"_L1, project.tasks, [&] {
        xml.startRow({SourceRow::Of::Task, project.tasks.size()});
        project.tasks.push_back(readTask(xml, project));
    });
}

} // namespace gigaplan::mspdi
