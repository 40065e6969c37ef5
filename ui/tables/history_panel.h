// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/history_model.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace gigaplan {

class EmptyHint;
class HistoryDelegate;
class LoggedChangesModel;
class PlainDelegate;

/// All edits of the plan, oldest above: a click or Enter takes the plan to that point, F2 or a click on "Why" writes the
/// reason. Beside them what the chosen edit changed, from and to. The foot says how much memory the steps take.
class HistoryPanel final : public QWidget {
    Q_OBJECT

public:
    explicit HistoryPanel(Workspace &workspace, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override { return {900, 200}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void go(const QModelIndex &index);
    void onClicked(const QModelIndex &index);
    void follow();
    void showDetails();
    void updateFoot();

    Workspace &m_workspace;
    HistoryModel *m_model;
    LoggedChangesModel *m_changes;
    HistoryDelegate *m_delegate;
    PlainDelegate *m_plain;
    QTableView *m_steps;
    QTableView *m_details;
    QWidget *m_bar;
    QLabel *m_foot;
    EmptyHint *m_hint = nullptr;
    bool m_waiting = false;
};

} // namespace gigaplan
