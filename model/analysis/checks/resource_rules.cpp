// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/analysis/resources/overload_words.h"
#include "model/plan/crews.h"

namespace gigaplan {

namespace {

/// One finding for each resource: its overloads are grouped.
void checkOverloads(const CheckInput &in, const ResourceNeeds &needs, FindingList &out)
{
    const auto overloads = findOverloads(in.plan, needs, in.schedule);
    std::vector<Candidate> places;
    for (std::size_t i = 0; i < overloads.size(); ++i) {
        if (i > 0 && overloads[i].resource == overloads[i - 1].resource) {
            ++places.back().b;
        } else {
            places.push_back({overloads[i].resource, dateOf(overloads[i].from), static_cast<std::int64_t>(i), 1});
        }
    }
    out.addAll("resources.overload", Severity::Warning, std::move(places), [&](const Candidate &place) {
        const auto of =
            std::span(overloads).subspan(static_cast<std::size_t>(place.a), static_cast<std::size_t>(place.b));
        return overloadsText(in.plan, of) + '.';
    });
}

void checkArrivals(const CheckInput &in, const ResourceNeeds &needs, FindingList &out)
{
    const auto missing = findShortArrivals(in.plan, needs, in.schedule);
    std::vector<Candidate> places;
    for (const ShortArrival &one : missing) {
        places.push_back({one.task, dateOf(one.start), static_cast<std::int64_t>(places.size()), 0});
    }
    out.addAll("resources.not_arrived", Severity::Warning, std::move(places), [&](const Candidate &place) {
        return shortArrivalText(in.plan, missing[static_cast<std::size_t>(place.a)]) + '.';
    });
}

} // namespace

void checkResources(const CheckInput &in, FindingList &out)
{
    if (in.plan.table<Assignment>().isEmpty() && in.plan.table<Requirement>().isEmpty()) {
        return;
    }
    const ResourceNeeds needs(in.plan, TaskTree(in.plan));
    checkOverloads(in, needs, out);
    checkArrivals(in, needs, out);
}

} // namespace gigaplan
