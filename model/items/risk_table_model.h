// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/fixed_columns.h"
#include "model/workspace/risk_run.h"
#include "model/workspace/workspace.h"

namespace gigaplan {

/// A table of the newest risk analysis. Empty before the first run.
class RiskTableModel : public FixedColumns {
    Q_OBJECT

protected:
    RiskTableModel(int columns, Workspace &workspace, QObject *parent);

    Workspace &m_workspace;
    std::shared_ptr<const RiskAnalysis> m_analysis;
};

} // namespace gigaplan
