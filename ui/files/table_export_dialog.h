// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"

class QWidget;

namespace gigaplan {

/// Asks where to write a table of the plan for spreadsheets (tasks with their computed dates) and writes it; reports
/// where it could not. `planFile` suggests the name.
void exportTable(Workspace &workspace, TableId table, const QString &planFile, QWidget *window);

/// The same with milestones, go-lives, releases, deadlines and planned order dates as a calendar (.ics).
void exportCalendar(Workspace &workspace, const QString &planFile, QWidget *window);

} // namespace gigaplan
