// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/plain_delegate.h"

#include "ui/tables/cell_painter.h"

#include <QPainter>

namespace gigaplan {

void PlainDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    QStyleOptionViewItem cell = option;
    cell.state &= ~QStyle::State_HasFocus;
    paintCellGround(*painter, cell, m_theme);
    const bool strong = index.column() >= m_firstStrong && index.column() <= m_lastStrong;
    paintCellText(*painter, option.rect, index.data().toString(), Qt::AlignLeft | Qt::AlignVCenter,
                  strong ? m_theme.text : m_theme.quietText, Theme::font());
    painter->restore();
}

QSize PlainDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.fontMetrics.horizontalAdvance(index.data().toString()) + 2 * space::kSmall, space::kRow};
}

} // namespace gigaplan
