// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/dense_index.h"
#include "model/analysis/checks/rules.h"
#include "model/base/text.h"

namespace gigaplan {

namespace {

/// Counts rows with racks by hall, since what one row lacks its neighbours mostly lack as well.
class RowCounts {
public:
    explicit RowCounts(const CheckInput &in) : m_in(in)
    {
        const DenseIndex<Hall> halls(in.plan.table<Hall>());
        for (const Row &row : in.plan.table<Row>()) {
            m_halls.push_back(halls.at(row.hall));
        }
    }

    template <class Lacks>
    std::vector<Candidate> that(Lacks &&lacks) const
    {
        const auto &halls = m_in.plan.table<Hall>();
        const auto &rows = m_in.plan.table<Row>();
        std::vector<std::int64_t> counts(halls.size(), 0);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (m_halls[r] != kNoRow && m_in.capacity.contents[r].it.value > 0 && lacks(rows[r])) {
                ++counts[m_halls[r]];
            }
        }
        std::vector<Candidate> places;
        for (std::size_t h = 0; h < halls.size(); ++h) {
            if (counts[h] > 0) {
                places.push_back({halls[h].id, kNever, counts[h], 0});
            }
        }
        return places;
    }

private:
    const CheckInput &m_in;
    std::vector<std::uint32_t> m_halls; ///< by row
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
    const DenseIndex<Node> nodes(in.plan.table<Node>());
    const auto isKind = [&](Id<Node> id, bool cooling) {
        const std::uint32_t node = nodes.at(id);
        return node != kNoRow && isCooling(in.plan.table<Node>()[node].kind) == cooling;
    };
    const auto report = [&](std::string_view rule, auto &&lacks, std::string_view one, std::string_view several) {
        out.addAll(rule, Severity::Warning, rows.that(lacks), sentence(in, one, several));
    };
    report("power.not_fed", [](const Row &row) { return !row.feedA && !row.feedB; },
           "names no power feed and never goes live", "name no power feed and never go live");
    report("power.wrong_feed",
           [&](const Row &row) {
               return (row.feedA && !isKind(row.feedA, false)) || (row.feedB && !isKind(row.feedB, false));
           },
           "names a feed that carries no power and never goes live",
           "name a feed that carries no power and never go live");
    report("power.same_feed", [](const Row &row) { return row.feedA && row.feedA == row.feedB; },
           "names one node as both of its feeds, so that both fail at once",
           "name one node as both of their feeds, so that both fail at once");
    report("cooling.wrong_node", [&](const Row &row) { return row.cooling && !isKind(row.cooling, true); },
           "names a cooling node that cools nothing and never goes live",
           "name a cooling node that cools nothing and never go live");
    report("row.no_install", [](const Row &row) { return !row.install; },
           "names no task that installs its racks, so it counts as installed on delivery",
           "name no task that installs their racks, so they count as installed on delivery");
    report("row.no_commission", [](const Row &row) { return !row.commission; },
           "names no task that commissions it, so nothing but its racks, power and cooling holds it back",
           "name no task that commissions them, so nothing but their racks, power and cooling holds them back");
}

} // namespace gigaplan
