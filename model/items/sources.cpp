// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/sources.h"

#include "model/base/text.h"
#include "model/plan/fields.h"
#include "model/plan/knowledge.h"

#include <algorithm>

namespace gigaplan {

namespace {

template <class E>
std::vector<const E *> about(const PlanSnapshot &plan, EntityRef ref)
{
    std::vector<const E *> found;
    if (!ref || plan.table<E>().isEmpty()) {
        return found;
    }
    const std::string subject = subjectOf(plan, ref);
    for (const E &row : plan.table<E>()) {
        if (row.subject == subject) {
            found.push_back(&row);
        }
    }
    return found;
}

} // namespace

std::vector<const Claim *> claimsAbout(const PlanSnapshot &plan, EntityRef ref)
{
    std::vector<const Claim *> claims = about<Claim>(plan, ref);
    // As a whole first, then in the order of the fields.
    const auto place = [ref](const Claim *claim) {
        const auto field = fieldNamed(ref.table, claim->field);
        return field ? static_cast<int>(*field) : -1;
    };
    std::sort(claims.begin(), claims.end(), [&](const Claim *a, const Claim *b) {
        return std::pair(place(a), std::string_view(a->key)) < std::pair(place(b), std::string_view(b->key));
    });
    return claims;
}

std::vector<const Note *> notesAbout(const PlanSnapshot &plan, EntityRef ref)
{
    return about<Note>(plan, ref);
}

std::string claimText(const Claim &claim)
{
    std::string text = claim.value.empty() ? claim.statement : claim.value;
    if (!claim.source.empty()) {
        text.append(text.empty() ? "" : ": ").append(claim.source);
    }
    if (claim.date) {
        text += ", " + displayDate(*claim.date);
    }
    text += " (" + lowerFirst(enumLabel(claim.status));
    if (claim.confidence != Confidence::Unrated) {
        text += ", " + lowerFirst(enumLabel(claim.confidence)) + " confidence";
    }
    return text + ')';
}

std::string sourcesOfField(const std::vector<const Claim *> &claims, std::string_view field)
{
    std::string text;
    for (const Claim *claim : claims) {
        if (claim->field == field) {
            text.append(text.empty() ? "" : "\n").append(claimText(*claim));
        }
    }
    return text;
}

} // namespace gigaplan
