// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/risk_table_model.h"

namespace gigaplan {

RiskTableModel::RiskTableModel(int columns, Workspace &workspace, QObject *parent)
    : FixedColumns(columns, parent), m_workspace(workspace), m_analysis(workspace.risk().result())
{
    connect(&workspace.risk(), &RiskRun::resultChanged, this, [this] {
        beginResetModel();
        m_analysis = m_workspace.risk().result();
        endResetModel();
    });
}

} // namespace gigaplan
