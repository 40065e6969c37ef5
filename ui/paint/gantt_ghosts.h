// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "model/outline/outline_rows.h"
#include "ui/paint/theme.h"
#include "ui/paint/time_axis.h"

#include <QPainter>

#include <unordered_map>

namespace gigaplan {

/// The position of a task in another plan, to be drawn under its own bar.
struct GanttGhost {
    enum class Kind {
        Moved, ///< its dates differ there
        Gone, ///< it is not there
        New, ///< it is only there; drawn on the line of the summary that it belongs to
    };
    Kind kind = Kind::Moved;
    Instant start, finish;
    bool milestone = false;
};

/// The tasks of another plan whose dates differ from the open one's. Made once for a pair of forecasts.
class GanttGhosts {
public:
    GanttGhosts() = default;
    GanttGhosts(const Forecast &open, const Forecast &other, QString name);
    /// The tasks of a baseline of the plan, all of them, so that tasks that kept their dates show, too.
    GanttGhosts(const PlanSnapshot &plan, Id<Baseline> baseline);

    bool isEmpty() const { return m_ghosts.empty(); }
    const QString &name() const { return m_name; }
    /// Ghosts on the line of a task, in the order of their start.
    std::span<const GanttGhost> of(Id<Task> task) const;

private:
    std::unordered_map<std::int64_t, std::vector<GanttGhost>> m_ghosts;
    QString m_name;
};

/// Paints the ghosts of `rows`, whose first is line `firstLine`: thin outlined bars under the bars.
void paintGanttGhosts(QPainter &painter, const QRectF &body, double top, int firstLine,
                      std::span<const OutlineRow> rows, const GanttGhosts &ghosts, const TimeAxis &axis,
                      const Theme &theme);
/// Explains the thin bars, with a sample of one.
void paintGhostLegend(QPainter &painter, const QRectF &area, const QString &what, const Theme &theme);

} // namespace gigaplan
