// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/reference_check.h"

#include "model/base/text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace gigaplan::store {
using sqlite::Database;

namespace {

struct Reference {
    std::string field, parent;
};
/// By the name of the table that refers.
using References = std::map<std::string, std::vector<Reference>>;

/// Nothing where one is of several fields, or to another field than the number of a row.
std::optional<References> referencesOf(const Database &database)
{
    auto list =
        database.prepare("SELECT t.name, f.\"from\", f.\"table\", f.seq = 0 AND f.\"to\" IS 'id' "
                         "FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f WHERE t.type = 'table'");
    if (!list) {
        return {};
    }
    References references;
    while (list->step()) {
        if (list->integer(3) == 0) {
            return {};
        }
        references[list->text(0)].push_back({list->text(1), list->text(2)});
    }
    return list->isAtEnd() ? std::optional(std::move(references)) : std::nullopt;
}

/// What the rows of `table` point to, by the name of the table pointed into. False where a row holds something else than
/// numbers of rows.
bool collect(const Database &database, const std::string &table, const std::vector<Reference> &references,
             std::map<std::string, std::vector<std::int64_t>> &targets)
{
    std::string fields;
    std::vector<std::vector<std::int64_t> *> into;
    for (const Reference &reference : references) {
        fields += (fields.empty() ? "" : ", ") + sqlite::quoted(reference.field);
        into.push_back(&targets[reference.parent]);
    }
    auto rows = database.prepare("SELECT " + fields + " FROM " + sqlite::quoted(table));
    if (!rows) {
        return false;
    }
    while (rows->step()) {
        for (std::size_t i = 0; i < into.size(); ++i) {
            const int column = static_cast<int>(i), type = sqlite3_column_type(rows->get(), column);
            if (type == SQLITE_INTEGER) {
                into[i]->push_back(rows->integer(column));
            } else if (type != SQLITE_NULL) {
                return false;
            }
        }
    }
    return rows->isAtEnd();
}

/// Sorts `targets`. False also where the rows cannot be read to the end.
bool hasAll(const Database &database, const std::string &table, std::vector<std::int64_t> &targets)
{
    auto rows = database.prepare("SELECT rowid FROM " + sqlite::quoted(table) + " ORDER BY rowid");
    if (!rows) {
        return false;
    }
    std::ranges::sort(targets);
    auto target = targets.begin();
    while (target != targets.end() && rows->step()) {
        const std::int64_t row = rows->integer(0);
        if (*target < row) {
            return false;
        }
        target = std::find_if(target, targets.end(), [row](std::int64_t other) { return other != row; });
    }
    return target == targets.end();
}

/// False also where this is not certain.
bool certainlyHold(const Database &database)
{
    const auto references = referencesOf(database);
    if (!references) {
        return false;
    }
    std::map<std::string, std::vector<std::int64_t>> targets;
    return std::ranges::all_of(*references,
                               [&](const auto &of) { return collect(database, of.first, of.second, targets); })
        && std::ranges::all_of(targets, [&](auto &of) { return hasAll(database, of.first, of.second); });
}

/// In words. `number`: of the reference among those of its table.
std::string danglingReference(const Database &database, const std::string &table, std::int64_t row,
                              const std::string &parent, std::int64_t number)
{
    const std::string id = std::to_string(row);
    const auto key = database.queryText("SELECT key FROM " + sqlite::quoted(table) + " WHERE id = " + id);
    const auto field = database.queryText("SELECT \"from\" FROM pragma_foreign_key_list('" + table
                                          + "') WHERE id = " + std::to_string(number));
    const bool hasKey = key && !key->empty() && isPlainText(*key);
    return table + ' ' + (hasKey ? sqlite::quoted(*key) : "row " + id) + ": " + (field ? *field : std::string())
        + ": expected a " + parent + " that is in the plan";
}

} // namespace

Result<void> checkReferences(const Database &database)
{
    if (certainlyHold(database)) {
        return {};
    }
    GIGAPLAN_TRY_VALUE(auto broken,
                       database.prepare("SELECT \"table\", rowid, parent, fkid FROM pragma_foreign_key_check LIMIT 1"));
    if (broken.step()) {
        return Error{ErrorKind::Invalid,
                     danglingReference(database, broken.text(0), broken.integer(1), broken.text(2), broken.integer(3))};
    }
    return broken.isAtEnd() ? Result<void>() : database.lastError(ErrorKind::Unreadable, "damaged");
}

} // namespace gigaplan::store
