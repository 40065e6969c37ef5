// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/plan_tree_delegate.h"

#include "model/items/plan_tree_model.h"
#include "model/items/roles.h"
#include "ui/kit/cell_painter.h"

#include <QPainter>

namespace gigaplan {

namespace {

constexpr int kSwatch = 10;

} // namespace

PlanTreeDelegate::PlanTreeDelegate(const Workspace &workspace, QObject *parent)
    : ThemedDelegate(parent), m_workspace(workspace)
{
}

void PlanTreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const EntityRef ref = entityOf(index.data(EntityRole));
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, m_theme.panel);
        painter->fillRect(option.rect, m_theme.selected);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, m_theme.hover);
    } else if (!m_workspace.selection().empty() && m_workspace.isRelated(ref)) {
        painter->fillRect(option.rect, m_theme.related);
    }
    QRect rect = option.rect;
    const bool isName = index.column() == PlanTreeModel::NameColumn;
    if (isName && ref.is<Phase>()) {
        const QAbstractItemModel *model = index.model();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.phase(index.row(), model->rowCount(index.parent())));
        const int top = rect.center().y() - kSwatch / 2 + 1;
        painter->drawRoundedRect(QRectF(rect.left() + space::kTiny, top, kSwatch, kSwatch), 2, 2);
        rect.setLeft(rect.left() + kSwatch + space::kTiny);
    }
    const bool top = !index.parent().isValid();
    const QFont font =
        isName ? Theme::font(TextSize::Body, top ? QFont::DemiBold : QFont::Normal) : Theme::font(TextSize::Small);
    paintCellText(*painter, isName ? rect.adjusted(-space::kTiny, 0, space::kTiny, 0) : rect, index.data().toString(),
                  static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt()),
                  isName ? m_theme.text : m_theme.quietText, font);
    painter->restore();
}

QSize PlanTreeDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFontMetrics metrics(Theme::font(index.column() == 0 ? TextSize::Body : TextSize::Small));
    return {metrics.horizontalAdvance(index.data().toString()) + 2 * space::kSmall, space::kRow};
}

} // namespace gigaplan
