// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/gantt_rows.h"

namespace gigaplan {

/// Links found by the lines that they touch or cross, in time that grows with the number found and not with the total.
class GanttLinkIndex {
public:
    GanttLinkIndex() = default;
    explicit GanttLinkIndex(const std::vector<GanttLink> &links);

    std::size_t size() const { return m_links.size(); }
    /// Those with a part between the lines `first` and `last`, both included; selected and driving ones last, so that they are
    /// painted over the others.
    std::vector<GanttLink> touching(int first, int last) const;

private:
    int reach(std::size_t node) const { return node < m_reach.size() ? m_reach[node] : -1; }

    std::vector<GanttLink> m_links; ///< by their upper line
    std::vector<int> m_reach; ///< a binary heap over m_links: the lowest line that any link below a node reaches
    std::size_t m_leaves = 0;
};

} // namespace gigaplan
