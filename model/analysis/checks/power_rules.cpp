// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/dense_index.h"
#include "model/analysis/checks/rules.h"
#include "model/base/text.h"

namespace gigaplan {

namespace {

constexpr double kLowHeadroom = 0.02;

std::string loopText(const PlanSnapshot &plan, const std::vector<Id<Node>> &loop)
{
    constexpr std::size_t kMostNames = 6;
    std::string names;
    for (std::size_t i = 0; i < std::min(loop.size(), kMostNames); ++i) {
        names += quoted(plan, loop[i]) + " → ";
    }
    return names + (loop.size() > kMostNames ? "… → " : "") + quoted(plan, loop.front());
}

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

void checkNotFed(const CheckInput &in, FindingList &out)
{
    const auto &halls = in.plan.table<Hall>();
    const DenseIndex<Hall> index(halls);
    std::vector<std::int64_t> rowsByHall(halls.size(), 0);
    const auto &rows = in.plan.table<Row>();
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const std::uint32_t hall = index.at(rows[r].hall);
        if (!rows[r].feedA && !rows[r].feedB && in.capacity.contents[r].it.value > 0 && hall != kNoRow) {
            ++rowsByHall[hall];
        }
    }
    std::vector<Candidate> places;
    for (std::size_t h = 0; h < halls.size(); ++h) {
        if (rowsByHall[h] > 0) {
            places.push_back({halls[h].id, kNever, rowsByHall[h], 0});
        }
    }
    out.addAll("power.not_fed", Severity::Warning, std::move(places), [&](const Candidate &place) {
        return grouped(place.a) + (place.a == 1 ? " row" : " rows") + " of " + quoted(in.plan, place.subject)
            + (place.a == 1 ? " names" : " name") + " no power feed and never " + (place.a == 1 ? "goes" : "go")
            + " live.";
    });
}

} // namespace

void checkPower(const CheckInput &in, FindingList &out)
{
    for (const auto &loop : in.facility.cycles) {
        out.add("power.feed_cycle", Severity::Error, loop.front(), kNever,
                "The feeds " + loopText(in.plan, loop) + " form a loop, so no load can be worked out there.");
    }
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
    checkNotFed(in, out);
}

} // namespace gigaplan
