// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/place_totals.h"

#include "model/plan/places.h"

namespace gigaplan {

namespace {

void addTo(PlaceTotals &place, const PlaceTotals &part)
{
    const bool first = place.racks == 0;
    place.racks += part.racks;
    place.gpus += part.gpus;
    place.it += part.it;
    place.facility += part.facility;
    place.firstLive = std::min(place.firstLive, part.firstLive);
    place.allLive = first ? part.allLive : std::max(place.allLive, part.allLive);
}

/// Adds the totals of each inner place to the place that `outer` names.
template <class Inner, class Outer>
void addUp(const PlanSnapshot &plan, const std::vector<PlaceTotals> &inner, Id<Outer> Inner::*outer,
           std::vector<PlaceTotals> &totals)
{
    totals.resize(plan.table<Outer>().size());
    for (std::size_t i = 0; i < inner.size(); ++i) {
        const std::size_t at = plan.table<Outer>().indexOf(plan.table<Inner>()[i].*outer);
        if (at != Table<Outer>::npos && inner[i].racks > 0) {
            addTo(totals[at], inner[i]);
        }
    }
}

} // namespace

const std::vector<PlaceTotals> *AllPlaceTotals::of(TableId table) const
{
    if (table == tableId<Hall>()) {
        return &halls;
    }
    if (table == tableId<Building>()) {
        return &buildings;
    }
    return table == tableId<Site>() ? &sites : nullptr;
}

AllPlaceTotals placeTotals(const PlanSnapshot &plan, const Capacity &capacity)
{
    std::vector<PlaceTotals> rows;
    for (std::size_t i = 0; i < capacity.rows.size(); ++i) {
        const RowContent &content = capacity.contents[i];
        const Date live = capacity.rows[i].live;
        rows.push_back({content.racks, content.gpus, content.it, content.facility, live, live});
    }
    AllPlaceTotals totals;
    addUp(plan, rows, &Row::hall, totals.halls);
    addUp(plan, totals.halls, &Hall::building, totals.buildings);
    addUp(plan, totals.buildings, &Building::site, totals.sites);
    return totals;
}

} // namespace gigaplan
