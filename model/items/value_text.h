// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/field_text.h"
#include "model/plan/fields.h"

#include <QVariant>

namespace gigaplan {

/// "Target (MW)".
QString headerText(const PlanSnapshot &plan, const FieldInfo &info);

/// The value as an editor takes it: numbers and flags as such, dates as ISO text, enumerations by name, references by
/// id, absent values as an invalid variant.
QVariant editValue(const Value &value);

/// Input from an editor, a paste or a script, as a checked value of the field. Text is read as people write it:
/// "1,470", "1.2 GW" in a field of MW, "20 d" in one of minutes (a working day has 8 h), "$10 B", "2028-03-14" or "14
/// Mar 2028", "yes", the name or label of an enumeration, the key or name of a row. The error says what is expected.
Result<Value> parseValue(const PlanSnapshot &plan, const FieldInfo &info, const QVariant &input);

/// `displayValue` with the thousands of decimals grouped too: "3,600.5".
std::string displayField(const PlanSnapshot &plan, const FieldInfo &info, const Value &value);

/// For spreadsheets: ungrouped numbers, ISO dates, else as displayed.
std::string plainText(const PlanSnapshot &plan, const FieldInfo &info, const Value &value);

/// One type per field kind, so that a column sorts by what it means; enumerations in their own order, none first.
QVariant sortValue(const PlanSnapshot &plan, const FieldInfo &info, const Value &value);

inline bool isNumber(FieldKind kind)
{
    return kind == FieldKind::Integer || kind == FieldKind::Real;
}

} // namespace gigaplan
