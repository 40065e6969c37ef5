// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

namespace gigaplan {

/// The unit of a field in this plan, money in its currency: "MW", "USD", "USD/MWh"; "" where there is none.
std::string unitIn(const PlanSnapshot &plan, const FieldInfo &info);

/// Text that is not empty, as people write it in a cell, as a value of the field's kind: "1,470", "1,5" (a fraction), "1.2 GW" in a field
/// of MW, "20 d" in one of minutes (a working day has 8 h), "$10 B", "2028-03-14" or "14 Mar 2028", "yes", the name or
/// label of an enumeration, the key or name of a row. Nothing: not understood. Ranges are not checked.
std::optional<Value> readFieldText(const PlanSnapshot &plan, const FieldInfo &info, const std::string &text);

/// 1 … 12 by the first three letters of an English name.
std::optional<unsigned> monthNamed(std::string_view text);

} // namespace gigaplan
