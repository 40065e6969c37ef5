// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"

namespace gigaplan {

/// What happened to a row, in one sentence without a full stop. `row.fields` must be filled.
std::string sentenceOf(const PlanSnapshot &before, const PlanSnapshot &after, const ComparedRow &row);

} // namespace gigaplan
