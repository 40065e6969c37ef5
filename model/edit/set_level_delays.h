// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/command.h"

namespace gigaplan {

/// Sets the levelling delays of tasks, all as one step. Of a million tasks it holds the delays alone, where a difference of
/// two plans (ApplyDifference) would hold each task twice.
class SetLevelDelays final : public NamedCommand {
public:
    /// `delays`: wall-clock minutes after what the task's links ask for.
    SetLevelDelays(std::vector<std::pair<Id<Task>, Minutes>> delays, std::string text);
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

private:
    std::vector<std::pair<Id<Task>, Minutes>> m_delays;
};

} // namespace gigaplan
