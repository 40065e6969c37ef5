// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/page_delegate.h"

#include "ui/kit/cell_painter.h"

#include <QPainter>

namespace gigaplan {

void PageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, m_theme.panel);
    if (selected || option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, selected ? m_theme.selected : m_theme.hover);
    }
    paintCellText(*painter, option.rect.adjusted(space::kTiny, 0, 0, 0), index.data().toString(),
                  Qt::AlignLeft | Qt::AlignVCenter, m_theme.text,
                  Theme::font(TextSize::Body, selected ? QFont::DemiBold : QFont::Normal));
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_Active) {
        painter->setPen(Theme::hairlinePen(m_theme.accent));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize PageDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, space::kRow + 2};
}

} // namespace gigaplan
