// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"
#include "model/plan/entity_list.h"

#include <QAbstractItemModel>

namespace gigaplan {

/// What differs between two plans: tables, under them rows, under those fields. Rows and fields carry check marks for
/// what to take from the other plan; a mark on a table or a row includes everything below it.
class ComparisonModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { WhatColumn, ChangeColumn, HereColumn, ThereColumn, kColumnCount };
    enum Role {
        ChangeWordRole = Qt::UserRole + 101, ///< int ChangeWord of a row or field; invalid for tables
    };

    explicit ComparisonModel(QObject *parent = nullptr) : QAbstractItemModel(parent) {}

    /// Shows another comparison (nullptr: none). Marks stay on what still differs.
    void setComparison(std::shared_ptr<const Comparison> comparison);
    const std::shared_ptr<const Comparison> &comparison() const { return m_comparison; }
    /// Whether there are marks; without them everything is only shown.
    void setCheckable(bool checkable);

    /// The fields of a row (0 for one that was added or removed) that carry a mark.
    std::vector<std::size_t> takenFields(const QModelIndex &row) const;
    int takenCount() const; ///< fields, and rows that were added or removed
    int differenceCount() const;
    void takeAll(bool taken);

    EntityRef entityAt(const QModelIndex &index) const;
    QModelIndex indexOf(EntityRef row) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void takenChanged();

private:
    enum class Level { Table, Row, Field };
    struct Group {
        TableId table{};
        std::size_t first = 0, end = 0; ///< rows of the comparison
    };
    struct Place {
        Level level = Level::Table;
        std::size_t group = 0, row = 0, field = 0; ///< row of the comparison, field of the row
    };
    Place placeOf(const QModelIndex &index) const;
    /// First and end of the marks below a place.
    std::pair<std::size_t, std::size_t> marksOf(const Place &place) const;
    QString display(const Place &place, int column) const;
    QVariant checkState(const Place &place) const;
    const ComparedRow &rowAt(const Place &place) const { return m_comparison->rows[place.row]; }

    std::shared_ptr<const Comparison> m_comparison;
    std::vector<Group> m_groups;
    std::vector<std::size_t> m_groupOf; ///< of each row
    std::vector<std::size_t> m_firstMark; ///< of each row, and of the end
    std::vector<bool> m_taken; ///< marks of all rows in order: one a field, one for an added or removed row
    bool m_checkable = true;
};

} // namespace gigaplan
