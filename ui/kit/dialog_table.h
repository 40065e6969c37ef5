// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemView;
class QHeaderView;

namespace gigaplan {

struct Theme;

/// A view and its header as the tables of the window have them, with rows that dialogs can put widgets into.
void dressDialogTable(QAbstractItemView &view, QHeaderView &header, const Theme &theme);

} // namespace gigaplan
