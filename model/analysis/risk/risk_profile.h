// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/duration_draws.h"
#include "model/analysis/risk/random_numbers.h"
#include "model/analysis/schedule/duration_trials.h"
#include "model/plan/entity_list.h"

#include <array>
#include <string>
#include <string_view>

namespace gigaplan {

/// Whose risks a simulation takes.
enum class RiskProfile {
    Plan, ///< what the plan states of its tasks, classes, causes and events
    Tracked, ///< the default profile and nothing else
    Both, ///< can count the same risk twice
};
template <>
struct EnumNames<RiskProfile> {
    static constexpr std::array entries{EnumEntry{"plan", "The plan's own risks"},
                                        EnumEntry{"tracked", "Slips of tracked campuses"}, EnumEntry{"both", "Both"}};
};

/// The default profile: how late the milestones of tracked campuses turned out, half a year after they were forecast.
/// Each phase slips by a lognormal number of months, correlated with the other phases' by a normal copula.
struct TrackedSlips {
    static constexpr std::array<double, 9> months{1.7, 4.0, 2.4, 4.3, 3.9, 2.6, 0.5, 7.9, 3.9};
    static constexpr double correlation = 0.5;

    static constexpr std::string_view name = "Default risk profile: slips of tracked campuses";
    static constexpr std::string_view source =
        "Forecasts of nine milestones of six AI campuses in the December 2025 edition of Epoch AI's Frontier Data "
        "Centers "
        "data against the edition of mid-2026 (CC BY 4.0): 0.5 to 7.9 months late, all late";
    static constexpr Date date{20635}; ///< 2026-07-01: the later edition is of mid-2026
    static constexpr std::size_t sampleSize = months.size();
    static constexpr std::string_view confidence = "low";
    static constexpr std::string_view assumptions =
        "Assumptions: lognormal; the slip seen over half a year of forecasting, for work 3 to 18 months ahead, stands "
        "for each phase's whole slip, however far ahead; correlation of 0.5 between phases; it strikes the first of "
        "the "
        "phase's last unfinished work (what its rows wait for to be commissioned). That four of the nine milestones "
        "also "
        "lost about 18-20 % of their megawatts is not in it.";

    double median = 0; ///< months
    double spread = 0; ///< standard deviation of the logarithms

    /// By the mean and the sample's standard deviation of the nine logarithms.
    static TrackedSlips fitted();
    friend bool operator==(const TrackedSlips &, const TrackedSlips &) = default;
};
/// The profile in one sentence, for people: name, fit, sample, source, date, confidence.
std::string labelOf(const TrackedSlips &slips);

/// Draws the slip of every phase that is not done and adds it to the phase's last work.
class PhaseSlips {
public:
    /// The tasks that a phase's slip is added to: its unfinished tasks that its rows name as commissioning; where there
    /// are none, its unfinished commissioning work; where there is none, its unfinished work that nothing in the phase
    /// follows. Of tasks that follow one another only the first, so that no slip counts twice.
    struct Struck {
        std::uint32_t phase = 0, row = 0;
    };

    PhaseSlips(const PlanSnapshot &plan, const DurationTrials &trials);
    static std::vector<Struck> struck(const PlanSnapshot &plan);

    const std::vector<std::uint32_t> &phases() const { return m_phases; } ///< that slip, in order
    /// The normal score of a phase's slip.
    double score(const TrialNumbers &numbers, std::uint32_t phase) const;
    /// Months of a phase.
    double monthsOf(const TrialNumbers &numbers, std::uint32_t phase) const;
    /// Adds the slips to `durations` (minutes of all rows): wall-clock time, counted from the planned finish and turned
    /// into the task's working time.
    void draw(const TrialNumbers &numbers, std::vector<std::int64_t> &durations) const;

private:
    struct StruckTask {
        std::uint32_t place = 0; ///< among m_phases
        std::uint32_t row = 0;
        Instant finish;
        double stretch = 1; ///< minutes of duration that a minute of what remains takes
    };
    const DurationTrials &m_trials;
    TrackedSlips m_slips;
    std::vector<std::uint32_t> m_phases;
    std::vector<std::uint64_t> m_streams; ///< of m_phases' rows, by phase
    std::vector<StruckTask> m_tasks;
};

} // namespace gigaplan
