// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/apply_difference.h"

#include "model/edit/structure_rules.h"
#include "model/plan/entities.h"

#include <algorithm>

namespace gigaplan {

namespace {

/// Only links and parents make loops. A change of a million delays touches neither, and building the changed plan to look
/// for one takes as much memory as the plan itself.
bool mayCloseLoop(const PlanSnapshot &plan, const ChangeSummary &change)
{
    const auto &tasks = change.of<Task>();
    return !change.of<Link>().isEmpty() || !tasks.inserted.empty()
        || std::ranges::any_of(tasks.updated, [&plan](const auto &update) {
               const Task *before = plan.find(update.after.id);
               return !before || before->parent != update.after.parent;
           });
}

} // namespace

ApplyDifference::ApplyDifference(ChangeSummary change, std::string text)
    : NamedCommand(std::move(text)), m_change(std::move(change))
{
}

Result<void> ApplyDifference::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    if (mayCloseLoop(plan, m_change)) {
        if (auto sound = refuseLoops(plan.with(m_change)); !sound) {
            return sound;
        }
    }
    writeDifference(writer, m_change);
    return {};
}

void writeDifference(RowWriter &writer, const ChangeSummary &change)
{
    forEachEntity([&]<class E>(Tag<E>) {
        for (const E &row : change.of<E>().inserted) {
            writer.insert(row);
        }
        for (const auto &update : change.of<E>().updated) {
            writer.update(update.after);
        }
        for (const Id<E> id : change.of<E>().removed) {
            writer.remove(id);
        }
    });
}

} // namespace gigaplan
