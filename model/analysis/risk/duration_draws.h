// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/random_numbers.h"
#include "model/analysis/risk/three_points.h"
#include "model/plan/snapshot.h"

#include <vector>

namespace gigaplan {

/// The stream of a row's draws follows from its key, so that copies of a plan draw the same numbers whatever ids their
/// rows have.
template <class E>
std::uint64_t streamOf(const E &row)
{
    return static_cast<std::uint64_t>(idValueFromKey(Description<E>::table, row.key));
}

/// Draws the durations of a plan's unfinished leaf tasks. Of a task in progress only what remains scatters. A point
/// that a task does not state is its planned duration; a task that states none takes the shares of its work class.
class DurationDraws {
public:
    /// A task whose duration scatters.
    struct Scatter {
        std::uint32_t row = 0;
        std::int64_t planned = 0;
        double open = 1; ///< minutes of duration per minute of scatter: the share of the work that remains, or 1
        ThreePoints points;
        std::uint64_t stream = 0, cause = 0; ///< 0: no common cause
        double common = 0, own = 1; ///< weights of the cause's normal number and the task's own
    };
    /// Something that may happen to tasks.
    struct Event {
        std::uint32_t row = 0; ///< of the risk event table
        double probability = 0;
        ThreePoints delay;
        std::uint64_t stream = 0;
        std::vector<std::pair<std::uint32_t, double>> rows; ///< and minutes of duration per minute of delay
    };

    explicit DurationDraws(const PlanSnapshot &plan);

    /// No task scatters and no event can happen.
    bool isCertain() const { return m_tasks.empty() && m_events.empty(); }
    /// The planned durations in minutes, by row of the task table.
    const std::vector<std::int64_t> &planned() const { return m_planned; }
    /// Sets `varies[row]` of each task that a trial may give another duration.
    void mark(std::vector<char> &varies) const;
    /// Changes the durations in `durations`, which holds the planned ones, to those of the trial.
    void draw(const TrialNumbers &numbers, std::vector<std::int64_t> &durations) const;

    const std::vector<Scatter> &tasks() const { return m_tasks; }
    const std::vector<Event> &events() const { return m_events; }
    /// The normal number that a task's duration follows.
    static double score(const Scatter &scatter, const TrialNumbers &numbers);
    /// A number that orders trials as that one does, at less cost.
    static double rank(const Scatter &scatter, const TrialNumbers &numbers)
    {
        return scatter.cause == 0 ? numbers.uniform(scatter.stream) : score(scatter, numbers);
    }
    /// Minutes that the event takes in this trial; 0: it does not happen.
    static std::int64_t delayOf(const Event &event, const TrialNumbers &numbers);

private:
    void readTasks(const PlanSnapshot &plan, const std::vector<char> &open);
    void readEvents(const PlanSnapshot &plan, const std::vector<char> &open);

    std::vector<std::int64_t> m_planned;
    std::vector<Scatter> m_tasks;
    std::vector<Event> m_events;
};

} // namespace gigaplan
