// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace gigaplan {

/// For each of `size` sources a list of targets, all in one array.
class Adjacency {
public:
    struct Edge {
        std::uint32_t from, to;
    };
    Adjacency() = default;
    Adjacency(std::size_t size, std::span<const Edge> edges);
    std::span<const std::uint32_t> of(std::size_t from) const
    {
        return std::span(m_targets).subspan(m_firsts[from], m_firsts[from + 1] - m_firsts[from]);
    }
    /// Sorts the targets of each source.
    template <class Less>
    void sortEach(Less less)
    {
        for (std::size_t i = 0; i + 1 < m_firsts.size(); ++i) {
            std::sort(m_targets.begin() + m_firsts[i], m_targets.begin() + m_firsts[i + 1], less);
        }
    }

private:
    std::vector<std::uint32_t> m_firsts{0};
    std::vector<std::uint32_t> m_targets;
};

} // namespace gigaplan
