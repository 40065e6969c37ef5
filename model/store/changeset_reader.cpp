// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/entities.h"
#include "model/store/row_codec.h"
#include "model/store/store.h"

namespace gigaplan {

namespace {

struct Finish {
    void operator()(sqlite3_changeset_iter *iterator) const { sqlite3changeset_finalize(iterator); }
};
using Iterator = std::unique_ptr<sqlite3_changeset_iter, Finish>;

enum class Side { Old, New };

sqlite3_value *valueAt(sqlite3_changeset_iter *iterator, Side side, int column)
{
    sqlite3_value *value = nullptr;
    (side == Side::New ? sqlite3changeset_new : sqlite3changeset_old)(iterator, column, &value);
    return value;
}

/// Overwrites what the change has of columns key and fields; returns the mask of fields, or nothing on a bad value.
template <class E>
std::optional<std::uint64_t> readColumns(sqlite3_changeset_iter *iterator, Side side, E &row)
{
    std::uint64_t mask = 0;
    bool sound = true;
    if (sqlite3_value *key = valueAt(iterator, side, 1)) {
        sound = store::read(row.key, store::ValueSource{key});
        mask |= std::uint64_t{1} << 63;
    }
    forEachField<E>([&](std::size_t i, const auto &field) {
        if (sqlite3_value *value = valueAt(iterator, side, static_cast<int>(i) + 2)) {
            sound = store::read(row.*field.member, store::ValueSource{value}) && sound;
            mask |= std::uint64_t{1} << i;
        }
    });
    return sound ? std::optional(mask) : std::nullopt;
}

/// Adds the change that the iterator is at; false where its values cannot be read or its row is unknown.
template <class E>
bool readChange(sqlite3_changeset_iter *iterator, int operation, const PlanSnapshot &before, bool inverted,
                TableChange<E> &change)
{
    const bool inserts = operation == (inverted ? SQLITE_DELETE : SQLITE_INSERT);
    const bool removes = operation == (inverted ? SQLITE_INSERT : SQLITE_DELETE);
    const Side result = inverted ? Side::Old : Side::New;
    // The key column of an update is on the old side only.
    sqlite3_value *idValue = valueAt(iterator, operation == SQLITE_INSERT ? Side::New : Side::Old, 0);
    if (!idValue) {
        return false;
    }
    const Id<E> id{sqlite3_value_int64(idValue)};
    if (removes) {
        change.removed.push_back(id);
        return true;
    }
    E row;
    if (!inserts) {
        const E *known = before.find(id);
        if (!known) {
            return false;
        }
        row = *known;
    }
    row.id = id;
    const auto mask = readColumns(iterator, result, row);
    if (!mask) {
        return false;
    }
    if (inserts) {
        change.inserted.push_back(std::move(row));
    } else {
        change.updated.push_back({std::move(row), *mask});
    }
    return true;
}

} // namespace

Result<ChangeSummary> Store::summarise(const Changeset &changeset, const PlanSnapshot &before, bool inverted)
{
    ChangeSummary summary;
    if (changeset.isEmpty()) {
        return summary;
    }
    sqlite3_changeset_iter *raw = nullptr;
    // SQLite takes the bytes as non-const but only reads them.
    if (sqlite3changeset_start(&raw, static_cast<int>(changeset.size()), const_cast<unsigned char *>(changeset.data()))
        != SQLITE_OK) {
        return Error{ErrorKind::Unreadable, "a recorded change cannot be read"};
    }
    const Iterator iterator(raw);
    while (sqlite3changeset_next(raw) == SQLITE_ROW) {
        const char *name = nullptr;
        int columns = 0;
        int operation = 0;
        int indirect = 0;
        sqlite3changeset_op(raw, &name, &columns, &operation, &indirect);
        const auto table = tableNamed(name);
        bool sound = false;
        if (table) {
            withEntity(*table,
                       [&]<class E>(Tag<E>) { sound = readChange(raw, operation, before, inverted, summary.of<E>()); });
        }
        if (!sound) {
            return Error{ErrorKind::Unreadable,
                         std::string("a recorded change of \"") + name + "\" does not fit the plan"};
        }
    }
    return summary;
}

} // namespace gigaplan
