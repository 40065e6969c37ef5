// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"

class QWidget;

namespace gigaplan {

/// Asks where to write the log of edits, as a table (.csv) or as JSON, and writes it; reports where it could not.
/// `planFile` suggests the name.
void exportLog(Workspace &workspace, const QString &planFile, QWidget *window);

} // namespace gigaplan
