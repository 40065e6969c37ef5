// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/roles.h"

#include <QAbstractItemModel>

#include <memory>
#include <unordered_map>

namespace gigaplan {

/// A tree of plan rows, each in it at most once. A subclass defines which rows are under which and what their cells
/// are; this class makes items only for what was requested, and turns a changed answer into row signals, so that views
/// keep what is open and selected.
class TreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    explicit TreeModel(QObject *parent = nullptr);
    ~TreeModel() override;

    EntityRef entityAt(const QModelIndex &index) const; ///< none for an invalid index
    /// The item of a row, making items down to it; invalid where it is not in the tree.
    QModelIndex indexOf(EntityRef ref, int column = 0);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

protected:
    /// Rows directly under `parent` (none: the top), in order.
    virtual std::vector<EntityRef> childrenOf(EntityRef parent) const = 0;
    virtual bool mayHaveChildren(EntityRef ref) const = 0;
    /// The row above in the tree; none for the top. Only asked for rows that may be in the tree.
    virtual EntityRef parentOf(EntityRef ref) const = 0;
    virtual QVariant cell(EntityRef ref, int column, int role) const = 0;

    /// Everything is new.
    void resetTree();
    /// Compares all items that exist with what `childrenOf` returns now and signals the difference: rows gone, rows
    /// moved among their siblings, rows new. A row under another parent is removed and inserted again. Linear in the
    /// items that exist.
    void followStructure();
    /// The cells of these rows changed; rows without an item are skipped.
    void announce(const std::vector<EntityRef> &refs);
    /// All cells of these columns changed, of all items that exist.
    void announceColumns(int first, int last);

private:
    struct Item;
    Item *itemOf(const QModelIndex &index) const;
    QModelIndex indexOfItem(const Item *item, int column) const;
    void populate(Item &item) const;
    std::unique_ptr<Item> makeItem(EntityRef ref, Item *parent) const;
    void forget(const Item &item);
    void renumber(Item &item, std::size_t from);
    void removeStale(Item &item, const std::vector<EntityRef> &wanted);
    void arrange(Item &item, const std::vector<EntityRef> &wanted);
    std::vector<Item *> populatedItems() const;

    std::unique_ptr<Item> m_root;
    mutable std::unordered_map<EntityRef, Item *> m_items;
};

} // namespace gigaplan
