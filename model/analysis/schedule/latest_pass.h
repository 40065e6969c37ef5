// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule_basis.h"

namespace gigaplan {

/// The inverse of the forward pass: for each leaf the latest dates that keep its own limits and those of all its
/// successors. Each step is the exact inverse of the forward one, so that what it allows is neither too much nor, as
/// far as links decide, too little.
class LatestPass {
public:
    /// `own`: limits by row, of leaves.
    LatestPass(const Schedule &schedule, std::vector<PathSpan> own);

    /// The latest dates of a leaf. "Never": no limit, or it is done.
    const PathSpan &latest(std::uint32_t leaf) const { return m_latest[leaf]; }
    /// What a node allows the links to it.
    const PathSpan &asked(std::uint32_t node) const { return m_state.ahead[node].late; }
    /// Whether a lag with a limit after it grows with the span of a summary.
    bool hasGrowingSpan() const { return m_hasGrowingSpan; }

    const PathReader &reader() const { return m_reader; }
    const TaskNetwork &network() const { return m_structure.network; }

private:
    void run();
    Instant beforeLag(const TaskNetwork::Edge &edge, Instant target) const;
    /// Takes what its links allow a leaf and returns what that leaves to its predecessors.
    PathSpan placeLeaf(std::uint32_t leaf, PathSpan allowed);
    PathSpan placeMilestone(std::uint32_t leaf, Instant limit);
    PathSpan placeWork(std::uint32_t leaf, const PathSpan &allowed);
    /// Links from a summary whose lag is a share of its span: the span grows when it finishes later, or shrinks when it
    /// begins later.
    void limitSpan(std::uint32_t summary, PathSpan &allowed);
    Instant askedAfter(std::uint32_t summary, const TaskNetwork::Edge &edge, std::int64_t slip) const;
    std::int64_t spanRoom(std::uint32_t summary, const TaskNetwork::Edge &edge, Instant target) const;
    void holdFirstStart(std::uint32_t node, Instant first, Instant until);

    const ScheduleStructure &m_structure;
    PathState m_state; ///< a copy, with late dates of its own
    PathReader m_reader;
    std::vector<PathSpan> m_own, m_latest; ///< by row
    bool m_hasGrowingSpan = false;
};

} // namespace gigaplan
