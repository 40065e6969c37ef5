// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/merge_state.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"

#include "model/analysis/schedule/schedule.h"
#include "model/plan/fields.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace gigaplan::merging {

namespace {

using Loop = std::vector<Id<Task>>;

/// Takes loops apart round by round. A link or parent is given up in favour of a side's own at most once, and then
/// altogether, so that this ends.
class LoopBreaker {
public:
    explicit LoopBreaker(MergeState &state) : m_state(state) {}

    /// Whether there was a loop that a side's doing could be given up for.
    bool round()
    {
        const auto rings = ringsOfParents(m_state.merged);
        const auto loops = rings.empty() ? findLoops(m_state.merged) : rings;
        if (loops.empty()) {
            return false;
        }
        m_links.clear();
        for (const Link &link : m_state.merged.table<Link>()) {
            m_links[{link.from, link.to}].push_back(link.id);
        }
        m_change = {};
        m_touched.clear();
        for (const Loop &loop : loops) {
            breakLoop(rings.empty() ? partsOf(loop) : std::vector<EntityRef>(loop.begin(), loop.end()));
        }
        m_state.merged = m_state.merged.with(m_change);
        return !m_change.isEmpty();
    }

private:
    /// Links before tasks, each in the order of their keys.
    auto byKey() const
    {
        return [this](EntityRef a, EntityRef b) {
            return std::pair(a.is<Task>(), positionOf(m_state.merged, a))
                < std::pair(b.is<Task>(), positionOf(m_state.merged, b));
        };
    }

    /// Links and, where the way goes through summaries, tasks that are part of one; links first, as they are looser.
    std::vector<EntityRef> partsOf(const Loop &loop) const
    {
        std::vector<EntityRef> links, tasks;
        for (std::size_t i = 0; i < loop.size(); ++i) {
            const Id<Task> from = loop[i], to = loop[(i + 1) % loop.size()];
            if (const auto at = m_links.find({from, to}); at != m_links.end()) {
                links.insert(links.end(), at->second.begin(), at->second.end());
            } else {
                addChain(from, to, tasks);
                addChain(to, from, tasks);
            }
        }
        std::sort(links.begin(), links.end(), byKey());
        std::sort(tasks.begin(), tasks.end(), byKey());
        links.insert(links.end(), tasks.begin(), tasks.end());
        return links;
    }

    /// The tasks from `below` up to, not including, `above`; nothing where they are not part of one another.
    void addChain(Id<Task> below, Id<Task> above, std::vector<EntityRef> &tasks) const
    {
        std::vector<EntityRef> chain;
        for (const Task *task = m_state.merged.find(below); task; task = m_state.merged.find(task->parent)) {
            if (task->id == above) {
                tasks.insert(tasks.end(), chain.begin(), chain.end());
                return;
            }
            chain.push_back(task->id);
        }
    }

    void breakLoop(const std::vector<EntityRef> &parts)
    {
        if (std::any_of(parts.begin(), parts.end(), [this](EntityRef part) { return m_touched.contains(part); })) {
            return; // another loop of this round has changed it; what is left is found in the next
        }
        EntityRef byOurs, byTheirs;
        for (const EntityRef part : parts) {
            byOurs = byOurs ? byOurs : isDoingOf(part, Side::Ours) ? part : EntityRef();
            byTheirs = byTheirs ? byTheirs : isDoingOf(part, Side::Theirs) ? part : EntityRef();
        }
        if (byOurs && byTheirs) {
            const Side chosen = m_state.decide({.kind = Conflict::Kind::Loop,
                                                .row = std::min(byOurs, byTheirs, byKey()),
                                                .target = std::max(byOurs, byTheirs, byKey())});
            giveUp(chosen == Side::Ours ? byTheirs : byOurs, chosen);
        } else if (byOurs || byTheirs) {
            giveUp(byOurs ? byOurs : byTheirs, byOurs ? Side::Theirs : Side::Ours);
        }
    }

    /// Whether the merged plan has a link or parent that the other side does not have.
    bool isDoingOf(EntityRef part, Side side) const
    {
        const PlanSnapshot &other = m_state.side(otherSide(side));
        if (const Link *link = m_state.merged.find(part.as<Link>())) {
            const Link *known = other.find(link->id);
            return !known || known->from != link->from || known->to != link->to;
        }
        const Task *task = m_state.merged.find(part.as<Task>());
        const Task *known = other.find(part.as<Task>());
        return task && task->parent && (!known || known->parent != task->parent);
    }

    /// The link or parent becomes that of the side; none where it became that before, or what the side has is gone.
    void giveUp(EntityRef part, Side to)
    {
        const bool again = !m_givenUp.insert(part).second;
        const PlanSnapshot &side = m_state.side(to), &merged = m_state.merged;
        m_touched.insert(part);
        if (const Link *link = merged.find(part.as<Link>())) {
            const Link *own = again ? nullptr : side.find(link->id);
            if (!own || !merged.find(own->from) || !merged.find(own->to)) {
                m_change.of<Link>().removed.push_back(link->id);
                return;
            }
            typename TableChange<Link>::Update update{*link, 0};
            update.after.from = own->from;
            update.after.to = own->to;
            m_change.of<Link>().updated.push_back(std::move(update));
        } else if (const Task *task = merged.find(part.as<Task>())) {
            const Task *own = again ? nullptr : side.find(task->id);
            typename TableChange<Task>::Update update{*task, 0};
            update.after.parent = own && merged.find(own->parent) ? own->parent : Id<Task>();
            m_change.of<Task>().updated.push_back(std::move(update));
        }
    }

    MergeState &m_state;
    std::map<std::pair<Id<Task>, Id<Task>>, std::vector<EntityRef>> m_links;
    std::unordered_set<EntityRef> m_givenUp, m_touched; ///< ever, and in this round
    ChangeSummary m_change;
};

} // namespace

bool mergeLoops(MergeState &state)
{
    LoopBreaker breaker(state);
    bool any = false;
    while (breaker.round()) {
        any = true;
    }
    return any;
}

} // namespace gigaplan::merging
