// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outline/outline_link_index.h"

#include <algorithm>
#include <bit>

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

OutlineLinkIndex::OutlineLinkIndex(const std::vector<OutlineLink> &links)
{
    int lines = 0;
    for (const OutlineLink &link : links) {
        lines = std::max(lines, upperLine(link) + 1);
    }
    m_links = {static_cast<std::size_t>(lines), [&links](auto &&take) {
                   for (const OutlineLink &link : links) {
                       take(static_cast<std::size_t>(upperLine(link)), link);
                   }
               }};
    m_leaves = std::bit_ceil(std::max<std::size_t>(1, size()));
    m_reach.assign(2 * m_leaves, -1);
    for (std::size_t i = 0; i < size(); ++i) {
        m_reach[m_leaves + i] = lowerLine(m_links.items()[i]);
    }
    for (std::size_t node = m_leaves - 1; node > 0; --node) {
        m_reach[node] = std::max(m_reach[2 * node], m_reach[2 * node + 1]);
    }
}

std::vector<OutlineLink> OutlineLinkIndex::touching(int first, int last) const
{
    const std::vector<OutlineLink> &links = m_links.items();
    const auto end = static_cast<std::size_t>(
        std::upper_bound(links.begin(), links.end(), last,
                         [](int line, const OutlineLink &link) { return line < upperLine(link); })
        - links.begin());
    std::vector<OutlineLink> found;
    if (links.empty()) {
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
            found.push_back(links[firstLink]);
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
