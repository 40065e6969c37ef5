// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/chosen_rows.h"

#include "model/items/roles.h"
#include "ui/charts/chart_view.h"
#include "ui/floor/floor_canvas.h"
#include "ui/shell/overview.h"
#include "ui/tables/plan_tree_panel.h"
#include "ui/tables/tables_view.h"
#include "ui/timeline/timeline_canvas.h"

#include <QTableView>
#include <QTreeView>

namespace gigaplan {

namespace {

/// The selected rows that `isShown` says the view is about; each is in sight where `isSeen` says so.
template <class Shown, class Seen>
ChosenRows chosen(const Workspace &workspace, Shown isShown, Seen isSeen)
{
    ChosenRows chosen;
    for (const EntityRef ref : workspace.selection()) {
        if (isShown(ref)) {
            chosen.rows.push_back(ref);
            chosen.inSight = chosen.inSight && isSeen(ref);
        }
    }
    return chosen;
}

/// Of an item view its own selected rows.
ChosenRows chosenIn(const QAbstractItemView &view)
{
    ChosenRows chosen;
    for (const QModelIndex &row : view.selectionModel()->selectedRows()) {
        if (const EntityRef ref = entityOf(row.data(EntityRole))) {
            const QRect box = view.visualRect(row);
            chosen.rows.push_back(ref);
            chosen.inSight =
                chosen.inSight && box.isValid() && box.bottom() >= 0 && box.top() < view.viewport()->height();
        }
    }
    return chosen;
}

ChosenRows chosenInView(const QWidget &widget, const Workspace &workspace)
{
    const auto always = [](EntityRef) { return true; };
    if (const auto *timeline = qobject_cast<const TimelineCanvas *>(&widget)) {
        return chosen(
            workspace, [](EntityRef ref) { return ref.is<Task>(); },
            [&](EntityRef ref) { return timeline->isInSight(ref.as<Task>()); });
    }
    if (const auto *floor = qobject_cast<const FloorCanvas *>(&widget)) {
        return chosen(
            workspace,
            [](EntityRef ref) { return ref.is<Site>() || ref.is<Building>() || ref.is<Hall>() || ref.is<Row>(); },
            [&](EntityRef ref) { return floor->isInSight(ref); });
    }
    if (qobject_cast<const TablesView *>(&widget)) {
        return chosenIn(*widget.findChild<QTableView *>());
    }
    if (qobject_cast<const PlanTreePanel *>(&widget)) {
        return chosenIn(*widget.findChild<QTreeView *>());
    }
    if (qobject_cast<const Overview *>(&widget)) {
        return chosen(
            workspace, [](EntityRef ref) { return ref.is<Phase>(); }, always);
    }
    if (qobject_cast<const ChartView *>(&widget)) {
        return chosen(
            workspace, [](EntityRef ref) { return ref.is<Phase>() || ref.is<Node>(); }, always);
    }
    return {};
}

} // namespace

ChosenRows chosenAt(const QWidget *focus, const Workspace &workspace)
{
    for (const QWidget *widget = focus; widget; widget = widget->parentWidget()) {
        ChosenRows chosen = chosenInView(*widget, workspace);
        if (!chosen.rows.empty()) {
            return chosen;
        }
    }
    const EntityRef primary = workspace.primarySelection();
    return primary ? chosen(
               workspace, [&](EntityRef ref) { return ref.table == primary.table; }, [](EntityRef) { return false; })
                   : ChosenRows();
}

} // namespace gigaplan
