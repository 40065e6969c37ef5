// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

namespace gigaplan {

/// A table whose columns stay, with a header for each. There is no header of rows.
class FixedColumns : public QAbstractTableModel {
    Q_OBJECT

public:
    FixedColumns(int columns, QObject *parent) : QAbstractTableModel(parent), m_columns(columns) {}

    int columnCount(const QModelIndex &parent = {}) const final { return parent.isValid() ? 0 : m_columns; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

protected:
    /// The columns' titles, in their order.
    virtual QStringList headers() const = 0;
    /// The tool tip of a title; null: none.
    virtual QString hintOf(int section) const;
    /// Of a title; none: as the view aligns its header.
    virtual Qt::Alignment alignmentOf(int section) const;

private:
    int m_columns;
};

} // namespace gigaplan
