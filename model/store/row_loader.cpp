// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/row_loader.h"

#include "model/plan/entities.h"
#include "model/store/row_codec.h"
#include "model/store/schema.h"

namespace gigaplan::store {

namespace {

std::string notExpected(const FieldInfo &field, const std::string &why)
{
    return std::string(field.name) + ": expected " + expectation(field) + (why.empty() ? "" : "; " + why);
}

Error tooManyRows()
{
    return {ErrorKind::Unreadable,
            "has more than the " + std::to_string(kMostRows) + " rows that a plan and its scenarios may have"};
}

Error unreadable(const std::string &row, const std::string &problem)
{
    return {ErrorKind::Unreadable, row + ": " + problem};
}

template <class E>
std::optional<std::string> readRow(E &row, const sqlite::Statement &statement, std::int64_t &rowsLeft)
{
    row.id.value = statement.integer(0);
    row.key = statement.text(1);
    std::optional<std::string> problem;
    forEachField<E>([&](std::size_t i, const auto &field) {
        std::string why;
        if (!read(row.*field.member, ColumnSource{statement.get(), static_cast<int>(i) + 2, rowsLeft}, &why)
            && !problem) {
            problem = notExpected(tableInfo(tableId<E>()).fields[i], why);
        }
    });
    return problem ? problem : problemWithRow(row);
}

template <class E>
Result<std::vector<E>> loadRows(const sqlite::Database &database, std::int64_t &rowsLeft)
{
    GIGAPLAN_TRY_VALUE(auto statement, database.prepare(selectSql(tableId<E>())));
    std::vector<E> rows;
    while (statement.step()) {
        if (--rowsLeft < 0) {
            return tooManyRows();
        }
        E &row = rows.emplace_back();
        if (const auto problem = readRow(row, statement, rowsLeft)) {
            return unreadable(rowName(row), *problem);
        }
    }
    if (!statement.isAtEnd()) {
        return database.lastError(ErrorKind::Unreadable, "reading " + std::string(Description<E>::plural));
    }
    return rows;
}

} // namespace

Result<PlanSnapshot> loadPlan(const sqlite::Database &database, Extent extent, std::int64_t &rowsLeft)
{
    PlanRows all;
    std::optional<Error> error;
    forEachEntity([&]<class E>(Tag<E>) {
        if (error || (extent == Extent::Planned && !isPlanned<E>)) {
            return;
        }
        auto rows = loadRows<E>(database, rowsLeft);
        if (rows) {
            all.of<E>() = std::move(*rows);
        } else {
            error = rows.error();
        }
    });
    if (error) {
        return *error;
    }
    return std::move(all).snapshot();
}

Result<PlanSnapshot> loadPlan(const sqlite::Database &database, Extent extent)
{
    std::int64_t rowsLeft = kMostRows;
    return loadPlan(database, extent, rowsLeft);
}

} // namespace gigaplan::store
