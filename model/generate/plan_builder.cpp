// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/plan_builder.h"

#include "model/plan/knowledge.h"

#include <algorithm>

namespace gigaplan::generate {

void ClaimList::add(ClaimText text)
{
    std::string key = text.subject;
    std::replace(key.begin(), key.end(), '/', '-');
    if (!text.field.empty()) {
        key += "-" + text.field;
    }
    const int uses = ++m_uses[key];
    if (uses > 1) {
        key += "-" + std::to_string(uses);
    }
    auto claim = keyed<Claim>(std::move(key));
    claim.subject = std::move(text.subject);
    claim.field = std::move(text.field);
    claim.statement = std::move(text.statement);
    claim.value = std::move(text.value);
    claim.source = std::move(text.source);
    claim.date = text.date;
    claim.status = text.status;
    claim.confidence = text.confidence;
    m_claims.push_back(std::move(claim));
}

Date sourcesReadOn()
{
    return makeDate(2026, 10, 1);
}

PlanSnapshot PlanBuilder::finish() &&
{
    auto &claims = m_rows.of<Claim>();
    claims.insert(claims.end(), m_claims.claims().begin(), m_claims.claims().end());
    return std::move(m_rows).snapshot();
}

std::string padded(std::int64_t number, std::int64_t count)
{
    std::string digits = std::to_string(number);
    const std::size_t width = std::to_string(count).size();
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

} // namespace gigaplan::generate
