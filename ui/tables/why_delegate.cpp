// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/why_delegate.h"

#include "model/items/why_model.h"
#include "ui/kit/cell_painter.h"

#include <QAbstractItemView>
#include <QPainter>

namespace gigaplan {

namespace {

using Kind = WhyLine::Kind;

constexpr int kStations = 16; ///< width of the line that joins steps

Kind lineKindOf(const QModelIndex &index)
{
    return static_cast<Kind>(index.data(WhyModel::KindRole).toInt());
}

QFont fontOf(Kind kind)
{
    return Theme::font(TextSize::Body, kind == Kind::Heading ? QFont::DemiBold : QFont::Normal);
}

int above(Kind kind)
{
    return kind == Kind::Heading ? space::kMedium : space::kTiny;
}

/// The position of a line's text in its rectangle; both texts of a step begin there.
QRect textRect(const QRect &rect, Kind kind)
{
    const int left = space::kMedium + (kind == Kind::Step ? kStations : 0);
    return rect.adjusted(left, above(kind), -space::kMedium, -space::kTiny);
}

QRect wrapped(const QFont &font, int width, const QString &text)
{
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, text);
}

} // namespace

void WhyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const Kind kind = lineKindOf(index);
    const bool isLit = (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) != 0;
    if (isLit && kind != Kind::Heading) {
        painter->fillRect(option.rect, (option.state & QStyle::State_Selected) != 0 ? m_theme.selected : m_theme.hover);
    }
    const QRect rect = textRect(option.rect, kind);
    const QFont font = fontOf(kind);
    const QString text = index.data().toString();
    painter->setFont(font);
    painter->setPen(m_theme.text);
    painter->drawText(rect, Qt::TextWordWrap | Qt::AlignTop, text);
    if (kind == Kind::Step) {
        paintStation(*painter, option.rect, index);
        painter->setFont(Theme::font(TextSize::Small));
        painter->setPen(m_theme.quietText);
        painter->drawText(rect.adjusted(0, wrapped(font, rect.width(), text).height(), 0, 0),
                          Qt::TextWordWrap | Qt::AlignTop, index.data(WhyModel::DetailRole).toString());
    }
    painter->restore();
}

void WhyDelegate::paintStation(QPainter &painter, const QRect &rect, const QModelIndex &index) const
{
    const QModelIndex next = index.siblingAtRow(index.row() + 1);
    const double x = rect.left() + space::kMedium + 3.5;
    const double y = rect.top() + above(Kind::Step) + QFontMetrics(fontOf(Kind::Step)).height() / 2.0;
    painter.setPen(QPen(m_theme.quietText, 1));
    if (index.data(WhyModel::LinkedRole).toBool()) {
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, y));
    }
    if (next.data(WhyModel::LinkedRole).toBool()) {
        painter.drawLine(QPointF(x, y), QPointF(x, rect.bottom() + 1));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(index.data(WhyModel::LinkedRole).toBool() ? m_theme.quietText : m_theme.accent);
    painter.drawEllipse(QPointF(x, y), 3.5, 3.5);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

QSize WhyDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const Kind kind = lineKindOf(index);
    const QRect rect = textRect({0, 0, width, 0}, kind);
    int height = above(kind) + wrapped(fontOf(kind), rect.width(), index.data().toString()).height() + space::kTiny;
    if (kind == Kind::Step) {
        height +=
            wrapped(Theme::font(TextSize::Small), rect.width(), index.data(WhyModel::DetailRole).toString()).height();
    }
    return {width, height};
}

} // namespace gigaplan
