// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/merge.h"
#include "model/plan/snapshot.h"

#include <QAbstractTableModel>

namespace gigaplan {

/// The conflicts of a merge, each with the choice of a side: two columns of which one is checked.
class ConflictModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { WordsColumn, OursColumn, TheirsColumn, kColumnCount };

    explicit ConflictModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    /// As they came out of a merge of the two plans, with what was chosen.
    void setConflicts(std::vector<Conflict> conflicts, PlanSnapshot ours, PlanSnapshot theirs);
    const std::vector<Conflict> &conflicts() const { return m_conflicts; }
    void chooseAll(Side side);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void chosen(); ///< by hand

private:
    QString display(const Conflict &conflict, int column) const;

    std::vector<Conflict> m_conflicts;
    PlanSnapshot m_ours, m_theirs;
};

} // namespace gigaplan
