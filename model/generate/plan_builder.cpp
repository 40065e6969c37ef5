// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/plan_builder.h"

#include "model/plan/knowledge.h"

#include <algorithm>

namespace gigaplan::generate {

Date sourcesReadOn()
{
    return makeDate(2026, 10, 1);
}

void PlanBuilder::claim(std::string subject, std::string field, std::string statement, std::string value,
                        std::string source, Confidence confidence, ClaimStatus status, Date date)
{
    std::string key = subject;
    std::replace(key.begin(), key.end(), '/', '-');
    if (!field.empty()) {
        key += "-" + field;
    }
    const int uses = ++m_claimKeys[key];
    if (uses > 1) {
        key += "-" + std::to_string(uses);
    }
    auto &claim = add<Claim>(std::move(key));
    claim.subject = std::move(subject);
    claim.field = std::move(field);
    claim.statement = std::move(statement);
    claim.value = std::move(value);
    claim.source = std::move(source);
    claim.date = date;
    claim.status = status;
    claim.confidence = confidence;
}

std::string padded(std::int64_t number, std::int64_t count)
{
    std::string digits = std::to_string(number);
    const std::size_t width = std::to_string(count).size();
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

} // namespace gigaplan::generate
