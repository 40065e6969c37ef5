// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/knowledge.h"
#include "model/plan/snapshot.h"

#include <map>
#include <string>
#include <utility>

namespace gigaplan::generate {

/// A row with its key and the id that belongs to the key, so that a plan keeps its ids through its readable form.
template <class E>
E keyed(std::string key)
{
    E row;
    row.id = {idValueFromKey(Description<E>::table, key)};
    row.key = std::move(key);
    return row;
}

/// A figure's origin, in the order in which it is cited.
struct ClaimText {
    std::string subject; ///< "table/key"
    std::string field;
    std::string statement;
    std::string value;
    std::string source;
    std::optional<Date> date;
    ClaimStatus status = ClaimStatus::Assumption;
    Confidence confidence = Confidence::Unrated;
};

/// Claims with unique readable keys made from subject and field.
class ClaimList {
public:
    void add(ClaimText text);
    const std::vector<Claim> &claims() const { return m_claims; }

private:
    std::vector<Claim> m_claims;
    std::map<std::string, int> m_uses;
};

/// The date on which sources without a date of their own were read.
Date sourcesReadOn();

/// Collects the rows of a plan.
class PlanBuilder {
public:
    /// The new row; the reference holds until the next row of the same entity.
    template <class E>
    E &add(std::string key)
    {
        return m_rows.of<E>().emplace_back(keyed<E>(std::move(key)));
    }
    template <class E>
    std::vector<E> &of()
    {
        return m_rows.of<E>();
    }
    ClaimList &claims() { return m_claims; }
    PlanSnapshot finish() &&;

private:
    PlanRows m_rows;
    ClaimList m_claims;
};

/// "07" for 7 when `count` has two digits; keys then sort as people count.
std::string padded(std::int64_t number, std::int64_t count);

} // namespace gigaplan::generate
