// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/source_reader.h"

namespace gigaplan::mspdi {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t kDeepestOutline = 1000;

SourceLink readLink(XmlCursor &xml)
{
    SourceLink link;
    link.line = xml.line();
    xml.children([&](QStringView name) {
        if (name == "PredecessorUID"_L1) {
            link.predecessor = xml.whole(-1, kMaxUid);
        } else if (name == "Type"_L1) {
            link.type = xml.whole(0, 3);
        } else if (name == "CrossProject"_L1) {
            link.crossProject = xml.flag();
        } else if (name == "LinkLag"_L1) {
            link.lag = xml.real();
        } else if (name == "LagFormat"_L1) {
            link.lagFormat = xml.whole(0, 100);
        } else {
            return false;
        }
        return true;
    });
    return link;
}

SourceBaseline readBaseline(XmlCursor &xml)
{
    SourceBaseline baseline;
    xml.children([&](QStringView name) {
        if (name == "Number"_L1) {
            baseline.number = xml.whole(0, 10);
        } else if (name == "Start"_L1) {
            baseline.start = xml.instant();
        } else if (name == "Finish"_L1) {
            baseline.finish = xml.instant();
        } else if (name == "Duration"_L1) {
            baseline.duration = xml.minutes();
        } else if (name == "Cost"_L1) {
            baseline.cost = xml.real();
        } else {
            return false;
        }
        return true;
    });
    return baseline;
}

bool readNature(XmlCursor &xml, SourceTask &task)
{
    const QStringView name = xml.name();
    if (name == "UID"_L1) {
        task.uid = xml.whole(0, kMaxUid);
    } else if (name == "Name"_L1) {
        task.name = xml.text();
    } else if (name == "WBS"_L1) {
        task.wbs = xml.text();
    } else if (name == "Notes"_L1) {
        task.notes = xml.text();
    } else if (name == "OutlineLevel"_L1) {
        task.level = xml.whole(0, kDeepestOutline);
    } else if (name == "IsNull"_L1) {
        task.isNull = xml.flag();
    } else if (name == "Active"_L1) {
        task.active = xml.flag();
    } else if (name == "Manual"_L1) {
        task.manual = xml.flag();
    } else if (name == "ExternalTask"_L1 || name == "IsSubproject"_L1) {
        task.external = xml.flag() || task.external;
    } else if (name == "Summary"_L1) {
        task.summary = xml.flag();
    } else if (name == "Milestone"_L1) {
        task.milestone = xml.flag();
    } else if (name == "IgnoreResourceCalendar"_L1) {
        task.ignoresResourceCalendar = xml.flag();
    } else if (name == "Priority"_L1) {
        task.priority = xml.whole(0, 1000);
    } else if (name == "CalendarUID"_L1) {
        task.calendar = xml.whole(-1, kMaxUid);
    } else {
        return false;
    }
    return true;
}

bool readStored(XmlCursor &xml, SourceTask &task)
{
    const QStringView name = xml.name();
    if (name == "Start"_L1) {
        task.start = xml.instant();
    } else if (name == "Finish"_L1) {
        task.finish = xml.instant();
    } else if (name == "EarlyStart"_L1) {
        task.earlyStart = xml.instant();
    } else if (name == "EarlyFinish"_L1) {
        task.earlyFinish = xml.instant();
    } else if (name == "LateStart"_L1) {
        task.lateStart = xml.instant();
    } else if (name == "LateFinish"_L1) {
        task.lateFinish = xml.instant();
    } else if (name == "TotalSlack"_L1) {
        task.totalSlack = xml.real();
    } else if (name == "FreeSlack"_L1) {
        task.freeSlack = xml.real();
    } else if (name == "Critical"_L1) {
        task.critical = xml.flag();
    } else {
        return false;
    }
    return true;
}

bool readTiming(XmlCursor &xml, SourceTask &task)
{
    const QStringView name = xml.name();
    if (name == "Duration"_L1) {
        const qint64 line = xml.line();
        task.duration = xml.minutes();
        if (task.duration < 0) {
            xml.failAt(line, "Duration: expected a duration of at least 0");
        }
    } else if (name == "DurationFormat"_L1) {
        task.durationFormat = xml.whole(0, 100);
    } else if (name == "ConstraintType"_L1) {
        task.constraint = xml.whole(0, 7);
    } else if (name == "ConstraintDate"_L1) {
        task.constraintDate = xml.instant();
    } else if (name == "Deadline"_L1) {
        task.deadline = xml.instant();
    } else if (name == "LevelingDelay"_L1) {
        task.levelingDelay = xml.real();
    } else if (name == "PercentComplete"_L1) {
        task.percentComplete = xml.whole(0, 100);
    } else if (name == "ActualStart"_L1) {
        task.actualStart = xml.instant();
    } else if (name == "ActualFinish"_L1) {
        task.actualFinish = xml.instant();
    } else if (name == "Stop"_L1) {
        task.stop = xml.instant();
    } else if (name == "Resume"_L1) {
        task.resume = xml.instant();
    } else if (name == "PredecessorLink"_L1) {
        if (mayGrow(xml, task.links)) {
            task.links.push_back(readLink(xml));
        }
    } else if (name == "Baseline"_L1) {
        if (mayGrow(xml, task.baselines)) {
            task.baselines.push_back(readBaseline(xml));
        }
    } else {
        return false;
    }
    return true;
}

/// Counts what is there and is not taken over.
void noteUnread(XmlCursor &xml, SourceProject &project)
{
    const QStringView name = xml.name();
    if (name == "ExtendedAttribute"_L1) {
        ++project.unread["values of custom fields"];
    } else if (name == "OutlineCode"_L1) {
        ++project.unread["outline codes"];
    } else if (name == "TimephasedData"_L1) {
        ++project.unread["figures by day or week"];
    }
}

} // namespace

void readTasks(XmlCursor &xml, SourceProject &project)
{
    xml.children([&](QStringView element) {
        if (element != "Task"_L1 || !mayGrow(xml, project.tasks)) {
            return false;
        }
        SourceTask task;
        task.line = xml.line();
        xml.children([&](QStringView name) {
            if (name == "FixedCost"_L1) {
                project.unread["fixed costs of tasks"] += xml.real() != 0 ? 1 : 0;
                return true;
            }
            const bool taken = readNature(xml, task) || readTiming(xml, task) || readStored(xml, task);
            if (!taken) {
                noteUnread(xml, project);
            }
            return taken;
        });
        if (xml.ok() && task.uid < 0) {
            xml.failAt(task.line, "Task: expected a UID");
        }
        project.tasks.push_back(std::move(task));
        return true;
    });
}

} // namespace gigaplan::mspdi
