// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/task_facts.h"

#include "model/plan/tasks.h"
#include "model/words/labels.h"

#include <QCoreApplication>

#include <cmath>

namespace gigaplan {

namespace {

struct TaskFacts {
    Q_DECLARE_TR_FUNCTIONS(gigaplan::TaskFacts)
};

} // namespace

QString taskFacts(const TimelineLines &lines, int line)
{
    const OutlineRow row = lines.shownRow(line, false);
    const Task &task = *lines.rows().plan().find(row.task);
    const TaskDates &dates = lines.rows().datesAt(line);
    QStringList facts;
    facts << row.name;
    if (!row.power.isEmpty()) {
        facts << row.power;
    }
    facts << (row.milestone ? instantLabel(row.start) : spanLabel(row.start, row.finish));
    if (!row.milestone) {
        facts << (row.summary        ? TaskFacts::tr("%1 from first to last").arg(elapsedLabel(row.finish - row.start))
                      : task.elapsed ? TaskFacts::tr("%1 of calendar time").arg(elapsedLabel(task.duration.value))
                                     : TaskFacts::tr("%1 of work").arg(workLabel(task.duration.value)));
    }
    facts << (dates.totalSlackMin < 0 ? TaskFacts::tr("%1 late").arg(workLabel(-dates.totalSlackMin))
                  : row.critical      ? TaskFacts::tr("critical: any delay delays the plan")
                                      : TaskFacts::tr("%1 of slack").arg(workLabel(dates.totalSlackMin)));
    if (row.nearCritical) {
        facts << TaskFacts::tr("nearly critical");
    }
    if (row.varianceDays) {
        facts << (*row.varianceDays == 0
                      ? TaskFacts::tr("as in the baseline")
                      : TaskFacts::tr("%1 days %2 than the baseline")
                            .arg(std::abs(*row.varianceDays))
                            .arg(*row.varianceDays > 0 ? TaskFacts::tr("later") : TaskFacts::tr("earlier")));
    }
    if (row.pessimisticFinish > row.finish) {
        facts << TaskFacts::tr("likely to finish between %1 (P10) and %2 (P90)")
                     .arg(dateLabel(dayEnding(row.optimisticFinish)), dateLabel(dayEnding(row.pessimisticFinish)));
    }
    if (row.complete > 0) {
        facts << TaskFacts::tr("%1 % done").arg(std::lround(row.complete * 100));
    }
    if (row.deadline) {
        facts << (row.finish > *row.deadline ? TaskFacts::tr("misses its deadline, %1") : TaskFacts::tr("deadline %1"))
                     .arg(dateLabel(dayEnding(*row.deadline)));
    }
    return facts.join(QLatin1Char('\n'));
}

} // namespace gigaplan
