// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/difference.h"

#include "model/plan/entities.h"

#include <unordered_map>

namespace gigaplan {

namespace {

/// Bits as in TableChange::Update.
template <class E>
std::uint64_t differingFields(const E &before, const E &after)
{
    std::uint64_t mask = before.key == after.key ? 0 : std::uint64_t{1} << 63;
    forEachField<E>([&](std::size_t i, const auto &field) {
        if (!(before.*field.member == after.*field.member)) {
            mask |= std::uint64_t{1} << i;
        }
    });
    return mask;
}

template <class E>
TableChange<E> differenceOf(const Table<E> &before, const Table<E> &after)
{
    TableChange<E> change;
    if (before.isSameAs(after)) {
        return change;
    }
    std::size_t next = 0; // mostly the rows have the same order in both
    for (const E &row : after) {
        const bool inPlace = next < before.size() && before[next].id == row.id;
        const std::size_t at = inPlace ? next : before.indexOf(row.id);
        if (at == Table<E>::npos) {
            change.inserted.push_back(row);
            continue;
        }
        next = at + 1;
        // Rows that snapshots share are one object.
        if (&before[at] != &row) {
            if (const std::uint64_t mask = differingFields(before[at], row)) {
                change.updated.push_back({row, mask});
            }
        }
    }
    if (before.size() + change.inserted.size() > after.size()) {
        for (const E &row : before) {
            if (!after.contains(row.id)) {
                change.removed.push_back(row.id);
            }
        }
    }
    return change;
}

/// By table: an id of `other` and the one that the reference has for it.
using NewIds = std::array<std::unordered_map<std::int64_t, std::int64_t>, kTableCount>;

template <class E>
void findNewIds(const Table<E> &reference, const Table<E> &other, std::unordered_map<std::int64_t, std::int64_t> &ids)
{
    if (reference.isSameAs(other)) {
        return;
    }
    std::unordered_map<std::string_view, std::int64_t> byKey;
    for (const E &row : reference) {
        if (!other.contains(row.id)) {
            byKey.emplace(row.key, row.id.value);
        }
    }
    if (byKey.empty()) {
        return;
    }
    for (const E &row : other) {
        if (reference.contains(row.id)) {
            continue;
        }
        if (const auto at = byKey.find(row.key); at != byKey.end()) {
            ids.emplace(row.id.value, at->second);
            byKey.erase(at); // a key that occurs twice: the second row stays separate
        }
    }
}

} // namespace

ChangeSummary differenceOf(const PlanSnapshot &before, const PlanSnapshot &after)
{
    ChangeSummary change;
    forEachEntity([&]<class E>(Tag<E>) { change.of<E>() = differenceOf(before.table<E>(), after.table<E>()); });
    return change;
}

ChangeSummary plannedDifference(const PlanSnapshot &before, const PlanSnapshot &after)
{
    ChangeSummary change;
    forEachPlanned([&]<class E>(Tag<E>) { change.of<E>() = differenceOf(before.table<E>(), after.table<E>()); });
    return change;
}

ChangeSummary inverted(const ChangeSummary &change, const PlanSnapshot &before)
{
    ChangeSummary back;
    forEachEntity([&]<class E>(Tag<E>) {
        for (const E &row : change.of<E>().inserted) {
            back.of<E>().removed.push_back(row.id);
        }
        for (const auto &update : change.of<E>().updated) {
            if (const E *row = before.find(update.after.id)) {
                back.of<E>().updated.push_back({*row, update.fields});
            }
        }
        for (const Id<E> id : change.of<E>().removed) {
            if (const E *row = before.find(id)) {
                back.of<E>().inserted.push_back(*row);
            }
        }
    });
    return back;
}

PlanSnapshot alignedTo(const PlanSnapshot &reference, const PlanSnapshot &other)
{
    NewIds ids;
    bool any = false;
    forEachEntity([&]<class E>(Tag<E>) {
        auto &found = ids[static_cast<std::size_t>(tableId<E>())];
        findNewIds(reference.table<E>(), other.table<E>(), found);
        any = any || !found.empty();
    });
    if (!any) {
        return other;
    }
    PlanSnapshot aligned = other;
    forEachEntity([&]<class E>(Tag<E>) {
        std::vector<E> rows(other.table<E>().begin(), other.table<E>().end());
        const auto renumber = [&ids]<class T>(Id<T> &id) {
            const auto &found = ids[static_cast<std::size_t>(tableId<T>())];
            if (const auto at = found.find(id.value); at != found.end()) {
                id.value = at->second;
            }
        };
        for (E &row : rows) {
            renumber(row.id);
            forEachField<E>([&]<class F>(std::size_t, const F &field) {
                if constexpr (isId<typename F::Type>) {
                    renumber(row.*field.member);
                }
            });
        }
        aligned = aligned.withRows(std::move(rows));
    });
    return aligned;
}

} // namespace gigaplan
