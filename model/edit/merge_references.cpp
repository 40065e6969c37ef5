// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/merge_state.h"

#include "model/plan/fields.h"

#include <unordered_set>

namespace gigaplan::merging {

namespace {

using Refs = std::unordered_set<EntityRef>;

/// One round over all references of the merged plan: what dangles is settled by a decision or by one made before, and
/// may let others dangle, which the next round settles.
class Round {
public:
    /// `kept`: rows that a decision holds in the plan; `dropped`: rows that one took out. Both grow.
    Round(MergeState &state, Refs &kept, Refs &dropped) : m_state(state), m_kept(kept), m_dropped(dropped) {}

    /// Whether anything was left to settle.
    bool run()
    {
        forEachEntity([&]<class E>(Tag<E>) {
            for (const E &row : m_state.merged.table<E>()) {
                settle(row);
            }
        });
        if (m_change.isEmpty()) {
            return false;
        }
        m_state.merged = m_state.merged.with(m_change);
        return true;
    }

private:
    template <class E>
    void settle(const E &row)
    {
        std::uint64_t cleared = 0;
        bool dropped = false;
        E made = row;
        forEachField<E>([&]<class F>(std::size_t i, const F &field) {
            if constexpr (isId<typename F::Type>) {
                const auto target = row.*field.member;
                if (!target || m_state.merged.find(target)) {
                    return;
                }
                if (staysFor(row.id, i, target)) {
                    restore(target);
                } else if (field.presence == Presence::Required) {
                    dropped = true;
                } else {
                    made.*field.member = {};
                    cleared |= std::uint64_t{1} << i;
                }
            }
        });
        if (dropped) {
            m_change.of<E>().removed.push_back(row.id);
            m_dropped.insert(row.id);
        } else if (cleared) {
            m_change.of<E>().updated.push_back({std::move(made), cleared});
        }
    }

    /// Whether the missing target comes back for the row's sake.
    template <class Target>
    bool staysFor(EntityRef row, std::size_t field, Id<Target> target)
    {
        const bool inOurs = m_state.ours.find(target), inTheirs = m_state.theirs.find(target);
        if (!inOurs && !inTheirs) {
            return false; // only the base had it, and both removed it
        }
        if (m_kept.contains(row) || m_dropped.contains(target)) {
            return !m_dropped.contains(target);
        }
        Conflict conflict;
        conflict.kind = Conflict::Kind::Dangling;
        conflict.row = row;
        conflict.field = field;
        conflict.target = target;
        conflict.goneIn = inOurs ? Side::Theirs : Side::Ours;
        return m_state.decide(conflict) != conflict.goneIn;
    }

    template <class Target>
    void restore(Id<Target> target)
    {
        if (!m_kept.insert(target).second) {
            return; // another row has called it back in this round
        }
        const Target *row = m_state.ours.find(target);
        m_change.of<Target>().inserted.push_back(row ? *row : *m_state.theirs.find(target));
    }

    MergeState &m_state;
    Refs &m_kept;
    Refs &m_dropped;
    ChangeSummary m_change;
};

} // namespace

bool mergeReferences(MergeState &state)
{
    Refs kept(state.kept.begin(), state.kept.end()), dropped;
    // Every round drops, clears or restores something, and nothing restored is dropped again.
    constexpr int kMostRounds = 1000;
    for (int rounds = 0; rounds < kMostRounds; ++rounds) {
        if (!Round(state, kept, dropped).run()) {
            return true;
        }
    }
    return false;
}

} // namespace gigaplan::merging
