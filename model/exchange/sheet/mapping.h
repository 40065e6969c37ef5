// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/number_text.h"
#include "model/exchange/csv/read.h"
#include "model/exchange/sheet/dates.h"
#include "model/plan/snapshot.h"

namespace gigaplan::sheet {

/// What a column of a sheet becomes. Besides the fields of the table's description: what identifies rows, and, for
/// tasks, what a plan stores differently or computes.
enum class Role {
    Ignored,
    Key, ///< the readable key
    Field,
    Number, ///< of tasks: a number that predecessors go by; the plan does not keep it
    OutlineLevel, ///< of tasks: 1 for the outermost; makes parents by the order of rows
    Predecessors, ///< of tasks: "12FS+5 d; 14SS"
    Start, ///< of tasks: see `previewImport`
    Finish,
    Computed, ///< computed by the plan (slack, early and late dates): not read
};

struct Target {
    Role role = Role::Ignored;
    std::size_t field = 0; ///< of the table, where `role` is Field
    friend bool operator==(const Target &, const Target &) = default;
};

/// A choice for a column, as commands and people name it.
struct TargetName {
    Target target;
    std::string name; ///< "ignore", "key", "outline_level", "duration_min"
    std::string label; ///< "Not imported", "Key", "Outline level", "Duration"
};
/// All targets for columns in this table, in the order of its fields.
std::vector<TargetName> targetsOf(TableId table);
std::string targetLabel(TableId table, const Target &target);

struct ColumnMapping {
    Target target;
    /// 0 … 1: 1 where the header is the field's own name or label, less for a synonym, less where the first cells
    /// cannot be read as the field's values; what a person chose is 1.
    double confidence = 0;
    std::string bareUnit = "d"; ///< what numbers without a unit mean in a column of durations

    friend bool operator==(const ColumnMapping &, const ColumnMapping &) = default;
};

struct Mapping {
    TableId table{};
    std::vector<ColumnMapping> columns; ///< one for each of the header's cells
    std::optional<DateOrder> dateOrder; ///< chosen; none: each column's own cells decide
    std::optional<DecimalSign> decimalSign; ///< the same of numbers

    /// The first column with this target.
    std::optional<std::size_t> columnOf(const Target &target) const;
    std::optional<std::size_t> columnOf(Role role) const { return columnOf({role, 0}); }
    std::optional<std::size_t> columnOfField(std::string_view name) const;
    friend bool operator==(const Mapping &, const Mapping &) = default;
};

/// A mapping by the header (names and labels of the fields, their usual names in MS Project, Primavera P6 and delivery
/// sheets) and the first rows. Each target is taken once, by the column with the highest confidence; the others stay
/// out.
Mapping proposeMapping(const PlanSnapshot &plan, TableId table, const csv::Sheet &sheet);

/// Changes a mapping by "Column=target,Other=ignore": columns by header or number (from 1), targets by name or label.
/// The error names what was not recognised.
Result<void> applyChoices(Mapping &mapping, const csv::Sheet &sheet, std::string_view choices);

} // namespace gigaplan::sheet
