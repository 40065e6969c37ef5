// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/views.h"

#include <QTabBar>
#include <QWidget>

#include <vector>

class QStackedWidget;

namespace gigaplan {

/// A row of tabs over one view; two of them side by side make a split window.
class ViewPane final : public QWidget {
    Q_OBJECT

public:
    explicit ViewPane(Workspace &workspace, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    int current() const { return m_tabs->currentIndex(); }
    void show(int index);
    /// The view of a tab, made if need be.
    QWidget *view(int index);
    /// Brings the view of this name to the front.
    void show(QLatin1String id);

Q_SIGNALS:
    /// The first steps that an empty Compare view offers.
    void compareWithSavedRequested();
    void compareWithFileRequested();
    void compareWithScenarioRequested();
    void removeRequested(const QWidget *view); ///< of the rows that are selected in it
    void merged(gigaplan::ComparedFrom from); ///< the compared plan, into the open one

private:
    Workspace &m_workspace;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    Theme m_theme = Theme::light();
    std::vector<ViewInstance> m_views;
};

} // namespace gigaplan
