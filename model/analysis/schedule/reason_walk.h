// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/reasons.h"
#include "model/analysis/schedule/schedule_basis.h"

namespace gigaplan {

/// Finds from a leaf the next leaf that decides its date. Gates and exits of summaries are passed through: they require
/// the latest (or earliest) of what their own sources do, so that one path always leads on to a leaf.
class ReasonWalk {
public:
    explicit ReasonWalk(const Schedule &schedule);

    /// What holds a leaf, and by which link of which leaf; kNone where no link does. Rows.
    struct Hold {
        DateCause cause = DateCause::PlanStart;
        std::uint32_t by = TaskNetwork::kNone;
        std::uint32_t link = TaskNetwork::kNone; ///< of the link table
    };
    Hold holdsStart(std::uint32_t leaf) const;
    Hold holdsLateFinish(std::uint32_t leaf) const;

    /// As the function of this name has it.
    std::optional<Instant> startWithoutHand(std::uint32_t row, bool onlyLinks) const;

    /// The leaf that finishes last in the task, by its row.
    std::uint32_t lastLeaf(std::uint32_t row) const;

private:
    struct Way {
        std::uint32_t to = TaskNetwork::kNone;
        std::uint32_t link = TaskNetwork::kNone; ///< of the network
        PathReader::Parts parts = kNoPart;
        Instant finish;
    };
    Way driverOf(std::uint32_t node, PathReader::Parts decided) const;
    Way limiterOf(std::uint32_t node, PathReader::Parts wanted) const;
    Hold follow(std::uint32_t leaf, PathReader::Parts parts,
                Way (ReasonWalk::*next)(std::uint32_t, PathReader::Parts) const, DateCause otherwise) const;
    bool isConstrained(std::uint32_t leaf) const;
    bool isLateFinish(std::uint32_t leaf, Instant limit) const;
    Instant constrainedFinish(std::uint32_t leaf) const;

    const Schedule &m_schedule;
    const ScheduleBasis &m_basis;
    const TaskNetwork &m_network;
    PathReader m_reader;
};

} // namespace gigaplan
