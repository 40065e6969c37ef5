// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outline/outline_columns.h"

#include "model/words/labels.h"

#include <QCoreApplication>

#include <cmath>

namespace gigaplan {

namespace {

struct OutlineWords {
    Q_DECLARE_TR_FUNCTIONS(gigaplan::Outline)
};

QString daysText(std::int64_t minutes)
{
    const double days = static_cast<double>(minutes) / kMinutesPerWorkday;
    const QString number =
        QString::number(std::abs(days), 'f', std::abs(days) < 10 && days != std::round(days) ? 1 : 0);
    return days < 0 ? QStringLiteral("−") + number : number;
}

} // namespace

QString outlineColumnTitle(OutlineColumn column)
{
    switch (column) {
    case OutlineColumn::Number: return OutlineWords::tr("No.");
    case OutlineColumn::Name: return OutlineWords::tr("Task");
    case OutlineColumn::Duration: return OutlineWords::tr("Duration");
    case OutlineColumn::Start: return OutlineWords::tr("Start");
    case OutlineColumn::Finish: return OutlineWords::tr("Finish");
    case OutlineColumn::Slack: return OutlineWords::tr("Slack, d");
    case OutlineColumn::Complete: return OutlineWords::tr("% done");
    case OutlineColumn::Predecessors: return OutlineWords::tr("Waits for");
    case OutlineColumn::Variance: return OutlineWords::tr("Late by, d");
    }
    return {};
}

QString outlineCellText(const OutlineRow &row, OutlineColumn column)
{
    switch (column) {
    case OutlineColumn::Number: return row.number > 0 ? QString::number(row.number) : QString();
    case OutlineColumn::Name: return {};
    case OutlineColumn::Duration:
        return row.milestone ? QString() : row.elapsed ? elapsedLabel(row.durationMin) : workLabel(row.durationMin);
    case OutlineColumn::Start: return dateLabel(dateOf(row.start));
    case OutlineColumn::Finish: return dateLabel(row.milestone ? dateOf(row.finish) : dayEnding(row.finish));
    case OutlineColumn::Slack: return daysText(row.totalSlackMin);
    case OutlineColumn::Complete: return QString::number(std::lround(row.complete * 100));
    case OutlineColumn::Predecessors: return row.predecessors;
    case OutlineColumn::Variance:
        return !row.varianceDays    ? QString()
            : *row.varianceDays < 0 ? QString(QStringLiteral("−") + QString::number(-*row.varianceDays))
                                    : QString::number(*row.varianceDays);
    }
    return {};
}

} // namespace gigaplan
