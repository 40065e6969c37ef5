// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/edit_log.h"

#include <QAbstractTableModel>

namespace gigaplan {

/// What one entry of the log changed: row, field, from, to.
class LoggedChangesModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { RowColumn, FieldColumn, FromColumn, ToColumn, kColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<LoggedChange> changes);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<LoggedChange> m_changes;
};

} // namespace gigaplan
