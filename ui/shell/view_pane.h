// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/paint/theme.h"

#include <QTabBar>
#include <QWidget>

#include <functional>
#include <vector>

class QStackedWidget;

namespace gigaplan {

/// A view as the shell sees it: a widget that can be told its colours.
struct ViewInstance {
    QWidget *widget = nullptr;
    std::function<void(const Theme &)> setTheme;
};

/// What a tab offers; views are made when first shown.
struct ViewSpec {
    QString name;
    QString tip;
    std::function<ViewInstance(Workspace &, QWidget *parent)> make;
};

/// All views of the program in the order of their tabs.
const std::vector<ViewSpec> &viewSpecs();

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
    /// Bring a view to the front.
    void showComparison();
    void showTimeline();

Q_SIGNALS:
    void currentChanged(int index);
    /// The first steps that an empty Compare view offers.
    void compareWithSavedRequested();
    void compareWithFileRequested();
    void compareWithScenarioRequested();
    void removeRequested(const QWidget *view); ///< of the rows that are selected in it
    void merged(const QString &name); ///< the comparison of this name, into the open plan

private:
    void showNamed(const QString &name);

    Workspace &m_workspace;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    Theme m_theme = Theme::light();
    std::vector<ViewInstance> m_views;
};

} // namespace gigaplan
