// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/change_log.h"

#include "model/plan/fields.h"

#include <QDateTime>

#include <algorithm>

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

template <class E>
void appendTable(std::vector<LoggedChange> &out, const PlanSnapshot &before, const PlanSnapshot &after,
                 TableChange<E> change)
{
    // A recorded change lists rows by a hash of their ids; people look for keys.
    std::sort(change.inserted.begin(), change.inserted.end(), [](const E &a, const E &b) { return a.key < b.key; });
    std::sort(change.updated.begin(), change.updated.end(),
              [](const auto &a, const auto &b) { return a.after.key < b.after.key; });
    std::sort(change.removed.begin(), change.removed.end(), [&rows = before.table<E>()](Id<E> a, Id<E> b) {
        return rows.indexOf(a) < rows.indexOf(b);
    });
    const auto entry = [&out](const PlanSnapshot &plan, Id<E> id) -> LoggedChange & {
        return out.emplace_back(LoggedChange{subjectOf(plan, id), displayName(plan, id), {}, {}, {}});
    };
    for (const E &row : change.inserted) {
        entry(after, row.id).after = "added";
    }
    for (const Id<E> id : change.removed) {
        entry(before, id).after = "removed";
    }
    const auto &fields = tableInfo(tableId<E>()).fields;
    for (const auto &update : change.updated) {
        const E *old = before.find(update.after.id);
        if (!old) {
            continue;
        }
        if (update.fields >> 63) {
            LoggedChange &renamed = entry(after, update.after.id);
            renamed.field = "key";
            renamed.before = old->key;
            renamed.after = update.after.key;
        }
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (update.fields >> i & 1) {
                LoggedChange &changed = entry(after, update.after.id);
                changed.field = fields[i].name;
                changed.before = loggedValue(before, fields[i], fieldValue(*old, i));
                changed.after = loggedValue(after, fields[i], fieldValue(update.after, i));
            }
        }
    }
}

} // namespace

std::vector<LoggedChange> loggedChanges(const PlanSnapshot &before, const ChangeSummary &change)
{
    const PlanSnapshot after = before.with(change);
    std::vector<LoggedChange> out;
    out.reserve(change.size());
    forEachPlanned([&]<class E>(Tag<E>) { appendTable(out, before, after, change.of<E>()); });
    appendTable(out, before, after, change.of<Scenario>());
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
