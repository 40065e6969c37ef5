// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/capacity.h"

namespace gigaplan {

enum class Verdict {
    Passed,
    Failed,
    Reported, ///< counted, but without a threshold
    NotApplicable, ///< `reason` says why
};
template <>
struct EnumNames<Verdict> {
    static constexpr std::array entries{EnumEntry{"passed", "passed"}, EnumEntry{"failed", "FAILED"},
                                        EnumEntry{"reported", "reported"},
                                        EnumEntry{"not_applicable", "not applicable"}};
};

/// How the value and the threshold of a check are to be read.
enum class QualityMeasure {
    ShareAtMost, ///< `count` of `of` in percent, at most the threshold
    ShareAtLeast, ///< the same, at least the threshold
    IndexAtLeast, ///< a ratio, at least the threshold
};

/// One check of a schedule.
struct QualityResult {
    std::string_view id; ///< stable, e.g. "dcma.logic"
    std::string_view label; ///< "Logic"
    std::string_view asks; ///< what is counted, in words
    QualityMeasure measure = QualityMeasure::ShareAtMost;
    Verdict verdict = Verdict::NotApplicable;
    std::size_t count = 0, of = 0;
    double value = 0; ///< percent, or the index
    std::optional<double> threshold; ///< in the same unit
    std::string reason; ///< of NotApplicable: "the plan has no baseline"
    std::vector<EntityRef> offenders; ///< where to go: tasks, or rows without a task; in the order of their table
};

/// The fourteen points by which the US Defense Contract Management Agency assesses schedules, then the order of work
/// that a data centre requires.
///
/// Points and thresholds are those of the agency's Earned Value Management System Program Analysis Pamphlet,
/// DCMA-EA PAM 200.1, October 2012, section 4: logic 5 %, leads 0, lags 5 %, finish-to-start 90 %, hard constraints 5 %,
/// float above 44 working days 5 %, negative float 0, duration above 44 working days 5 %, invalid dates 0, resources
/// without a threshold, missed tasks 5 %, critical path test, critical path length index 0.95, baseline execution index
/// 0.95. The pamphlet intends them as the start of a conversation, not as a verdict.
///
/// What counts: leaves that have not finished (links by their successor); a link on a summary gives its leaves logic. A
/// working day has 8 hours, that of an elapsed duration 24. The critical path test lengthens the first critical task by
/// 600 days and requires that the plan ends later by at least 95 % of the task's delay. The critical path length runs
/// in working time from the end of the status date to the plan's finish; its float is from there to the baseline's
/// finish. A task that the baseline lacks counts as due in the execution index. Rows of racks count once they are
/// installed. The domain's own checks have threshold 0, an assumption of this program.
struct ScheduleQuality {
    std::vector<QualityResult> results;

    std::size_t countOf(Verdict verdict) const;
    const QualityResult *find(std::string_view id) const;
};

/// Against the baseline with the lowest order where `baseline` is none. Linear in tasks + links + rows of places, twice
/// (the critical path test computes a schedule). Empty where schedule or capacity are not of this plan.
ScheduleQuality assessQuality(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity,
                              Id<Baseline> baseline = {}, std::stop_token stop = {});

/// "3 of 120 (2.5 %), at most 5 %", "0.97, at least 0.95", "not applicable: the plan has no baseline".
std::string qualityText(const QualityResult &result);

} // namespace gigaplan
