// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/theme.h"

#include <QStyledItemDelegate>

namespace gigaplan {

/// Paints the steps of a history: the current point with a mark and a strong name, what is undone and what cannot be
/// jumped to in quiet ink, the last save with a word. The reason is typed in place.
class HistoryDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintWhat(QPainter &painter, const QRect &rect, const QModelIndex &index) const;

    Theme m_theme = Theme::light();
};

} // namespace gigaplan
