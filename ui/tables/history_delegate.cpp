// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/history_delegate.h"

#include "model/items/history_model.h"
#include "ui/tables/cell_painter.h"

#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>

namespace gigaplan {

namespace {

using Place = HistoryModel::Place;

constexpr int kMarkWidth = 12;

Place placeOf(const QModelIndex &index)
{
    return static_cast<Place>(index.data(HistoryModel::PlaceRole).toInt());
}

/// A dot on the line of what is done, a ring for what is undone, a triangle for where the plan is.
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

} // namespace

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    QStyleOptionViewItem cell = option;
    if (index.column() != HistoryModel::WhyColumn) {
        cell.state &= ~QStyle::State_HasFocus;
    }
    paintCellGround(*painter, cell, m_theme);
    if (index.column() == HistoryModel::WhatColumn) {
        paintWhat(*painter, option.rect, index);
    } else {
        const bool live = placeOf(index) == Place::Current || placeOf(index) == Place::Done;
        const bool reason = index.column() == HistoryModel::WhyColumn;
        paintCellText(*painter, option.rect, index.data().toString(),
                      static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt()),
                      live && reason ? m_theme.text : m_theme.quietText, Theme::font());
    }
    painter->restore();
}

void HistoryDelegate::paintWhat(QPainter &painter, const QRect &rect, const QModelIndex &index) const
{
    const Place place = placeOf(index);
    paintMark(painter, QRect(rect.left() + space::kTiny, rect.top(), kMarkWidth, rect.height()), place, m_theme);
    QRect text = rect.adjusted(kMarkWidth + space::kTiny, 0, 0, 0);
    if (index.data(HistoryModel::SavedRole).toBool()) {
        const QString word = tr("saved");
        const QFont small = Theme::font(TextSize::Small);
        const int width = QFontMetrics(small).horizontalAdvance(word) + 2 * space::kSmall;
        const QRect chip(rect.right() - width - space::kTiny, rect.top() + space::kTiny, width, rect.height() - 2 * space::kTiny);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Theme::hairlinePen(m_theme.quietText));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), space::kCorner, space::kCorner);
        painter.setFont(small);
        painter.setPen(m_theme.quietText);
        painter.drawText(chip, Qt::AlignCenter, word);
        painter.restore();
        text.setRight(chip.left());
    }
    const QColor ink = place == Place::More ? m_theme.accent
        : place == Place::Current || place == Place::Done ? m_theme.text
                                                          : m_theme.quietText;
    paintCellText(painter, text, index.data().toString(), Qt::AlignLeft | Qt::AlignVCenter, ink,
                  Theme::font(TextSize::Body, place == Place::Current ? QFont::DemiBold : QFont::Normal));
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.fontMetrics.horizontalAdvance(index.data().toString()) + 2 * space::kSmall, space::kRow};
}

QWidget *HistoryDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *line = new QLineEdit(parent);
    line->setFrame(false);
    line->setPlaceholderText(tr("Why"));
    line->setStyleSheet(QStringLiteral("QLineEdit { background: %1; color: %2; border: 1px solid %3; padding: 0 5px; }")
                            .arg(m_theme.panel.name(), m_theme.text.name(), m_theme.accent.name()));
    return line;
}

} // namespace gigaplan
