// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/theme.h"

class QAbstractItemView;
class QWidget;

namespace gigaplan {

/// What the item views of this family share: no frame, no grid, rows of one height, the theme's colours.
void dressCompareView(QAbstractItemView &view, const Theme &theme);
/// A line of labels and buttons above or below a view; `quiet` labels by the property of that name.
void dressCompareBar(QWidget &bar, const Theme &theme);

} // namespace gigaplan
