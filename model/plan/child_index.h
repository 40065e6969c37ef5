// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
        : m_firsts(parents.size() + 1, 0)
    {
        std::vector<std::size_t> parentOf(children.size());
        for (std::size_t i = 0; i < children.size(); ++i) {
            parentOf[i] = parents.indexOf(children[i].*reference);
            if (parentOf[i] != Table<Parent>::npos) {
                ++m_firsts[parentOf[i] + 1];
            }
        }
        for (std::size_t i = 1; i < m_firsts.size(); ++i) {
            m_firsts[i] += m_firsts[i - 1];
        }
        m_children.resize(m_firsts.back());
        auto next = m_firsts;
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (parentOf[i] != Table<Parent>::npos) {
                m_children[next[parentOf[i]]++] = static_cast<std::uint32_t>(i);
            }
        }
    }

    /// Children of the parent at position `parent`, in the child table's order.
    std::span<const std::uint32_t> of(std::size_t parent) const
    {
        return std::span(m_children).subspan(m_firsts[parent], m_firsts[parent + 1] - m_firsts[parent]);
    }

private:
    std::vector<std::size_t> m_firsts{0};
    std::vector<std::uint32_t> m_children;
};

} // namespace gigaplan
