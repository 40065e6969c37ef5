// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compare/comparison.h"

#include "model/compare/consequences.h"
#include "model/compare/field_words.h"
#include "model/compare/sentence.h"
#include "model/compare/values.h"
#include "model/plan/entities.h"
#include "model/plan/natural_order.h"

#include <algorithm>
#include <unordered_map>

namespace gigaplan {

namespace {

template <class E>
std::vector<ComparedField> comparedFields(const PlanSnapshot &before, const PlanSnapshot &after,
                                          const typename TableChange<E>::Update &update)
{
    const EntityRef row = update.after.id;
    const auto infos = tableInfo(row.table).fields;
    std::vector<ComparedField> fields;
    if (update.fields >> 63) {
        fields.push_back({ComparedField::kKeyField, "Key", keyOf(before, row), update.after.key, ChangeWord::Renamed});
    }
    for (std::size_t i = 0; i < infos.size(); ++i) {
        if (update.fields >> i & 1) {
            fields.push_back({i, cellLabel(after, infos[i]), cellText(before, row, i), cellText(after, row, i),
                              changeWord(row.table, i)});
        }
    }
    return fields;
}

/// Says of rows where they are if another row of the table has the same name.
template <class E>
void tellApart(const PlanSnapshot &before, const PlanSnapshot &after, std::vector<ComparedRow> &rows)
{
    if constexpr (requires(const E &row) { row.name; }) {
        std::unordered_map<std::string_view, int> bearers;
        for (const E &row : after.table<E>()) {
            ++bearers[row.name];
        }
        for (const ComparedRow &row : rows) {
            bearers[row.name] += row.word == ChangeWord::Removed;
        }
        for (ComparedRow &row : rows) {
            if (bearers[row.name] > 1) {
                row.where = spokenPlace(row.word == ChangeWord::Removed ? before : after, row.row);
            }
        }
    }
}

void sort(std::vector<ComparedRow> &rows)
{
    std::stable_sort(rows.begin(), rows.end(), [](const ComparedRow &a, const ComparedRow &b) {
        const int names = compareNaturally(a.name, b.name, LetterCase::Counts);
        return (names != 0 ? names : compareNaturally(a.where, b.where, LetterCase::Counts)) < 0;
    });
}

template <class E>
std::vector<ComparedRow> comparedRows(const PlanSnapshot &before, const PlanSnapshot &after,
                                      const TableChange<E> &change)
{
    std::vector<ComparedRow> rows;
    rows.reserve(change.size());
    for (const E &added : change.inserted) {
        rows.push_back({added.id, spokenName(after, added.id), ChangeWord::Added, {}, {}, {}});
    }
    for (const Id<E> gone : change.removed) {
        rows.push_back({gone, spokenName(before, gone), ChangeWord::Removed, {}, {}, {}});
    }
    for (const auto &update : change.updated) {
        ComparedRow &row = rows.emplace_back();
        row.row = update.after.id;
        row.name = spokenName(after, row.row);
        row.fields = comparedFields<E>(before, after, update);
        for (const ComparedField &field : row.fields) {
            row.word = std::min(row.word, field.word);
        }
    }
    tellApart<E>(before, after, rows);
    for (ComparedRow &row : rows) {
        row.sentence = sentenceOf(before, after, row);
    }
    sort(rows);
    return rows;
}

} // namespace

Comparison comparePlans(const PlanSnapshot &before, const PlanSnapshot &after)
{
    return comparePlans(computeForecast(before), computeForecast(alignedTo(before, after)));
}

Comparison comparePlans(std::shared_ptr<const Forecast> before, std::shared_ptr<const Forecast> after)
{
    const PlanSnapshot aligned = alignedTo(before->plan, after->plan);
    bool same = true;
    forEachPlanned([&]<class E>(Tag<E>) { same = same && aligned.table<E>().isSameAs(after->plan.table<E>()); });
    if (!same) {
        after = computeForecast(aligned);
    }
    Comparison comparison;
    comparison.change = plannedDifference(before->plan, after->plan);
    forEachPlanned([&]<class E>(Tag<E>) {
        auto rows = comparedRows(before->plan, after->plan, comparison.change.of<E>());
        std::move(rows.begin(), rows.end(), std::back_inserter(comparison.rows));
    });
    comparison.phases = phaseConsequences(*before, *after);
    comparison.before = std::move(before);
    comparison.after = std::move(after);
    return comparison;
}

} // namespace gigaplan
