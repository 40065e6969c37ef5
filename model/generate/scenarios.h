// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

namespace gigaplan::generate {

PlanSnapshot tenGigawattScenario(); ///< "openai-nvidia-10gw"
PlanSnapshot abileneScenario(); ///< "abilene"
PlanSnapshot oneHallScenario(); ///< "one-hall"

} // namespace gigaplan::generate
