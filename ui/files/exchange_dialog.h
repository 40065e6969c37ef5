// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/files/mspdi_files.h"
#include "model/workspace/workspace.h"

#include <QDialog>

class QTreeWidgetItem;

namespace gigaplan {

class DialogTree;
struct Theme;

/// What did not come over from a file of another program, or did not go into one.
struct ExchangeReport {
    QString title, summary;
    QString leftOutTitle;
    std::vector<mspdi::LeftOut> leftOut;
    std::vector<mspdi::AskedTask> asked; ///< of an import: scheduled by hand, before their links let them start
    std::optional<mspdi::DifferingValue> projectFinish;
    std::string projectFinishReason;
    std::vector<mspdi::DifferingTask> differing; ///< of an import: where file and computation differ
};

/// The report of an import or an export as a list; a click on a task goes there. Stays open next to the window.
class ExchangeDialog final : public QDialog {
    Q_OBJECT

public:
    ExchangeDialog(Workspace &workspace, const Theme &theme, const ExchangeReport &report, QWidget *parent);
    void setTheme(const Theme &theme);

private:
    void addDiffering(const std::vector<mspdi::DifferingTask> &differing);
    void addAsked(const ExchangeReport &report);
    void addLeftOut(const ExchangeReport &report);
    QTreeWidgetItem *addGroup(const QString &title);

    Workspace &m_workspace;
    DialogTree *m_tree;
};

} // namespace gigaplan
