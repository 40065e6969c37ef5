// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/adjacency.h"
#include "model/plan/table.h"

#include <span>

namespace gigaplan {

/// For every row of a parent table the positions of the child rows that refer to it, e.g. the rows of each hall. Built
/// in linear time (and a binary search per child); positions are those of `Table::operator[]`.
class ChildIndex {
public:
    ChildIndex() = default;

    template <class Parent, class Child>
    ChildIndex(const Table<Parent> &parents, const Table<Child> &children, Id<Parent> Child::*reference)
    {
        std::vector<Adjacency::Edge> edges;
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (const auto parent = parents.indexOf(children[i].*reference); parent != Table<Parent>::npos) {
                edges.push_back({static_cast<std::uint32_t>(parent), static_cast<std::uint32_t>(i)});
            }
        }
        m_children = Adjacency(parents.size(), edges);
    }

    /// Children of the parent at position `parent`, in the child table's order.
    std::span<const std::uint32_t> of(std::size_t parent) const { return m_children.of(parent); }

private:
    Adjacency m_children;
};

} // namespace gigaplan
