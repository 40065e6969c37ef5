// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

#include <unordered_map>

namespace gigaplan {

/// Deliveries of one equipment and how much of them can still be promised to tasks. A delivery is there from the first
/// minute of its day on; one for a phase serves only tasks of that phase.
class ArrivalLots {
public:
    struct Lot {
        Instant from;
        std::int64_t left = 0;
        Id<Supply> supply;
        Id<Phase> phase; ///< none: for any
    };
    static constexpr std::size_t kNever = static_cast<std::size_t>(-1);

    /// In any order.
    explicit ArrivalLots(std::vector<Lot> lots);

    const Lot &operator[](std::size_t lot) const { return m_lots[lot]; }
    /// The lot, in order of time, with which that many pieces for the phase are there; kNever: they never are.
    std::size_t lotThatBrings(std::int64_t quantity, Id<Phase> phase) const;
    /// Pieces for the phase that are there by then and not promised.
    std::int64_t thereBy(Instant when, Id<Phase> phase) const;
    /// Promises pieces to a task that begins then: the newest that are there, of its own phase before those for any, so
    /// that what came earlier is left for tasks that begin earlier. What is missing is taken from the next deliveries;
    /// nothing is taken where that many never come, so that one demand that cannot be met does not deprive the others.
    void take(std::int64_t quantity, Id<Phase> phase, Instant start);

private:
    std::vector<Lot> m_lots;
};

/// The lots of a plan by equipment; equipment that is never delivered has none.
std::unordered_map<Id<Equipment>, ArrivalLots> arrivalLots(const PlanSnapshot &plan);

} // namespace gigaplan
