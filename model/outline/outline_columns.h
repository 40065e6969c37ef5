// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outline/outline_rows.h"

namespace gigaplan {

/// The columns of an outline's table, in their order.
enum class OutlineColumn { Number, Name, Duration, Start, Finish, Slack, Complete, Predecessors, Variance };
inline constexpr int kOutlineColumnCount = 9;

QString outlineColumnTitle(OutlineColumn column);
/// The text of a cell; empty for the name, which is shown with its indentation.
QString outlineCellText(const OutlineRow &row, OutlineColumn column);

} // namespace gigaplan
