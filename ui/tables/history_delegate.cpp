// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/history_delegate.h"

#include "model/items/history_model.h"
#include "ui/kit/cell_painter.h"

#include <QPainter>
#include <QPainterPath>

namespace gigaplan {

namespace {

using Place = HistoryModel::Place;

constexpr int kMarkWidth = 16;
constexpr int kHeight = 2 * space::kRow - space::kSmall;

Place placeOf(const QModelIndex &index)
{
    return static_cast<Place>(index.data(HistoryModel::PlaceRole).toInt());
}

/// A dot for what is done, a ring for what is undone, a triangle for where the plan is.
void paintMark(QPainter &painter, const QRect &rect, Place place, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF c = QRectF(rect).center();
    const QColor ink = place == Place::Current ? theme.accent : theme.quietText;
    painter.setPen(place == Place::Undone ? QPen(ink, 1) : QPen(Qt::NoPen));
    painter.setBrush(place == Place::Undone ? QBrush(Qt::NoBrush) : QBrush(ink));
    if (place == Place::Current) {
        QPainterPath triangle(c + QPointF(-4, -5));
        triangle.lineTo(c + QPointF(5, 0));
        triangle.lineTo(c + QPointF(-4, 5));
        triangle.closeSubpath();
        painter.drawPath(triangle);
    } else if (place == Place::Done || place == Place::Undone) {
        painter.drawEllipse(c, 2.5, 2.5);
    }
    painter.restore();
}

/// "transformers late · Ada Byron · 14:32:07 · 3 rows": the parts that exist.
QString circumstances(const QModelIndex &index)
{
    QStringList parts;
    for (const int column : {HistoryModel::WhyColumn, HistoryModel::WhoColumn, HistoryModel::WhenColumn}) {
        const QString text = index.siblingAtColumn(column).data().toString();
        if (!text.isEmpty()) {
            parts << text;
        }
    }
    const QString rows = index.siblingAtColumn(HistoryModel::RowsColumn).data().toString();
    if (!rows.isEmpty()) {
        parts << (rows == QStringLiteral("1") ? HistoryDelegate::tr("1 row")
                                              : HistoryDelegate::tr("%1 rows").arg(rows));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintCellGround(*painter, option, m_theme);
    const Place place = placeOf(index);
    const QString below = circumstances(index);
    const QRect line = option.rect.adjusted(kMarkWidth + space::kTiny, 2, 0, -2);
    QRect first = below.isEmpty() ? line : line.adjusted(0, 0, 0, -line.height() / 2);
    paintMark(*painter, QRect(option.rect.left() + space::kTiny, first.top(), kMarkWidth, first.height()), place,
              m_theme);
    if (index.data(HistoryModel::SavedRole).toBool()) {
        first.setRight(paintSaved(*painter, first));
    }
    const QColor ink = place == Place::More               ? m_theme.accent
        : place == Place::Current || place == Place::Done ? m_theme.text
                                                          : m_theme.quietText;
    paintCellText(*painter, first, index.data().toString(), Qt::AlignLeft | Qt::AlignVCenter, ink,
                  Theme::font(TextSize::Body, place == Place::Current ? QFont::DemiBold : QFont::Normal));
    paintCellText(*painter, line.adjusted(0, line.height() / 2, 0, 0), below, Qt::AlignLeft | Qt::AlignVCenter,
                  m_theme.quietText, Theme::font(TextSize::Small));
    painter->restore();
}

int HistoryDelegate::paintSaved(QPainter &painter, const QRect &rect) const
{
    const QString word = tr("saved");
    const QFont font = Theme::font(TextSize::Small);
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(word) + 2 * space::kTiny + 2, height = metrics.height() + 2;
    const QRect chip(rect.right() - width - space::kSmall, rect.center().y() - height / 2, width, height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::hairlinePen(m_theme.quietText));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), space::kCorner, space::kCorner);
    painter.setFont(font);
    painter.drawText(chip, Qt::AlignCenter, word);
    painter.restore();
    return chip.left();
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, kHeight};
}

} // namespace gigaplan
