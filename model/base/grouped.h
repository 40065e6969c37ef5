// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace gigaplan {

/// Items by group, all in one array; those of a group in the order in which they came.
template <class T>
class Grouped {
public:
    Grouped() = default;
    /// `each(take)` calls take(group, item) for every item. It is asked twice, to count and to store.
    Grouped(std::size_t groups, const auto &each) : m_firsts(groups + 1, 0)
    {
        each([this](std::size_t group, const T &) { ++m_firsts[group + 1]; });
        std::partial_sum(m_firsts.begin(), m_firsts.end(), m_firsts.begin());
        m_items.resize(m_firsts.back());
        auto next = m_firsts;
        each([&](std::size_t group, const T &item) { m_items[next[group]++] = item; });
    }

    std::span<const T> of(std::size_t group) const
    {
        return std::span(m_items).subspan(m_firsts[group], m_firsts[group + 1] - m_firsts[group]);
    }
    const std::vector<T> &items() const { return m_items; }

    /// Sorts the items of each group.
    void sortEach(const auto &less)
    {
        for (std::size_t group = 0; group + 1 < m_firsts.size(); ++group) {
            std::sort(m_items.begin() + m_firsts[group], m_items.begin() + m_firsts[group + 1], less);
        }
    }

    void eraseIf(const auto &gone)
    {
        std::uint32_t kept = 0;
        std::uint32_t at = 0;
        for (std::size_t group = 0; group + 1 < m_firsts.size(); ++group) {
            m_firsts[group] = kept;
            for (const std::uint32_t end = m_firsts[group + 1]; at < end; ++at) {
                if (!gone(m_items[at])) {
                    m_items[kept++] = m_items[at];
                }
            }
        }
        m_firsts.back() = kept;
        m_items.resize(kept);
    }

private:
    std::vector<std::uint32_t> m_firsts{0}; ///< of each group, and the end
    std::vector<T> m_items;
};

} // namespace gigaplan
