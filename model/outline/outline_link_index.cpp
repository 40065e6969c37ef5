// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outline/outline_link_index.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace gigaplan {

namespace {

int upperLine(const OutlineLink &link)
{
    return std::min(link.fromRow, link.toRow);
}
int lowerLine(const OutlineLink &link)
{
    return std::max(link.fromRow, link.toRow);
}

} // namespace

OutlineLinkIndex::OutlineLinkIndex(const std::vector<OutlineLink> &links) : m_links(links.size())
{
    std::vector<std::uint32_t> next; // place of the next link of each line
    for (const OutlineLink &link : links) {
        next.resize(std::max(next.size(), static_cast<std::size_t>(upperLine(link)) + 2));
        ++next[static_cast<std::size_t>(upperLine(link)) + 1];
    }
    std::partial_sum(next.begin(), next.end(), next.begin());
    for (const OutlineLink &link : links) {
        m_links[next[static_cast<std::size_t>(upperLine(link))]++] = link;
    }
    m_leaves = std::bit_ceil(std::max<std::size_t>(1, m_links.size()));
    m_reach.assign(2 * m_leaves, -1);
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        m_reach[m_leaves + i] = lowerLine(m_links[i]);
    }
    for (std::size_t node = m_leaves - 1; node > 0; --node) {
        m_reach[node] = std::max(m_reach[2 * node], m_reach[2 * node + 1]);
    }
}

std::vector<OutlineLink> OutlineLinkIndex::touching(int first, int last) const
{
    const auto end = static_cast<std::size_t>(
        std::upper_bound(m_links.begin(), m_links.end(), last,
                         [](int line, const OutlineLink &link) { return line < upperLine(link); })
        - m_links.begin());
    std::vector<OutlineLink> found;
    if (m_links.empty()) {
        return found;
    }
    std::vector<std::size_t> open{1};
    while (!open.empty()) {
        const std::size_t node = open.back();
        open.pop_back();
        // The first link below a node: its number without the leading bit, shifted to the leaves' level.
        const auto level = std::bit_width(m_leaves) - std::bit_width(node);
        const std::size_t firstLink = (node << level) - m_leaves;
        if (reach(node) < first || firstLink >= end) {
            continue;
        }
        if (node >= m_leaves) {
            found.push_back(m_links[firstLink]);
        } else {
            open.push_back(2 * node + 1);
            open.push_back(2 * node);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const OutlineLink &a, const OutlineLink &b) {
        return std::pair(a.driving, a.selected) < std::pair(b.driving, b.selected);
    });
    return found;
}

} // namespace gigaplan
