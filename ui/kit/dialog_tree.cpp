// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/dialog_tree.h"

#include "model/items/roles.h"
#include "ui/kit/dialog_table.h"

#include <QHeaderView>

namespace gigaplan {

DialogTree::DialogTree(const QStringList &headers, const QString &name, std::initializer_list<int> widths,
                       QWidget *parent)
    : QTreeWidget(parent)
{
    setHeaderLabels(headers);
    setUniformRowHeights(true);
    setAccessibleName(name);
    header()->setStretchLastSection(true);
    int column = 0;
    for (const int width : widths) {
        setColumnWidth(column++, width);
    }
    connect(this, &QTreeWidget::itemClicked, this, &DialogTree::choose);
    connect(this, &QTreeWidget::itemActivated, this, &DialogTree::choose);
}

void DialogTree::setTheme(const Theme &theme)
{
    dressDialogTable(*this, *header(), theme);
}

void DialogTree::choose(const QTreeWidgetItem *item)
{
    EntityRef ref = entityOf(item->data(0, EntityRole));
    if (!ref && item->parent()) {
        ref = entityOf(item->parent()->data(0, EntityRole));
    }
    if (ref) {
        Q_EMIT chosen(ref);
    }
}

} // namespace gigaplan
