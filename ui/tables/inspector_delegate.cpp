// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/inspector_delegate.h"

#include "model/items/inspector_model.h"
#include "model/items/roles.h"
#include "ui/kit/cell_painter.h"

#include <QPainter>

namespace gigaplan {

namespace {

constexpr int kHeadingHeight = space::kHuge + space::kMedium;
constexpr int kDot = 5;

int kindOf(const QModelIndex &index)
{
    return index.data(EntryKindRole).toInt();
}

bool leadsSomewhere(const QModelIndex &index)
{
    return static_cast<bool>(entityOf(index.data(EntityRole)));
}

} // namespace

bool isWideEntry(const QModelIndex &index)
{
    const int kind = kindOf(index);
    return kind == InspectorModel::ClaimEntry || kind == InspectorModel::NoteEntry;
}

int InspectorDelegate::heightOf(const QModelIndex &index, int width) const
{
    if (kindOf(index) == InspectorModel::Heading) {
        return kHeadingHeight;
    }
    if (!isWideEntry(index)) {
        return space::kRow;
    }
    const QString text = index.siblingAtColumn(InspectorModel::ValueColumn).data().toString();
    const QFontMetrics body(Theme::font());
    const QFontMetrics small(Theme::font(TextSize::Small));
    const QRect inner(0, 0, std::max(40, width - 2 * space::kMedium), 10'000);
    return small.height() + body.boundingRect(inner, Qt::TextWordWrap, text).height() + space::kMedium;
}

void InspectorDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->fillRect(option.rect, m_theme.panel);
    if (kindOf(index) == InspectorModel::Heading) {
        paintHeading(*painter, option.rect, index.data().toString());
    } else if (isWideEntry(index)) {
        paintText(*painter, option, index);
    } else {
        painter->setPen(m_theme.hairlinePen());
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (index.column() == InspectorModel::LabelColumn) {
            paintLabel(*painter, option.rect, index);
        } else {
            paintValue(*painter, option, index);
        }
    }
    painter->restore();
}

void InspectorDelegate::paintHeading(QPainter &painter, const QRect &rect, const QString &text) const
{
    painter.setPen(m_theme.hairlinePen());
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    paintCellText(painter, rect.adjusted(space::kTiny, 0, 0, -space::kTiny), text, Qt::AlignLeft | Qt::AlignBottom,
                  m_theme.text, Theme::font(TextSize::Body, QFont::DemiBold));
}

void InspectorDelegate::paintLabel(QPainter &painter, const QRect &rect, const QModelIndex &index) const
{
    const QColor colour = leadsSomewhere(index) ? m_theme.accent : m_theme.quietText;
    const bool dotted = index.data(HasSourcesRole).toBool();
    paintCellText(painter, rect.adjusted(space::kTiny, 0, dotted ? -kDot - space::kTiny : 0, 0),
                  index.data().toString(), Qt::AlignLeft | Qt::AlignVCenter, colour, Theme::font());
    if (dotted) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.accent);
        const QPointF centre(rect.right() - space::kTiny - kDot / 2.0, rect.center().y() + 0.5);
        painter.drawEllipse(centre, kDot / 2.0, kDot / 2.0);
    }
}

void InspectorDelegate::paintValue(QPainter &painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    QRect rect = option.rect;
    if (option.state & QStyle::State_HasFocus) {
        painter.setPen(Theme::hairlinePen(m_theme.accent));
        painter.drawRect(rect.adjusted(0, 0, -1, -1));
    } else if ((option.state & QStyle::State_MouseOver) && (index.flags() & Qt::ItemIsEditable)) {
        painter.fillRect(rect.adjusted(0, 0, 0, -1), m_theme.hover);
    }
    const QString unit = index.data(UnitRole).toString();
    const QString text = index.data().toString();
    const QFont small = Theme::font(TextSize::Small);
    if (!unit.isEmpty() && !text.isEmpty()) {
        const int width = QFontMetrics(small).horizontalAdvance(unit) + space::kSmall + 2;
        paintCellText(painter,
                      QRect(rect.right() - width - space::kSmall, rect.top(), width + space::kSmall, rect.height()),
                      unit, Qt::AlignRight | Qt::AlignVCenter, m_theme.quietText, small);
        rect.setRight(rect.right() - width + space::kTiny);
    }
    const bool derived = kindOf(index) == InspectorModel::DerivedEntry;
    paintCellText(painter, rect, text, Qt::AlignRight | Qt::AlignVCenter, m_theme.text,
                  Theme::font(TextSize::Body, derived ? QFont::Medium : QFont::Normal));
}

void InspectorDelegate::paintText(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect inner = option.rect.adjusted(space::kMedium, space::kTiny, -space::kMedium, -space::kTiny);
    const QFont small = Theme::font(TextSize::Small);
    painter.setFont(small);
    painter.setPen(m_theme.accent);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop,
                     index.siblingAtColumn(InspectorModel::LabelColumn).data().toString());
    painter.setFont(Theme::font());
    painter.setPen(m_theme.text);
    painter.drawText(inner.adjusted(0, QFontMetrics(small).height(), 0, 0), Qt::AlignLeft | Qt::TextWordWrap,
                     index.siblingAtColumn(InspectorModel::ValueColumn).data().toString());
    painter.setPen(m_theme.hairlinePen());
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

} // namespace gigaplan
