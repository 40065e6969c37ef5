// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/command_sequence.h"

#include "model/edit/apply_difference.h"
#include "model/plan/difference.h"
#include "model/plan/entities.h"

namespace gigaplan {

namespace {

/// Keeps what a command writes as a change of a snapshot.
class ChangeWriter final : public RowWriter {
public:
    explicit ChangeWriter(const PlanSnapshot &plan) : m_plan(plan) {}

    void removeRow(EntityRef ref) override
    {
        withEntity(ref.table, [&]<class E>(Tag<E>) { m_change.of<E>().removed.push_back(ref.as<E>()); });
    }
    PlanSnapshot result() const { return m_plan.with(m_change); }

protected:
    void insertRow(TableId table, const void *row) override
    {
        withEntity(table, [&]<class E>(Tag<E>) { m_change.of<E>().inserted.push_back(*static_cast<const E *>(row)); });
    }
    void updateRow(TableId table, const void *row) override
    {
        withEntity(table, [&]<class E>(Tag<E>) {
            m_change.of<E>().updated.push_back({*static_cast<const E *>(row), 0});
        });
    }

private:
    const PlanSnapshot &m_plan;
    ChangeSummary m_change;
};

} // namespace

CommandSequence::CommandSequence(std::vector<std::shared_ptr<const Command>> commands, std::string text)
    : NamedCommand(std::move(text)), m_commands(std::move(commands))
{
}

Result<void> CommandSequence::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    PlanSnapshot made = plan;
    for (const auto &command : m_commands) {
        GIGAPLAN_TRY_VALUE(made, tried(*command, made));
    }
    writeDifference(writer, differenceOf(plan, made));
    return {};
}

Result<PlanSnapshot> tried(const Command &command, const PlanSnapshot &plan)
{
    ChangeWriter writer(plan);
    GIGAPLAN_TRY(command.apply(plan, writer));
    return writer.result();
}

} // namespace gigaplan
