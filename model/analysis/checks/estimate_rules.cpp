// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/plan/estimates.h"
#include "model/plan/tasks.h"

namespace gigaplan {

void checkEstimates(const CheckInput &in, FindingList &out)
{
    const auto odd = oddEstimates(in.plan);
    std::vector<Candidate> places;
    for (std::size_t i = 0; i < odd.size(); ++i) {
        places.push_back({odd[i].row, kNever, static_cast<std::int64_t>(i), 0});
    }
    out.addAll("risk.estimate_order", Severity::Warning, std::move(places), [&](const Candidate &place) {
        const OddEstimate &one = odd[static_cast<std::size_t>(place.a)];
        const Task *task = in.plan.find(place.subject.as<Task>());
        const bool milestone = task && task->duration.value <= 0;
        return "The estimate of " + quoted(in.plan, place.subject) + " contradicts itself: " + one.problem
            + (milestone ? "." : "; " + std::string(kEstimateRule) + '.');
    });
}

} // namespace gigaplan
