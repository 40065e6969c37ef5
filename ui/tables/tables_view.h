// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/entity_table_model.h"
#include "ui/kit/view_spec.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTimer;

namespace gigaplan {

class RowFilter;
class TableList;
class ValueDelegate;

/// The Tables view: all tables of the plan at the left, the rows of one at the right, to be filtered, sorted, edited in
/// place, added, removed and copied to a spreadsheet. The selection is the workspace's.
class TablesView final : public QWidget {
    Q_OBJECT

public:
    explicit TablesView(Workspace &workspace, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    TableId table() const { return m_model->table(); }
    void showTable(TableId table);
    /// Shows the row's table and scrolls to it.
    void reveal(EntityRef ref);

    /// Header and selected rows (all rows where none is selected) as tab-separated lines.
    QString selectionAsText() const;

public Q_SLOTS:
    void copySelection() const;
    void addRow();

Q_SIGNALS:
    void removeRequested(); ///< of the selected rows

private:
    QWidget *makeToolbar();
    void configureTable();
    void fitColumns();
    void updateCounts();

    Workspace &m_workspace;
    EntityTableModel *m_model;
    RowFilter *m_filter;
    ValueDelegate *m_delegate;
    TableList *m_list;
    QTableView *m_table;
    QLabel *m_title;
    QLabel *m_count;
    QLineEdit *m_words;
    QPushButton *m_add;
    QPushButton *m_remove;
    QTimer *m_typing;
    QWidget *m_toolbar;
};

ViewSpec tablesSpec();

} // namespace gigaplan
