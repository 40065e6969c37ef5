// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/checks/finding_list.h"
#include "model/plan/row_words.h"

#include <algorithm>

namespace gigaplan {

/// What the rules look at: one plan and what was computed from it, complete and of the same snapshot.
struct CheckInput {
    const PlanSnapshot &plan;
    const Schedule &schedule;
    const Capacity &capacity;
    const Facility &facility;
    const Capital &capital;
    const Energy &energy;
};

void checkSchedule(const CheckInput &in, FindingList &out);
void checkCalendars(const CheckInput &in, FindingList &out);
void checkResources(const CheckInput &in, FindingList &out);
void checkPower(const CheckInput &in, FindingList &out);
void checkSources(const CheckInput &in, FindingList &out);
void checkRowNeeds(const CheckInput &in, FindingList &out);
void checkEnergy(const CheckInput &in, FindingList &out);
void checkHalls(const CheckInput &in, FindingList &out);
void checkPlaces(const CheckInput &in, FindingList &out);
void checkRacks(const CheckInput &in, FindingList &out);
void checkSupply(const CheckInput &in, FindingList &out);
void checkTargets(const CheckInput &in, FindingList &out);
void checkRange(const CheckInput &in, FindingList &out);
void checkEstimates(const CheckInput &in, FindingList &out);
void checkTwins(const CheckInput &in, FindingList &out);
void checkCapital(const CheckInput &in, FindingList &out);
void checkKeys(const CheckInput &in, FindingList &out);

/// "“A” → “B” → “A”": some of the names of a loop.
template <class E>
std::string loopText(const PlanSnapshot &plan, const std::vector<Id<E>> &loop)
{
    constexpr std::size_t kMostNames = 6;
    std::string names;
    for (std::size_t i = 0; i < std::min(loop.size(), kMostNames); ++i) {
        names += quoted(plan, loop[i]) + " → ";
    }
    return names + (loop.size() > kMostNames ? "… → " : "") + quoted(plan, loop.front());
}

} // namespace gigaplan
