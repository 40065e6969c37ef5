// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/dialog_table.h"

#include "ui/kit/cell_painter.h"
#include "ui/paint/theme.h"

#include <QAbstractItemView>
#include <QHeaderView>

namespace gigaplan {

void dressDialogTable(QAbstractItemView &view, QHeaderView &header, const Theme &theme)
{
    dressView(view, theme);
    view.setStyleSheet(
        QStringLiteral("QAbstractItemView { background: %1; color: %2; border: 1px solid %3; border-radius: 4px; }")
            .arg(theme.panel.name(), theme.text.name(), theme.hairline.name()));
    header.setMinimumHeight(space::kRow + space::kTiny);
    dressHeader(header, theme);
}

} // namespace gigaplan
