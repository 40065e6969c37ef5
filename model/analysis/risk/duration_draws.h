// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/three_points.h"
#include "model/plan/snapshot.h"

namespace gigaplan {

/// Draws the durations of a plan's unfinished leaf tasks. Of a task in progress only what remains scatters. A point
/// that a task does not state is its planned duration; a task that states none takes the shares of its work class.
class DurationDraws {
public:
    explicit DurationDraws(const PlanSnapshot &plan);

    /// No task scatters and no event can happen.
    bool isCertain() const { return m_tasks.empty() && m_events.empty(); }
    /// Changes the planned durations of `tasks`, all of the plan's in table order, to those of the trial.
    void draw(std::uint64_t seed, std::uint64_t trial, std::vector<Task> &tasks) const;

private:
    struct Scatter {
        std::uint32_t row = 0;
        std::int64_t planned = 0;
        double open = 1; ///< share of the work that remains
        ThreePoints points;
        std::uint64_t stream = 0, cause = 0; ///< 0: no common cause
        double correlation = 0;
    };
    struct Event {
        double probability = 0;
        ThreePoints delay;
        std::uint64_t stream = 0;
        std::vector<std::uint32_t> rows;
    };
    void readTasks(const PlanSnapshot &plan, const std::vector<char> &open);
    void readEvents(const PlanSnapshot &plan, const std::vector<char> &open);

    std::vector<Scatter> m_tasks;
    std::vector<Event> m_events;
};

} // namespace gigaplan
