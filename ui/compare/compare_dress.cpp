// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_dress.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QTableView>

namespace gigaplan {

void dressCompareView(QAbstractItemView &view, const Theme &theme)
{
    view.setFrameShape(QFrame::NoFrame);
    view.setMouseTracking(true);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setFont(Theme::font());
    QPalette colours = theme.palette();
    colours.setColor(QPalette::Highlight, mixed(theme.panel, theme.accent, theme.selected.alphaF()));
    colours.setColor(QPalette::HighlightedText, theme.text);
    view.setPalette(colours);
    // Under an application's style sheet the viewport keeps its first palette; a sheet of its own does reach it.
    view.setStyleSheet(QStringLiteral("QAbstractItemView { background: %1; color: %2; border: 0;"
                                      "  selection-background-color: %3; selection-color: %2; }")
                           .arg(theme.panel.name(), theme.text.name(), colours.color(QPalette::Highlight).name()));
    if (auto *table = qobject_cast<QTableView *>(&view)) {
        table->setShowGrid(false);
        table->setWordWrap(false);
        table->setCornerButtonEnabled(false);
        table->verticalHeader()->hide();
        table->verticalHeader()->setMinimumSectionSize(space::kRow);
        table->verticalHeader()->setDefaultSectionSize(space::kRow);
        table->horizontalHeader()->setHighlightSections(false);
    }
}

void dressCompareBar(QWidget &bar, const Theme &theme)
{
    bar.setAttribute(Qt::WA_StyledBackground);
    bar.setFont(Theme::font());
    bar.setStyleSheet(
        QStringLiteral(
            "QWidget { background: %1; color: %2; }"
            "QLabel[quiet=\"true\"] { color: %4; }"
            "QPushButton { border: 1px solid %3; border-radius: 4px; padding: 4px 12px; }"
            "QPushButton:focus, QToolButton:focus { border-color: %5; }"
            "QPushButton:hover, QToolButton:hover { background: %6; }"
            "QPushButton:disabled { color: %7; }"
            "QPushButton[primary=\"true\"]:enabled { background: %5; color: %8; border-color: %5; }"
            "QPushButton[primary=\"true\"]:focus { border-color: %2; }"
            "QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; color: %4; }")
            .arg(theme.panel.name(), theme.text.name(), theme.hairline.name(), theme.quietText.name(),
                 theme.accent.name(), theme.hover.name(), mixed(theme.quietText, theme.panel, 0.5).name(),
                 theme.readableOn(theme.accent).name()));
}

} // namespace gigaplan
