// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/preview.h"

#include "model/base/text.h"
#include "model/edit/apply_difference.h"
#include "model/edit/structure_rules.h"
#include "model/exchange/sheet/date_orders.h"
#include "model/exchange/sheet/number_signs.h"
#include "model/exchange/sheet/task_import.h"
#include "model/plan/entities.h"
#include "model/plan/estimates.h"

#include <algorithm>
#include <unordered_set>

namespace gigaplan::sheet {

namespace {

std::string counted(std::size_t count, TableId table)
{
    const TableInfo &info = tableInfo(table);
    return std::to_string(count) + ' ' + std::string(count == 1 ? info.name : info.plural);
}

void sayWhatStaysOut(const csv::Sheet &sheet, const Mapping &mapping, Preview &preview)
{
    std::string columns;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const std::string &header = sheet.header.cells[i];
        if (mapping.columns[i].target.role == Role::Ignored && !header.empty()) {
            columns += (columns.empty() ? "" : ", ") + header;
        }
    }
    if (!columns.empty()) {
        preview.remarks.push_back("Columns left out: " + columns);
    }
    if (sheet.encoding == csv::Encoding::Windows1252) {
        preview.remarks.push_back("The file is no UTF-8 and was read as Windows-1252");
    }
}

/// Swapped columns show here before they make a risky plan look certain.
void sayOddEstimates(const PlanSnapshot &plan, Preview &preview)
{
    std::unordered_set<EntityRef> touched;
    for (const EntityRef row : preview.change.touched()) {
        touched.insert(row);
    }
    const PlanSnapshot after = plan.with(preview.change);
    auto odd = touched.empty() ? std::vector<OddEstimate>() : oddEstimates(after);
    std::erase_if(odd, [&](const OddEstimate &one) { return !touched.contains(one.row); });
    if (!odd.empty()) {
        preview.remarks.push_back("Estimates out of order, of which " + std::string(kEstimateRule) + ": "
                                  + namedEstimates(after, odd));
    }
}

template <class E>
void importRows(const PlanSnapshot &plan, const csv::Sheet &sheet, const Mapping &mapping,
                const std::vector<ColumnReading> &readings, Preview &preview)
{
    DraftedRows<E> import(plan, sheet, mapping, readings, preview);
    import.identify();
    import.fill();
    import.check();
    import.finish();
}

template <>
void importRows<Task>(const PlanSnapshot &plan, const csv::Sheet &sheet, const Mapping &mapping,
                      const std::vector<ColumnReading> &readings, Preview &preview)
{
    TaskImport import(plan, sheet, mapping, readings, preview);
    import.identify();
    import.fill();
    import.outline();
    import.times();
    import.predecessors();
    import.check();
    import.finish();
    import.finishLinks();
    if (preview.change.isEmpty()) {
        return;
    }
    const PlanSnapshot made = plan.with(preview.change);
    if (const auto sound = refuseLoops(made); !sound) {
        preview.refusal = sound.error().message;
        return;
    }
    import.compareDates(made);
}

std::vector<ColumnReading> readingsOf(const Mapping &mapping, const std::vector<DateOrder> &orders,
                                      const NumberSigns &signs)
{
    std::vector<ColumnReading> readings;
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        readings.push_back(
            {orders[i], mapping.columns[i].bareUnit, signs.columns[i].sign, signs.columns[i].commasPart});
    }
    return readings;
}

bool identifiesRows(const Mapping &mapping)
{
    return mapping.columnOf(Role::Key) || mapping.columnOfField("uid") || mapping.columnOfField("name")
        || !fieldNamed(mapping.table, "name");
}

void refuseAll(Preview &preview, std::string why)
{
    preview.refusal = std::move(why);
    preview.change = {};
}

} // namespace

std::string keyOfName(std::string_view name)
{
    constexpr std::size_t longest = 48;
    std::string key;
    for (const char c : name) {
        if (isLetter(c) || isDigit(c)) {
            key += lowered(c);
        } else if (!key.empty() && !key.ends_with('-')) {
            key += '-';
        }
        if (key.size() == longest) {
            break;
        }
    }
    while (key.ends_with('-')) {
        key.pop_back();
    }
    return key;
}

std::string_view matchLabel(MatchBy match)
{
    static constexpr std::string_view labels[]{"nothing: every row is new", "key", "unique id", "name"};
    return labels[static_cast<std::size_t>(match)];
}

std::string placeAndText(const csv::Sheet &sheet, const Problem &problem)
{
    std::string place = "line " + std::to_string(sheet.rows[problem.row].line);
    if (problem.column != Problem::kWholeRow) {
        place += ", " + sheet.columnName(problem.column);
    }
    return place + ": " + problem.text;
}

std::size_t Preview::count(Outcome outcome) const
{
    return static_cast<std::size_t>(std::count(outcomes.begin(), outcomes.end(), outcome));
}

std::string Preview::summary() const
{
    std::string text =
        counted(count(Outcome::Added), table) + " added, " + std::to_string(count(Outcome::Changed)) + " changed";
    if (const std::size_t same = count(Outcome::Same)) {
        text += ", " + std::to_string(same) + " as before";
    }
    const std::size_t refused = count(Outcome::Refused);
    return text + ", " + std::to_string(refused) + (refused == 1 ? " row refused" : " rows refused");
}

Preview previewImport(const PlanSnapshot &plan, const csv::Sheet &sheet, const Mapping &mapping)
{
    Preview preview;
    preview.table = mapping.table;
    preview.outcomes.reserve(sheet.rows.size());
    sayWhatStaysOut(sheet, mapping, preview);
    const auto orders = decideDateOrders(sheet, mapping);
    if (!orders) {
        refuseAll(preview, orders.error().message);
    } else if (!identifiesRows(mapping)) {
        refuseAll(preview, "no column holds names or keys of " + std::string(tableInfo(mapping.table).plural));
    } else {
        const NumberSigns signs = decideNumberSigns(plan, sheet, mapping);
        for (const auto *remarks : {&orders->remarks, &signs.remarks}) {
            preview.remarks.insert(preview.remarks.end(), remarks->begin(), remarks->end());
        }
        const std::vector<ColumnReading> readings = readingsOf(mapping, orders->columns, signs);
        withEntity(mapping.table, [&]<class E>(Tag<E>) {
            if constexpr (isPlanned<E>) {
                importRows<E>(plan, sheet, mapping, readings, preview);
            }
        });
    }
    if (preview.refusal.empty()) {
        sayOddEstimates(plan, preview);
    } else {
        refuseAll(preview, std::move(preview.refusal));
    }
    std::stable_sort(preview.problems.begin(), preview.problems.end(), [](const Problem &a, const Problem &b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    preview.outcomes.resize(sheet.rows.size(), Outcome::Refused);
    return preview;
}

std::unique_ptr<Command> importCommand(const Preview &preview, const csv::Sheet &sheet)
{
    const std::size_t rows = preview.count(Outcome::Added) + preview.count(Outcome::Changed);
    return std::make_unique<ApplyDifference>(preview.change,
                                             "Import " + counted(rows, preview.table) + " from " + sheet.file);
}

} // namespace gigaplan::sheet
