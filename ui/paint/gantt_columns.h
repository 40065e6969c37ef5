// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outline/outline_columns.h"

#include <map>
#include <set>
#include <vector>

namespace gigaplan {

/// The columns next to the bars and their widths. The name takes what the others leave.
class GanttColumns {
public:
    struct Place {
        OutlineColumn column = OutlineColumn::Name;
        double left = 0, width = 0; ///< from the left edge of the names
    };
    /// What the user chose: widths instead of the usual ones, columns that are not wanted, and whether there is a
    /// baseline to compare with.
    struct Choice {
        std::map<OutlineColumn, double> widths;
        std::set<OutlineColumn> hidden;
        bool hasBaseline = false;
    };

    GanttColumns() = default;
    /// The name always, the others by their importance (dates, slack, duration, % complete, predecessors, number) as far
    /// as they fit.
    static GanttColumns forWidth(double width) { return forWidth(width, {}); }
    static GanttColumns forWidth(double width, const Choice &choice);
    /// How wide the names must be for all columns that are wanted.
    static double widthOfAll(const Choice &choice);

    bool isEmpty() const { return m_places.empty(); }
    const std::vector<Place> &places() const { return m_places; }
    double width(OutlineColumn column) const; ///< 0: not shown
    const Place *at(double x) const; ///< nullptr: outside
    const Place *find(OutlineColumn column) const;

private:
    std::vector<Place> m_places;
};

} // namespace gigaplan
