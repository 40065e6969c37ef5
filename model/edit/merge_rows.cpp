// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/merge_state.h"
#include "model/plan/entities.h"

#include "model/edit/merge_scenarios.h"
#include "model/plan/fields.h"

#include <unordered_set>

namespace gigaplan::merging {

namespace {

/// One row in the three plans; none of the pointers is needed after the row is merged.
template <class E>
struct Three {
    const E *base;
    const E *ours;
    const E *theirs;
};

template <class E>
class TableMerge {
public:
    explicit TableMerge(MergeState &state) : m_state(state) {}

    void run()
    {
        const auto &base = m_state.base.table<E>(), &ours = m_state.ours.table<E>(),
                   &theirs = m_state.theirs.table<E>();
        if (theirs.isSameAs(ours) || (theirs.isSameAs(base) && m_state.removals.empty())) {
            return; // they changed the same, or nothing
        }
        // What both may have had before by its key there, then what either has made since by its own.
        for (const E &row : base) {
            mergeRow({&row, ours.find(row.id), theirs.find(row.id)});
        }
        for (const E &row : theirs) {
            if (!base.contains(row.id)) {
                mergeRow({nullptr, ours.find(row.id), &row});
            }
        }
        ChangeSummary summary;
        summary.of<E>() = std::move(m_change);
        m_state.merged = m_state.merged.with(summary);
    }

private:
    /// What only ours has stays as it is.
    void mergeRow(const Three<E> &row)
    {
        if (row.ours && row.theirs) {
            mergeBoth(row);
        } else if (row.theirs && !row.base) {
            m_change.inserted.push_back(*row.theirs);
        }
    }

    /// A reference that went with its target is as it was: what becomes of it follows the target.
    void mergeBoth(const Three<E> &row)
    {
        if (row.ours == row.theirs) {
            return;
        }
        E made = *row.ours;
        if (m_state.removals.empty()) {
            mergeFields(row, made);
        } else {
            made = beforeRemovals(m_state, Side::Ours, *row.ours);
            const E ours = made, theirs = beforeRemovals(m_state, Side::Theirs, *row.theirs);
            mergeFields({row.base, &ours, &theirs}, made);
        }
        if (!(made == *row.ours)) {
            m_change.updated.push_back({std::move(made), 0});
        }
    }

    void mergeFields(const Three<E> &row, E &made)
    {
        mergeKey(row, made);
        forEachField<E>([&](std::size_t i, const auto &field) {
            const auto &ours = row.ours->*field.member, &theirs = row.theirs->*field.member;
            if (ours == theirs || (row.base && theirs == row.base->*field.member)) {
                return;
            }
            if (row.base && ours == row.base->*field.member) {
                made.*field.member = theirs;
                return;
            }
            if constexpr (std::same_as<E, Scenario>) {
                if (mergeScenarioField(row, i, made)) {
                    return;
                }
            } else if constexpr (std::same_as<E, Claim> || std::same_as<E, Note>) {
                if (field.name == "subject" && sameSubject(row.ours->subject, row.theirs->subject)) {
                    return; // each calls it by the key that it gave it
                }
            }
            if (decideField(row, i) == Side::Theirs) {
                made.*field.member = theirs;
            }
        });
    }

    void mergeKey(const Three<E> &row, E &made)
    {
        if (row.ours->key == row.theirs->key || (row.base && row.theirs->key == row.base->key)) {
            return;
        }
        const bool bothRenamed = !row.base || row.ours->key != row.base->key;
        if (!bothRenamed || m_state.decide({.kind = Conflict::Kind::Key, .row = row.ours->id}) == Side::Theirs) {
            made.key = row.theirs->key;
        }
    }

    bool sameSubject(const std::string &ours, const std::string &theirs) const
    {
        const EntityRef subject = resolveSubject(m_state.ours, ours);
        return subject && subject == resolveSubject(m_state.theirs, theirs);
    }

    Side decideField(const Three<E> &row, std::size_t field)
    {
        const bool ofScenario =
            std::same_as<E, Scenario> && tableInfo(tableId<E>()).fields[field].references == tableId<FrozenPlan>();
        return m_state.decide({.kind = ofScenario ? Conflict::Kind::Scenario : Conflict::Kind::Field,
                               .row = row.ours->id,
                               .field = field});
    }

    /// The content of a scenario that both sides worked on may itself merge without a conflict.
    bool mergeScenarioField(const Three<E> &row, std::size_t field, E &made)
    {
        if (!row.base || field != *fieldNamed(tableId<Scenario>(), "content") || !row.ours->content
            || !row.theirs->content) {
            return false;
        }
        const auto content = mergedContent(m_state, row.base->content, row.ours->content, row.theirs->content);
        if (!content) {
            return false;
        }
        made.content = content->id;
        if (!m_state.merged.find(content->id)) {
            ChangeSummary add;
            add.of<FrozenPlan>().inserted.push_back(*content);
            m_state.merged = m_state.merged.with(add);
        }
        return true;
    }

    MergeState &m_state;
    TableChange<E> m_change;
};

/// Frozen plans never change: those of both sides are kept until it is clear which are needed.
void uniteFrozenPlans(MergeState &state)
{
    ChangeSummary add;
    for (const FrozenPlan &frozen : state.theirs.table<FrozenPlan>()) {
        if (!state.merged.find(frozen.id)) {
            add.of<FrozenPlan>().inserted.push_back(frozen);
        }
    }
    state.merged = state.merged.with(add);
}

} // namespace

Side MergeState::decide(Conflict conflict)
{
    const auto same = [&conflict](const Conflict &other) {
        return other.kind == conflict.kind && other.row == conflict.row && other.field == conflict.field
            && other.target == conflict.target;
    };
    if (const auto noted = std::find_if(conflicts.begin(), conflicts.end(), same); noted != conflicts.end()) {
        return noted->chosen;
    }
    const auto decided = std::find_if(m_decided.begin(), m_decided.end(), same);
    conflict.chosen = decided == m_decided.end() ? Side::Ours : decided->chosen;
    conflict.words = conflictWords(*this, conflict);
    conflicts.push_back(conflict);
    return conflict.chosen;
}

void mergeRows(MergeState &state)
{
    uniteFrozenPlans(state);
    forEachEntity([&]<class E>(Tag<E>) {
        if constexpr (!std::same_as<E, FrozenPlan>) {
            TableMerge<E>(state).run();
        }
    });
}

} // namespace gigaplan::merging
