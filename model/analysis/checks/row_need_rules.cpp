// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/base/text.h"
#include "model/plan/id_index.h"
#include "model/plan/places.h"
#include "model/plan/power.h"

namespace gigaplan {

namespace {

/// Counts rows with racks by their place, since what one row lacks its neighbours mostly lack as well.
class RowCounts {
public:
    explicit RowCounts(const CheckInput &in) : m_in(in)
    {
        const auto &halls = in.plan.table<Hall>();
        const IdIndex<Hall> index(halls);
        const IdIndex<Building> buildings(in.plan.table<Building>());
        for (const Row &row : in.plan.table<Row>()) {
            const std::uint32_t hall = index.at(row.hall);
            m_halls.push_back(hall);
            m_buildings.push_back(hall == kNoRow ? kNoRow : buildings.at(halls[hall].building));
        }
    }

    template <class Lacks>
    std::vector<Candidate> byHall(Lacks &&lacks) const
    {
        return count(m_in.plan.table<Hall>(), m_halls, lacks);
    }
    template <class Lacks>
    std::vector<Candidate> byBuilding(Lacks &&lacks) const
    {
        return count(m_in.plan.table<Building>(), m_buildings, lacks);
    }

private:
    template <class Place, class Lacks>
    std::vector<Candidate> count(const Table<Place> &table, const std::vector<std::uint32_t> &placeOfRow,
                                 Lacks &lacks) const
    {
        const auto &rows = m_in.plan.table<Row>();
        std::vector<std::int64_t> counts(table.size(), 0);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (placeOfRow[r] != kNoRow && m_in.capacity.contents[r].it.value > 0 && lacks(rows[r])) {
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

    const CheckInput &m_in;
    std::vector<std::uint32_t> m_halls, m_buildings; ///< by row
};

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
    const RowCounts rows(in);
    const IdIndex<Node> nodes(in.plan.table<Node>());
    const auto isKind = [&](Id<Node> id, bool cooling) {
        const std::uint32_t node = nodes.at(id);
        return node != kNoRow && isCooling(in.plan.table<Node>()[node].kind) == cooling;
    };
    const auto report = [&](std::string_view rule, std::vector<Candidate> places, std::string_view one,
                            std::string_view several) {
        out.addAll(rule, Severity::Warning, std::move(places), sentence(in, one, several));
    };
    report("power.not_fed", rows.byHall([](const Row &row) { return !row.feedA && !row.feedB; }),
           "names no power feed and never goes live", "name no power feed and never go live");
    report("power.wrong_feed", rows.byHall([&](const Row &row) {
        return (row.feedA && !isKind(row.feedA, false)) || (row.feedB && !isKind(row.feedB, false));
    }),
           "names a feed that carries no power and never goes live",
           "name a feed that carries no power and never go live");
    report("power.same_feed", rows.byHall([](const Row &row) { return row.feedA && row.feedA == row.feedB; }),
           "names one node as both of its feeds, so that both fail at once",
           "name one node as both of their feeds, so that both fail at once");
    report("cooling.wrong_node", rows.byHall([&](const Row &row) { return row.cooling && !isKind(row.cooling, true); }),
           "names a cooling node that cools nothing and never goes live",
           "name a cooling node that cools nothing and never go live");
    const auto &halls = in.plan.table<Hall>();
    report("cooling.none", rows.byHall([&](const Row &row) {
        const Hall *hall = halls.find(row.hall);
        return !row.cooling && hall && hall->liquidCooling.value <= 0 && hall->airCooling.value <= 0;
    }),
           "names no cooling in a hall that gives no figure for any, so it goes live uncooled",
           "name no cooling in a hall that gives no figure for any, so they go live uncooled");
    report("row.no_install", rows.byBuilding([](const Row &row) { return !row.install; }),
           "names no task that installs its racks, so it counts as installed on delivery",
           "name no task that installs their racks, so they count as installed on delivery");
    report("row.no_commission", rows.byBuilding([](const Row &row) { return !row.commission; }),
           "names no task that commissions it, so nothing but its racks, power and cooling holds it back",
           "name no task that commissions them, so nothing but their racks, power and cooling holds them back");
}

} // namespace gigaplan
