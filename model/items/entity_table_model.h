// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/derived_facts.h"
#include "model/workspace/workspace.h"

#include <QAbstractTableModel>

namespace gigaplan {

/// One table of the plan: the name and what the row is part of first, then what the forecast derives (read-only), then
/// the remaining fields, then the readable key. Cells are edited by one SetField each; a refused text is reported by
/// `Workspace::failed`. Rows are in the order of `rowsInOrder`.
class EntityTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    /// A change that touches more rows of the table than this resets the model.
    static constexpr std::size_t kSmallChange = 256;

    explicit EntityTableModel(Workspace &workspace, TableId table, QObject *parent = nullptr);

    TableId table() const { return m_table; }
    void setTable(TableId table);

    enum class Source { Field, Derived, Key };
    struct Column {
        Source source = Source::Field;
        std::size_t index = 0; ///< in the description, or in `derivedFigures`
        FieldInfo info;
    };
    const Column &column(int section) const { return m_columns[static_cast<std::size_t>(section)]; }
    /// The column of a field by name, or -1.
    int columnOfField(std::string_view name) const;

    EntityRef entityAt(int row) const { return {m_table, m_rows[static_cast<std::size_t>(row)]}; }
    /// The row of an entity, or -1. Linear.
    int rowOf(EntityRef ref) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    void rebuild();
    void chooseColumns();
    void onPlanChanged(const ChangeSummary &summary);
    void onForecastChanged();
    /// Brings the rows to `wanted` with row signals; false where survivors changed their order.
    bool insertAndRemove(const std::vector<std::int64_t> &wanted);
    void changeOrder(std::vector<std::int64_t> wanted);
    void announceReferences(const ChangeSummary &summary);
    Value valueOf(EntityRef ref, const Column &column) const;
    QString displayText(EntityRef ref, const Column &column) const;
    QString searchText(EntityRef ref) const;
    QVariant toolTip(EntityRef ref, const Column &column) const;
    QVariant depthOf(EntityRef ref) const;

    Workspace &m_workspace;
    TableId m_table;
    DerivedFacts m_derived;
    std::vector<Column> m_columns;
    std::vector<std::int64_t> m_rows;
};

/// The name of a table's rows in the plural: "Halls", "Deliveries", "Equipment".
QString tableTitle(TableId table);

} // namespace gigaplan
