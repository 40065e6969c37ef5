// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/colour_scheme.h"

#include <QApplication>
#include <QIcon>
#include <QStyleFactory>

/// Resources of a static library are taken along only where they are asked for, and that outside of namespaces.
static void loadIcons()
{
    Q_INIT_RESOURCE(gigaplan_icons);
}

namespace gigaplan {

namespace {

bool systemIsDark()
{
    // Qt 6.4 has no colour scheme query; the platform's palette says it as long as it is still the platform's.
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

QString styleSheet(const Theme &theme)
{
    return QStringLiteral(
               "QToolTip { background: %1; color: %2; border: 1px solid %3; padding: 4px; }"
               "QMainWindow::separator { background: %3; width: 1px; height: 1px; }"
               "QDockWidget { color: %4; titlebar-close-icon: none; }"
               "QDockWidget::title { background: %5; padding: 6px 8px; text-align: left; }"
               "QToolBar { background: %5; border: 0; border-bottom: 1px solid %3; padding: 2px 8px; spacing: 4px; }"
               "QMenuBar { background: %5; }"
               "QStatusBar { background: %5; border-top: 1px solid %3; }"
               "QStatusBar::item { border: 0; }"
               "QTabBar::tab { background: transparent; color: %4; padding: 7px 12px; border: 0;"
               "  border-bottom: 2px solid transparent; }"
               "QTabBar::tab:selected { color: %2; border-bottom: 2px solid %6; }"
               "QTabBar::tab:hover { color: %2; }"
               "QTabBar { background: %5; }"
               "QAbstractItemView { border: 0; }"
               "QDialogButtonBox { button-layout: 3; }" // the primary action to the right, on every desktop
               "QSplitter::handle { background: %3; }"
               "QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }"
               "QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }"
               "QScrollBar::handle { background: %3; border-radius: 4px; margin: 2px; min-height: 24px; min-width: "
               "24px; }"
               "QScrollBar::handle:hover { background: %4; }"
               "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }"
               "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }")
        .arg(theme.panel.name(), theme.text.name(), theme.hairline.name(), theme.quietText.name(), theme.window.name(),
             theme.accent.name());
}

} // namespace

Theme themeOf(ColourScheme scheme)
{
    switch (scheme) {
    case ColourScheme::Light: return Theme::light();
    case ColourScheme::Dark: return Theme::dark();
    case ColourScheme::System: break;
    }
    return systemIsDark() ? Theme::dark() : Theme::light();
}

void applyToApplication(const Theme &theme)
{
    systemIsDark(); // look before the palette is ours
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(theme.palette());
    QApplication::setFont(Theme::font());
    // Where the desktop does not have Breeze, the program's own icons (resources/) are used.
    loadIcons();
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/gigaplan.svg")));
    QIcon::setFallbackThemeName(theme.isDark ? QStringLiteral("gigaplan-dark") : QStringLiteral("gigaplan"));
    QIcon::setThemeName(theme.isDark ? QStringLiteral("breeze-dark") : QStringLiteral("breeze"));
    static_cast<QApplication *>(QCoreApplication::instance())->setStyleSheet(styleSheet(theme));
}

} // namespace gigaplan
