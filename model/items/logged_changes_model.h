// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/fixed_columns.h"
#include "model/store/edit_log.h"

namespace gigaplan {

/// What one entry of the log changed: row, field, from, to.
class LoggedChangesModel final : public FixedColumns {
    Q_OBJECT

public:
    enum Column { RowColumn, FieldColumn, FromColumn, ToColumn, kColumnCount };

    explicit LoggedChangesModel(QObject *parent = nullptr) : FixedColumns(kColumnCount, parent) {}

    void show(std::vector<LoggedChange> changes);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QStringList headers() const override;
    Qt::Alignment alignmentOf(int section) const override;
    std::vector<LoggedChange> m_changes;
};

} // namespace gigaplan
