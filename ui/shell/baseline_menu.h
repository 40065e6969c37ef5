// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"

#include <QMenu>

namespace gigaplan {

/// Baselines of the open plan: take one, choose the one to compare with, remove one.
class BaselineMenu final : public QMenu {
    Q_OBJECT

public:
    /// `take`: the action that takes one; it is used and shown here.
    BaselineMenu(Workspace &workspace, QAction *take, QWidget *parent);

private:
    void fill();
    void fillRemove();
    void take();
    void remove(Id<Baseline> baseline);

    Workspace &m_workspace;
    QAction *m_take;
    QMenu *m_remove;
};

} // namespace gigaplan
