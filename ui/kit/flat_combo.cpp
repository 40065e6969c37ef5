// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/flat_combo.h"

#include "ui/paint/theme.h"

#include <QPainter>

namespace gigaplan {

void FlatCombo::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::ButtonText));
    painter.drawText(rect().adjusted(0, 0, -space::kSmall, 0), Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("▾"));
}

} // namespace gigaplan
