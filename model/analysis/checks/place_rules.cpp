// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/plan/child_index.h"
#include "model/plan/equipment.h"
#include "model/plan/id_index.h"
#include "model/plan/places.h"

namespace gigaplan {

namespace {

/// In millimetres, in the coordinates of its container.
struct Rectangle {
    std::int64_t left = 0, top = 0, right = 0, bottom = 0;
};

template <class Placed>
Rectangle rectangleOf(const Placed &placed)
{
    return {placed.x.value, placed.y.value, placed.x.value + placed.width.value, placed.y.value + placed.depth.value};
}

Rectangle rectangleOf(const Row &row, std::int64_t rackDepth)
{
    const std::int64_t length = row.slots * row.pitch.value;
    const bool east = row.direction == RowDirection::East;
    return {row.x.value, row.y.value, row.x.value + (east ? length : rackDepth),
            row.y.value + (east ? rackDepth : length)};
}

/// A container without a size holds anything.
template <class Container>
bool sticksOut(const Rectangle &inner, const Container &container)
{
    const std::int64_t width = container.width.value;
    const std::int64_t depth = container.depth.value;
    return width > 0 && depth > 0 && (inner.left < 0 || inner.top < 0 || inner.right > width || inner.bottom > depth);
}

bool overlap(const Rectangle &a, const Rectangle &b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

struct PlacedRow {
    Rectangle at;
    std::uint32_t position = 0;
};

/// Two rows of one hall that overlap, by position. Sweeps along the axis on which the rows differ more.
std::optional<std::pair<std::uint32_t, std::uint32_t>> firstOverlap(std::vector<PlacedRow> &rows)
{
    std::int64_t x0 = rows.front().at.left, x1 = x0, y0 = rows.front().at.top, y1 = y0;
    for (const PlacedRow &row : rows) {
        x0 = std::min(x0, row.at.left);
        x1 = std::max(x1, row.at.left);
        y0 = std::min(y0, row.at.top);
        y1 = std::max(y1, row.at.top);
    }
    const bool down = y1 - y0 >= x1 - x0;
    const auto from = [down](const PlacedRow &row) { return down ? row.at.top : row.at.left; };
    const auto to = [down](const PlacedRow &row) { return down ? row.at.bottom : row.at.right; };
    std::sort(rows.begin(), rows.end(), [&](const PlacedRow &a, const PlacedRow &b) {
        return std::pair(from(a), a.position) < std::pair(from(b), b.position);
    });
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = i + 1; j < rows.size() && from(rows[j]) < to(rows[i]); ++j) {
            if (overlap(rows[i].at, rows[j].at)) {
                return std::pair(rows[i].position, rows[j].position);
            }
        }
    }
    return {};
}

std::vector<std::int64_t> rackDepths(const PlanSnapshot &plan)
{
    std::vector<std::int64_t> depths;
    for (const Equipment &equipment : plan.table<Equipment>()) {
        depths.push_back(equipment.depth.value);
    }
    return depths;
}

void checkRows(const CheckInput &in, std::vector<Candidate> &outside, FindingList &out)
{
    const auto &halls = in.plan.table<Hall>();
    const auto &rows = in.plan.table<Row>();
    const IdIndex<Equipment> equipment(in.plan.table<Equipment>());
    const std::vector<std::int64_t> depths = rackDepths(in.plan);
    const ChildIndex rowsOf(halls, rows, &Row::hall);
    std::vector<Candidate> overlaps;
    std::vector<PlacedRow> placed;
    for (std::size_t h = 0; h < halls.size(); ++h) {
        if (halls[h].width.value <= 0 || halls[h].depth.value <= 0) {
            continue;
        }
        placed.clear();
        for (const std::uint32_t r : rowsOf.of(h)) {
            const std::uint32_t kind = equipment.at(rows[r].equipment);
            const std::int64_t depth = kind == kNoRow ? Equipment().depth.value : depths[kind];
            placed.push_back({rectangleOf(rows[r], depth), r});
            if (sticksOut(placed.back().at, halls[h])) {
                outside.push_back({rows[r].id, kNever, halls[h].id.value, static_cast<std::int64_t>(tableId<Hall>())});
            }
        }
        if (const auto pair = placed.empty() ? std::nullopt : firstOverlap(placed)) {
            overlaps.push_back({rows[pair->first].id, kNever, rows[pair->second].id.value, halls[h].id.value});
        }
    }
    out.addAll("place.overlap", Severity::Warning, std::move(overlaps), [&](const Candidate &place) {
        return "The rows " + quoted(in.plan, place.subject) + " and " + quoted(in.plan, Id<Row>{place.a}) + " of "
            + quoted(in.plan, Id<Hall>{place.b}) + " stand on the same floor.";
    });
}

} // namespace

void checkPlaces(const CheckInput &in, FindingList &out)
{
    std::vector<Candidate> outside;
    for (const Building &building : in.plan.table<Building>()) {
        const Site *site = in.plan.find(building.site);
        if (site && sticksOut(rectangleOf(building), *site)) {
            outside.push_back({building.id, kNever, site->id.value, static_cast<std::int64_t>(tableId<Site>())});
        }
    }
    for (const Hall &hall : in.plan.table<Hall>()) {
        const Building *building = in.plan.find(hall.building);
        if (building && sticksOut(rectangleOf(hall), *building)) {
            outside.push_back({hall.id, kNever, building->id.value, static_cast<std::int64_t>(tableId<Building>())});
        }
    }
    checkRows(in, outside, out);
    out.addAll("place.outside", Severity::Warning, std::move(outside), [&](const Candidate &place) {
        return quoted(in.plan, place.subject) + " reaches outside "
            + quoted(in.plan, EntityRef(static_cast<TableId>(place.b), place.a)) + ", in which it stands.";
    });
}

} // namespace gigaplan
