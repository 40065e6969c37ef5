// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/command.h"

#include <memory>
#include <vector>

namespace gigaplan {

/// Several commands as one undoable step, each applied to what the ones before it made. The first refusal refuses all.
class CommandSequence final : public NamedCommand {
public:
    CommandSequence(std::vector<std::shared_ptr<const Command>> commands, std::string text);
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

    bool isEmpty() const { return m_commands.empty(); }

private:
    std::vector<std::shared_ptr<const Command>> m_commands;
};

/// The plan that a command would produce; nothing is stored. For previews and for what is shown during a gesture.
Result<PlanSnapshot> tried(const Command &command, const PlanSnapshot &plan);

} // namespace gigaplan
