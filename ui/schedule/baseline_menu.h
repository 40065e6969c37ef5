// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"
#include "model/workspace/workspace.h"

#include <QMenu>

namespace gigaplan {

/// Baselines of the open plan: take one, choose the one to compare with, remove one.
class BaselineMenu final : public QMenu {
    Q_OBJECT

public:
    /// `take`: the action that takes one; it is used and shown here.
    BaselineMenu(Workspace &workspace, QAction *take, QWidget *parent);

Q_SIGNALS:
    void removeRequested(gigaplan::Id<gigaplan::Baseline> baseline); ///< by its entry in the menu

private:
    void fill();
    void addChoice(const QString &text, Id<Baseline> id);
    void fillRemove();
    void take();

    Workspace &m_workspace;
    QMenu *m_remove;
    QActionGroup *m_group;
    QList<QAction *> m_choices; ///< between taking and removing, of the last opening
};

} // namespace gigaplan
