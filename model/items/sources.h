// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

#include <vector>

namespace gigaplan {

/// Claims and notes about a row, by their subject "table/key"; claims on the row as a whole first, then in the order of
/// its fields. Linear in claims and notes.
std::vector<const Claim *> claimsAbout(const PlanSnapshot &plan, EntityRef ref);
std::vector<const Note *> notesAbout(const PlanSnapshot &plan, EntityRef ref);

/// "132 kW: vendor data sheet, 18 Mar 2026 (announced, medium confidence)" for one claim.
std::string claimText(const Claim &claim);

/// The claims about one field, a line each; empty where there are none.
std::string sourcesOfField(const std::vector<const Claim *> &claims, std::string_view field);

} // namespace gigaplan
