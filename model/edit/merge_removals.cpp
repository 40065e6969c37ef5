// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/merge_state.h"
#include "model/plan/entities.h"

#include "model/plan/fields.h"

#include <algorithm>
#include <unordered_map>

namespace gigaplan::merging {

namespace {

using Subjects = std::unordered_map<std::string, EntityRef>;

/// How claims and notes call the rows that a side removed.
Subjects subjectsOf(const MergeState &state, Side goneIn)
{
    Subjects subjects;
    for (const auto &[ref, removal] : state.removals) {
        if (removal.goneIn == goneIn) {
            subjects.emplace(subjectOf(state.side(otherSide(goneIn)), ref), ref);
        }
    }
    return subjects;
}

template <class E>
void findRemovalsOf(MergeState &state)
{
    const auto &base = state.base.table<E>(), &ours = state.ours.table<E>(), &theirs = state.theirs.table<E>();
    if (ours.isSameAs(theirs)) {
        return;
    }
    for (const E &row : base) {
        const E *inOurs = ours.find(row.id), *inTheirs = theirs.find(row.id);
        if (static_cast<bool>(inOurs) == static_cast<bool>(inTheirs)) {
            continue;
        }
        const Side keeper = inOurs ? Side::Ours : Side::Theirs;
        const E *left = inOurs ? inOurs : inTheirs;
        const bool changed = left != &row && !(beforeRemovals(state, keeper, *left) == row);
        state.removals.emplace(row.id, Removal{otherSide(keeper), changed, {}});
    }
}

/// What the row depends on, as far as the side that removed the row removed that, too.
template <class E>
std::vector<EntityRef> withinOf(const MergeState &state, const E &row, Side goneIn, const Subjects &subjects)
{
    std::vector<EntityRef> within;
    const auto add = [&](EntityRef target) {
        const auto at = state.removals.find(target);
        if (at != state.removals.end() && at->second.goneIn == goneIn) {
            within.push_back(target);
        }
    };
    forEachField<E>([&]<class F>(std::size_t, const F &field) {
        if constexpr (isId<typename F::Type>) {
            if (isWithin<E>(field) && row.*field.member) {
                add(row.*field.member);
            }
        }
    });
    if constexpr (std::same_as<E, Claim> || std::same_as<E, Note>) {
        if (const auto at = subjects.find(row.subject); at != subjects.end()) {
            add(at->second);
        }
    }
    return within;
}

/// Takes the rows that one side removed from the outside in: sites before their halls, tasks before their links.
class RemovalMerge {
public:
    explicit RemovalMerge(MergeState &state) : m_state(state) {}

    void run()
    {
        for (const EntityRef ref : inOrder()) {
            settleFrom(ref);
        }
        for (const auto &[ref, removal] : m_state.removals) {
            apply(ref, removal);
        }
        m_state.merged = m_state.merged.with(m_change);
    }

private:
    enum class Fate {
        Open,
        Undisputed, ///< it goes, unless something that stays brings it back
        Kept,
        Gone, ///< by a decision about it or about a row that contains it
    };

    /// By key: conflicts are reported in the order in which they are met.
    std::vector<EntityRef> inOrder() const
    {
        std::vector<std::pair<std::pair<TableId, std::size_t>, EntityRef>> places;
        for (const auto &[ref, removal] : m_state.removals) {
            places.push_back({{ref.table, positionOf(m_state.base, ref)}, ref});
        }
        std::sort(places.begin(), places.end());
        std::vector<EntityRef> order;
        std::transform(places.begin(), places.end(), std::back_inserter(order),
                       [](const auto &place) { return place.second; });
        return order;
    }

    /// What the row is within first. Claims about each other may go round: the one that was begun first waits for none.
    void settleFrom(EntityRef first)
    {
        std::vector<EntityRef> open{first};
        while (!open.empty()) {
            const EntityRef ref = open.back();
            if (m_fates.contains(ref) && !m_begun.contains(ref)) {
                open.pop_back();
            } else if (m_begun.insert(ref).second) {
                m_fates[ref] = Fate::Open;
                for (const EntityRef outer : m_state.removals.at(ref).within) {
                    if (!m_fates.contains(outer)) {
                        open.push_back(outer);
                    }
                }
            } else {
                m_fates[ref] = fateOf(ref);
                m_begun.erase(ref);
                open.pop_back();
            }
        }
    }

    /// A row is part of the dispute over what it is within: it stays with it and goes with it, whether it was changed or
    /// not. It is a dispute of its own where it was changed and something that it is within goes without one.
    Fate fateOf(EntityRef ref)
    {
        const Removal &removal = m_state.removals.at(ref);
        bool allKept = !removal.within.empty();
        for (const EntityRef outer : removal.within) {
            const Fate fate = m_fates.at(outer);
            if (fate == Fate::Gone) {
                return Fate::Gone;
            }
            allKept = allKept && fate == Fate::Kept;
        }
        if (allKept || !removal.changed) {
            return allKept ? Fate::Kept : Fate::Undisputed;
        }
        const Side chosen = m_state.decide({.kind = Conflict::Kind::ChangedGone, .row = ref, .goneIn = removal.goneIn});
        return chosen == removal.goneIn ? Fate::Gone : Fate::Kept;
    }

    void apply(EntityRef ref, const Removal &removal)
    {
        const Fate fate = m_fates.at(ref);
        if (fate == Fate::Gone) {
            m_state.dropped.push_back(ref);
        } else if (fate == Fate::Kept && removal.changed) {
            m_state.kept.push_back(ref);
        } else if (fate == Fate::Kept) {
            m_state.followed.insert(ref);
        }
        withEntity(ref.table, [&]<class E>(Tag<E>) {
            auto &change = m_change.of<E>();
            const auto id = ref.as<E>();
            if (fate != Fate::Kept) {
                if (removal.goneIn == Side::Theirs) {
                    change.removed.push_back(id);
                }
                return;
            }
            const Side keeper = otherSide(removal.goneIn);
            E row = beforeRemovals(m_state, keeper, *m_state.side(keeper).find(id));
            if (keeper == Side::Theirs) {
                change.inserted.push_back(std::move(row));
            } else {
                change.updated.push_back({std::move(row), 0});
            }
        });
    }

    MergeState &m_state;
    std::unordered_map<EntityRef, Fate> m_fates;
    std::unordered_set<EntityRef> m_begun;
    ChangeSummary m_change;
};

} // namespace

void findRemovals(MergeState &state)
{
    forEachEntity([&]<class E>(Tag<E>) {
        if constexpr (!std::same_as<E, FrozenPlan>) {
            findRemovalsOf<E>(state);
        }
    });
    if (state.removals.empty()) {
        return;
    }
    const bool remarks = std::any_of(state.removals.begin(), state.removals.end(), [](const auto &one) {
        return one.first.template is<Claim>() || one.first.template is<Note>();
    });
    const Subjects inOurs = remarks ? subjectsOf(state, Side::Ours) : Subjects();
    const Subjects inTheirs = remarks ? subjectsOf(state, Side::Theirs) : Subjects();
    for (auto &[ref, removal] : state.removals) {
        withEntity(ref.table, [&, &ref = ref, &removal = removal]<class E>(Tag<E>) {
            const E &row = *state.side(otherSide(removal.goneIn)).find(ref.as<E>());
            const Subjects &subjects = removal.goneIn == Side::Ours ? inOurs : inTheirs;
            removal.within = withinOf(state, row, removal.goneIn, subjects);
        });
    }
}

void mergeRemovals(MergeState &state)
{
    if (!state.removals.empty()) {
        RemovalMerge(state).run();
    }
}

} // namespace gigaplan::merging
