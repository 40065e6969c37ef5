// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/activity.h"
#include "model/base/date.h"

#include <limits>
#include <vector>

namespace gigaplan {

/// The latest date that links require of a node; the lowest instant where none does.
struct PathBounds {
    static constexpr Instant kNone{std::numeric_limits<std::int64_t>::min()};
    Instant start = kNone; ///< FS and SS
    Instant finish = kNone; ///< FF
    Instant startToFinish = kNone; ///< SF
    Instant firstStart = kNeverInstant; ///< of an exit: the earliest start of its leaves
    bool isFree() const { return start == kNone && finish == kNone && startToFinish == kNone; }
    friend bool operator==(const PathBounds &, const PathBounds &) = default;
};

/// Start and finish of a leaf, the earliest of a gate's leaves, or what an exit's successors allow its leaves.
struct PathSpan {
    Instant start = kNeverInstant, finish = kNeverInstant;
    friend bool operator==(const PathSpan &, const PathSpan &) = default;
};

/// What the passes keep, so that the next schedule recomputes only what an edit affects.
struct PathState {
    /// What a node requires of its predecessors. "Never" where it requires nothing.
    struct Ahead {
        PathSpan late;
        PathSpan early;
        friend bool operator==(const Ahead &, const Ahead &) = default;
    };
    std::vector<Activity> activities; ///< of each row
    std::vector<std::int64_t> lags; ///< of each link, minutes
    std::vector<PathBounds> bounds; ///< of each node
    std::vector<Ahead> ahead; ///< of each node
    Instant planFinish;
    bool delays = false; ///< a task is to be as late as possible
};

} // namespace gigaplan
