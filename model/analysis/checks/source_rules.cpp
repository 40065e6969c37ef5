// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/supply_paths.h"
#include "model/base/text.h"
#include "model/plan/power.h"

namespace gigaplan {

namespace {

std::string rowsText(const SupplyPaths::Dependants &rows)
{
    const std::int64_t count = rows.byFeed + rows.byCooling;
    return grouped(count) + (count == 1 ? " row (" : " rows (") + displayPower(rows.it, "IT") + ')';
}

/// The consequence for the rows behind the end of a path: "84 rows (100 MW IT) behind it are never powered".
std::string lostText(const SupplyPaths::Dependants &rows)
{
    const std::string_view what = rows.byFeed == 0 ? "cooled" : rows.byCooling == 0 ? "powered" : "powered or cooled";
    return rowsText(rows) + " behind it " + (rows.byFeed + rows.byCooling == 1 ? "is" : "are") + " never "
        + std::string(what);
}

void checkLoops(const CheckInput &in, const SupplyPaths &paths, FindingList &out)
{
    for (const auto &loop : in.facility.cycles) {
        const std::size_t first = in.plan.table<Node>().indexOf(loop.front());
        out.add("power.feed_cycle", Severity::Error, loop.front(), kNever,
                "The feeds " + loopText(in.plan, loop) + " form a loop"
                    + (paths.supplied(first)
                           ? ", so no load can be worked out there."
                           : " that no source outside it feeds, so all that depends on it stays without supply."));
    }
}

void checkDeadEnds(const CheckInput &in, const SupplyPaths &paths, FindingList &out)
{
    const auto &nodes = in.plan.table<Node>();
    std::vector<Candidate> power, cooling, others;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (paths.graph().deadEnd(i) && paths.isUsed(i)) {
            (!paths.isMissed(i)             ? others
                 : isCooling(nodes[i].kind) ? cooling
                                            : power)
                .push_back({nodes[i].id, kNever, static_cast<std::int64_t>(i)});
        }
    }
    const auto cause = [&](const Candidate &place) {
        return isCooling(nodes[static_cast<std::size_t>(place.a)].kind)
            ? quoted(in.plan, place.subject) + " gives its heat to nothing and is no cooling plant"
            : "Nothing powers " + quoted(in.plan, place.subject) + ", which is no source itself";
    };
    const auto lost = [&](const Candidate &place) {
        const auto isCut = [&paths](std::uint32_t node) { return !paths.supplied(node); };
        return cause(place) + ": " + lostText(paths.rowsBehind(static_cast<std::uint32_t>(place.a), isCut)) + '.';
    };
    out.addAll("power.no_source", Severity::Error, std::move(power), lost);
    out.addAll("cooling.no_source", Severity::Error, std::move(cooling), lost);
    out.addAll("power.dead_end", Severity::Warning, std::move(others),
               [&](const Candidate &place) { return cause(place) + ", so it carries nothing."; });
}

void checkPlants(const CheckInput &in, const SupplyPaths &paths, FindingList &out)
{
    const auto &nodes = in.plan.table<Node>();
    std::vector<Candidate> places;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].kind == NodeKind::CoolingPlant && paths.isUsed(i) && paths.graph().powerSuppliers.of(i).empty()) {
            places.push_back({nodes[i].id, kNever});
        }
    }
    out.addAll("cooling.no_power_feed", Severity::Info, std::move(places), [&](const Candidate &place) {
        return quoted(in.plan, place.subject)
            + " has no power feed, so the power for cooling is taken from the sources of the rows that it cools.";
    });
}

/// The first by key of the standby that feeds a node directly; nullptr: none does.
const Node *standbyOf(const PlanSnapshot &plan, const FeedGraph &graph, std::size_t node)
{
    const Node *first = nullptr;
    for (const std::uint32_t supplier : graph.powerSuppliers.of(node)) {
        const Node &candidate = plan.table<Node>()[supplier];
        if (standsBy(candidate.kind) && (!first || candidate.key < first->key)) {
            first = &candidate;
        }
    }
    return first;
}

void checkStandby(const CheckInput &in, const SupplyPaths &paths, FindingList &out)
{
    const FeedGraph &graph = paths.graph();
    const auto &nodes = in.plan.table<Node>();
    std::vector<Candidate> places;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Node *standby = graph.behind[i] == Behind::Standby && paths.isUsed(i) && !standsBy(nodes[i].kind)
            ? standbyOf(in.plan, graph, i)
            : nullptr;
        if (standby) {
            places.push_back({nodes[i].id, kNever, static_cast<std::int64_t>(i), standby->id.value});
        }
    }
    out.addAll("power.standby_only", Severity::Warning, std::move(places), [&](const Candidate &place) {
        const auto isStandby = [&graph](std::uint32_t node) { return graph.behind[node] == Behind::Standby; };
        const auto rows = paths.rowsBehind(static_cast<std::uint32_t>(place.a), isStandby);
        return quoted(in.plan, place.subject) + " has only standby power behind it, from "
            + quoted(in.plan, Id<Node>{place.b}) + ", no grid and no gas plant"
            + (rows.byFeed > 0 ? ": " + rowsText(rows) + (rows.byFeed == 1 ? " runs on it." : " run on it.") : ".");
    });
}

} // namespace

void checkSources(const CheckInput &in, FindingList &out)
{
    const SupplyPaths paths(in);
    checkLoops(in, paths, out);
    checkDeadEnds(in, paths, out);
    checkStandby(in, paths, out);
    checkPlants(in, paths, out);
}

} // namespace gigaplan
