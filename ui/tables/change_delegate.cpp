// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/change_delegate.h"

#include "model/items/logged_changes_model.h"
#include "ui/kit/cell_painter.h"

#include <QPainter>

namespace gigaplan {

void ChangeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintCellGround(*painter, option, m_theme);
    const auto cell = [&index](int column) { return index.siblingAtColumn(column).data().toString(); };
    const QString from = cell(LoggedChangesModel::FromColumn), to = cell(LoggedChangesModel::ToColumn);
    const QString field = cell(LoggedChangesModel::FieldColumn);
    const bool values = !from.isEmpty() || !to.isEmpty();
    const QString what = values ? QString(field + QStringLiteral(": ") + from + QStringLiteral(" → ") + to) : field;
    const QRect line = option.rect.adjusted(0, 2, 0, -2);
    paintCellText(*painter, line.adjusted(0, 0, 0, -line.height() / 2), what, Qt::AlignLeft | Qt::AlignVCenter,
                  m_theme.text, Theme::font());
    paintCellText(*painter, line.adjusted(0, line.height() / 2, 0, 0), cell(LoggedChangesModel::RowColumn),
                  Qt::AlignLeft | Qt::AlignVCenter, m_theme.quietText, Theme::font(TextSize::Small));
    painter->restore();
}

QSize ChangeDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, 2 * space::kRow - space::kSmall};
}

} // namespace gigaplan
