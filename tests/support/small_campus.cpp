// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/small_campus.h"

#include "model/plan/entities.h"

namespace gigaplan::test {

PlanRows smallCampusRows()
{
    PlanRows rows = planStarting(makeDate(2026, 1, 5));
    rows.of<Plan>()[0].target = {20};
    rows.of<Plan>()[0].itOverhead = {1};
    for (int i = 1; i <= 2; ++i) {
        auto phase = make<Phase>("gw-" + std::to_string(i));
        phase.name = "GW " + std::to_string(i);
        phase.order = i;
        phase.target = {6};
        rows.of<Phase>().push_back(phase);
    }
    auto equipment = make<Equipment>("rack-100");
    equipment.gpuPackages = 72;
    equipment.gpuDies = 144;
    equipment.operating = {100};
    equipment.liquidShare = {0.85};
    equipment.price = {3'000'000};
    rows.of<Equipment>().push_back(equipment);
    auto site = make<Site>("site");
    site.name = "North Campus";
    site.width = site.depth = {400'000};
    rows.of<Site>().push_back(site);

    const auto addTask = [&](std::string_view key, std::string_view name, std::int64_t order, WorkClass work,
                             Minutes duration) {
        auto task = make<Task>(key);
        task.name = name;
        task.order = order;
        task.workClass = work;
        task.duration = duration;
        if (key != "programme") {
            task.parent = idOf<Task>("programme");
        }
        rows.of<Task>().push_back(task);
    };
    addTask("programme", "Programme", 1, WorkClass::General, {0});
    addTask("grid", "Energise substation", 1, WorkClass::Grid, {480 * 20});
    addTask("install-1", "Install GW 1", 2, WorkClass::RackInstall, {480 * 30});
    addTask("install-2", "Install GW 2", 3, WorkClass::RackInstall, {480 * 30});
    const auto addLink = [&](std::string_view from, std::string_view to) {
        auto link = make<Link>(std::string(from) + ">" + std::string(to));
        link.from = idOf<Task>(from);
        link.to = idOf<Task>(to);
        rows.of<Link>().push_back(link);
    };
    addLink("grid", "install-1");
    addLink("install-1", "install-2");

    auto grid = make<Node>("substation");
    grid.name = "Substation 1";
    grid.site = site.id;
    grid.rating = {30'000};
    grid.ready = idOf<Task>("grid");
    rows.of<Node>().push_back(grid);

    for (int h = 1; h <= 3; ++h) {
        if (h != 2) {
            auto building = make<Building>("b-" + std::to_string(h));
            building.name = "Building " + std::to_string(h == 1 ? 1 : 2);
            building.site = site.id;
            building.width = building.depth = {120'000};
            rows.of<Building>().push_back(building);
        }
        auto hall = make<Hall>("hall-" + std::to_string(h));
        hall.name = "Hall " + std::to_string(h);
        hall.building = idOf<Building>(h == 3 ? "b-3" : "b-1");
        hall.width = hall.depth = {50'000};
        rows.of<Hall>().push_back(hall);
    }
    for (int r = 1; r <= 12; ++r) {
        auto row = make<Row>("row-" + std::to_string(r));
        row.name = "Row " + std::to_string(r);
        row.hall = idOf<Hall>("hall-" + std::to_string((r - 1) / 4 + 1));
        row.phase = idOf<Phase>(r <= 6 ? "gw-1" : "gw-2");
        row.slots = 10;
        row.equipment = equipment.id;
        row.feedA = grid.id;
        row.install = idOf<Task>(r <= 6 ? "install-1" : "install-2");
        rows.of<Row>().push_back(row);
    }
    auto supply = make<Supply>("delivery");
    supply.equipment = equipment.id;
    supply.date = makeDate(2026, 2, 2);
    supply.quantity = 120;
    rows.of<Supply>().push_back(supply);
    auto cost = make<Cost>("shell");
    cost.costClass = CostClass::Shell;
    cost.basis = CostBasis::PerItMw;
    cost.phase = idOf<Phase>("gw-1");
    cost.amount = {2'000'000};
    rows.of<Cost>().push_back(cost);
    auto tranche = make<Tranche>("t-1");
    tranche.name = "First tranche";
    tranche.amount = {10'000'000};
    tranche.phase = idOf<Phase>("gw-1");
    rows.of<Tranche>().push_back(tranche);

    auto claim = make<Claim>("c-1");
    claim.subject = "equipment/rack-100";
    claim.field = "operating_kw";
    claim.statement = "A rack draws 100 kW in operation";
    claim.value = "100 kW";
    claim.source = "Planning assumption";
    claim.date = makeDate(2026, 1, 2);
    claim.confidence = Confidence::Medium;
    rows.of<Claim>().push_back(claim);
    auto note = make<Note>("n-1");
    note.subject = "hall/hall-1";
    note.text = "Crane access from the east only";
    note.author = "Site lead";
    rows.of<Note>().push_back(note);
    return rows;
}

std::unique_ptr<Document> openDocument(PlanRows rows)
{
    auto store = Store::create();
    if (!store) {
        return nullptr;
    }
    const auto filled = (*store)->fill([&](RowWriter &writer) -> Result<void> {
        forEachEntity([&]<class E>(Tag<E>) {
            for (const E &row : rows.of<E>()) {
                writer.insert(row);
            }
        });
        return {};
    });
    if (!filled) {
        return nullptr;
    }
    auto document = Document::fromStore(std::move(*store));
    return document ? std::move(*document) : nullptr;
}

} // namespace gigaplan::test
