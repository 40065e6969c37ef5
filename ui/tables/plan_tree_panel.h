// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/plan_tree_model.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QLineEdit;
class QTimer;
class QTreeView;

namespace gigaplan {

class RowFilter;

/// Programme, phases and places as a tree with a filter line above. One selection with all other views; a double click
/// asks them to bring the row into sight.
class PlanTreePanel final : public QWidget {
    Q_OBJECT

public:
    explicit PlanTreePanel(Workspace &workspace, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override { return {300, 480}; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyFilter();
    void openFirstLevels();
    void openToMatches();
    void chooseColumns();

    Workspace &m_workspace;
    PlanTreeModel *m_model;
    RowFilter *m_filter;
    QLineEdit *m_words;
    QTreeView *m_tree;
    QTimer *m_typing;
    QWidget *m_bar = nullptr;
};

} // namespace gigaplan
