// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"

class QWidget;

namespace gigaplan {

/// The selection as the part of the window with the keyboard shows it. One selection is shared by all views, so a view
/// may show a part of it only (the timeline tasks, the tree places and phases), or none.
struct ChosenRows {
    std::vector<EntityRef> rows;
    bool inSight = true; ///< all of them can be seen as selected there
};

/// Where `focus` (may be nullptr) shows nothing of the selection: the rows of the primary one's table, out of sight.
ChosenRows chosenAt(const QWidget *focus, const Workspace &workspace);

} // namespace gigaplan
