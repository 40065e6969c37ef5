// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/mapping.h"

#include "model/base/spoken_duration.h"
#include "model/exchange/sheet/cells.h"
#include "model/exchange/sheet/synonyms.h"
#include "model/plan/fields.h"

#include <algorithm>

namespace gigaplan::sheet {

namespace {

constexpr double kOwnName = 1, kSynonym = 0.9, kLeast = 0.5;
constexpr std::size_t kSampleRows = 50;

struct Candidate {
    std::size_t column = 0;
    Target target;
    double confidence = 0;
};

bool mayBeMapped(const FieldInfo &info)
{
    return info.kind != FieldKind::Content;
}

/// The share of the first cells that can be read, 1 where there are none.
double readableShare(const PlanSnapshot &plan, const csv::Sheet &sheet, TableId table, const Candidate &candidate)
{
    std::size_t cells = 0, readable = 0;
    for (std::size_t row = 0; row < std::min(sheet.rows.size(), kSampleRows); ++row) {
        if (const std::string_view cell = trimmed(sheet.cell(row, candidate.column)); !cell.empty()) {
            ++cells;
            readable += looksLike(plan, table, candidate.target, cell);
        }
    }
    return cells == 0 ? 1 : static_cast<double>(readable) / static_cast<double>(cells);
}

std::vector<Candidate> candidatesOf(TableId table, std::size_t column, const std::string &header)
{
    std::vector<Candidate> out;
    const std::string plain = plainHeader(header);
    if (plain.empty()) {
        return out;
    }
    for (const TargetName &one : targetsOf(table)) {
        const bool own = plain == plainHeader(one.label) || plain == plainHeader(one.name);
        if (own && one.target.role != Role::Ignored) {
            out.push_back({column, one.target, kOwnName});
        }
    }
    for (const Target &target : targetsCalled(table, plain)) {
        out.push_back({column, target, kSynonym});
    }
    return out;
}

std::string bareUnitOf(const std::string &header)
{
    const std::string unit = unitOfHeader(header);
    return parseDuration("1", plainHeader(unit)) ? plainHeader(unit) : "d";
}

std::optional<std::size_t> columnCalled(const csv::Sheet &sheet, const std::string &name)
{
    const auto &header = sheet.header.cells;
    if (const auto found = std::find(header.begin(), header.end(), name); found != header.end()) {
        return static_cast<std::size_t>(found - header.begin());
    }
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (plainHeader(header[i]) == plainHeader(name) || std::to_string(i + 1) == name) {
            return i;
        }
    }
    return std::nullopt;
}

std::optional<Target> targetCalled(TableId table, const std::string &name)
{
    const auto all = targetsOf(table);
    for (const auto member : {&TargetName::name, &TargetName::label}) {
        for (const TargetName &one : all) {
            if (one.*member == name || plainHeader(one.*member) == plainHeader(name)) {
                return one.target;
            }
        }
    }
    const auto called = targetsCalled(table, plainHeader(name));
    return called.empty() ? std::nullopt : std::optional(called.front());
}

} // namespace

std::vector<TargetName> targetsOf(TableId table)
{
    std::vector<TargetName> all{{{Role::Ignored, 0}, "ignore", "Not imported"}, {{Role::Key, 0}, "key", "Key"}};
    if (table == tableId<Task>()) {
        all.push_back({{Role::Number, 0}, "number", "Number in the sheet"});
        all.push_back({{Role::OutlineLevel, 0}, "outline_level", "Outline level"});
        all.push_back({{Role::Predecessors, 0}, "predecessors", "Predecessors"});
        all.push_back({{Role::Start, 0}, "start", "Start"});
        all.push_back({{Role::Finish, 0}, "finish", "Finish"});
        all.push_back({{Role::Computed, 0}, "computed", "Worked out by the plan"});
    }
    const auto fields = tableInfo(table).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (mayBeMapped(fields[i])) {
            all.push_back({{Role::Field, i}, std::string(fields[i].name), std::string(fields[i].label)});
        }
    }
    return all;
}

std::string targetLabel(TableId table, const Target &target)
{
    for (const TargetName &one : targetsOf(table)) {
        if (one.target == target) {
            return one.label;
        }
    }
    return {};
}

std::optional<std::size_t> Mapping::columnOf(const Target &target) const
{
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const ColumnMapping &one) { return one.target == target; });
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::optional<std::size_t> Mapping::columnOfField(std::string_view name) const
{
    const auto field = fieldNamed(table, name);
    return field ? columnOf({Role::Field, *field}) : std::nullopt;
}

Mapping proposeMapping(const PlanSnapshot &plan, TableId table, const csv::Sheet &sheet)
{
    Mapping mapping{table, std::vector<ColumnMapping>(sheet.header.cells.size()), {}, {}};
    std::vector<Candidate> candidates;
    for (std::size_t column = 0; column < sheet.header.cells.size(); ++column) {
        mapping.columns[column].bareUnit = bareUnitOf(sheet.header.cells[column]);
        for (Candidate &one : candidatesOf(table, column, sheet.header.cells[column])) {
            one.confidence *= 0.5 + 0.5 * readableShare(plan, sheet, table, one);
            // A column of a field's own name stays even where no cell can be read: its rows are refused, not passed over.
            if (one.confidence >= kLeast) {
                candidates.push_back(one);
            }
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.confidence > b.confidence; });
    for (const Candidate &one : candidates) {
        ColumnMapping &column = mapping.columns[one.column];
        const bool taken = one.target.role != Role::Computed && mapping.columnOf(one.target);
        if (column.target.role == Role::Ignored && !taken) {
            column.target = one.target;
            column.confidence = one.confidence;
        }
    }
    return mapping;
}

Result<void> applyChoices(Mapping &mapping, const csv::Sheet &sheet, std::string_view choices)
{
    for (std::size_t at = 0; at < choices.size();) {
        const std::size_t end = std::min(choices.find(',', at), choices.size());
        const std::string_view choice = choices.substr(at, end - at);
        at = end + 1;
        const std::size_t equals = choice.rfind('=');
        if (equals == std::string_view::npos) {
            return Error{ErrorKind::Usage, "expected Column=field, got \"" + std::string(choice) + '"'};
        }
        const std::string column(trimmed(choice.substr(0, equals))), name(trimmed(choice.substr(equals + 1)));
        const auto index = columnCalled(sheet, column);
        const auto target = targetCalled(mapping.table, name);
        if (!index) {
            return Error{ErrorKind::Usage, "the sheet has no column \"" + column + '"'};
        }
        if (!target) {
            return Error{ErrorKind::Usage,
                         std::string(tableInfo(mapping.table).plural) + " have no field \"" + name + '"'};
        }
        for (ColumnMapping &other : mapping.columns) {
            if (other.target == *target) {
                other.target = {};
            }
        }
        mapping.columns[*index].target = *target;
        mapping.columns[*index].confidence = 1;
    }
    return {};
}

} // namespace gigaplan::sheet
