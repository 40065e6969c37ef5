// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/paint/theme.h"

#include <QTableView>

namespace gigaplan {

/// A table of the risk view: whole rows, each about one thing of the plan. Choosing a row selects that thing
/// everywhere, and a selection made elsewhere is chosen here; Return goes there.
class RiskTable final : public QTableView {
    Q_OBJECT

public:
    /// Takes over the model. `stretched` is the column that takes what the others leave.
    RiskTable(Workspace &workspace, QAbstractItemModel *model, int stretched, QWidget *parent);

    void setTheme(const Theme &theme);

private:
    void fitColumns();
    void showSelection();
    void choose(const QModelIndex &index);

    Workspace &m_workspace;
    int m_stretched;
    bool m_isFollowing = false; ///< the choice comes from the workspace
};

} // namespace gigaplan
