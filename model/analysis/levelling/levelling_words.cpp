// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/levelling/levelling_words.h"

#include "model/analysis/resources/overload_words.h"
#include "model/base/text.h"
#include "model/plan/fields.h"
#include "model/plan/money.h"
#include "model/plan/row_words.h"

namespace gigaplan {

namespace {

std::string crewText(const PlanSnapshot &plan, const LevelledTask &moved)
{
    const WaitReason &why = moved.why;
    if (!why.resource) {
        return "waits for what it needs";
    }
    std::string text = "waits for " + quoted(plan, why.resource) + ": needs " + shortest(toUnits(why.needed)) + ", "
        + shortest(toUnits(std::max<std::int64_t>(why.there, 0))) + " free";
    return why.heldBy.empty()
        ? text
        : text + "; held by " + quotedNames(plan, why.heldBy, why.heldByCount, hallOf(plan, moved.task));
}

std::string arrivalText(const PlanSnapshot &plan, const LevelledTask &moved)
{
    const WaitReason &why = moved.why;
    const Supply *supply = plan.find(why.supply);
    std::string text =
        "waits for " + grouped(why.needed) + ' ' + quoted(plan, why.equipment) + ": " + grouped(why.there) + " there";
    return supply && supply->date
        ? text + ", all with " + quoted(plan, supply->id) + " on " + displayDate(*supply->date)
        : text;
}

} // namespace

std::string waitText(const PlanSnapshot &plan, const LevelledTask &moved)
{
    switch (moved.why.kind) {
    case WaitKind::Crew: return crewText(plan, moved);
    case WaitKind::Arrival: return arrivalText(plan, moved);
    case WaitKind::Links: break;
    }
    return moved.why.heldBy.empty()
        ? "follows what it is linked to"
        : "follows " + quotedNames(plan, moved.why.heldBy, moved.why.heldByCount, hallOf(plan, moved.task));
}

} // namespace gigaplan
