// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

namespace gigaplan {

/// The change from `before` to `after`, row by row and field by field: `before.with(differenceOf(before, after))`
/// equals `after`. Rows are the same where their ids are; rows that the two share in memory cost one comparison of
/// pointers.
ChangeSummary differenceOf(const PlanSnapshot &before, const PlanSnapshot &after);

/// The same over the planned tables only; the scenarios stay as `before` has them.
ChangeSummary plannedDifference(const PlanSnapshot &before, const PlanSnapshot &after);

/// The change that undoes `change` in `before.with(change)`.
ChangeSummary inverted(const ChangeSummary &change, const PlanSnapshot &before);

/// `other` with the ids of `reference` wherever a row has the same table and key but another id: two files that came
/// from one plan by different ways (one of them readable text) then compare row by row. Ids that both have stay.
PlanSnapshot alignedTo(const PlanSnapshot &reference, const PlanSnapshot &other);

} // namespace gigaplan
