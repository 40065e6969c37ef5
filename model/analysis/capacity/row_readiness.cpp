// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/row_readiness.h"

#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/tasks.h"

namespace gigaplan {

namespace {

Binding unlessShell(const RowConditions &conditions, Id<Task> task, Binding otherwise)
{
    const std::uint32_t position = conditions.tasks.position(task);
    if (position == kNoRow) {
        return otherwise;
    }
    const WorkClass work = conditions.plan.table<Task>()[position].workClass;
    return work == WorkClass::Shell || work == WorkClass::Civil ? Binding::Shell : otherwise;
}

/// What the chain that supplies `node` waits for: the node of it that came last.
Binding chainBinding(const RowConditions &conditions, std::uint32_t node)
{
    if (node == kNoRow) {
        return Binding::PowerChain;
    }
    const std::uint32_t latest = conditions.chain.latest[node];
    const NodeKind kind = conditions.graph.kinds[latest];
    const bool grid = kind == NodeKind::Grid || kind == NodeKind::GasPlant || kind == NodeKind::MainTransformer;
    const Binding binding = isCooling(kind) ? Binding::Cooling : grid ? Binding::Grid : Binding::PowerChain;
    return unlessShell(conditions, conditions.plan.table<Node>()[latest].ready, binding);
}

} // namespace

RowSupply::RowSupply(const Row &row, const FeedGraph &graph, const IdIndex<Node> &nodes)
{
    const auto feed = [&](Id<Node> named) { return !named ? kNotNamed : graph.powerNode(nodes.at(named)); };
    feedA = feed(row.feedA);
    feedB = feed(row.feedB);
    cooling = !row.cooling ? kNotNamed : graph.coolingNode(nodes.at(row.cooling));
}

RowReadiness rowReadiness(const RowConditions &conditions, const Row &row, Date delivered)
{
    const Date start = conditions.tasks.doneOn({});
    const Date installDone = conditions.tasks.doneOn(row.install);
    RowReadiness ready;
    ready.delivered = delivered;
    ready.installed = std::max(delivered, installDone);
    const RowSupply supply(row, conditions.graph, conditions.nodes);
    const RowSupplied supplied(supply, conditions.chain.readyOn, start);
    ready.powered = supplied.powered;
    ready.cooled = supplied.cooled;
    ready.commissioned = conditions.tasks.doneOn(row.commission);
    ready.live = std::max({ready.installed, ready.powered, ready.cooled, ready.commissioned});

    if (ready.live <= start) {
        ready.binding = Binding::Nothing;
    } else if (ready.installed == ready.live) {
        ready.binding =
            delivered >= installDone ? Binding::Chips : unlessShell(conditions, row.install, Binding::Install);
    } else if (ready.powered == ready.live) {
        ready.binding = chainBinding(conditions, supplied.latestFeed);
    } else if (ready.cooled == ready.live) {
        ready.binding = supply.cooling == kNoRow ? Binding::Cooling : chainBinding(conditions, supply.cooling);
    } else {
        ready.binding = unlessShell(conditions, row.commission, Binding::Commissioning);
    }
    return ready;
}

} // namespace gigaplan
