// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/paint/theme.h"

#include <QToolButton>

class QAction;
class QMenu;

namespace gigaplan {

/// Names the open scenario; its menu opens another one in place, branches, renames and deletes, and compares with
/// others or merges them into the open one. The menus say of each scenario where it came from, who made it and when.
class ScenarioBox final : public QToolButton {
    Q_OBJECT

public:
    /// What the menu shares with the window's own menus.
    struct SharedActions {
        QAction *create;
        QAction *rename;
    };

    ScenarioBox(Workspace &workspace, SharedActions actions, QWidget *parent);

    void setTheme(const Theme &theme);

    QMenu *openMenu() const { return m_open; }
    QMenu *removeMenu() const { return m_remove; }
    QMenu *compareMenu() const { return m_compare; }
    QMenu *mergeMenu() const { return m_merge; }

    void create();
    void rename();
    void remove(Id<Scenario> scenario);
    void open(Id<Scenario> scenario);
    void compareWith(Id<Scenario> scenario);
    void mergeIntoOpen(Id<Scenario> scenario);

Q_SIGNALS:
    void removed(const QString &name); ///< by its menu, after the question

private:
    void refresh();
    void fill(QMenu &menu, bool withOpen, void (ScenarioBox::*act)(Id<Scenario>)) const;
    void fillMerge() const;

    Workspace &m_workspace;
    SharedActions m_actions;
    QMenu *m_open, *m_remove, *m_compare, *m_merge;
};

} // namespace gigaplan
