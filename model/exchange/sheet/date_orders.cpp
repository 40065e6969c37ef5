// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/date_orders.h"

#include "model/exchange/sheet/cells.h"
#include "model/plan/fields.h"

#include <array>

namespace gigaplan::sheet {

namespace {

bool holdsDates(const Mapping &mapping, std::size_t column)
{
    const Target &target = mapping.columns[column].target;
    if (target.role != Role::Field) {
        return target.role == Role::Start || target.role == Role::Finish;
    }
    const FieldKind kind = tableInfo(mapping.table).fields[target.field].kind;
    return kind == FieldKind::Date || kind == FieldKind::Instant;
}

/// The first row of a column for each kind of evidence.
using Firsts = std::array<std::optional<std::size_t>, 5>;

Firsts evidenceOf(const csv::Sheet &sheet, std::size_t column)
{
    Firsts firsts;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        auto &first = firsts[static_cast<std::size_t>(orderEvidence(trimmed(sheet.cell(row, column))))];
        first = first ? first : row;
    }
    return firsts;
}

struct Decision {
    std::size_t column = 0;
    std::optional<std::size_t> dayFirst, monthFirst, either; ///< rows
    bool isOpen() const { return !dayFirst && !monthFirst && either; }
};

std::vector<Decision> decisionsOf(const csv::Sheet &sheet, const Mapping &mapping)
{
    std::vector<Decision> all;
    for (std::size_t column = 0; column < mapping.columns.size(); ++column) {
        if (holdsDates(mapping, column)) {
            const Firsts firsts = evidenceOf(sheet, column);
            const auto of = [&](OrderEvidence evidence) { return firsts[static_cast<std::size_t>(evidence)]; };
            const auto either = of(OrderEvidence::Either);
            all.push_back({column, of(OrderEvidence::DayFirst), of(OrderEvidence::MonthFirst),
                           either ? either : of(OrderEvidence::Same)});
        }
    }
    return all;
}

/// Whether the open column has a date that is another one in the other order.
bool matters(const csv::Sheet &sheet, const Decision &open)
{
    return orderEvidence(trimmed(sheet.cell(*open.either, open.column))) == OrderEvidence::Either;
}

} // namespace

Result<DateOrders> decideDateOrders(const csv::Sheet &sheet, const Mapping &mapping)
{
    DateOrders orders;
    orders.columns.assign(mapping.columns.size(), mapping.dateOrder.value_or(DateOrder::YearFirst));
    if (mapping.dateOrder) {
        return orders;
    }
    const std::vector<Decision> decisions = decisionsOf(sheet, mapping);
    bool someDayFirst = false, someMonthFirst = false;
    for (const Decision &one : decisions) {
        if (one.dayFirst && one.monthFirst) {
            return Error{ErrorKind::Invalid,
                         sheet.columnName(one.column) + ": " + shownCell(sheet, *one.dayFirst, one.column)
                             + " has the day first, " + shownCell(sheet, *one.monthFirst, one.column)
                             + " the month; choose the order of dates"};
        }
        someDayFirst = someDayFirst || one.dayFirst;
        someMonthFirst = someMonthFirst || one.monthFirst;
        if (one.dayFirst || one.monthFirst) {
            const DateOrder order = one.dayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
            orders.columns[one.column] = order;
            orders.remarks.push_back(
                "In " + sheet.columnName(one.column) + ", dates have the " + std::string(dateOrderLabel(order))
                + ", as " + shownCell(sheet, one.dayFirst ? *one.dayFirst : *one.monthFirst, one.column) + " tells");
        }
    }
    for (const Decision &one : decisions) {
        if (!one.isOpen()) {
            continue;
        }
        if (someDayFirst == someMonthFirst && matters(sheet, one)) {
            return Error{
                ErrorKind::Invalid,
                sheet.columnName(one.column) + ": " + shownCell(sheet, *one.either, one.column)
                    + " may have the day or the month first, and no other date tells; choose the order of dates"};
        }
        const DateOrder order = someMonthFirst ? DateOrder::MonthFirst : DateOrder::DayFirst;
        orders.columns[one.column] = order;
        orders.remarks.push_back("In " + sheet.columnName(one.column) + ", dates have the "
                                 + std::string(dateOrderLabel(order)) + ", as in the other columns");
    }
    return orders;
}

} // namespace gigaplan::sheet
