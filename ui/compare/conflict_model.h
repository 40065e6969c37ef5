// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/merge.h"
#include "model/items/fixed_columns.h"
#include "model/plan/snapshot.h"

namespace gigaplan {

/// The conflicts of a merge, each with the choice of a side: two columns of which one is checked.
class ConflictModel final : public FixedColumns {
    Q_OBJECT

public:
    enum Column { WordsColumn, OursColumn, TheirsColumn, kColumnCount };

    explicit ConflictModel(QObject *parent = nullptr) : FixedColumns(kColumnCount, parent) {}

    /// As they came out of a merge of the two plans, with what was chosen.
    void setConflicts(std::vector<Conflict> conflicts, PlanSnapshot ours, PlanSnapshot theirs);
    const std::vector<Conflict> &conflicts() const { return m_conflicts; }
    void chooseAll(Side side);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void chosen(); ///< by hand

private:
    QStringList headers() const override;
    Qt::Alignment alignmentOf(int section) const override;
    QString display(const Conflict &conflict, int column) const;

    std::vector<Conflict> m_conflicts;
    PlanSnapshot m_ours, m_theirs;
};

} // namespace gigaplan
