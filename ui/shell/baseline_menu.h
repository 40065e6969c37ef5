// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"

#include <QMenu>

namespace gigaplan {

class Remover;

/// Baselines of the open plan: take one, choose the one to compare with, remove one.
class BaselineMenu final : public QMenu {
    Q_OBJECT

public:
    /// `take`: the action that takes one; it is used and shown here.
    BaselineMenu(Workspace &workspace, Remover &remover, QAction *take, QWidget *parent);

private:
    void fill();
    void addChoice(const QString &text, Id<Baseline> id);
    void fillRemove();
    void take();
    void remove(Id<Baseline> baseline);

    Workspace &m_workspace;
    Remover &m_remover;
    QMenu *m_remove;
    QActionGroup *m_group;
    QList<QAction *> m_choices; ///< between taking and removing, of the last opening
};

} // namespace gigaplan
