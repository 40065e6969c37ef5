// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/explain/why.h"
#include "model/workspace/workspace.h"

#include <QAbstractListModel>

namespace gigaplan {

/// Why a task has its dates, line by line. Follows the forecast; the view chooses the task.
class WhyModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole + 100, ///< int WhyLine::Kind
        DetailRole, ///< QString of a step
        LinkedRole, ///< bool: the step above is held by this one
    };

    explicit WhyModel(Workspace &workspace, QObject *parent = nullptr);

    Id<Task> subject() const { return m_subject; }
    /// None: nothing to explain.
    void explain(Id<Task> task);
    /// While it is off nothing is computed; turning it on catches up.
    void setActive(bool active);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void refresh();

    Workspace &m_workspace;
    Id<Task> m_subject;
    std::vector<WhyLine> m_lines;
    bool m_isActive = true;
};

} // namespace gigaplan
