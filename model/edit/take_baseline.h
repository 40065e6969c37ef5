// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/command.h"
#include "model/plan/baselines.h"

namespace gigaplan {

/// Keeps a schedule under a name, as one step. A name that another baseline has is refused. It is removed by
/// `RemoveEntities`, which takes its tasks along, and renamed by `SetField`.
class TakeBaseline final : public Command {
public:
    /// `tasks`: rows without id, key and baseline, as `baselineRows` makes them of what is computed.
    TakeBaseline(std::string name, Instant taken, std::vector<BaselineTask> tasks, std::string description = {});
    std::string text(const PlanSnapshot &plan) const override;
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

private:
    std::string m_name;
    Instant m_taken;
    std::vector<BaselineTask> m_tasks;
    std::string m_description;
};

/// The minute that it is now, in UTC.
Instant currentMinute();

} // namespace gigaplan
