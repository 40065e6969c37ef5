// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/finance.h"
#include "model/generate/programme.h"
#include "model/generate/scenarios.h"
#include "model/generate/sizing.h"

namespace gigaplan::generate {
namespace {

constexpr int kRows = 4;
constexpr std::int64_t kSlots = 8;

struct Parts {
    Id<Site> site;
    Id<Building> building;
    Id<Hall> hall;
    Id<Phase> phase;
    Planned power, cooling, tested, racks, live;
};

Parts addPlaces(PlanBuilder &plan)
{
    Parts parts;
    auto &phase = plan.add<Phase>("first");
    phase.name = "First hall";
    phase.order = 1;
    phase.target = {4.9};
    parts.phase = phase.id;
    auto &site = plan.add<Site>("site");
    site.name = "Campus";
    site.region = "Texas";
    site.width = {120'000};
    site.depth = {90'000};
    site.wue = {0.2};
    parts.site = site.id;
    auto &building = plan.add<Building>("building");
    building.site = site.id;
    building.name = "Building 1";
    building.x = {30'000};
    building.y = {20'000};
    building.width = {60'000};
    building.depth = {50'000};
    parts.building = building.id;
    auto &hall = plan.add<Hall>("hall");
    hall.building = building.id;
    hall.name = "Hall 1";
    hall.x = {20'000};
    hall.y = {15'000};
    hall.width = {20'000};
    hall.depth = {20'000};
    hall.itLimit = {5'200};
    hall.liquidCooling = {4'700};
    hall.airCooling = {550};
    hall.floorLoad = {30};
    parts.hall = hall.id;
    return parts;
}

void addTasks(PlanBuilder &plan, TaskList &tasks, Parts &parts)
{
    TaskContext context{{}, parts.phase, parts.site, parts.building, {}};
    context.parent = tasks.addSummary("project", "First hall", context);
    const Planned permits = tasks.add({"permits", "Permits", WorkClass::Permit, siteDays(150)}, context, {});
    const Planned transformer = tasks.add({"transformer", "Main transformers, slot to delivery", WorkClass::Procurement,
                                           elapsedWeeks(80), 1, 1.6},
                                          context, {});
    const Planned slab =
        tasks.add({"slab", "Foundations and slab", WorkClass::Civil, siteDays(48)}, context, {{permits}});
    const Planned shell = tasks.add({"shell", "Structure, envelope and roof", WorkClass::Shell, siteDays(90)}, context,
                                    {{slab, LinkKind::FinishStart, -12}});
    const Planned energise = tasks.add({"energise", "Set transformers and energise", WorkClass::Grid, siteDays(42)},
                                       context, {{transformer}, {slab}});
    context.hall = parts.hall;
    parts.power = tasks.add({"electrical", "MV, unit substations, UPS and busway", WorkClass::Electrical, siteDays(72)},
                            context, {{shell, LinkKind::FinishStart, -24}});
    parts.cooling = tasks.add({"cooling", "Cooling plant and CDUs", WorkClass::Cooling, siteDays(66)}, context,
                              {{shell, LinkKind::FinishStart, -18}});
    const Planned network = tasks.add({"network", "Network", WorkClass::Network, siteDays(30)}, context,
                                      {{parts.power, LinkKind::StartStart, 24}});
    parts.tested = tasks.add({"tests", "Commissioning (L2 to L5)", WorkClass::Commissioning, everyDays(56), 1, 2},
                             context, {{parts.power}, {parts.cooling}, {energise}});
    parts.racks = tasks.add({"racks", "Rack installation", WorkClass::RackInstall, siteDays(8)}, context,
                            {{parts.tested}, {network}});
    parts.live = tasks.add({"clusters", "Rack and cluster acceptance (L11, L12)", WorkClass::Commissioning,
                            everyDays(20), 0.8, 2},
                           context, {{parts.racks}});
    tasks.addMilestone("live", "Hall 1 live", context, {{parts.live}});
    auto &supply = plan.add<Supply>("racks");
    supply.name = "All racks";
    supply.equipment = (*catalogueEntry("gb300-nvl72"))->id;
    supply.phase = parts.phase;
    supply.date = firstOfMonth(parts.racks.start + -14);
    supply.quantity = kRows * kSlots;
    supply.status = SupplyStatus::Ordered;
}

Id<Node> addNode(PlanBuilder &plan, const Parts &parts, const char *key, const char *name, NodeKind kind, double kw,
                 std::int64_t units, RedundancyScheme scheme, double efficiency, Id<Task> ready)
{
    auto &node = plan.add<Node>(key);
    node.name = name;
    node.kind = kind;
    node.site = parts.site;
    node.building = parts.building;
    node.rating = {kw};
    node.units = units;
    node.scheme = scheme;
    node.efficiency = {efficiency};
    node.ready = ready;
    return node.id;
}

void addFeed(PlanBuilder &plan, const char *key, Id<Node> from, Id<Node> to, FeedSide side = FeedSide::A)
{
    auto &feed = plan.add<Feed>(key);
    feed.from = from;
    feed.to = to;
    feed.side = side;
}

void addChain(PlanBuilder &plan, const Parts &parts, Id<Task> energised)
{
    constexpr auto one = RedundancyScheme::N;
    constexpr auto spare = RedundancyScheme::NPlusOne;
    constexpr auto twice = RedundancyScheme::TwoN;
    const Id<Node> grid = addNode(plan, parts, "grid", "Grid connection", NodeKind::Grid, 7'500, 1, one, 1, energised);
    const Id<Node> main =
        addNode(plan, parts, "main", "Main transformers", NodeKind::MainTransformer, 7'500, 2, spare, 0.996, energised);
    const Id<Node> mv =
        addNode(plan, parts, "mv", "MV switchgear", NodeKind::MediumVoltage, 7'300, 2, twice, 0.997, parts.power.id);
    addFeed(plan, "grid-main", grid, main);
    addFeed(plan, "main-mv", main, mv);
    std::array<Id<Node>, 2> busways;
    for (std::size_t i = 0; i < 2; ++i) {
        const std::string side = i ? "b" : "a";
        const std::string letter = i ? " B" : " A";
        const FeedSide feedSide = i ? FeedSide::B : FeedSide::A;
        const Id<Node> sub = addNode(plan, parts, ("sub-" + side).c_str(), ("Unit substation" + letter).c_str(),
                                     NodeKind::UnitSubstation, 2'800, 2, twice, 0.99, parts.power.id);
        const Id<Node> ups = addNode(plan, parts, ("ups-" + side).c_str(), ("UPS" + letter).c_str(), NodeKind::Ups,
                                     1'750, 2 * 2, RedundancyScheme::FourToMakeThree, 0.965, parts.power.id);
        busways[i] = addNode(plan, parts, ("busway-" + side).c_str(), ("Busway" + letter).c_str(), NodeKind::Busway,
                             1'300, kRows, twice, 0.995, parts.tested.id);
        addFeed(plan, ("mv-sub-" + side).c_str(), mv, sub, feedSide);
        addFeed(plan, ("sub-ups-" + side).c_str(), sub, ups, feedSide);
        addFeed(plan, ("ups-busway-" + side).c_str(), ups, busways[i], feedSide);
    }
    const Id<Node> plant =
        addNode(plan, parts, "plant", "Cooling plant", NodeKind::CoolingPlant, 1'650, 5, spare, 1, parts.cooling.id);
    const Id<Node> cdus = addNode(plan, parts, "cdus", "CDUs", NodeKind::Cdu, 1'350, 5, spare, 1, parts.cooling.id);
    addFeed(plan, "mv-plant", mv, plant);
    addFeed(plan, "plant-cdus", plant, cdus);
    for (int i = 0; i < kRows; ++i) {
        auto &row = plan.add<Row>("row-" + std::to_string(i + 1));
        row.hall = parts.hall;
        row.phase = parts.phase;
        row.name = "Row " + std::to_string(i + 1);
        row.slots = kSlots;
        row.equipment = (*catalogueEntry("gb300-nvl72"))->id;
        row.x = {7'600};
        row.y = {4'000 + i / 2 * 6'600 + i % 2 * 3'000};
        row.feedA = busways[0];
        row.feedB = busways[1];
        row.cooling = cdus;
        row.install = parts.racks.id;
        row.commission = parts.live.id;
    }
}

void addMoney(PlanBuilder &plan, const Parts &parts)
{
    auto &compute = plan.add<Cost>("compute");
    compute.name = "Compute racks";
    compute.costClass = CostClass::Compute;
    compute.phase = parts.phase;
    compute.basis = CostBasis::PerRack;
    compute.amount = (*catalogueEntry("gb300-nvl72"))->price;
    compute.task = parts.racks.id;
    auto &building = plan.add<Cost>("building");
    building.name = "Shell, power and cooling";
    building.costClass = CostClass::Shell;
    building.phase = parts.phase;
    building.basis = CostBasis::PerFacilityMw;
    building.amount = {11'300'000};
    building.task = {idValueFromKey(Description<Task>::table, "project")};
    auto &tranche = plan.add<Tranche>("tranche");
    tranche.name = "Equity";
    tranche.funder = "Investor";
    tranche.order = 1;
    tranche.amount = {50'000'000};
    tranche.phase = parts.phase;
    plan.claims().add({"tranche/tranche", "amount", "An example", "$50M", "Example", sourcesReadOn(),
                       ClaimStatus::Assumption, Confidence::Unrated});
    plan.claims().add({"cost/building", "amount", "Shell with mechanical and electrical systems", "$11.3M per MW",
                       "JLL as collected in ai-compute-buildout-2030 (github.com)", sourcesReadOn(),
                       ClaimStatus::Assumption, Confidence::High});
    plan.claims().add({"phase/first", "",
                       "An example of the smallest plan that uses every room of the program; all "
                       "places, dates and ratings are assumptions",
                       "", "Example", sourcesReadOn(), ClaimStatus::Assumption, Confidence::Unrated});
    plan.claims().add({"building/building", "design_pue", "Tracked campuses size for 1.20 to 1.40", "1.3",
                       "Epoch AI, Frontier Data Centers (CC BY 4.0), facility over IT power", sourcesReadOn(),
                       ClaimStatus::Assumption, Confidence::Medium});
}

} // namespace

PlanSnapshot oneHallScenario()
{
    ProgrammeSpec spec;
    spec.title = "One hall";
    spec.description = "The smallest complete plan: one hall of 32 racks, to read and to change by hand.";
    spec.target = {4.9};
    spec.start = makeDate(2026, 1, 5);
    PlanBuilder plan;
    const Calendars calendars = addCalendars(plan, 2026, 2028);
    addPlan(plan, spec, calendars.site);
    addEquipment(plan, {*catalogueEntry("gb300-nvl72")});
    Parts parts = addPlaces(plan);
    TaskList tasks(plan, calendars, spec.start, std::nullopt);
    addTasks(plan, tasks, parts);
    addChain(plan, parts, {idValueFromKey(Description<Task>::table, "energise")});
    addMoney(plan, parts);
    EnergyMix mix;
    mix.gridName = "grid";
    mix.gridGramsPerKwh = regions().front().gramsPerKwh;
    mix.gridStatement = regions().front().statement;
    addEnergy(plan, {"site", "Campus", "Texas", 0.2, {}, {}}, 7.5, mix);
    return std::move(plan).finish();
}

} // namespace gigaplan::generate
