// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"
#include "model/items/fixed_columns.h"
#include "model/plan/entity_list.h"

namespace gigaplan {

/// What a difference does to the phases: one row for each that changes, and one that counts the rest.
class ConsequenceModel final : public FixedColumns {
    Q_OBJECT

public:
    enum Column {
        PhaseColumn,
        LiveHereColumn,
        LiveThereColumn,
        DaysColumn,
        PowerColumn,
        GpusColumn,
        CostColumn,
        ReleasedColumn,
        kColumnCount
    };
    enum Role {
        /// int -1, 0, 1: worse, neither, better for the programme: later, less, dearer are worse.
        VerdictRole = Qt::UserRole + 112,
        /// int position of the phase among all, for its colour; -1: none.
        PhaseStepRole,
    };

    explicit ConsequenceModel(QObject *parent = nullptr) : FixedColumns(kColumnCount, parent) {}

    void setPhases(std::vector<PhaseConsequence> phases, std::string currency);
    int phaseCount() const { return static_cast<int>(m_all); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QStringList headers() const override;
    Qt::Alignment alignmentOf(int section) const override;
    struct Row {
        PhaseConsequence phase;
        int step = 0;
    };
    QString display(const PhaseConsequence &phase, int column) const;

    std::vector<Row> m_changed;
    std::size_t m_all = 0;
    std::string m_currency;
};

} // namespace gigaplan
