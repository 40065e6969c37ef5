// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/mspdi/mspdi.h"

#include <map>

namespace gigaplan::mspdi {

/// A value that differs between the file and the computation, as texts: dates in ISO form, slack as "480 min".
struct DifferingValue {
    std::string name; ///< "early start", "total slack"
    std::string stored, computed;

    friend bool operator==(const DifferingValue &, const DifferingValue &) = default;
};

struct DifferingTask {
    Id<Task> task;
    std::vector<DifferingValue> values; ///< start and finish first
    std::string reason; ///< in words; "no reason is known" where there is none
};

/// A task that is scheduled by hand for an earlier date than its links allow.
struct AskedTask {
    Id<Task> task;
    Instant start, asked;
};

struct DateReport {
    struct Count {
        std::size_t equal = 0, compared = 0;
    };
    std::vector<DifferingTask> differing; ///< in the file's order
    std::optional<DifferingValue> projectFinish; ///< where it differs
    std::string projectFinishReason;
    std::vector<AskedTask> asked; ///< in the file's order
    std::map<std::string, Count> perValue; ///< by the value's name

    std::size_t differences() const; ///< values, not tasks
};

/// Compares the schedule of an imported plan with the values that its file holds: dates to the minute of working time
/// on the task's calendar, slack to the minute, criticality as it is. Linear in tasks and links.
DateReport compareDates(const Import &import, const Schedule &schedule);

} // namespace gigaplan::mspdi
