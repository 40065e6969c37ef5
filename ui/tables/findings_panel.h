// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/findings_model.h"
#include "ui/paint/theme.h"

#include <QWidget>

#include <array>

class QLineEdit;
class QTableView;
class QToolButton;

namespace gigaplan {

class EmptyHint;
class RowFilter;

/// What breaks, where and when. The buttons above count errors, warnings and notes, and show or hide them. A click
/// selects the row that a finding is about and asks all views to bring it into sight.
class FindingsPanel final : public QWidget {
    Q_OBJECT

public:
    explicit FindingsPanel(Workspace &workspace, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override { return {900, 160}; }

private:
    QWidget *makeBar();
    void updateCounts();
    QString hintText() const; ///< why nothing is listed
    void updateFilter();
    void go(const QModelIndex &index);

    Workspace &m_workspace;
    FindingsModel *m_model;
    RowFilter *m_filter;
    std::array<QToolButton *, 3> m_kinds{}; ///< by Severity
    QLineEdit *m_words = nullptr;
    QTableView *m_table;
    QWidget *m_bar;
    EmptyHint *m_hint = nullptr;
};

} // namespace gigaplan
