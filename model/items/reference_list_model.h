// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

#include <QAbstractListModel>

namespace gigaplan {

/// What a reference may point to: "none" where it may be empty, then the rows of a table by name as people count.
/// Holds its own snapshot, so an open editor never changes while in use.
/// EntityRole is the row (id 0: none). Names that several rows have are followed by their keys.
class ReferenceListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    ReferenceListModel(PlanSnapshot plan, TableId table, bool withNone, QObject *parent = nullptr);

    int rowOfId(std::int64_t id) const; ///< -1: no such row
    std::int64_t idAt(int row) const { return m_ids[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    PlanSnapshot m_plan;
    TableId m_table;
    std::vector<std::int64_t> m_ids;
    std::vector<bool> m_sharesName;
};

} // namespace gigaplan
