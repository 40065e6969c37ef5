// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/store.h"

namespace gigaplan {

/// A user's change as a value: what to do, never how to undo it (undo is the recorded changeset, inverted).
class Command {
public:
    virtual ~Command() = default;
    /// For the undo menu, in the imperative: "Move Energise substation 2".
    virtual std::string text(const PlanSnapshot &plan) const = 0;
    /// Validates against `plan` and writes. An error leaves the plan as it was.
    virtual Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const = 0;
};

/// A command whose text comes with it.
class NamedCommand : public Command {
public:
    std::string text(const PlanSnapshot &) const final { return m_text; }

protected:
    explicit NamedCommand(std::string text) : m_text(std::move(text)) {}

private:
    std::string m_text;
};

} // namespace gigaplan
