// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/source_reader.h"
#include "model/plan/work.h"

#include <algorithm>

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
            xml.whole(link.predecessor, -1, kMaxUid);
        } else if (name == "Type"_L1) {
            xml.whole(link.type, 0, 3);
        } else if (name == "CrossProject"_L1) {
            xml.flag(link.crossProject);
        } else if (name == "LinkLag"_L1) {
            xml.real(link.lag);
        } else if (name == "LagFormat"_L1) {
            xml.whole(link.lagFormat, 0, 100);
        } else {
            return false;
        }
        return true;
    });
    return link;
}

SourceBaseline readBaseline(XmlCursor &xml, const SourceProject &project)
{
    SourceBaseline baseline;
    xml.children([&](QStringView name) {
        if (name == "Number"_L1) {
            xml.whole(baseline.number, 0, 10);
        } else if (name == "Start"_L1) {
            xml.instant(baseline.start, project.startOfDay);
        } else if (name == "Finish"_L1) {
            xml.instant(baseline.finish, project.finishOfDay);
        } else if (name == "Duration"_L1) {
            xml.minutes(baseline.duration);
        } else if (name == "Cost"_L1) {
            xml.real(baseline.cost);
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
        xml.whole(task.uid, 0, kMaxUid);
    } else if (name == "Name"_L1) {
        xml.text(task.name);
    } else if (name == "WBS"_L1) {
        xml.text(task.wbs);
    } else if (name == "Notes"_L1) {
        xml.text(task.notes);
    } else if (name == "OutlineLevel"_L1) {
        xml.whole(task.level, 0, kDeepestOutline);
    } else if (name == "OutlineNumber"_L1) {
        xml.text(task.outlineNumber);
    } else if (name == "Priority"_L1) {
        xml.whole(task.priority, 0, 1000);
    } else if (name == "CalendarUID"_L1) {
        xml.whole(task.calendar, -1, kMaxUid);
    } else if (name == "Type"_L1) {
        xml.whole(task.type, 0, 2);
    } else {
        return false;
    }
    return true;
}

bool readMarks(XmlCursor &xml, SourceTask &task)
{
    const QStringView name = xml.name();
    if (name == "IsNull"_L1) {
        xml.flag(task.isNull);
    } else if (name == "Active"_L1) {
        xml.flag(task.active);
    } else if (name == "Manual"_L1) {
        xml.flag(task.manual);
    } else if (name == "ExternalTask"_L1 || name == "IsSubproject"_L1) {
        bool external = false;
        xml.flag(external);
        task.external = task.external || external;
    } else if (name == "Summary"_L1) {
        xml.flag(task.summary);
    } else if (name == "Milestone"_L1) {
        xml.flag(task.milestone);
    } else if (name == "EffortDriven"_L1) {
        xml.flag(task.effortDriven);
    } else if (name == "IgnoreResourceCalendar"_L1) {
        xml.flag(task.ignoresResourceCalendar);
    } else {
        return false;
    }
    return true;
}

/// Dates where a task begins, and where it ends.
bool readDates(XmlCursor &xml, const SourceProject &project, SourceTask &task)
{
    struct Named {
        QLatin1StringView name;
        std::optional<Instant> SourceTask::*date;
    };
    static constexpr std::array kStarts{
        Named{"Start"_L1, &SourceTask::start},
        Named{"EarlyStart"_L1, &SourceTask::earlyStart},
        Named{"LateStart"_L1, &SourceTask::lateStart},
        Named{"ActualStart"_L1, &SourceTask::actualStart},
        Named{"ManualStart"_L1, &SourceTask::manualStart},
        Named{"Resume"_L1, &SourceTask::resume},
    };
    static constexpr std::array kFinishes{
        Named{"Finish"_L1, &SourceTask::finish},
        Named{"EarlyFinish"_L1, &SourceTask::earlyFinish},
        Named{"LateFinish"_L1, &SourceTask::lateFinish},
        Named{"ActualFinish"_L1, &SourceTask::actualFinish},
        Named{"ManualFinish"_L1, &SourceTask::manualFinish},
        Named{"Stop"_L1, &SourceTask::stop},
        Named{"Deadline"_L1, &SourceTask::deadline},
    };
    const QStringView name = xml.name();
    for (const auto &[known, date] : kStarts) {
        if (name == known) {
            xml.instant(task.*date, project.startOfDay);
            return true;
        }
    }
    for (const auto &[known, date] : kFinishes) {
        if (name == known) {
            xml.instant(task.*date, project.finishOfDay);
            return true;
        }
    }
    return false;
}

bool readDuration(XmlCursor &xml, SourceTask &task)
{
    struct Named {
        QLatin1StringView name;
        std::optional<std::int64_t> SourceTask::*duration;
    };
    static constexpr std::array kDurations{
        Named{"Duration"_L1, &SourceTask::duration},
        Named{"ActualDuration"_L1, &SourceTask::actualDuration},
        Named{"RemainingDuration"_L1, &SourceTask::remainingDuration},
        Named{"ManualDuration"_L1, &SourceTask::manualDuration},
        Named{"Work"_L1, &SourceTask::work},
    };
    for (const auto &[known, duration] : kDurations) {
        if (xml.name() == known) {
            const qint64 line = xml.line();
            xml.minutes(task.*duration);
            if (duration == &SourceTask::duration && task.duration.value_or(0) < 0) {
                xml.failAt(line, "Duration: expected a duration of at least 0");
            }
            return true;
        }
    }
    return false;
}

bool readTiming(XmlCursor &xml, const SourceProject &project, SourceTask &task, DayOrInstant &constraintDate)
{
    const QStringView name = xml.name();
    if (name == "DurationFormat"_L1) {
        xml.whole(task.durationFormat, 0, 100);
    } else if (name == "ConstraintType"_L1) {
        xml.whole(task.constraint, 0, 7);
    } else if (name == "ConstraintDate"_L1) {
        constraintDate.read(xml);
    } else if (name == "LevelingDelay"_L1) {
        xml.real(task.levelingDelay);
    } else if (name == "PercentComplete"_L1) {
        xml.whole(task.percentComplete, 0, 100);
    } else if (name == "PercentWorkComplete"_L1) {
        xml.whole(task.percentWorkComplete, 0, 100);
    } else if (name == "TotalSlack"_L1) {
        xml.real(task.totalSlack);
    } else if (name == "FreeSlack"_L1) {
        xml.real(task.freeSlack);
    } else if (name == "Critical"_L1) {
        xml.flag(task.critical);
    } else if (name == "PredecessorLink"_L1) {
        if (mayGrow(xml, task.links)) {
            task.links.push_back(readLink(xml));
        }
    } else if (name == "Baseline"_L1) {
        if (mayGrow(xml, task.baselines)) {
            task.baselines.push_back(readBaseline(xml, project));
        }
    } else {
        return false;
    }
    return true;
}

/// Of a file that has no level: the number of parts of "2.1.3"; "0" is the project itself.
std::int64_t levelOf(const SourceTask &task)
{
    if (task.level >= 0) {
        return task.level;
    }
    const std::string_view number = collapsed(task.outlineNumber);
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
        return readNature(xml, task) || readDates(xml, project, task) || readDuration(xml, task) || readMarks(xml, task)
            || readTiming(xml, project, task, constraintDate);
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
    xml.children([&](QStringView element) {
        if (element != "Task"_L1 || !mayGrow(xml, project.tasks)) {
            return false;
        }
        xml.startRow({SourceRow::Of::Task, project.tasks.size()});
        project.tasks.push_back(readTask(xml, project));
        return true;
    });
}

} // namespace gigaplan::mspdi
