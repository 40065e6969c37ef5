// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/checks/findings.h"
#include "ui/paint/theme.h"

#include <QIcon>
#include <QStyledItemDelegate>

namespace gigaplan {

/// A sign for each severity that differs in shape and mark, not in colour alone: a disc with a cross, a triangle with
/// an exclamation mark, a ring with an i.
void paintSeverity(QPainter &painter, const QRectF &rect, Severity severity, const Theme &theme);
QIcon severityIcon(Severity severity, const Theme &theme);

/// Paints the list of findings.
class FindingsDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme m_theme = Theme::light();
};

} // namespace gigaplan
