// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/workspace.h"

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace gigaplan {

/// Type a part of a name, get everything in the plan that has it, press Return to select it everywhere.
class GoTo final : public QDialog {
    Q_OBJECT

public:
    explicit GoTo(Workspace &workspace, QWidget *parent = nullptr);

    /// The best matches for a text: names that begin with it first, at most `limit`.
    static std::vector<EntityRef> matches(const PlanSnapshot &plan, const QString &text, std::size_t limit);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void accept() override;

    Workspace &m_workspace;
    QLineEdit *m_text;
    QListWidget *m_list;
    std::vector<EntityRef> m_matches;
};

} // namespace gigaplan
