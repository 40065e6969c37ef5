// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/levelling/levelling_problem.h"

namespace gigaplan {

/// The serial schedule generation scheme: one task after another, each as early as links, resources and deliveries let
/// it. The next task is always, of those whose sources are placed, the one with the lowest rank, then the lowest key.
class SerialScheme {
public:
    /// By row of the task table; of rows that compete.
    using Keys = std::vector<std::int64_t>;
    struct Outcome {
        Instant finish; ///< of the plan
        std::int64_t waited = 0; ///< wall-clock minutes by which movable tasks begin later than unlevelled, in all
        friend auto operator<=>(const Outcome &, const Outcome &) = default;
    };
    /// The outcome for a movable task.
    struct Placed {
        Instant ready; ///< links let it begin
        Instant arrived; ///< and deliveries
        std::int64_t delay = 0; ///< the levelling delay that puts it where it is
        Id<Supply> supply; ///< the delivery that it waits for, where `arrived` is later than `ready`
        std::uint32_t requirement = 0; ///< row of the one that this delivery meets
        std::int64_t there = 0; ///< pieces that it could have had when it was ready
    };

    explicit SerialScheme(const LevellingProblem &problem);
    SerialScheme(const SerialScheme &) = delete;
    SerialScheme &operator=(const SerialScheme &) = delete;

    Outcome forward(const Keys &keys);
    /// From the dates of the forward pass before: each task as late as links and resources let it without a later end
    /// of the plan, the latest first. The starts are then keys for another forward pass whose plan is seldom longer.
    Keys justified();

    /// By row; of movable tasks, after a forward pass.
    std::vector<Placed> takePlaced() { return std::move(m_placed); }
    Instant start(std::uint32_t row) const { return m_dates[row].earlyStart; }

private:
    struct Arrival {
        Instant at = kRangeStart;
        Id<Supply> supply;
        std::uint32_t requirement = 0;
    };
    struct Entry {
        std::uint32_t rank = 0;
        std::int64_t key = 0;
        std::uint32_t row = 0;
        friend auto operator<=>(const Entry &, const Entry &) = default;
    };

    void push(Entry entry);
    std::uint32_t pop();
    bool competes(std::uint32_t node) const;

    void release(std::uint32_t node);
    void settleOpen(const Keys &keys);
    void place(std::uint32_t row);
    void setDates(std::uint32_t row, PathSpan span);
    PathSpan held(std::uint32_t row, Instant at);
    void takeUnits(std::uint32_t row, PathSpan span); ///< those granted
    void grantAll(std::uint32_t row);
    Arrival arrivalOf(std::uint32_t row) const;
    Arrival arrivalOf(std::uint32_t requirement, std::int64_t quantity, Id<Phase> phase) const;
    std::int64_t thereWhenReady(std::uint32_t row, const Arrival &arrival, Instant ready) const;
    void takePieces(std::uint32_t row, Instant start);

    /// The first start from `start` on at which all units are free; the same where they never are.
    Instant fit(std::uint32_t row, Instant start);
    /// The same for a finish, going back.
    Instant fitBack(std::uint32_t row, Instant finish);
    /// Moves on while `window` finds needs that are not free and where to continue. Of a need that will never be free,
    /// the most that is ever free is granted, so that the task shares it with no other where it need not.
    template <class Window>
    Instant search(std::uint32_t row, Instant from, Window &&window);

    void releaseSources(std::uint32_t node);
    void settleOpenLate();
    void placeLate(std::uint32_t leaf);

    const LevellingProblem &m_problem;
    const TaskNetwork &m_network;
    PathState m_state;
    std::vector<TaskDates> m_dates;
    CriticalPath m_path;
    std::vector<Placed> m_placed;
    std::vector<FreeUnits> m_free;
    std::unordered_map<Id<Equipment>, ArrivalLots> m_lots;
    std::vector<char> m_arrivalUsed;
    std::vector<Arrival> m_arrivals; ///< by requirement, of those used in this pass
    std::vector<std::uint32_t> m_waiting; ///< by node: sources (or targets) that are not placed
    std::vector<std::uint32_t> m_open;
    std::vector<Entry> m_heap;
    std::vector<std::int64_t> m_granted; ///< by need of the task that is being placed, in millionths
    Outcome m_outcome;
    Keys m_late;
};

template <class Window>
Instant SerialScheme::search(std::uint32_t row, Instant from, Window &&window)
{
    const auto needs = m_problem.needs.of(row);
    for (Instant at = from;;) {
        Instant next = at;
        bool again = false;
        for (std::size_t i = 0; i < needs.size() && !again; ++i) {
            if (m_granted[i] > 0 && !window(ResourceNeed{needs[i].resource, m_granted[i]}, at, next)) {
                m_granted[i] = m_free[needs[i].resource].mostBelow(m_granted[i]);
                again = true;
            }
        }
        if (again) {
            at = from;
        } else if (next == at) {
            return at;
        } else {
            at = next;
        }
    }
}

} // namespace gigaplan
