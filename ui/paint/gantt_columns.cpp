// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/gantt_columns.h"

#include <algorithm>
#include <array>

namespace gigaplan {

namespace {

constexpr double kNameAtLeast = 232;

/// By importance; columns of one rank come together or not at all.
struct Kind {
    OutlineColumn column;
    int rank;
    double width;
};
constexpr std::array kKinds{
    Kind{OutlineColumn::Start, 0, 96},         Kind{OutlineColumn::Finish, 0, 96},
    Kind{OutlineColumn::Variance, 1, 84},      Kind{OutlineColumn::Slack, 2, 72},
    Kind{OutlineColumn::Duration, 3, 76},      Kind{OutlineColumn::Complete, 4, 56},
    Kind{OutlineColumn::Predecessors, 5, 120}, Kind{OutlineColumn::Number, 5, 52},
};

bool isWanted(OutlineColumn column, const GanttColumns::Choice &choice)
{
    return !choice.hidden.contains(column) && (column != OutlineColumn::Variance || choice.hasBaseline);
}

double widthOf(const Kind &kind, const GanttColumns::Choice &choice)
{
    const auto own = choice.widths.find(kind.column);
    return own == choice.widths.end() ? kind.width : own->second;
}

} // namespace

GanttColumns GanttColumns::forWidth(double width, const Choice &choice)
{
    std::set<OutlineColumn> shown{OutlineColumn::Name};
    double left = width;
    for (int rank = 0; rank <= 5; ++rank) {
        double needed = 0;
        for (const Kind &kind : kKinds) {
            needed += kind.rank == rank && isWanted(kind.column, choice) ? widthOf(kind, choice) : 0;
        }
        if (needed == 0) {
            continue;
        }
        if (left - needed < kNameAtLeast) {
            break;
        }
        left -= needed;
        for (const Kind &kind : kKinds) {
            if (kind.rank == rank && isWanted(kind.column, choice)) {
                shown.insert(kind.column);
            }
        }
    }
    GanttColumns columns;
    double x = 0;
    for (const OutlineColumn column : shown) {
        const auto kind =
            std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind &one) { return one.column == column; });
        const double wide = kind == kKinds.end() ? left : widthOf(*kind, choice);
        columns.m_places.push_back({column, x, wide});
        x += wide;
    }
    return columns;
}

double GanttColumns::widthOfAll(const Choice &choice)
{
    double width = kNameAtLeast;
    for (const Kind &kind : kKinds) {
        width += isWanted(kind.column, choice) ? widthOf(kind, choice) : 0;
    }
    return width;
}

double GanttColumns::width(OutlineColumn column) const
{
    const Place *place = find(column);
    return place ? place->width : 0;
}

const GanttColumns::Place *GanttColumns::at(double x) const
{
    const auto found = std::find_if(m_places.begin(), m_places.end(), [&](const Place &place) {
        return x >= place.left && x < place.left + place.width;
    });
    return found == m_places.end() ? nullptr : &*found;
}

const GanttColumns::Place *GanttColumns::find(OutlineColumn column) const
{
    const auto found =
        std::find_if(m_places.begin(), m_places.end(), [&](const Place &place) { return place.column == column; });
    return found == m_places.end() ? nullptr : &*found;
}

} // namespace gigaplan
