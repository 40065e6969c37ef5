// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/cell_painter.h"

#include "ui/kit/empty_hint.h"
#include "ui/kit/themed_delegate.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace gigaplan {

void paintCellGround(QPainter &painter, const QStyleOptionViewItem &option, const Theme &theme, bool tinted)
{
    painter.fillRect(option.rect, tinted ? mixed(theme.panel, theme.window, 0.7) : theme.panel);
    if (option.state & QStyle::State_Selected) {
        painter.fillRect(option.rect, theme.selected);
    } else if (option.state & QStyle::State_MouseOver) {
        painter.fillRect(option.rect, theme.hover);
    }
    painter.setPen(theme.hairlinePen());
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Active)) {
        painter.setPen(Theme::hairlinePen(theme.accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

void paintCellText(QPainter &painter, const QRect &rect, const QString &text, Qt::Alignment alignment, QColor colour,
                   const QFont &font)
{
    const QRect inner = rect.adjusted(space::kSmall, 0, -space::kSmall, 0);
    painter.setFont(font);
    painter.setPen(colour);
    const QString line = text.section(QLatin1Char('\n'), 0, 0);
    painter.drawText(inner, static_cast<int>(alignment) | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(line, Qt::ElideRight, inner.width()));
}

void dressView(QAbstractItemView &view, const Theme &theme, QColor ground)
{
    if (!ground.isValid()) {
        ground = theme.panel;
    }
    view.setFrameShape(QFrame::NoFrame);
    view.setMouseTracking(true);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setFont(Theme::font());
    QPalette colours = theme.palette();
    colours.setColor(QPalette::Highlight, mixed(ground, theme.accent, theme.selected.alphaF()));
    colours.setColor(QPalette::HighlightedText, theme.text);
    view.setPalette(colours);
    // Under an application's style sheet the viewport keeps its first palette; a sheet of its own does reach it.
    view.setStyleSheet(QStringLiteral("QAbstractItemView { background: %1; color: %2; border: 0;"
                                      "  selection-background-color: %3; selection-color: %2; }")
                           .arg(ground.name(), theme.text.name(), colours.color(QPalette::Highlight).name()));
    if (auto *table = qobject_cast<QTableView *>(&view)) {
        table->setShowGrid(false);
        table->setWordWrap(false);
        table->setCornerButtonEnabled(false);
        table->verticalHeader()->hide();
        table->verticalHeader()->setMinimumSectionSize(space::kRow);
        table->verticalHeader()->setDefaultSectionSize(space::kRow);
        table->horizontalHeader()->setHighlightSections(false);
    }
    if (auto *delegate = dynamic_cast<ThemedDelegate *>(view.itemDelegate())) {
        delegate->setTheme(theme);
    }
    if (auto *hint = view.viewport()->findChild<EmptyHint *>({}, Qt::FindDirectChildrenOnly)) {
        hint->setTheme(theme);
    }
    view.viewport()->update();
}

void dressHeader(QHeaderView &header, const Theme &theme, int padding)
{
    header.setFont(Theme::font(TextSize::Small));
    header.setStyleSheet(
        QStringLiteral("QHeaderView { background: %1; border: none; }"
                       "QHeaderView::section { background: %1; color: %2; border: none; border-bottom: 1px solid %3;"
                       " padding: 0 %4px; }")
            .arg(theme.panel.name(), theme.quietText.name(), theme.hairline.name())
            .arg(padding));
}

void dressBar(QWidget &bar, const Theme &theme)
{
    bar.setAttribute(Qt::WA_StyledBackground);
    bar.setFont(Theme::font());
    bar.setStyleSheet(
        QStringLiteral("QWidget { background: %1; color: %2; }"
                       "QLabel[quiet=\"true\"] { color: %4; }"
                       "QLineEdit, QPushButton { border: 1px solid %3; border-radius: 4px; padding: 3px 8px; }"
                       "QLineEdit { background: %1; selection-background-color: %5; }"
                       "QLineEdit:focus, QPushButton:focus, QToolButton:focus { border-color: %5; }"
                       "QPushButton:hover, QToolButton:hover { background: %6; }"
                       "QPushButton:disabled { color: %7; }"
                       "QPushButton[primary=\"true\"]:enabled { background: %5; color: %8; border-color: %5; }"
                       "QPushButton[primary=\"true\"]:focus { border-color: %2; }"
                       "QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; color: %4; }"
                       "QToolButton:checked { border-color: %3; color: %2; }")
            .arg(theme.panel.name(), theme.text.name(), theme.hairline.name(), theme.quietText.name(),
                 theme.accent.name(), theme.hover.name(), mixed(theme.quietText, theme.panel, 0.5).name(),
                 theme.readableOn(theme.accent).name()));
}

} // namespace gigaplan
