// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/risk_run.h"
#include "model/workspace/workspace.h"

#include <QAbstractTableModel>

namespace gigaplan {

/// The newest risk analysis by milestones: the target, each phase's go-live, each tranche's release; as planned, how
/// likely that is held, and the dates that given shares of the trials hold. Empty before the first run.
class MilestoneModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        PlannedColumn,
        HeldColumn,
        P10Column,
        P50Column,
        P80Column,
        P90Column,
        NeverColumn,
        kColumnCount
    };

    explicit MilestoneModel(Workspace &workspace, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void follow();
    QString nameOf(const RiskMilestone &milestone) const;

    Workspace &m_workspace;
    std::shared_ptr<const RiskAnalysis> m_analysis;
};

/// "72.4 %" of a share of one.
QString percentText(double share);

} // namespace gigaplan
