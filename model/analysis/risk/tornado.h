// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/simulation.h"
#include "model/plan/entity_list.h"

#include <memory>

namespace gigaplan {

/// A factor that may make a date early or late.
enum class RiskFactor { Cause, Event, WorkClass, Task, PhaseSlip };
template <>
struct EnumNames<RiskFactor> {
    static constexpr std::array entries{EnumEntry{"cause", "Common cause"}, EnumEntry{"event", "Event"},
                                        EnumEntry{"work_class", "Work class"}, EnumEntry{"task", "Task"},
                                        EnumEntry{"phase_slip", "Slip of a phase"}};
};

/// How a factor swings a date: the mean of the date in the tenth of the trials in which the factor is lowest, and in
/// the tenth in which it is highest, against the mean of all, in days. Of an event: where it does not happen, and where
/// it does. Of a work class: by the total minutes that its tasks take beyond the plan.
struct TornadoBar {
    RiskFactor factor = RiskFactor::Task;
    std::uint32_t row = 0; ///< of the cause, event, task or phase table; the number of the work class
    double lowDays = 0, highDays = 0;
    double errorDays = 0; ///< standard error of the swing if the factor had no part in it
    double swing() const { return highDays - lowDays; }
    friend bool operator==(const TornadoBar &, const TornadoBar &) = default;
};

/// The tornados of one simulation. Which trials have a factor low or high is computed once for all dates, so that as
/// many tornados as a plan has phases cost little more than one. Threads may share it.
class Tornado {
public:
    /// `simulation` must be of the same plan and settings and outlive this, like the plan.
    Tornado(const PlanSnapshot &plan, const SimulationSettings &settings, const Simulation &simulation,
            std::stop_token stop = {});
    ~Tornado();
    Tornado(const Tornado &) = delete;
    Tornado &operator=(const Tornado &) = delete;

    /// The bars of one phase's go-live, or of the plan's finish (no phase), widest first: only those whose swing lies
    /// beyond what chance alone would produce one time in twenty among that many factors. Work classes count the
    /// phase's own tasks, or all. Trials in which the phase never goes live are left out.
    std::vector<TornadoBar> bars(std::optional<std::uint32_t> phase = {}) const;

private:
    struct Work;
    std::unique_ptr<const Work> m_work;
};

/// The bars of one tornado alone.
std::vector<TornadoBar> tornado(const PlanSnapshot &plan, const SimulationSettings &settings,
                                const Simulation &simulation, std::optional<std::uint32_t> phase = {},
                                std::stop_token stop = {});

} // namespace gigaplan
