// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outline/outline_rows.h"
#include "model/plan/snapshot.h"
#include "ui/paint/theme.h"
#include "ui/paint/time_axis.h"

#include <QPainter>

#include <span>

namespace gigaplan {

/// Hatches on each line the days on which a blackout stops its task. `rows` begins at line `firstLine`.
void paintGanttBlackouts(QPainter &painter, const QRectF &body, double top, int firstLine,
                         std::span<const OutlineRow> rows, const PlanSnapshot &plan, const TimeAxis &axis,
                         const Theme &theme);

} // namespace gigaplan
