// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/sheet/mapping.h"

namespace gigaplan::sheet {

/// The order of dates of each column. A column's own cells decide: one in which only one order makes a date. Where they
/// do not, the other columns do; where those do not either, or the cells of one column contradict each other, that is
/// the error, unless the mapping chooses the order.
struct DateOrders {
    std::vector<DateOrder> columns;
    std::vector<std::string> remarks; ///< what was decided by which cell
};
Result<DateOrders> decideDateOrders(const csv::Sheet &sheet, const Mapping &mapping);

} // namespace gigaplan::sheet
