// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/scenario_origins.h"

#include "model/edit/scenarios.h"
#include "model/plan/scenarios.h"

#include <algorithm>

namespace gigaplan {

namespace {

/// The scenario, its origin, the origin's origin and so on; a file may hold a circle, so each only once.
std::vector<const Scenario *> lineOf(const PlanSnapshot &plan, Id<Scenario> scenario)
{
    std::vector<const Scenario *> line;
    const Scenario *at = plan.find(scenario);
    while (at && std::find(line.begin(), line.end(), at) == line.end()) {
        line.push_back(at);
        at = plan.find(at->origin);
    }
    return line;
}

/// Where a scenario left the common one, and when, to find the earlier of two: times are of whole minutes, but ids of
/// rows made in this program rise.
struct Branch {
    Id<FrozenPlan> point;
    std::pair<Instant, Id<Scenario>> when;
};

std::optional<PlanSnapshot> earlier(const PlanSnapshot &plan, const std::vector<Branch> &branches)
{
    const Branch *first = nullptr;
    for (const Branch &branch : branches) {
        if (plan.find(branch.point) && (!first || branch.when < first->when)) {
            first = &branch;
        }
    }
    return first ? std::optional(plan.find(first->point)->content.plan()) : std::nullopt;
}

Branch branchOf(const Scenario &scenario)
{
    return {scenario.branchedFrom, {scenario.created.value_or(Instant{}), scenario.id}};
}

} // namespace

std::optional<PlanSnapshot> commonOrigin(const PlanSnapshot &plan, Id<Scenario> a, Id<Scenario> b)
{
    const auto lineA = lineOf(plan, a), lineB = lineOf(plan, b);
    for (std::size_t i = 0; i < lineA.size(); ++i) {
        const auto meeting = std::find(lineB.begin(), lineB.end(), lineA[i]);
        if (meeting == lineB.end()) {
            continue;
        }
        std::vector<Branch> branches;
        if (i > 0) {
            branches.push_back(branchOf(*lineA[i - 1]));
        }
        if (meeting != lineB.begin()) {
            branches.push_back(branchOf(**(meeting - 1)));
        }
        return earlier(plan, branches);
    }
    // The origin of both may have been removed since; what they branched from is still the same.
    if (!lineA.empty() && !lineB.empty() && lineA.back()->branchedFrom
        && lineA.back()->branchedFrom == lineB.back()->branchedFrom) {
        return earlier(plan, {branchOf(*lineA.back())});
    }
    return {};
}

} // namespace gigaplan
