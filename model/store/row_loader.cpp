// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/row_loader.h"

#include "model/store/row_codec.h"
#include "model/store/schema.h"

namespace gigaplan::store {

namespace {

template <class E>
Result<std::vector<E>> loadRows(const sqlite::Database &database)
{
    auto statement = database.prepare(selectSql(tableId<E>()));
    if (!statement) {
        return statement.error();
    }
    std::vector<E> rows;
    while (statement->step()) {
        E row;
        row.id.value = statement->integer(0);
        row.key = statement->text(1);
        std::optional<std::string> problem;
        forEachField<E>([&](std::size_t i, const auto &field) {
            if (!read(row.*field.member, ColumnSource{statement->get(), static_cast<int>(i) + 2}) && !problem) {
                problem = std::string(field.name) + ": expected " + expectation(tableInfo(tableId<E>()).fields[i]);
            }
        });
        if (!problem) {
            problem = problemWithRow(row);
        }
        if (problem) {
            return Error{ErrorKind::Unreadable, std::string(Description<E>::table) + " \"" + row.key + "\": " + *problem};
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

Result<PlanSnapshot> loadPlan(const sqlite::Database &database, Extent extent)
{
    PlanSnapshot snapshot;
    std::optional<Error> error;
    forEachEntity([&]<class E>(Tag<E>) {
        if (error || (extent == Extent::Planned && !isPlanned<E>)) {
            return;
        }
        auto rows = loadRows<E>(database);
        if (rows) {
            snapshot = snapshot.withRows(std::move(*rows));
        } else {
            error = rows.error();
        }
    });
    if (error) {
        return *error;
    }
    return snapshot;
}

} // namespace gigaplan::store
