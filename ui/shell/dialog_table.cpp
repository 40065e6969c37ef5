// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dialog_table.h"

#include "ui/paint/theme.h"
#include "ui/tables/cell_painter.h"

#include <QAbstractItemView>
#include <QHeaderView>

namespace gigaplan {

void dressDialogTable(QAbstractItemView &view, QHeaderView &header, const Theme &theme)
{
    dressView(view, theme);
    view.setStyleSheet(QStringLiteral("QAbstractItemView { background: %1; color: %2; border: 1px solid %3; border-radius: 4px; }"
                                      "QAbstractItemView::item { padding: 0 8px; }"
                                      "QComboBox, QDoubleSpinBox { background: %1; color: %2; border: none; padding: 0 8px; }"
                                      "QComboBox:focus, QDoubleSpinBox:focus { background: %4; }"
                                      "QComboBox QAbstractItemView { selection-background-color: %4; selection-color: %2; }"
                                      "QDoubleSpinBox:disabled { color: %5; }")
                           .arg(theme.panel.name(), theme.text.name(), theme.hairline.name(), theme.hover.name(),
                                mixed(theme.quietText, theme.panel, 0.4).name()));
    header.setFont(Theme::font(TextSize::Small));
    header.setMinimumHeight(space::kRow + space::kTiny);
    header.setStyleSheet(QStringLiteral("QHeaderView { background: %1; border: none; }"
                                        "QHeaderView::section { background: %1; color: %2; border: none; border-bottom: 1px solid %3;"
                                        " padding: 0 8px; }")
                             .arg(theme.panel.name(), theme.quietText.name(), theme.hairline.name()));
}

} // namespace gigaplan
