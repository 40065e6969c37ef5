// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/make.h"

#include <random>

namespace gigaplan::test {

/// Makes a plan with a value in every field of every entity: any text, any number that the field's range allows, every
/// reference to an existing row. Ids are those that belong to the keys. Equal seeds give equal plans.
class RandomPlan {
public:
    explicit RandomPlan(std::uint32_t seed) : m_random(seed) {}

    PlanRows rows(std::size_t perTable) { return rowsOf(perTable, perTable); }
    /// The same without scenarios.
    PlanRows plannedRows(std::size_t perTable) { return rowsOf(perTable, 0); }

private:
    PlanRows rowsOf(std::size_t perTable, std::size_t perScenarioTable);
    std::uint64_t below(std::uint64_t bound) { return m_random() % bound; }
    bool chance() { return below(2) == 0; }
    std::string text();
    double real(const Range &range);
    std::int64_t whole(const Range &range);
    Date date();
    WorkHours hours();
    template <class E>
    void fill(const PlanRows &made, E &row, std::size_t index);

    std::mt19937_64 m_random;
};

} // namespace gigaplan::test
