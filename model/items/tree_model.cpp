// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/tree_model.h"

#include <algorithm>
#include <unordered_set>

namespace gigaplan {

struct TreeModel::Item {
    EntityRef ref;
    Item *parent = nullptr;
    int row = 0;
    bool populated = false;
    std::vector<std::unique_ptr<Item>> children;
};

TreeModel::TreeModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Item>()) {}

TreeModel::~TreeModel() = default;

TreeModel::Item *TreeModel::itemOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Item *>(index.internalPointer()) : m_root.get();
}

QModelIndex TreeModel::indexOfItem(const Item *item, int column) const
{
    return item == m_root.get() ? QModelIndex() : createIndex(item->row, column, item);
}

std::unique_ptr<TreeModel::Item> TreeModel::makeItem(EntityRef ref, Item *parent) const
{
    auto item = std::make_unique<Item>();
    item->ref = ref;
    item->parent = parent;
    m_items[ref] = item.get();
    return item;
}

void TreeModel::populate(Item &item) const
{
    if (item.populated) {
        return;
    }
    item.populated = true;
    for (const EntityRef ref : childrenOf(item.ref)) {
        item.children.push_back(makeItem(ref, &item));
        item.children.back()->row = static_cast<int>(item.children.size()) - 1;
    }
}

EntityRef TreeModel::entityAt(const QModelIndex &index) const
{
    return index.isValid() ? itemOf(index)->ref : EntityRef();
}

QModelIndex TreeModel::indexOf(EntityRef ref, int column)
{
    if (!ref) {
        return {};
    }
    std::vector<EntityRef> path;
    for (EntityRef at = ref; at && !m_items.contains(at); at = parentOf(at)) {
        path.push_back(at);
        if (path.size() > 16) {
            return {};
        }
    }
    populate(*m_root);
    while (!path.empty()) {
        const EntityRef above = parentOf(path.back());
        const auto parent = m_items.find(above);
        populate(parent == m_items.end() ? *m_root : *parent->second);
        if (!m_items.contains(path.back())) {
            return {};
        }
        path.pop_back();
    }
    return indexOfItem(m_items.at(ref), column);
}

QModelIndex TreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column < 0 || column >= columnCount(parent) || row < 0 || row >= rowCount(parent)) {
        return {};
    }
    return createIndex(row, column, itemOf(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex TreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOfItem(itemOf(index)->parent, 0) : QModelIndex();
}

int TreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0) {
        return 0;
    }
    Item *item = itemOf(parent);
    populate(*item);
    return static_cast<int>(item->children.size());
}

bool TreeModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0) {
        return false;
    }
    Item *item = itemOf(parent);
    if (item->populated || item == m_root.get()) {
        return rowCount(parent) > 0;
    }
    // A view that has been told "no children" never asks again, so from now on this item's children come with signals.
    item->populated = !mayHaveChildren(item->ref);
    return !item->populated;
}

QVariant TreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const EntityRef ref = itemOf(index)->ref;
    return role == EntityRole ? QVariant::fromValue(ref) : cell(ref, index.column(), role);
}

void TreeModel::resetTree()
{
    beginResetModel();
    m_items.clear();
    m_root = std::make_unique<Item>();
    endResetModel();
}

std::vector<TreeModel::Item *> TreeModel::populatedItems() const
{
    std::vector<Item *> items{m_root.get()};
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (const auto &child : items[i]->children) {
            if (child->populated) {
                items.push_back(child.get());
            }
        }
    }
    return items;
}

void TreeModel::forget(const Item &item)
{
    std::vector<const Item *> waiting{&item};
    while (!waiting.empty()) {
        const Item *at = waiting.back();
        waiting.pop_back();
        // A view that looked while rows moved may have made the row's new item already.
        if (const auto known = m_items.find(at->ref); known != m_items.end() && known->second == at) {
            m_items.erase(known);
        }
        for (const auto &child : at->children) {
            waiting.push_back(child.get());
        }
    }
}

void TreeModel::renumber(Item &item, std::size_t from)
{
    for (std::size_t i = from; i < item.children.size(); ++i) {
        item.children[i]->row = static_cast<int>(i);
    }
}

void TreeModel::removeStale(Item &item, const std::vector<EntityRef> &wanted)
{
    const std::unordered_set<EntityRef> staying(wanted.begin(), wanted.end());
    for (std::size_t i = item.children.size(); i-- > 0;) {
        if (!staying.contains(item.children[i]->ref)) {
            beginRemoveRows(indexOfItem(&item, 0), static_cast<int>(i), static_cast<int>(i));
            forget(*item.children[i]);
            item.children.erase(item.children.begin() + static_cast<std::ptrdiff_t>(i));
            renumber(item, i);
            endRemoveRows();
        }
    }
}

void TreeModel::arrange(Item &item, const std::vector<EntityRef> &wanted)
{
    const QModelIndex parent = indexOfItem(&item, 0);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (i < item.children.size() && item.children[i]->ref == wanted[i]) {
            continue;
        }
        const auto first = item.children.begin() + static_cast<std::ptrdiff_t>(i);
        const auto at =
            std::find_if(first, item.children.end(), [&](const auto &child) { return child->ref == wanted[i]; });
        if (at == item.children.end()) {
            beginInsertRows(parent, static_cast<int>(i), static_cast<int>(i));
            item.children.insert(first, makeItem(wanted[i], &item));
            renumber(item, i);
            endInsertRows();
        } else {
            const int from = (*at)->row;
            beginMoveRows(parent, from, from, parent, static_cast<int>(i));
            std::rotate(first, at, at + 1);
            renumber(item, i);
            endMoveRows();
        }
    }
}

void TreeModel::followStructure()
{
    if (!m_root->populated) {
        return;
    }
    std::vector<Item *> waiting{m_root.get()};
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        Item &item = *waiting[i];
        removeStale(item, childrenOf(item.ref));
        for (const auto &child : item.children) {
            if (child->populated) {
                waiting.push_back(child.get());
            }
        }
    }
    for (Item *item : populatedItems()) {
        arrange(*item, childrenOf(item->ref));
    }
}

void TreeModel::announce(const std::vector<EntityRef> &refs)
{
    for (const EntityRef ref : refs) {
        if (const auto at = m_items.find(ref); at != m_items.end()) {
            Q_EMIT dataChanged(indexOfItem(at->second, 0), indexOfItem(at->second, columnCount({}) - 1));
        }
    }
}

void TreeModel::announceColumns(int first, int last)
{
    for (const Item *item : populatedItems()) {
        if (!item->children.empty()) {
            Q_EMIT dataChanged(indexOfItem(item->children.front().get(), first),
                               indexOfItem(item->children.back().get(), last));
        }
    }
}

} // namespace gigaplan
