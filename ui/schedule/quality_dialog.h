// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"

#include <QDialog>

class QLabel;
class QTimer;
class QTreeWidgetItem;

namespace gigaplan {

class DialogTree;
struct QualityResult;
struct Theme;

/// The schedule's quality, check by check, with the tasks that fail it; a click goes to the task. Stays open next to
/// the window and follows the plan.
class QualityDialog final : public QDialog {
    Q_OBJECT

public:
    QualityDialog(Workspace &workspace, const Theme &theme, QWidget *parent);
    void setTheme(const Theme &theme);

private:
    void refresh();
    QTreeWidgetItem *itemFor(const QualityResult &result);
    void addOffenders(QTreeWidgetItem &item, const QualityResult &result);

    Workspace &m_workspace;
    QLabel *m_summary;
    DialogTree *m_tree;
    QTimer *m_soon;
    QColor m_failed, m_quiet;
};

} // namespace gigaplan
