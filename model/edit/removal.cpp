// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/removal.h"

#include "model/base/text.h"
#include "model/edit/containment.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"
#include "model/plan/row_words.h"

#include <algorithm>
#include <array>

namespace gigaplan {

namespace {

using Doomed = std::unordered_set<EntityRef>;

template <class E>
bool belongsToDoomed(const E &row, const Doomed &doomed)
{
    bool belongs = false;
    forEachField<E>([&]<class F>(std::size_t, const F &field) {
        if constexpr (isId<typename F::Type>) {
            belongs = belongs || (isWithin<E>(field) && doomed.contains(row.*field.member));
        }
    });
    return belongs;
}

/// Adds what depends on the doomed rows until nothing more does.
void spread(const PlanSnapshot &plan, Doomed &doomed)
{
    for (std::size_t before = 0; before != doomed.size();) {
        before = doomed.size();
        forEachEntity([&]<class E>(Tag<E>) {
            for (const E &row : plan.table<E>()) {
                if (belongsToDoomed(row, doomed)) {
                    doomed.insert(row.id);
                }
            }
        });
    }
}

/// Claims and notes about rows that go.
template <class E>
void addRemarks(const PlanSnapshot &plan, Doomed &doomed)
{
    if (plan.table<E>().isEmpty()) {
        return;
    }
    std::unordered_set<std::string> subjects;
    for (const EntityRef ref : doomed) {
        subjects.insert(subjectOf(plan, ref));
    }
    for (const E &remark : plan.table<E>()) {
        if (subjects.contains(remark.subject)) {
            doomed.insert(remark.id);
        }
    }
}

/// The number of rows of each table, in the order of the plan's tables.
std::string counted(const std::vector<EntityRef> &rows)
{
    std::array<std::size_t, kTableCount> counts{};
    for (const EntityRef row : rows) {
        ++counts[static_cast<std::size_t>(row.table)];
    }
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0) {
            parts.push_back(countedRows(tableAt(i), counts[i]));
        }
    }
    return enumerated(parts);
}

/// The noun by which a row names what a field refers to. Labels that are not nouns have one here.
std::string nounOf(TableId table, const FieldInfo &field)
{
    struct Noun {
        TableId table;
        std::string_view field, noun;
    };
    static constexpr std::array nouns{
        Noun{tableId<Row>(), "install", "install task"},  Noun{tableId<Row>(), "commission", "commissioning task"},
        Noun{tableId<Row>(), "feed_a", "feed A"},         Noun{tableId<Row>(), "feed_b", "feed B"},
        Noun{tableId<Node>(), "ready", "readiness task"}, Noun{tableId<Cost>(), "task", "task"},
        Noun{tableId<Tranche>(), "phase", "phase"},       Noun{tableId<Tranche>(), "gates", "gated task"},
    };
    for (const Noun &noun : nouns) {
        if (noun.table == table && noun.field == field.name) {
            return std::string(noun.noun);
        }
    }
    return lowerCase(field.label);
}

} // namespace

std::unordered_set<EntityRef> removedWith(const PlanSnapshot &plan, const std::vector<EntityRef> &rows)
{
    Doomed doomed(rows.begin(), rows.end());
    spread(plan, doomed);
    addRemarks<Claim>(plan, doomed);
    addRemarks<Note>(plan, doomed);
    return doomed;
}

Removal removalOf(const PlanSnapshot &plan, const std::vector<EntityRef> &rows)
{
    Removal removal;
    Doomed named;
    for (const EntityRef row : rows) {
        if (exists(plan, row) && named.insert(row).second) {
            removal.named.push_back(row);
        }
    }
    const Doomed doomed = removedWith(plan, removal.named);
    forEachEntity([&]<class E>(Tag<E>) {
        std::array<std::size_t, fieldCount<E>> lost{};
        for (const E &row : plan.table<E>()) {
            if (doomed.contains(row.id)) {
                if (!named.contains(row.id)) {
                    removal.with.push_back(row.id);
                }
                continue;
            }
            forEachField<E>([&]<class F>(std::size_t i, const F &field) {
                if constexpr (isId<typename F::Type>) {
                    lost[i] += row.*field.member && doomed.contains(row.*field.member) ? 1 : 0;
                }
            });
        }
        for (std::size_t i = 0; i < lost.size(); ++i) {
            if (lost[i] > 0) {
                removal.losses.push_back({tableId<E>(), i, lost[i]});
            }
        }
    });
    return removal;
}

bool Removal::isMoreThanNamed() const
{
    // A link in `with` alone can only be one of a named task: links of others go with their tasks.
    return !losses.empty() || std::any_of(with.begin(), with.end(), [](EntityRef row) { return !row.is<Link>(); });
}

std::string namedText(const PlanSnapshot &plan, const Removal &removal)
{
    if (removal.named.size() != 1) {
        return counted(removal.named);
    }
    const EntityRef row = removal.named.front();
    return "the " + lowerCase(tableInfo(row.table).label) + " “" + displayName(plan, row) + "”";
}

std::string withText(const Removal &removal)
{
    return counted(removal.with);
}

std::vector<std::string> lossTexts(const Removal &removal)
{
    struct Lost {
        std::string what;
        std::vector<std::string> who;
        std::size_t rows = 0;
    };
    std::vector<Lost> all; // things of the same name are mentioned once
    for (const Removal::Loss &loss : removal.losses) {
        const std::string what = nounOf(loss.table, tableInfo(loss.table).fields[loss.field]);
        auto at = std::find_if(all.begin(), all.end(), [&](const Lost &lost) { return lost.what == what; });
        at = at == all.end() ? all.insert(at, {what, {}, 0}) : at;
        at->who.push_back(countedRows(loss.table, loss.rows));
        at->rows += loss.rows;
    }
    std::vector<std::string> texts;
    for (const Lost &lost : all) {
        texts.push_back(enumerated(lost.who) + (lost.rows == 1 ? " loses its " : " lose their ") + lost.what + '.');
    }
    return texts;
}

} // namespace gigaplan
