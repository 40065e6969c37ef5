// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/gantt_blackouts.h"

#include "model/analysis/schedule/site_blackouts.h"
#include "model/plan/crews.h"
#include "model/plan/tasks.h"
#include "ui/paint/painter_scope.h"

#include <algorithm>

namespace gigaplan {

namespace {

bool stops(const Blackout &blackout, const Task &task)
{
    return (!blackout.site || blackout.site == task.site) && stopsWork(blackout.kind, task.workClass);
}

/// The days of a blackout, year by year, as far as they are in sight.
template <class Visit>
void forEachSpan(const Blackout &blackout, Date from, Date to, Visit &&visit)
{
    if (!blackout.first || !blackout.last || *blackout.last < *blackout.first) {
        return;
    }
    if (!blackout.everyYear) {
        visit(*blackout.first, *blackout.last);
        return;
    }
    const int years = std::max(0, civil(from).year - civil(*blackout.last).year);
    for (int year = years; addMonths(*blackout.first, 12 * year) <= std::min(to, kLastDate); ++year) {
        visit(addMonths(*blackout.first, 12 * year), addMonths(*blackout.last, 12 * year));
    }
}

} // namespace

void paintGanttBlackouts(QPainter &painter, const QRectF &body, double top, int firstLine,
                         std::span<const OutlineRow> rows, const PlanSnapshot &plan, const TimeAxis &axis,
                         const Theme &theme)
{
    if (plan.table<Blackout>().isEmpty()) {
        return;
    }
    const PainterScope scope(painter, body);
    QColor ink = theme.quietText;
    ink.setAlphaF(0.35F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(ink, Qt::BDiagPattern));
    const Date from = axis.dateAt(0), to = axis.dateAt(body.width());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Task *task = rows[i].summary ? nullptr : plan.find(rows[i].task);
        if (!task) {
            continue;
        }
        const double lineTop = top + (firstLine + static_cast<double>(i)) * space::kRow;
        for (const Blackout &blackout : plan.table<Blackout>()) {
            if (!stops(blackout, *task)) {
                continue;
            }
            forEachSpan(blackout, from, to, [&](Date first, Date last) {
                const double left = std::max(body.left(), body.left() + axis.x(first));
                const double right = std::min(body.right(), body.left() + axis.x(last + 1));
                if (right - left >= 1) {
                    painter.drawRect(QRectF(left, lineTop, right - left, space::kRow - 1));
                }
            });
        }
    }
}

} // namespace gigaplan
