// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capital/spending.h"

#include <algorithm>

namespace gigaplan {

namespace {

/// amount × part / whole without a product that could overflow.
std::int64_t partOf(std::int64_t amount, std::int64_t part, std::int64_t whole)
{
    return amount / whole * part + amount % whole * part / whole;
}

} // namespace

void spendEvenly(StepSeries::Builder &builder, Date first, Date last, std::int64_t amount)
{
    if (first == kNever || last == kNever) {
        return;
    }
    last = std::max(first, last);
    const std::int64_t days = last - first + 1;
    std::int64_t spent = 0;
    for (Date month = firstOfMonth(first); month <= last; month = firstOfMonth(month, 1)) {
        const Date end = std::min(last, firstOfMonth(month, 1) + -1);
        const std::int64_t until = partOf(amount, end - first + 1, days);
        builder.add(end, until - spent);
        spent = until;
    }
}

} // namespace gigaplan
