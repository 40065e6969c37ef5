// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

#include <QTreeWidget>

namespace gigaplan {

struct Theme;

/// A list with columns in a dialog: rows of one height, the last column takes what is left. Its items hold by EntityRole,
/// in their first column, which row of the plan they are about.
class DialogTree final : public QTreeWidget {
    Q_OBJECT

public:
    /// `name` is for screen readers; `widths` are those of the first columns, in pixels.
    DialogTree(const QStringList &headers, const QString &name, std::initializer_list<int> widths, QWidget *parent);

    void setTheme(const Theme &theme);

Q_SIGNALS:
    /// What a clicked or entered item is about, or the item above it where it says nothing itself.
    void chosen(gigaplan::EntityRef ref);

private:
    void choose(const QTreeWidgetItem *item);
};

} // namespace gigaplan
