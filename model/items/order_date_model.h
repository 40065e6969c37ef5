// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/risk_run.h"
#include "model/workspace/workspace.h"

#include <QAbstractTableModel>

namespace gigaplan {

/// The newest risk analysis by long-lead items: when the plan orders, how late that may be for the phase to hold its
/// P80, and what a week's delay costs; what is due first comes first. Items that the plan orders too late carry a
/// warning.
class OrderDateModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { ItemColumn, PhaseColumn, PlannedColumn, LatestColumn, RoomColumn, CostColumn, kColumnCount };

    explicit OrderDateModel(Workspace &workspace, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void follow();
    QString text(const OrderDate &order, int column) const;
    QVariant sortValue(const OrderDate &order, int column) const;

    Workspace &m_workspace;
    std::shared_ptr<const RiskAnalysis> m_analysis;
};

} // namespace gigaplan
