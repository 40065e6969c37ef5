// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/snapshot.h"

#include <QStringList>

namespace gigaplan::generate {

/// The rows of a readable plan that is part of the program, in the order of its text. `name` is its alias in
/// embedded_plans.qrc, as "catalogue". A program that was built whole can read all that are listed there.
Result<PlanRows> embeddedRows(const QString &name);
/// The names in a folder of theirs, in alphabetical order.
QStringList embeddedNames(const QString &folder);

} // namespace gigaplan::generate
