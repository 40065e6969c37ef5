// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/apply_difference.h"

#include "model/edit/structure_rules.h"

namespace gigaplan {

ApplyDifference::ApplyDifference(ChangeSummary change, std::string text)
    : m_change(std::move(change)), m_text(std::move(text))
{
}

std::string ApplyDifference::text(const PlanSnapshot &) const
{
    return m_text;
}

Result<void> ApplyDifference::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    if (!m_change.of<Task>().isEmpty() || !m_change.of<Link>().isEmpty()) {
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
