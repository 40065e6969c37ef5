// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/theme.h"

#include <QStyledItemDelegate>

namespace gigaplan {

/// A delegate that paints its cells with the theme.
class ThemedDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }

protected:
    Theme m_theme = Theme::light();
};

} // namespace gigaplan
