// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"
#include "model/plan/entity_list.h"

#include <QString>

#include <optional>

namespace gigaplan {

/// One line of the work breakdown, ready to show.
struct OutlineRow {
    Id<Task> task; ///< below zero: a group
    int number = 0; ///< in the whole outline, from 1; 0: a group
    std::int64_t durationMin = 0; ///< of a leaf: in its own time; of a summary: from start to finish by the clock
    bool elapsed = false;
    QString predecessors; ///< these two are the caller's to set
    std::optional<std::int32_t> varianceDays; ///< finish against the chosen baseline, positive: later
    QString name;
    QString power; ///< of a phase's own bar: "1.00 GW IT"; else empty, as on further groups of the same phase
    int depth = 0; ///< 0: a root
    Instant start, finish, lateFinish;
    std::int64_t totalSlackMin = 0; ///< in the task's calendar
    std::optional<Instant> deadline;
    Instant pessimisticFinish; ///< P90 of an unfinished leaf by the scatter of its own duration; never before `finish`
    Instant optimisticFinish; ///< P10, never after `finish`; not after `start`: unknown
    double complete = 0; ///< 0 … 1; of a summary its leaves' by duration
    int phase = -1; ///< step of the phase ramp; -1: of no phase
    int phaseCount = 0;
    bool summary = false;
    bool expanded = false;
    bool milestone = false;
    bool critical = false;
    bool nearCritical = false;
    bool phaseBar = false; ///< the summary that is its phase
    bool selected = false; ///< these four are the caller's to set
    bool related = false;
    bool hovered = false;
    bool driving = false; ///< on the chain that drives the chosen task
};

/// A dependency between two lines; a hidden task is replaced by its nearest visible summary.
struct OutlineLink {
    int fromRow = 0, toRow = 0;
    Instant from, to; ///< the linked ends
    bool fromFinish = true; ///< leaves the finish of its bar, else the start
    bool toStart = true; ///< arrives at the start of its bar, else the finish
    bool critical = false; ///< both its tasks are
    bool selected = false; ///< one of its tasks is
    bool driving = false; ///< on the chain that drives the chosen task
};

} // namespace gigaplan
