// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/merge_state.h"
#include "model/plan/entities.h"

#include "model/plan/fields.h"

#include <unordered_map>
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
        if (followKept()) {
            return true;
        }
        findGoneSubjects(m_state.ours);
        findGoneSubjects(m_state.theirs);
        forEachEntity([&]<class E>(Tag<E>) {
            for (const E &row : m_state.merged.table<E>()) {
                settle(row);
            }
        });
        // A reference is given up only when nothing more comes back that it could rely on.
        return apply(m_change) || apply(m_givenWay);
    }

private:
    bool apply(const ChangeSummary &change)
    {
        if (change.isEmpty()) {
            return false;
        }
        m_state.merged = m_state.merged.with(change);
        return true;
    }

    /// Restores rows that were removed only together with rows that are now back. Whether there were any.
    bool followKept()
    {
        std::unordered_map<EntityRef, std::vector<EntityRef>> parts;
        std::vector<EntityRef> back;
        for (const auto &[ref, removal] : m_state.removals) {
            if (exists(m_state.merged, ref)) {
                back.push_back(ref);
            } else if (!m_dropped.contains(ref) && !m_state.followed.contains(ref)) {
                for (const EntityRef outer : removal.within) {
                    parts[outer].push_back(ref);
                }
            }
        }
        std::unordered_set<EntityRef> there(back.begin(), back.end());
        while (!back.empty() && !parts.empty()) {
            const auto at = parts.find(back.back());
            back.pop_back();
            for (const EntityRef part : at == parts.end() ? std::vector<EntityRef>() : at->second) {
                const Removal &removal = m_state.removals.at(part);
                const bool whole = std::all_of(removal.within.begin(), removal.within.end(),
                                               [&](EntityRef outer) { return there.contains(outer); });
                if (whole && there.insert(part).second) {
                    bringBack(part, otherSide(removal.goneIn));
                    m_state.followed.insert(part);
                    back.push_back(part);
                }
            }
        }
        return apply(m_change);
    }

    void bringBack(EntityRef ref, Side keeper)
    {
        withEntity(ref.table, [&]<class E>(Tag<E>) {
            m_change.of<E>().inserted.push_back(
                beforeRemovals(m_state, keeper, *m_state.side(keeper).find(ref.as<E>())));
        });
    }

    template <class E>
    void settle(const E &row)
    {
        std::uint64_t cleared = 0;
        bool dropped = false, givesWay = false;
        E made = row, later = row;
        forEachField<E>([&]<class F>(std::size_t i, const F &field) {
            if constexpr (isId<typename F::Type>) {
                const auto target = row.*field.member;
                if (!target || m_state.merged.find(target)) {
                    return;
                }
                if (wentWithTarget(row, field)) {
                    later.*field.member = {};
                    givesWay = true;
                } else if (staysFor(row.id, i, target)) {
                    restore(target);
                } else if (takeOther(row.id, field, target, made) || field.presence == Presence::Optional) {
                    cleared |= std::uint64_t{1} << i;
                } else {
                    dropped = true;
                }
            }
        });
        if constexpr (std::same_as<E, Claim> || std::same_as<E, Note>) {
            if (!subjectStays(row)) {
                dropped = !takeOtherSubject(row, made);
                cleared |= std::uint64_t{1} << *fieldNamed(tableId<E>(), "subject");
            }
        }
        if (dropped) {
            m_change.of<E>().removed.push_back(row.id);
            m_dropped.insert(row.id);
        } else if (cleared) {
            m_change.of<E>().updated.push_back({std::move(made), cleared});
        } else if (givesWay) {
            m_givenWay.of<E>().updated.push_back({std::move(later), 0});
        }
    }

    /// Whether the reference is one of the base that becomes empty because its target was removed: no dispute, unless a
    /// decision keeps the row as its side has it.
    template <class E, class F>
    bool wentWithTarget(const E &row, const F &field) const
    {
        const E *base = m_state.base.find(row.id);
        return base && base->*field.member == row.*field.member && !isWithin<E>(field) && !m_kept.contains(row.id)
            && m_state.removals.contains(row.*field.member);
    }

    /// Gives the field what the side has there that does not know the target; nothing where that side does not have the
    /// row. False: a row that requires a target has none.
    template <class E, class F, class Target>
    bool takeOther(Id<E> row, const F &field, Id<Target> target, E &made)
    {
        const E *known = m_state.side(m_state.ours.find(target) ? Side::Theirs : Side::Ours).find(row);
        const Id<Target> other = known ? known->*field.member : Id<Target>();
        const bool required = field.presence == Presence::Required;
        const bool stands = other && other != target && (m_state.merged.find(other) || (required && isAnywhere(other)));
        if (stands && !m_state.merged.find(other)) {
            restore(other); // both sides have the row: its position is no reason to lose it
        }
        made.*field.member = stands ? other : Id<Target>();
        return stands;
    }

    template <class Target>
    bool isAnywhere(Id<Target> target) const
    {
        return m_state.ours.find(target) || m_state.theirs.find(target);
    }

    /// Rows of a side that the merged plan does not have, as claims and notes call them.
    void findGoneSubjects(const PlanSnapshot &side)
    {
        if (m_state.merged.table<Claim>().isEmpty() && m_state.merged.table<Note>().isEmpty()) {
            return;
        }
        forEachPlanned([&]<class E>(Tag<E>) {
            const auto &rows = side.table<E>(), &merged = m_state.merged.table<E>();
            for (std::size_t i = 0; i < rows.size() && !rows.isSameAs(merged); ++i) {
                if (!merged.contains(rows[i].id)) {
                    m_goneSubjects.emplace(std::string(Description<E>::table) + '/' + rows[i].key, rows[i].id);
                }
            }
        });
    }

    /// Whether a claim or note still speaks of something, or did not so in a side's own plan. What only one side says
    /// of a row that the other removed is as much a dispute as a reference to it.
    template <class E>
    bool subjectStays(const E &remark)
    {
        const auto gone = m_goneSubjects.find(remark.subject);
        if (gone == m_goneSubjects.end() || resolveSubject(m_state.merged, remark.subject)) {
            return true;
        }
        const EntityRef subject = gone->second;
        for (const PlanSnapshot *side : {&m_state.ours, &m_state.theirs}) {
            const E *known = side->find(remark.id);
            if (known && known->subject == remark.subject && !exists(*side, subject)) {
                return true;
            }
        }
        bool stays = false;
        withEntity(subject.table, [&]<class Target>(Tag<Target>) {
            const auto target = subject.as<Target>();
            // A link that would close a loop does not come back, and what no side removed was dropped for a reason.
            stays = !std::same_as<Target, Link> && m_state.base.find(target)
                && staysFor(remark.id, *fieldNamed(tableId<E>(), "subject"), target);
            if (stays) {
                restore(target);
            }
        });
        return stays;
    }

    /// Makes the remark refer to the other side's subject, where that still exists.
    template <class E>
    bool takeOtherSubject(const E &remark, E &made) const
    {
        for (const PlanSnapshot *side : {&m_state.ours, &m_state.theirs}) {
            const E *known = side->find(remark.id);
            if (known && known->subject != remark.subject && !m_goneSubjects.contains(known->subject)) {
                made.subject = known->subject;
                return true;
            }
        }
        return false;
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
        const Side goneIn = inOurs ? Side::Theirs : Side::Ours;
        return m_state.decide(
                   {.kind = Conflict::Kind::Dangling, .row = row, .field = field, .target = target, .goneIn = goneIn})
            != goneIn;
    }

    template <class Target>
    void restore(Id<Target> target)
    {
        if (!m_kept.insert(target).second) {
            return; // another row has called it back in this round
        }
        bringBack(target, m_state.ours.find(target) ? Side::Ours : Side::Theirs);
    }

    MergeState &m_state;
    Refs &m_kept;
    Refs &m_dropped;
    std::unordered_map<std::string, EntityRef> m_goneSubjects;
    ChangeSummary m_change;
    ChangeSummary m_givenWay; ///< references that become empty
};

} // namespace

bool mergeReferences(MergeState &state)
{
    Refs kept(state.kept.begin(), state.kept.end()), dropped(state.dropped.begin(), state.dropped.end());
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
