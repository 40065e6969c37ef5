// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/gantt_columns.h"

#include "model/words/labels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gigaplan {

namespace {

constexpr double kNameAtLeast = 232;

/// By importance; columns of one rank come together or not at all.
struct Kind {
    GanttColumn column;
    int rank;
    double width;
    const char *title;
};
constexpr std::array kKinds{
    Kind{GanttColumn::Start, 0, 96, "Start"},
    Kind{GanttColumn::Finish, 0, 96, "Finish"},
    Kind{GanttColumn::Variance, 1, 84, "Late by, d"},
    Kind{GanttColumn::Slack, 2, 72, "Slack, d"},
    Kind{GanttColumn::Duration, 3, 76, "Duration"},
    Kind{GanttColumn::Complete, 4, 56, "% done"},
    Kind{GanttColumn::Predecessors, 5, 120, "Waits for"},
    Kind{GanttColumn::Number, 5, 52, "No."},
};

QString daysText(std::int64_t minutes)
{
    const double days = static_cast<double>(minutes) / kMinutesPerWorkday;
    const QString number =
        QString::number(std::abs(days), 'f', std::abs(days) < 10 && days != std::round(days) ? 1 : 0);
    return days < 0 ? QStringLiteral("−") + number : number;
}

bool isWanted(GanttColumn column, const GanttColumns::Choice &choice)
{
    return !choice.hidden.contains(column) && (column != GanttColumn::Variance || choice.hasBaseline);
}

double widthOf(const Kind &kind, const GanttColumns::Choice &choice)
{
    const auto own = choice.widths.find(kind.column);
    return own == choice.widths.end() ? kind.width : own->second;
}

} // namespace

QString ganttColumnTitle(GanttColumn column)
{
    const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind &one) { return one.column == column; });
    return kind == kKinds.end() ? QStringLiteral("Task") : QString::fromLatin1(kind->title);
}

QString ganttCellText(const GanttRow &row, GanttColumn column)
{
    switch (column) {
    case GanttColumn::Number: return row.number > 0 ? QString::number(row.number) : QString();
    case GanttColumn::Name: return {};
    case GanttColumn::Duration:
        return row.milestone ? QString() : row.elapsed ? elapsedLabel(row.durationMin) : workLabel(row.durationMin);
    case GanttColumn::Start: return dateLabel(dateOf(row.start));
    case GanttColumn::Finish: return dateLabel(row.milestone ? dateOf(row.finish) : dayEnding(row.finish));
    case GanttColumn::Slack: return daysText(row.totalSlackMin);
    case GanttColumn::Complete: return QString::number(std::lround(row.complete * 100));
    case GanttColumn::Predecessors: return row.predecessors;
    case GanttColumn::Variance:
        return !row.varianceDays    ? QString()
            : *row.varianceDays < 0 ? QString(QStringLiteral("−") + QString::number(-*row.varianceDays))
                                    : QString::number(*row.varianceDays);
    }
    return {};
}

GanttColumns GanttColumns::forWidth(double width, const Choice &choice)
{
    std::set<GanttColumn> shown{GanttColumn::Name};
    double left = width;
    for (int rank = 0; rank <= 5; ++rank) {
        double needed = 0;
        for (const Kind &kind : kKinds) {
            needed += kind.rank == rank && isWanted(kind.column, choice) ? widthOf(kind, choice) : 0;
        }
        if (needed == 0) {
            continue;
        }
        if (left - needed < kNameAtLeast) {
            break;
        }
        left -= needed;
        for (const Kind &kind : kKinds) {
            if (kind.rank == rank && isWanted(kind.column, choice)) {
                shown.insert(kind.column);
            }
        }
    }
    GanttColumns columns;
    double x = 0;
    for (const GanttColumn column : shown) {
        const auto kind =
            std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind &one) { return one.column == column; });
        const double wide = kind == kKinds.end() ? left : widthOf(*kind, choice);
        columns.m_places.push_back({column, x, wide});
        x += wide;
    }
    return columns;
}

double GanttColumns::widthOfAll(const Choice &choice)
{
    double width = kNameAtLeast;
    for (const Kind &kind : kKinds) {
        width += isWanted(kind.column, choice) ? widthOf(kind, choice) : 0;
    }
    return width;
}

double GanttColumns::width(GanttColumn column) const
{
    const Place *place = find(column);
    return place ? place->width : 0;
}

const GanttColumns::Place *GanttColumns::at(double x) const
{
    const auto found = std::find_if(m_places.begin(), m_places.end(), [&](const Place &place) {
        return x >= place.left && x < place.left + place.width;
    });
    return found == m_places.end() ? nullptr : &*found;
}

const GanttColumns::Place *GanttColumns::find(GanttColumn column) const
{
    const auto found =
        std::find_if(m_places.begin(), m_places.end(), [&](const Place &place) { return place.column == column; });
    return found == m_places.end() ? nullptr : &*found;
}

} // namespace gigaplan
