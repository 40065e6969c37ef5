// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/hairline_delegate.h"

#include <QPainter>

namespace gigaplan {

HairlineDelegate::HairlineDelegate(QObject *parent, int padding) : ThemedDelegate(parent), m_padding(padding) {}

void HairlineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    paintHairline(*painter, option.rect);
}

QSize HairlineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width() + m_padding, space::kRow};
}

void HairlineDelegate::paintHairline(QPainter &painter, const QRect &rect) const
{
    painter.setPen(m_theme.hairlinePen());
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
}

} // namespace gigaplan
