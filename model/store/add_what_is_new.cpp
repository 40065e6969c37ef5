// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/add_what_is_new.h"

#include "model/plan/entities.h"
#include "model/plan/fields.h"
#include "model/store/schema.h"

#include <algorithm>
#include <set>

namespace gigaplan::store {

using sqlite::quoted;

namespace {

using Columns = std::set<std::string, std::less<>>;

/// Empty: there is no such table.
Result<Columns> columnsOf(const sqlite::Database &database, std::string_view table)
{
    GIGAPLAN_TRY_VALUE(auto statement,
                       database.prepare("SELECT \"name\" FROM pragma_table_info(" + quoted(table) + ')'));
    Columns columns;
    while (statement.step()) {
        columns.insert(statement.text(0));
    }
    return statement.isAtEnd() ? Result<Columns>(std::move(columns))
                               : database.lastError(ErrorKind::Unreadable, "reading the columns of a table");
}

/// A field's value as a plan file holds it. No entity with a plan inside has got new fields of that kind yet: NULL.
void bindValue(sqlite3_stmt *statement, int parameter, const Value &value)
{
    const auto text = [&](const std::string &bytes) {
        sqlite3_bind_text(statement, parameter, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
    };
    std::visit(
        [&]<class T>(const T &held) {
            if constexpr (std::same_as<T, std::monostate>) {
                sqlite3_bind_null(statement, parameter);
            } else if constexpr (std::same_as<T, double>) {
                sqlite3_bind_double(statement, parameter, held);
            } else if constexpr (std::same_as<T, std::string>) {
                text(held);
            } else if constexpr (std::same_as<T, Date>) {
                text(isoDate(held));
            } else if constexpr (std::same_as<T, Instant>) {
                text(isoInstant(held));
            } else {
                sqlite3_bind_int64(statement, parameter, held);
            }
        },
        value);
}

/// Rebuilds the table with all its columns, in the order of the fields. SQLite can add a column only as the last one.
Result<void> addColumns(const sqlite::Database &database, TableId table, const Columns &present,
                        const std::vector<Value> &blank)
{
    const TableInfo &info = tableInfo(table);
    constexpr std::string_view kept = "new_table";
    if (auto created = database.execute(createTableSql(table, kept)); !created) {
        return created;
    }
    std::string copy = "INSERT INTO " + quoted(kept) + " SELECT \"id\", \"key\"";
    for (std::size_t i = 0; i < info.fields.size(); ++i) {
        copy +=
            ", " + (present.contains(info.fields[i].name) ? quoted(info.fields[i].name) : '?' + std::to_string(i + 1));
    }
    GIGAPLAN_TRY_VALUE(auto statement, database.prepare(copy + " FROM " + quoted(info.name)));
    for (std::size_t i = 0; i < info.fields.size(); ++i) {
        if (!present.contains(info.fields[i].name)) {
            bindValue(statement.get(), static_cast<int>(i + 1), blank[i]);
        }
    }
    if (!statement.run()) {
        return database.lastError(ErrorKind::Unreadable, "adding columns to " + std::string(info.name));
    }
    return database.execute("DROP TABLE " + quoted(info.name) + "; ALTER TABLE " + quoted(kept) + " RENAME TO "
                            + quoted(info.name));
}

/// What may be missing in a file of the version before `to`.
std::vector<Addition> toCome(std::int32_t to)
{
    std::vector<Addition> additions;
    for (const auto &step : migrations()) {
        if (step->to() >= to) {
            additions.insert(additions.end(), step->additions().begin(), step->additions().end());
        }
    }
    return additions;
}

/// Adds to one table, or adds the table, what `mayLack` names.
class TableAdditions {
public:
    TableAdditions(const sqlite::Database &database, const std::vector<Addition> &mayLack)
        : m_database(database), m_mayLack(mayLack)
    {
    }

    Result<void> make(TableId table, const std::vector<Value> &blank) const
    {
        const TableInfo &info = tableInfo(table);
        GIGAPLAN_TRY_VALUE(const auto columns, columnsOf(m_database, info.name));
        if (columns.empty()) {
            return mayLack({table, {}}) ? added(table, m_database.execute(createTableSql(table))) : lacks(info.name);
        }
        std::size_t known = 2; // id and key
        for (const FieldInfo &field : info.fields) {
            const bool present = columns.contains(field.name);
            known += present ? 1U : 0U;
            if (!present && !mayLack({table, field.name})) {
                return lacks(std::string(info.name) + '.' + std::string(field.name));
            }
        }
        if (known != columns.size()) {
            return Error{ErrorKind::Unreadable, "damaged: \"" + std::string(info.name) + "\" has columns unknown here"};
        }
        return known == info.fields.size() + 2 ? Result<void>()
                                               : added(table, addColumns(m_database, table, columns, blank));
    }

private:
    bool mayLack(const Addition &what) const
    {
        return std::find(m_mayLack.begin(), m_mayLack.end(), what) != m_mayLack.end();
    }
    static Error lacks(std::string_view what)
    {
        return {ErrorKind::Unreadable, "damaged: \"" + std::string(what) + "\" is missing"};
    }
    Result<void> added(TableId table, const Result<void> &done) const
    {
        return done ? m_database.execute(createIndexesSql(table)) : done;
    }

    const sqlite::Database &m_database;
    const std::vector<Addition> &m_mayLack;
};

} // namespace

Result<void> AddWhatIsNew::run(const sqlite::Database &database) const
{
    const std::vector<Addition> mayLack = toCome(m_to);
    const TableAdditions additions(database, mayLack);
    Result<void> result;
    forEachEntity([&]<class E>(Tag<E>) {
        if (!result) {
            return;
        }
        std::vector<Value> blank;
        for (std::size_t i = 0; i < tableInfo(tableId<E>()).fields.size(); ++i) {
            blank.push_back(fieldValue(E{}, i));
        }
        result = additions.make(tableId<E>(), blank);
    });
    return result;
}

} // namespace gigaplan::store
