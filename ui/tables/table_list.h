// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"
#include "ui/paint/theme.h"

#include <QListWidget>

namespace gigaplan {

/// The tables of the plan by name, each with its number of rows; tables without rows are quiet.
class TableList final : public QListWidget {
    Q_OBJECT

public:
    explicit TableList(Workspace &workspace, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    TableId current() const;
    void setCurrent(TableId table);

Q_SIGNALS:
    void chosen(gigaplan::TableId table);

private:
    void count();

    Workspace &m_workspace;
};

} // namespace gigaplan
