// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/history_model.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace gigaplan {

class LoggedChangesModel;

/// All edits of the plan, oldest above: a click or Enter takes the plan to that point. Below them why the chosen edit was
/// made, to be typed in place (F2 goes there), and what it changed, from and to. The foot says how much memory the
/// steps take.
class HistoryPanel final : public QWidget {
    Q_OBJECT

public:
    explicit HistoryPanel(Workspace &workspace, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override { return {270, 500}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeDetails();
    void go(const QModelIndex &index);
    void followSoon();
    void follow();
    void showDetails();
    void keepReason();
    void updateFoot();

    Workspace &m_workspace;
    HistoryModel *m_model;
    LoggedChangesModel *m_changes;
    QListView *m_steps;
    QListView *m_details;
    QLineEdit *m_reason;
    QWidget *m_bar;
    QLabel *m_foot;
    QPersistentModelIndex m_reasonOf; ///< the edit that the reason being typed belongs to
    bool m_waiting = false;
};

} // namespace gigaplan
