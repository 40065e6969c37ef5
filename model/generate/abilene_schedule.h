// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/generate/build_schedule.h"

namespace gigaplan::generate {

/// A stage of the campus: buildings that went, or are expected to go, live together.
struct Stage {
    const char *key;
    const char *name;
    int first, count;
    Date start, live;
    const char *statement;
    const char *value;
    ClaimStatus status;
};

std::vector<Stage> abileneStages();

/// What the campus's schedule leaves for the other rooms.
struct AbileneWork {
    Id<Task> firstPower, mainPower; ///< the two substations carry load
    std::map<std::int64_t, std::vector<RackNeed>> needs; ///< by phase id
};

/// Adds the campus works and the buildings of each stage, laid out between land clearing and the operational date.
/// `places[i]` is stage i; its tasks' ids are written into it.
AbileneWork scheduleAbilene(TaskList &tasks, std::vector<PhasePlace> &places);

} // namespace gigaplan::generate
