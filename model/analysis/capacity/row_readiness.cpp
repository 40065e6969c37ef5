// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/row_readiness.h"

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

/// The side of the row that is powered last; kNoRow where what it names gives no power.
std::uint32_t latestFeed(const RowConditions &conditions, const Row &row, Date &powered)
{
    std::uint32_t latest = kNoRow;
    powered = Date{std::numeric_limits<std::int32_t>::min()};
    for (const Id<Node> feed : {row.feedA, row.feedB}) {
        if (!feed) {
            continue;
        }
        const std::uint32_t node = conditions.graph.powerNode(conditions.nodes.at(feed));
        const Date ready = node == kNoRow ? kNever : conditions.chain.readyOn[node];
        if (ready > powered) {
            powered = ready;
            latest = node;
        }
    }
    if (!row.feedA && !row.feedB) {
        powered = kNever;
    }
    return latest;
}

} // namespace

RowReadiness rowReadiness(const RowConditions &conditions, const Row &row, Date delivered)
{
    const Date start = conditions.tasks.doneOn({});
    const Date installDone = conditions.tasks.doneOn(row.install);
    RowReadiness ready;
    ready.delivered = delivered;
    ready.installed = std::max(delivered, installDone);
    const std::uint32_t feed = latestFeed(conditions, row, ready.powered);
    const std::uint32_t cooling = conditions.graph.coolingNode(conditions.nodes.at(row.cooling));
    ready.cooled = !row.cooling ? start : cooling == kNoRow ? kNever : conditions.chain.readyOn[cooling];
    ready.commissioned = conditions.tasks.doneOn(row.commission);
    ready.live = std::max({ready.installed, ready.powered, ready.cooled, ready.commissioned});

    if (ready.live <= start) {
        ready.binding = Binding::Nothing;
    } else if (ready.installed == ready.live) {
        ready.binding =
            delivered >= installDone ? Binding::Chips : unlessShell(conditions, row.install, Binding::Install);
    } else if (ready.powered == ready.live) {
        ready.binding = chainBinding(conditions, feed);
    } else if (ready.cooled == ready.live) {
        ready.binding = cooling == kNoRow ? Binding::Cooling : chainBinding(conditions, cooling);
    } else {
        ready.binding = unlessShell(conditions, row.commission, Binding::Commissioning);
    }
    return ready;
}

} // namespace gigaplan
