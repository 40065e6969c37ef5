// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/document.h"
#include "tests/support/make.h"

namespace gigaplan::test {

/// A campus small enough to follow by hand: one site, two buildings, three halls, twelve rows ("Row 1" … "Row 12", the
/// first four in hall 1, and so on), two phases, a summary task over a grid task and two installs, one substation,
/// equipment of 100 kW and 72 GPUs a rack, a delivery, a cost, a tranche, a claim and a note.
PlanRows smallCampusRows();

/// The rows as an open document in memory; nullptr where the store refuses them.
std::unique_ptr<Document> openDocument(PlanRows rows);

} // namespace gigaplan::test
