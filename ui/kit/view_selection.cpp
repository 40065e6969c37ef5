// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/view_selection.h"

#include "model/items/roles.h"

#include <QAbstractItemView>
#include <QItemSelection>
#include <QScopedValueRollback>
#include <QTimer>

#include <unordered_set>

namespace gigaplan {

namespace {

QItemSelection rowsOfTable(const QAbstractItemModel &model, const std::vector<EntityRef> &refs)
{
    const std::unordered_set<EntityRef> wanted(refs.begin(), refs.end());
    QItemSelection selection;
    int first = -1;
    for (int row = 0; row <= model.rowCount(); ++row) {
        const bool hit = row < model.rowCount() && wanted.contains(entityOf(model.index(row, 0).data(EntityRole)));
        if (hit && first < 0) {
            first = row;
        } else if (!hit && first >= 0) {
            selection.select(model.index(first, 0), model.index(row - 1, model.columnCount() - 1));
            first = -1;
        }
    }
    return selection;
}

} // namespace

ViewSelection::ViewSelection(Workspace &workspace, QAbstractItemView &view, Locate locate)
    : QObject(&view), m_workspace(workspace), m_view(view), m_locate(std::move(locate))
{
    QAbstractItemModel *model = view.model();
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_removing = true; });
    // A selection model drops rows that are about to go; made now, it is notified after the connection above.
    QItemSelectionModel *before = view.selectionModel();
    view.setSelectionModel(new QItemSelectionModel(model, &view));
    delete before;
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] {
        m_removing = false;
        showSoon();
    });
    connect(model, &QAbstractItemModel::rowsInserted, this, &ViewSelection::showSoon);
    connect(model, &QAbstractItemModel::modelReset, this, &ViewSelection::showSoon);
    connect(&workspace, &Workspace::selectionChanged, this, [this] { showWorkspaceSelection(true); });
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, this, &ViewSelection::takeViewSelection);
    showWorkspaceSelection(true);
}

void ViewSelection::showSoon()
{
    if (!m_waiting && !m_workspace.selection().empty()) {
        m_waiting = true;
        QTimer::singleShot(0, this, [this] {
            m_waiting = false;
            showWorkspaceSelection(false);
        });
    }
}

void ViewSelection::showWorkspaceSelection(bool scroll)
{
    if (m_busy) {
        return;
    }
    const QScopedValueRollback busy(m_busy, true);
    QItemSelection selection;
    if (m_locate) {
        for (const EntityRef ref : m_workspace.selection()) {
            if (const QModelIndex at = m_locate(ref); at.isValid()) {
                selection.select(at, at);
            }
        }
    } else if (!m_workspace.selection().empty()) {
        selection = rowsOfTable(*m_view.model(), m_workspace.selection());
    }
    m_view.selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (scroll && !selection.isEmpty()) {
        const QModelIndex first = selection.first().topLeft();
        m_view.selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        m_view.scrollTo(first);
    }
}

void ViewSelection::takeViewSelection()
{
    if (m_busy || m_removing) {
        return;
    }
    const QScopedValueRollback busy(m_busy, true);
    std::vector<EntityRef> refs;
    const EntityRef current = entityOf(m_view.currentIndex().data(EntityRole));
    for (const QModelIndex &row : m_view.selectionModel()->selectedRows()) {
        if (const EntityRef ref = entityOf(row.data(EntityRole))) {
            refs.push_back(ref);
        }
    }
    const auto primary = std::find(refs.begin(), refs.end(), current);
    if (primary != refs.end()) {
        std::rotate(refs.begin(), primary, primary + 1);
    }
    m_workspace.select(refs);
}

} // namespace gigaplan
