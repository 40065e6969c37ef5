// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/floor_scene.h"

#include "model/plan/places.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

std::uint32_t find(const std::vector<std::pair<std::int64_t, std::uint32_t>> &index, std::int64_t id)
{
    const auto at = std::lower_bound(index.begin(), index.end(), std::pair{id, std::uint32_t{0}});
    return at != index.end() && at->first == id ? at->second : kNoPlace;
}

/// The last of places [begin, end) whose reach holds the point and for which `f` finds something inside.
template <class F>
bool lastHolding(const std::vector<FloorPlace> &places, std::uint32_t begin, std::uint32_t end, QPointF point, F &&f)
{
    for (std::uint32_t i = end; i-- > begin;) {
        if (places[i].reach.contains(point) && f(i)) {
            return true;
        }
    }
    return false;
}

} // namespace

QRectF FloorRow::slotBox(std::int32_t slot) const
{
    if (south) {
        const double pitch = box.height() / slots;
        return {box.x(), box.y() + pitch * slot, box.width(), pitch};
    }
    const double pitch = box.width() / slots;
    return {box.x() + pitch * slot, box.y(), pitch, box.height()};
}

FloorHit FloorScene::hit(QPointF point) const
{
    FloorHit found;
    const auto inHall = [&](std::uint32_t h) {
        for (std::uint32_t r = halls[h].end; r-- > halls[h].begin;) {
            const FloorRow &row = rows[r];
            if (row.box.contains(point)) {
                const double along = row.south ? (point.y() - row.box.y()) / row.box.height()
                                               : (point.x() - row.box.x()) / row.box.width();
                found.row = r;
                found.slot = std::clamp(static_cast<std::int32_t>(std::floor(along * row.slots)), 0, row.slots - 1);
                break;
            }
        }
        if (found.row == kNoPlace && !halls[h].box.contains(point)) {
            return false;
        }
        found.hall = h;
        return true;
    };
    const auto inBuilding = [&](std::uint32_t b) {
        const bool deeper = lastHolding(halls, buildings[b].begin, buildings[b].end, point, inHall);
        if (!deeper && !buildings[b].box.contains(point)) {
            return false;
        }
        found.building = b;
        return true;
    };
    const auto inSite = [&](std::uint32_t s) {
        const bool deeper = lastHolding(buildings, sites[s].begin, sites[s].end, point, inBuilding);
        if (!deeper && !sites[s].box.contains(point)) {
            return false;
        }
        found.site = s;
        return true;
    };
    lastHolding(sites, 0, static_cast<std::uint32_t>(sites.size()), point, inSite);
    return found;
}

QRectF FloorScene::boxOf(const PlanSnapshot &plan, EntityRef ref) const
{
    const auto placeBox = [](const std::vector<FloorPlace> &places, std::uint32_t index) {
        return index == kNoPlace ? QRectF() : places[index].box;
    };
    if (ref.is<Site>()) {
        return placeBox(sites, siteIndex(ref.as<Site>()));
    }
    if (ref.is<Building>()) {
        return placeBox(buildings, buildingIndex(ref.as<Building>()));
    }
    if (ref.is<Hall>()) {
        return placeBox(halls, hallIndex(ref.as<Hall>()));
    }
    const Rack *rack = ref.is<Rack>() ? plan.find(ref.as<Rack>()) : nullptr;
    const std::uint32_t row = rowIndex(rack ? rack->row : ref.as<Row>());
    if (row == kNoPlace) {
        return {};
    }
    const bool slotExists = rack && rack->slot >= 0 && rack->slot < rows[row].slots;
    return slotExists ? rows[row].slotBox(static_cast<std::int32_t>(rack->slot)) : rows[row].box;
}

std::uint32_t FloorScene::siteIndex(Id<Site> id) const
{
    return find(m_siteById, id.value);
}

std::uint32_t FloorScene::buildingIndex(Id<Building> id) const
{
    return find(m_buildingById, id.value);
}

std::uint32_t FloorScene::hallIndex(Id<Hall> id) const
{
    return find(m_hallById, id.value);
}

std::uint32_t FloorScene::rowIndex(Id<Row> id) const
{
    return find(m_rowById, id.value);
}

const FloorException *FloorScene::exceptionAt(const FloorRow &row, std::int32_t slot) const
{
    const auto first = exceptions.begin() + row.beginException, last = exceptions.begin() + row.endException;
    const auto at = std::lower_bound(first, last, slot,
                                     [](const FloorException &e, std::int32_t wanted) { return e.slot < wanted; });
    return at != last && at->slot == slot ? &*at : nullptr;
}

} // namespace gigaplan
