// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/fixed_columns.h"
#include "model/workspace/workspace.h"

namespace gigaplan {

/// What breaks, where and when, in the order of the checks: errors first, then by date. Follows the forecast; findings
/// that stay keep their rows, so a selection survives an edit.
class FindingsModel final : public FixedColumns {
    Q_OBJECT

public:
    enum Column { SeverityColumn, WhenColumn, TextColumn, WhereColumn, kColumnCount };

    explicit FindingsModel(Workspace &workspace, QObject *parent = nullptr);

    struct Counts {
        int errors = 0, warnings = 0, infos = 0;
    };
    Counts counts() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QStringList headers() const override;
    void follow();

    Workspace &m_workspace;
    std::vector<Finding> m_findings;
    PlanSnapshot m_plan; ///< that the findings are about
};

/// "Error", "Warning", "Note".
QString severityLabel(Severity severity);

} // namespace gigaplan
