// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/base/text.h"
#include "model/plan/id_index.h"
#include "model/plan/places.h"
#include "model/plan/power.h"

namespace gigaplan {

namespace {

/// Rows with racks that lack something, counted by place, since what one row lacks its neighbours mostly lack as well.
template <class Place>
std::vector<Candidate> countByPlace(const CheckInput &in, const std::vector<std::uint32_t> &placeOfRow,
                                    const auto &lacks)
{
    const auto &rows = in.plan.table<Row>();
    const auto &table = in.plan.table<Place>();
    std::vector<std::int64_t> counts(table.size(), 0);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (placeOfRow[r] != kNoRow && in.capacity.contents[r].it.value > 0 && lacks(rows[r])) {
            ++counts[placeOfRow[r]];
        }
    }
    std::vector<Candidate> places;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (counts[i] > 0) {
            places.push_back({table[i].id, kNever, counts[i], 0});
        }
    }
    return places;
}

/// "2 rows of “Hall 1” name no power feed and never go live." out of the words for one row and for several.
auto sentence(const CheckInput &in, std::string_view one, std::string_view several)
{
    return [&in, one, several](const Candidate &place) {
        return grouped(place.a) + (place.a == 1 ? " row of " : " rows of ") + quoted(in.plan, place.subject) + ' '
            + std::string(place.a == 1 ? one : several) + '.';
    };
}

} // namespace

void checkRowNeeds(const CheckInput &in, FindingList &out)
{
    const auto &halls = in.plan.table<Hall>();
    const IdIndex<Hall> hallRows(halls);
    const IdIndex<Building> buildingRows(in.plan.table<Building>());
    std::vector<std::uint32_t> hallOf, buildingOf; // by row
    for (const Row &row : in.plan.table<Row>()) {
        const std::uint32_t hall = hallOf.emplace_back(hallRows.at(row.hall));
        buildingOf.push_back(hall == kNoRow ? kNoRow : buildingRows.at(halls[hall].building));
    }
    const auto byHall = [&](const auto &lacks) { return countByPlace<Hall>(in, hallOf, lacks); };
    const auto byBuilding = [&](const auto &lacks) { return countByPlace<Building>(in, buildingOf, lacks); };
    const IdIndex<Node> nodes(in.plan.table<Node>());
    const auto isKind = [&](Id<Node> id, bool cooling) {
        const std::uint32_t node = nodes.at(id);
        return node != kNoRow && isCooling(in.plan.table<Node>()[node].kind) == cooling;
    };
    const auto report = [&](std::string_view rule, std::vector<Candidate> places, std::string_view one,
                            std::string_view several) {
        out.addAll(rule, Severity::Warning, std::move(places), sentence(in, one, several));
    };
    report("power.not_fed", byHall([](const Row &row) { return !row.feedA && !row.feedB; }),
           "names no power feed and never goes live", "name no power feed and never go live");
    report("power.wrong_feed", byHall([&](const Row &row) {
               return (row.feedA && !isKind(row.feedA, false)) || (row.feedB && !isKind(row.feedB, false));
           }),
           "names a feed that carries no power and never goes live",
           "name a feed that carries no power and never go live");
    report("power.same_feed", byHall([](const Row &row) { return row.feedA && row.feedA == row.feedB; }),
           "names one node as both of its feeds, so that both fail at once",
           "name one node as both of their feeds, so that both fail at once");
    report("cooling.wrong_node", byHall([&](const Row &row) { return row.cooling && !isKind(row.cooling, true); }),
           "names a cooling node that cools nothing and never goes live",
           "name a cooling node that cools nothing and never go live");
    report("cooling.none", byHall([&](const Row &row) {
               const Hall *hall = halls.find(row.hall);
               return !row.cooling && hall && hall->liquidCooling.value <= 0 && hall->airCooling.value <= 0;
           }),
           "names no cooling in a hall that gives no figure for any, so it goes live uncooled",
           "name no cooling in a hall that gives no figure for any, so they go live uncooled");
    report("row.no_install", byBuilding([](const Row &row) { return !row.install; }),
           "names no task that installs its racks, so it counts as installed on delivery",
           "name no task that installs their racks, so they count as installed on delivery");
    report("row.no_commission", byBuilding([](const Row &row) { return !row.commission; }),
           "names no task that commissions it, so nothing but its racks, power and cooling holds it back",
           "name no task that commissions them, so nothing but their racks, power and cooling holds them back");
}

} // namespace gigaplan
