// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/theme.h"

#include <QStyleOptionViewItem>

class QAbstractItemView;
class QHeaderView;
class QPainter;

namespace gigaplan {

/// Fills a cell: panel or tint, then selection or hover, then the hairline under it and the frame of the cell that has
/// the keyboard.
void paintCellGround(QPainter &painter, const QStyleOptionViewItem &option, const Theme &theme, bool tinted = false);

/// One line of text, elided, with the table's margins left and right.
void paintCellText(QPainter &painter, const QRect &rect, const QString &text, Qt::Alignment alignment, QColor colour,
                   const QFont &font);

/// Shared by all item views of this family: no frame, no grid, rows of `space::kRow`, smooth scrolling, the theme's
/// fonts and colours on `ground` (the panel's where it is not valid). Its themed delegate and its empty hint follow.
void dressView(QAbstractItemView &view, const Theme &theme, QColor ground = {});

/// The header of a table: small quiet text on the panel's ground with a hairline beneath, `padding` pixels beside it.
void dressHeader(QHeaderView &header, const Theme &theme, int padding = space::kTiny);

/// A bar above or below a view: the panel's ground, its fields and buttons flat with a hairline. A label with the
/// property "quiet" is quiet, a button with the property "primary" stands out.
void dressBar(QWidget &bar, const Theme &theme);

} // namespace gigaplan
