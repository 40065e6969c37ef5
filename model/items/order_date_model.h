// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/risk_table_model.h"

namespace gigaplan {

/// The newest risk analysis by long-lead items: when the plan orders, how late that may be for the phase to hold its
/// P80, and what a week's delay costs; what is due first comes first. Items that the plan orders too late carry a
/// warning.
class OrderDateModel final : public RiskTableModel {
    Q_OBJECT

public:
    enum Column { ItemColumn, PhaseColumn, PlannedColumn, LatestColumn, RoomColumn, CostColumn, kColumnCount };

    explicit OrderDateModel(Workspace &workspace, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString hintOf(int section) const override;
    QStringList headers() const override;
    Qt::Alignment alignmentOf(int section) const override;
    QString text(const OrderDate &order, int column) const;
    QVariant sortValue(const OrderDate &order, int column) const;
};

} // namespace gigaplan
