// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/risk_table_model.h"

namespace gigaplan {

/// The newest risk analysis by milestones: the target, each phase's go-live, each tranche's release; as planned, how
/// likely that is held, and the dates that given shares of the trials hold. Empty before the first run.
class MilestoneModel final : public RiskTableModel {
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
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString hintOf(int section) const override;
    QStringList headers() const override;
    Qt::Alignment alignmentOf(int section) const override;
    QString nameOf(const RiskMilestone &milestone) const;
};

/// "72.4 %" of a share of one.
QString percentText(double share);

} // namespace gigaplan
