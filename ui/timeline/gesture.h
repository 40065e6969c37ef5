// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/gantt_columns.h"
#include "ui/paint/time_axis.h"

#include <QPointF>

namespace gigaplan {

/// The part under the pointer.
enum class TimelinePart { Nothing, Header, NamesEdge, ColumnEdge, Arrow, Name, Bar, BarEnd, LinkHandle, Ground };
struct TimelineHit {
    TimelinePart part = TimelinePart::Nothing;
    int line = -1;
    GanttColumn column = GanttColumn::Name; ///< ColumnEdge: the one whose width it is
};

/// The action of a pressed button until it is released. The plan is not changed before that.
struct TimelineGesture {
    enum class Kind { None, Press, Pan, AsOf, NamesEdge, ColumnEdge, Move, Stretch, Link };
    Kind kind = Kind::None;
    TimelineHit pressed;
    QPointF from; ///< where the button went down, in the viewport
    QPointF at; ///< where the pointer is
    TimeAxis axisBefore; ///< as the gesture began
    int scrollBefore = 0;
    double widthBefore = 0; ///< ColumnEdge
    bool alt = false;
    bool byKeys = false; ///< lasts as long as the modifier key is held, not the button
    std::int64_t byMinutes = 0; ///< Move: snapped
    Instant finish; ///< Stretch: the new end of work
    std::int64_t duration = 0; ///< Stretch: in the task's own time
    int target = -1; ///< Link: line under the pointer, or -1
    bool fromFinish = true; ///< Link
    bool toStart = true; ///< Link

    bool changesPlan() const { return kind == Kind::Move || kind == Kind::Stretch || kind == Kind::Link; }
};

} // namespace gigaplan
