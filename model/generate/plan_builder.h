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
    /// Says where a figure comes from; the key is made from subject ("table/key") and field, and is unique.
    void claim(std::string subject, std::string field, std::string statement, std::string value, std::string source,
               Confidence confidence, ClaimStatus status = ClaimStatus::Assumption, Date date = sourcesReadOn());
    PlanSnapshot finish() && { return std::move(m_rows).snapshot(); }

private:
    PlanRows m_rows;
    std::map<std::string, int> m_claimKeys; ///< how often each was wanted
};

/// "07" for 7 when `count` has two digits; keys then sort as people count.
std::string padded(std::int64_t number, std::int64_t count);

} // namespace gigaplan::generate
