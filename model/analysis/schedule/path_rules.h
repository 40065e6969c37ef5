// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/leaf_rules.h"
#include "model/analysis/schedule/schedule_structure.h"
#include "model/plan/entity_list.h"
#include "model/plan/work_kinds.h"

#include <algorithm>

namespace gigaplan {

/// What a node hands on to those behind it.
struct PathHandover {
    Instant start, finish; ///< a leaf's early dates, the latest of a summary's leaves, or what links ask of a gate
    Instant third; ///< of a gate: what SF links ask; else the earliest start

    static PathHandover ofLeaf(Instant start, Instant finish) { return {start, finish, start}; }
    static PathHandover ofGate(const PathBounds &of) { return {of.start, of.finish, of.startToFinish}; }
    static PathHandover ofSummary(const PathBounds &of) { return {of.start, of.finish, of.firstStart}; }
    friend bool operator==(const PathHandover &, const PathHandover &) = default;
};

/// `at` moved by the minutes of a lag, which runs on the successor's clock or is elapsed time.
inline Instant movedBy(Instant at, std::int64_t lag, bool wallClock, const CalendarClock &clock)
{
    return lag == 0 ? at : wallClock ? clampToRange(at + lag) : clock.advance(at, lag);
}

// The functions below read a network through a view, which knows where dates are kept:
//   structure()                               the network and its clocks
//   handedOn(node)                            its PathHandover
//   lagOf(source)                             minutes of a link's lag
//   bounds(node), decidingParts(leaf, bounds)

/// Of the bounds of a node, the one that links of this kind raise, and its part.
constexpr Instant PathBounds::*boundOf(LinkKind kind)
{
    return kind == LinkKind::FinishFinish ? &PathBounds::finish
        : kind == LinkKind::StartFinish   ? &PathBounds::startToFinish
                                          : &PathBounds::start;
}
constexpr PathParts partOf(LinkKind kind)
{
    return kind == LinkKind::FinishFinish ? kFinishPart
        : kind == LinkKind::StartFinish   ? kStartToFinishPart
                                          : kStartPart;
}

/// The date that a link asks of a node.
template <class View>
Instant askedOf(const View &view, std::uint32_t node, const TaskSources::Source &link, const PathHandover &from)
{
    const Instant end = link.fromStart() ? from.start : from.finish;
    if (!link.mayLag) {
        return end;
    }
    const ScheduleStructure &structure = view.structure();
    const CalendarClock &clock = structure.clocks[structure.network.clockOf(node)];
    return movedBy(end, view.lagOf(link), structure.network.arc(link.link).wallClock, clock);
}

/// What all sources of a node together ask of it.
template <class View>
PathBounds gatherBounds(const View &view, std::uint32_t node)
{
    const ScheduleStructure &structure = view.structure();
    PathBounds bounds;
    for (const TaskSources::Source &source : structure.sources.of(node)) {
        const PathHandover &from = view.handedOn(source.from);
        if (source.isLink()) {
            Instant &bound = bounds.*boundOf(source.kind);
            bound = std::max(bound, askedOf(view, node, source, from));
            continue;
        }
        bounds.start = std::max(bounds.start, from.start);
        bounds.finish = std::max(bounds.finish, from.finish);
        if (structure.network.isGate(source.from)) {
            bounds.startToFinish = std::max(bounds.startToFinish, from.third);
        } else {
            bounds.firstStart = std::min(bounds.firstStart, from.third);
        }
    }
    return bounds;
}

/// Which dates (or, of a gate, bounds) of a source make those of a node's bounds that decide there.
template <class View>
PathParts partsDriven(const View &view, std::uint32_t node, const TaskSources::Source &source, const PathBounds &bounds,
                      PathParts decided)
{
    const PathHandover &from = view.handedOn(source.from);
    if (source.isLink()) {
        const bool counts =
            (decided & partOf(source.kind)) != 0 && askedOf(view, node, source, from) == bounds.*boundOf(source.kind);
        return !counts ? kNoPart : source.fromStart() ? kStartPart : kFinishPart;
    }
    const bool gate = view.structure().network.isGate(source.from);
    PathParts parts = from.start == bounds.start ? kStartPart : kNoPart;
    parts |= from.finish == bounds.finish ? kFinishPart : kNoPart;
    parts |= (gate ? from.third : PathBounds::kNone) == bounds.startToFinish ? kStartToFinishPart : kNoPart;
    return parts & decided;
}

/// Nodes reached by a walk back along what decides.
struct PathTrail {
    static constexpr PathParts kLeaf = 8; ///< a leaf decides for itself by which parts
    std::vector<PathParts> marks; ///< by node: parts by which it is reached; all 0 between walks
    std::vector<std::uint32_t> nodes; ///< reached
    std::vector<std::pair<std::uint32_t, PathParts>> open;

    void reach(std::uint32_t node, PathParts parts)
    {
        const auto fresh = static_cast<PathParts>(parts & ~marks[node]);
        if (fresh == kNoPart) {
            return;
        }
        if (marks[node] == kNoPart) {
            nodes.push_back(node);
        }
        marks[node] |= fresh;
        open.emplace_back(node, fresh);
    }
    void clear()
    {
        for (const std::uint32_t node : nodes) {
            marks[node] = kNoPart;
        }
        nodes.clear();
    }
};

/// Reaches all nodes that decide, by links alone, the dates of the leaves which the trail has reached.
template <class View>
void followDrivers(const View &view, PathTrail &trail)
{
    const ScheduleStructure &structure = view.structure();
    while (!trail.open.empty()) {
        const auto [node, fresh] = trail.open.back();
        trail.open.pop_back();
        const PathBounds bounds = view.bounds(node);
        const PathParts decided = structure.network.isLeaf(node) ? view.decidingParts(node, bounds) : fresh;
        if (decided == kNoPart) {
            continue;
        }
        for (const TaskSources::Source &source : structure.sources.of(node)) {
            const PathParts parts = partsDriven(view, node, source, bounds, decided);
            const bool leaf = parts != kNoPart && structure.network.isLeaf(source.from);
            trail.reach(source.from, leaf ? PathTrail::kLeaf : parts);
        }
    }
}

} // namespace gigaplan
