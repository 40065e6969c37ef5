// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/change_log.h"

#include "model/plan/entities.h"
#include "model/plan/fields.h"

#include <QDateTime>

#include <algorithm>
#include <tuple>

#include <pwd.h>
#include <unistd.h>

namespace gigaplan {

namespace {

/// References by key, all else as in a cell.
std::string loggedValue(const PlanSnapshot &plan, const FieldInfo &info, const Value &value)
{
    if (const auto *id = std::get_if<std::int64_t>(&value); id && info.kind == FieldKind::Reference) {
        return keyOf(plan, {info.references, *id});
    }
    return displayValue(plan, info, value);
}

/// A row of a change, whatever its table is.
struct ChangedRow {
    EntityRef row;
    std::string key; ///< as it is afterwards; of a removed row as it was
    std::uint64_t fields = 0; ///< of an updated row, as in TableChange::Update
};

struct ChangedRows {
    std::vector<ChangedRow> inserted, removed, updated;
};

template <class E>
ChangedRows changedRows(const PlanSnapshot &before, const TableChange<E> &change)
{
    ChangedRows rows;
    for (const E &row : change.inserted) {
        rows.inserted.push_back({row.id, row.key});
    }
    for (const Id<E> id : change.removed) {
        rows.removed.push_back({id, keyOf(before, id)});
    }
    for (const auto &update : change.updated) {
        rows.updated.push_back({update.after.id, update.after.key, update.fields});
    }
    return rows;
}

void appendUpdate(std::vector<LoggedChange> &out, const PlanSnapshot &before, const PlanSnapshot &after,
                  const ChangedRow &changed)
{
    const EntityRef row = changed.row;
    if (!exists(before, row)) {
        return;
    }
    const auto entry = [&](std::string_view field, std::string was, std::string is) {
        out.push_back(
            {subjectOf(after, row), displayName(after, row), std::string(field), std::move(was), std::move(is)});
    };
    if (changed.fields >> 63) {
        entry("key", keyOf(before, row), changed.key);
    }
    const auto &fields = tableInfo(row.table).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (changed.fields >> i & 1) {
            entry(fields[i].name, loggedValue(before, fields[i], fieldValue(before, row, i)),
                  loggedValue(after, fields[i], fieldValue(after, row, i)));
        }
    }
}

void appendRows(std::vector<LoggedChange> &out, const PlanSnapshot &before, const PlanSnapshot &after, ChangedRows rows)
{
    // A recorded change lists rows by a hash of their ids; people look for keys.
    for (std::vector<ChangedRow> *list : {&rows.inserted, &rows.removed, &rows.updated}) {
        std::sort(list->begin(), list->end(), [](const ChangedRow &a, const ChangedRow &b) {
            return std::tie(a.key, a.row.id) < std::tie(b.key, b.row.id);
        });
    }
    for (const ChangedRow &row : rows.inserted) {
        out.push_back({subjectOf(after, row.row), displayName(after, row.row), {}, {}, "added"});
    }
    for (const ChangedRow &row : rows.removed) {
        out.push_back({subjectOf(before, row.row), displayName(before, row.row), {}, {}, "removed"});
    }
    for (const ChangedRow &row : rows.updated) {
        appendUpdate(out, before, after, row);
    }
}

} // namespace

std::vector<LoggedChange> loggedChanges(const PlanSnapshot &before, const ChangeSummary &change)
{
    const PlanSnapshot after = before.with(change);
    std::vector<LoggedChange> out;
    out.reserve(change.size());
    forEachPlanned([&]<class E>(Tag<E>) { appendRows(out, before, after, changedRows(before, change.of<E>())); });
    appendRows(out, before, after, changedRows(before, change.of<Scenario>()));
    return out;
}

std::string logTime()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
}

std::string currentAuthor()
{
    const passwd *account = getpwuid(getuid());
    if (!account) {
        return "user " + std::to_string(getuid());
    }
    const std::string fullName = account->pw_gecos ? account->pw_gecos : "";
    const std::string name = fullName.substr(0, fullName.find(','));
    return name.empty() ? account->pw_name : name;
}

} // namespace gigaplan
