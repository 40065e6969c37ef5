// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/late_results.h"
#include "model/plan/figure.h"

namespace gigaplan {

/// A row of a table, by position, and everything known about it.
struct DerivedRow {
    const Forecast &forecast;
    const LateResults &late;
    TableId table{};
    std::size_t row = 0;
};

/// The figures of a table's rows, those that need a baseline last. Power is in MW of IT unless the label says facility;
/// slack in hours.
struct DerivedFigures {
    std::span<const Figure<DerivedRow>> all;
    std::size_t withoutBaseline = 0;
};
DerivedFigures derivedFigures(TableId table);

} // namespace gigaplan
