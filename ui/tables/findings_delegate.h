// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/checks/findings.h"
#include "ui/kit/themed_delegate.h"

#include <QIcon>
namespace gigaplan {

/// A sign for each severity that differs in shape and mark, not in colour alone: a disc with a cross, a triangle with
/// an exclamation mark, a ring with an i.
void paintSeverity(QPainter &painter, const QRectF &rect, Severity severity, const Theme &theme);
QIcon severityIcon(Severity severity, const Theme &theme);

/// Paints the list of findings.
class FindingsDelegate final : public ThemedDelegate {
    Q_OBJECT

public:
    using ThemedDelegate::ThemedDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace gigaplan
