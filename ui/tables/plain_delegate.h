// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/theme.h"

#include <QStyledItemDelegate>

namespace gigaplan {

/// Paints cells that are only read; columns from `firstStrong` to `lastStrong` in text ink, the others quiet.
class PlainDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    PlainDelegate(int firstStrong, int lastStrong, QObject *parent)
        : QStyledItemDelegate(parent), m_firstStrong(firstStrong), m_lastStrong(lastStrong)
    {
    }

    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme m_theme = Theme::light();
    int m_firstStrong, m_lastStrong;
};

} // namespace gigaplan
