// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/inspector_model.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace gigaplan {

class InspectorDelegate;

/// Everything about the selected row: its kind and name, what the forecast derives, its fields (edited in place; a dot
/// says that a source is known, shown on hover), its sources and notes. A label in the accent colour leads to the row
/// that the field refers to.
class InspectorPanel final : public QWidget {
    Q_OBJECT

public:
    explicit InspectorPanel(Workspace &workspace, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override { return {320, 480}; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSubject();
    void layOutRows();
    void follow(const QModelIndex &index);

    Workspace &m_workspace;
    InspectorModel *m_model;
    InspectorDelegate *m_delegate;
    QLabel *m_kind;
    QLabel *m_name;
    QTableView *m_table;
};

} // namespace gigaplan
