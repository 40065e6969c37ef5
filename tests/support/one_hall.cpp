// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/one_hall.h"

#include "model/plan/equipment.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"

#include <initializer_list>

namespace gigaplan::test {

PlanRows oneHall()
{
    PlanRows rows = planStarting(makeDate(2026, 1, 5));
    Plan &plan = rows.of<Plan>().front();
    plan.itOverhead = {1.2};
    plan.loadFactor = {0.5};
    plan.target = {1.2};

    auto gpu = make<Equipment>("gpu");
    gpu.gpuPackages = 72;
    gpu.gpuDies = 144;
    gpu.operating = {100};
    gpu.liquidShare = {0.9};
    gpu.mass = {1440};
    rows.of<Equipment>().push_back(gpu);

    for (const char *key : {"p1", "p2"}) {
        auto phase = make<Phase>(key);
        phase.order = key[1] - '0';
        phase.target = {0.6};
        rows.of<Phase>().push_back(phase);
    }
    auto site = make<Site>("s");
    site.width = site.depth = {200'000};
    site.wue = {0.4};
    rows.of<Site>().push_back(site);
    auto building = make<Building>("b");
    building.site = site.id;
    building.width = building.depth = {100'000};
    building.designPue = {1.5};
    building.annualPue = {1.2};
    rows.of<Building>().push_back(building);
    auto hall = make<Hall>("h");
    hall.building = building.id;
    hall.width = hall.depth = {50'000};
    rows.of<Hall>().push_back(hall);

    for (const char *key : {"t-sub", "t-r1", "t-r2", "t-c1", "t-c2"}) {
        auto task = make<Task>(key);
        task.duration = {5 * 480};
        rows.of<Task>().push_back(task);
    }
    const auto node = [&rows](const char *key, NodeKind kind, double kilowatts) -> Node & {
        auto made = make<Node>(key);
        made.kind = kind;
        made.rating = {kilowatts};
        made.site = idOf<Site>("s");
        rows.of<Node>().push_back(made);
        return rows.of<Node>().back();
    };
    node("grid", NodeKind::Grid, 10'000);
    Node &sub = node("sub", NodeKind::UnitSubstation, 4'000);
    sub.efficiency = {0.8};
    sub.ready = idOf<Task>("t-sub");
    node("bus-a", NodeKind::Busway, 2'000);
    node("bus-b", NodeKind::Busway, 2'000);
    node("plant", NodeKind::CoolingPlant, 3'000);
    node("cdu", NodeKind::Cdu, 2'000);
    const std::initializer_list<std::pair<const char *, const char *>> feeds{
        {"grid", "sub"}, {"sub", "bus-a"}, {"sub", "bus-b"}, {"sub", "plant"}, {"plant", "cdu"}};
    for (const auto &[from, to] : feeds) {
        auto feed = make<Feed>(std::string(from) + '>' + to);
        feed.from = idOf<Node>(from);
        feed.to = idOf<Node>(to);
        rows.of<Feed>().push_back(feed);
    }
    for (const char number : {'1', '2'}) {
        const auto named = [number](const char *prefix) { return std::string(prefix) + number; };
        auto row = make<Row>(named("r"));
        row.hall = hall.id;
        row.phase = idOf<Phase>(named("p"));
        row.slots = 5;
        row.x = {1'000};
        row.y = {number == '1' ? 1'000 : 6'000};
        row.equipment = gpu.id;
        row.feedA = idOf<Node>("bus-a");
        row.feedB = idOf<Node>("bus-b");
        row.cooling = idOf<Node>("cdu");
        row.install = idOf<Task>(named("t-r"));
        row.commission = idOf<Task>(named("t-c"));
        rows.of<Row>().push_back(row);
    }
    const auto supply = [&rows](const char *key, Date date, std::int64_t quantity) {
        auto made = make<Supply>(key);
        made.equipment = idOf<Equipment>("gpu");
        made.date = date;
        made.quantity = quantity;
        rows.of<Supply>().push_back(made);
    };
    supply("d1", makeDate(2026, 6, 1), 6);
    supply("d2", makeDate(2026, 8, 1), 4);
    return rows;
}

} // namespace gigaplan::test
