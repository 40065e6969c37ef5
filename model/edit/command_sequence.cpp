// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/command_sequence.h"

#include "model/edit/apply_difference.h"
#include "model/edit/merge_scenarios.h"
#include "model/plan/difference.h"

namespace gigaplan {

CommandSequence::CommandSequence(std::vector<std::shared_ptr<const Command>> commands, std::string text)
    : NamedCommand(std::move(text)), m_commands(std::move(commands))
{
}

Result<void> CommandSequence::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    PlanSnapshot made = plan;
    for (const auto &command : m_commands) {
        auto next = tried(*command, made);
        if (!next) {
            return next.error();
        }
        made = std::move(*next);
    }
    writeDifference(writer, differenceOf(plan, made));
    return {};
}

Result<PlanSnapshot> tried(const Command &command, const PlanSnapshot &plan)
{
    return merging::madeBy(command, plan);
}

} // namespace gigaplan
