// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/make.h"

namespace gigaplan::test {

/// A campus small enough to work out by hand. One hall of building b (design PUE 1.5, annual 1.2) on site s.
///
///     grid 10 MW ─ sub 4 MW (efficiency 0.8, task t-sub) ─┬─ bus-a 2 MW ─┐
///                                                         ├─ bus-b 2 MW ─┴─ rows r1, r2 (A and B)
///                                                         └─ plant 3 MW heat ─ cdu 2 MW heat ─ rows
///
/// Rack "gpu": 72 packages, 100 kW, 90 % liquid; IT overhead 1.2. Rows r1 and r2 have 5 slots each, phase p1 and p2:
/// IT 5 × 100 × 1.2 = 600 kW, facility 900 kW, GPUs 360 each. Deliveries: 6 racks on 1 Jun 2026, 4 on 1 Aug 2026.
/// Tasks: t-sub; t-r1 and t-r2 install; t-c1 and t-c2 commission. The plan starts on Mon 5 Jan 2026, basis IT.
PlanRows oneHall();

/// The row of `rows` with this key, to change it.
template <class E>
E &the(PlanRows &rows, std::string_view key)
{
    for (E &row : rows.of<E>()) {
        if (row.key == key) {
            return row;
        }
    }
    throw std::out_of_range(std::string(key));
}

} // namespace gigaplan::test
