// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/snapshot.h"

#include <QString>

namespace gigaplan::generate {

/// The rows of a readable plan that is part of the program (embedded_plans.qrc), in the order of its text. `name` is
/// its path there, as "catalogue.json". A program that was built whole can read all that are listed.
Result<PlanRows> embeddedRows(const QString &name);

} // namespace gigaplan::generate
