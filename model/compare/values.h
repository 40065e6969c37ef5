// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/fields.h"

namespace gigaplan {

/// The label of a field with the unit that `cellText` writes its values in: "Width (m)", "Target (MW)". Durations
/// include their unit.
std::string cellLabel(const PlanSnapshot &plan, const FieldInfo &info);

/// A field's value as people read it, without the unit of the label: lengths in metres, durations in days or hours.
std::string cellText(const PlanSnapshot &plan, EntityRef row, std::size_t field);

/// The same with its unit, for a sentence; "" where there is none. Times of day are left out where `day` is set.
std::string spokenValue(const PlanSnapshot &plan, EntityRef row, std::size_t field, bool day);

/// The name of a row for people, of racks and feeds too: "Row 3, slot 5", "Substation 1 → Busway 2".
std::string spokenName(const PlanSnapshot &plan, EntityRef row);

/// What the row is part of, inner first, at most two: "Hall 3, Building 4"; "" where it is part of nothing.
std::string spokenPlace(const PlanSnapshot &plan, EntityRef row);

} // namespace gigaplan
