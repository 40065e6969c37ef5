// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_delegate.h"

#include "model/items/comparison_model.h"
#include "model/items/consequence_model.h"
#include "ui/compare/conflict_model.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace gigaplan {

namespace {

/// Over the style's own, whose empty box sinks into a dark ground.
void paintMark(QPainter &painter, const QRect &rect, Qt::CheckState state, const Theme &theme)
{
    painter.save();
    painter.fillRect(rect.adjusted(-1, -1, 1, 1), theme.panel);
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = std::min({rect.width(), rect.height(), 14});
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(rect).center());
    const bool empty = state == Qt::Unchecked;
    painter.setPen(QPen(empty ? theme.quietText : theme.accent, 1));
    painter.setBrush(empty ? theme.panel : theme.accent);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(QPen(theme.readableOn(theme.accent), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](double x, double y) { return box.topLeft() + QPointF(x * side, y * side); };
    if (state == Qt::Checked) {
        const std::array<QPointF, 3> tick{at(0.26, 0.54), at(0.43, 0.7), at(0.74, 0.32)};
        painter.drawPolyline(tick.data(), static_cast<int>(tick.size()));
    } else if (state == Qt::PartiallyChecked) {
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    }
    painter.restore();
}

void paintChoice(QPainter &painter, const QRectF &box, bool chosen, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(chosen ? theme.accent : theme.quietText, chosen ? 1.6 : 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(box.adjusted(1, 1, -1, -1));
    if (chosen) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawEllipse(box.center(), 3.5, 3.5);
    }
    painter.restore();
}

} // namespace

void DifferenceDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant word = index.data(ComparisonModel::ChangeWordRole);
    const bool isTable = !word.isValid();
    option->font = Theme::font(
        TextSize::Body, isTable && index.column() == ComparisonModel::WhatColumn ? QFont::DemiBold : QFont::Normal);
    option->fontMetrics = QFontMetrics(option->font);
    QColor ink = m_theme.text;
    if (index.column() == ComparisonModel::ChangeColumn || index.column() == ComparisonModel::HereColumn) {
        ink = m_theme.quietText;
    }
    if (!isTable && index.column() == ComparisonModel::ChangeColumn) {
        const auto change = static_cast<ChangeWord>(word.toInt());
        if (change == ChangeWord::Added || change == ChangeWord::Removed) {
            const bool added = change == ChangeWord::Added;
            option->text = (added ? QStringLiteral("+ ") : QStringLiteral("− ")) + option->text;
            ink = m_theme.diverging(added ? 1 : -1);
        }
    }
    option->palette.setColor(QPalette::Text, ink);
    option->palette.setColor(QPalette::HighlightedText, ink);
}

void DifferenceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!index.data(ComparisonModel::ChangeWordRole).isValid()) {
        painter->fillRect(option.rect, mixed(m_theme.panel, m_theme.window, 0.8));
    }
    HairlineDelegate::paint(painter, option, index);
    const QVariant state = index.data(Qt::CheckStateRole);
    if (state.isValid()) {
        QStyleOptionViewItem laidOut = option;
        initStyleOption(&laidOut, index);
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        paintMark(*painter, style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &laidOut, option.widget),
                  static_cast<Qt::CheckState>(state.toInt()), m_theme);
    }
}

void ConsequenceDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant step = index.data(ConsequenceModel::PhaseStepRole);
    QColor ink = m_theme.text;
    if (step.toInt() < 0 || index.column() == ConsequenceModel::LiveHereColumn) {
        ink = m_theme.quietText;
    } else if (index.column() >= ConsequenceModel::DaysColumn) {
        const int verdict = index.data(ConsequenceModel::VerdictRole).toInt();
        ink = verdict == 0 ? m_theme.quietText : m_theme.diverging(verdict);
    }
    option->palette.setColor(QPalette::Text, ink);
    option->palette.setColor(QPalette::HighlightedText, ink);
}

void ConsequenceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    constexpr int kSwatch = 10;
    const int step = index.data(ConsequenceModel::PhaseStepRole).toInt();
    const bool hasSwatch = index.column() == ConsequenceModel::PhaseColumn && step >= 0;
    QStyleOptionViewItem inner = option;
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, option.state & QStyle::State_Selected ? m_theme.selected : m_theme.hover);
        inner.state &= ~(QStyle::State_Selected | QStyle::State_MouseOver);
    }
    if (hasSwatch) {
        inner.rect.setLeft(inner.rect.left() + space::kSmall + kSwatch);
    } else {
        inner.rect.adjust(space::kTiny, 0, -space::kTiny, 0);
    }
    HairlineDelegate::paint(painter, inner, index);
    if (hasSwatch) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.phase(step, m_phaseCount));
        painter->drawRoundedRect(QRectF(option.rect.left() + space::kSmall,
                                        option.rect.center().y() - kSwatch / 2.0 + 1, kSwatch, kSwatch),
                                 2, 2);
        painter->restore();
    }
    paintHairline(*painter, option.rect);
}

void ConflictDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() == ConflictModel::WordsColumn) {
        HairlineDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    const QString words = ground.text;
    ground.text.clear();
    ground.features &= ~QStyleOptionViewItem::HasCheckIndicator;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
    constexpr int kMark = 14;
    paintChoice(*painter,
                QRectF(option.rect.left() + space::kSmall, option.rect.center().y() - kMark / 2.0 + 1, kMark, kMark),
                index.data(Qt::CheckStateRole).toInt() == Qt::Checked, m_theme);
    painter->setFont(Theme::font());
    painter->setPen(m_theme.text);
    const QRect room = option.rect.adjusted(kMark + 2 * space::kSmall, 0, -space::kTiny, 0);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(painter->font()).elidedText(words, Qt::ElideRight, room.width()));
    paintHairline(*painter, option.rect);
}

bool ConflictDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &,
                                   const QModelIndex &index)
{
    if (index.column() == ConflictModel::WordsColumn) {
        return false;
    }
    const bool pressed = event->type() == QEvent::KeyPress
        && (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space
            || static_cast<QKeyEvent *>(event)->key() == Qt::Key_Select);
    return (pressed || event->type() == QEvent::MouseButtonRelease)
        && model->setData(index, Qt::Checked, Qt::CheckStateRole);
}

} // namespace gigaplan
