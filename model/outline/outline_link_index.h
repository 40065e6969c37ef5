// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/grouped.h"
#include "model/outline/outline_rows.h"

namespace gigaplan {

/// Links found by the lines that they touch or cross, in time that grows with the number found and not with the total.
class OutlineLinkIndex {
public:
    OutlineLinkIndex() = default;
    explicit OutlineLinkIndex(const std::vector<OutlineLink> &links);

    std::size_t size() const { return m_links.items().size(); }
    /// Those with a part between the lines `first` and `last`, both included; selected and driving ones last, so that they are
    /// painted over the others.
    std::vector<OutlineLink> touching(int first, int last) const;

private:
    int reach(std::size_t node) const { return node < m_reach.size() ? m_reach[node] : -1; }

    Grouped<OutlineLink> m_links; ///< by their upper line
    std::vector<int> m_reach; ///< a binary heap over m_links: the lowest line that any link below a node reaches
    std::size_t m_leaves = 0;
};

} // namespace gigaplan
