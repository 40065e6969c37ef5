// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/command.h"

namespace gigaplan {

/// Makes a difference that was worked out elsewhere (a comparison, a merge, a revert) one undoable step. Its starting
/// point must be the plan it is applied to. Links that would then form a loop, and references to rows that would then
/// be missing, are refused.
class ApplyDifference final : public NamedCommand {
public:
    ApplyDifference(ChangeSummary change, std::string text);
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

private:
    ChangeSummary m_change;
};

/// Writes every row of the difference.
void writeDifference(RowWriter &writer, const ChangeSummary &change);

} // namespace gigaplan
