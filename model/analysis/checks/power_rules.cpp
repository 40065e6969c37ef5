// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/base/text.h"
#include "model/plan/power.h"

namespace gigaplan {

namespace {

constexpr double kLowHeadroom = 0.02;

/// The first day on which the load is above `share` of the capacity; load and capacity of that day are in a and b.
Candidate firstAbove(const Node &node, const NodeBudget &budget, double share)
{
    for (const auto &step : budget.load.steps()) {
        const std::int64_t capacity = budget.capacity.at(step.date);
        if (static_cast<double>(step.level) > static_cast<double>(capacity) * share) {
            return {node.id, step.date, step.level, capacity};
        }
    }
    return {};
}

} // namespace

void checkPower(const CheckInput &in, FindingList &out)
{
    const auto &nodes = in.plan.table<Node>();
    std::vector<Candidate> power, cooling, low;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const NodeBudget &budget = in.facility.nodes[i];
        if (budget.leastOn == kNever) {
            continue;
        }
        if (budget.leastHeadroom.value < 0) {
            (isCooling(nodes[i].kind) ? cooling : power).push_back(firstAbove(nodes[i], budget, 1));
        } else if (!isCooling(nodes[i].kind)) {
            const Candidate first = firstAbove(nodes[i], budget, 1 - kLowHeadroom);
            if (first.subject) {
                low.push_back(first);
            }
        }
    }
    out.addAll("power.overload", Severity::Error, std::move(power), [&](const Candidate &place) {
        return quoted(in.plan, place.subject) + " carries " + displayPower({place.a}) + ", more than the "
            + displayPower({place.b}) + " that its redundancy leaves usable.";
    });
    out.addAll("cooling.overload", Severity::Error, std::move(cooling), [&](const Candidate &place) {
        return quoted(in.plan, place.subject) + " has to remove " + displayPower({place.a}) + " of heat, more than the "
            + displayPower({place.b}) + " that its redundancy leaves usable.";
    });
    out.addAll("power.low_headroom", Severity::Warning, std::move(low), [&](const Candidate &place) {
        return quoted(in.plan, place.subject) + " has only " + displayPower({place.b - place.a}) + " left of "
            + displayPower({place.b}) + ".";
    });
}

} // namespace gigaplan
