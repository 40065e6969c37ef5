// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "model/analysis/risk/risk_analysis.h"

namespace gigaplan {

/// One line of the answer to "why then?".
struct WhyLine {
    enum class Kind {
        Heading, ///< what the lines below explain
        Step, ///< one task of a chain; each is held by the next
        Fact,
    };
    Kind kind = Kind::Fact;
    std::string text; ///< a step: the task's name
    std::string detail; ///< a step: its date and what holds it; else empty
    EntityRef ref; ///< what to go to; none: nothing
    friend bool operator==(const WhyLine &, const WhyLine &) = default;
};

/// Whether a task is critical, by how much it may slip before each phase goes live later, why it starts when it does, and
/// why it may not finish later. Steps lead back to a task that no link holds, and on to the one that no link
/// limits; long chains are cut in the middle, stating the number of steps left out. Empty: a task that the forecast
/// does not know. With a risk analysis of the same plan also how often the task is on the longest path.
std::vector<WhyLine> explainTask(const Forecast &forecast, Id<Task> task, const RiskAnalysis *risk = nullptr);

} // namespace gigaplan
