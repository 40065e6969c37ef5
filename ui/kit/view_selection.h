// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"

#include <QObject>

class QAbstractItemView;
class QModelIndex;

namespace gigaplan {

/// Keeps the selection of an item view and of the workspace the same, as far as the view's model (or the models under
/// its proxies) shows the selected rows; items identify themselves by EntityRole. Rows that leave the view (by a
/// filter, or because they moved) stay selected in the workspace.
class ViewSelection final : public QObject {
    Q_OBJECT

public:
    /// Belongs to the view. For trees, `locate` finds the view's index of a row; tables are searched.
    using Locate = std::function<QModelIndex(EntityRef)>;
    ViewSelection(Workspace &workspace, QAbstractItemView &view, Locate locate = {});

private:
    void showWorkspaceSelection(bool scroll);
    void takeViewSelection();
    void showSoon();

    Workspace &m_workspace;
    QAbstractItemView &m_view;
    Locate m_locate;
    bool m_busy = false; ///< one side is being brought to the other's state
    bool m_removing = false; ///< rows leave the view, which is not a selection by the user
    bool m_waiting = false; ///< a later look at the workspace's selection is due
};

} // namespace gigaplan
