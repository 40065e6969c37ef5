// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_lines.h"

namespace gigaplan {

/// What the tip over a task's line says: dates, work, slack, variance, range and deadline, a line for each.
QString taskFacts(const TimelineLines &lines, int line);

} // namespace gigaplan
