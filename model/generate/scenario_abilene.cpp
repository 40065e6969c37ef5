// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/abilene_schedule.h"
#include "model/generate/power_chain.h"
#include "model/generate/programme.h"
#include "model/generate/scenarios.h"
#include "model/generate/sizing.h"

#include <array>

namespace gigaplan::generate {
namespace {

const char *const kEpoch = "Epoch AI, Frontier Data Centers, mid-2026 edition (CC BY 4.0)";
const char *const kEpochEarlier = "Epoch AI, Frontier Data Centers, December 2025 edition (CC BY 4.0)";
const char *const kBuildout = "isaacentebi/ai-compute-buildout-2030 research notes (github.com)";
const char *const kChain = "reedos/intelligence_factory power-chain sources (github.com)";
constexpr double kOverhead = 1.14;
constexpr std::int64_t kRacksPerBuilding = 700;
constexpr double kBuildingMw = 105;

Date epochDate()
{
    return makeDate(2026, 7, 1);
}

std::vector<PhaseSpec> stagePhases(const Equipment &equipment)
{
    std::vector<PhaseSpec> phases;
    for (const Stage &stage : abileneStages()) {
        PhaseSpec phase;
        phase.key = stage.key;
        phase.name = stage.name;
        phase.description = stage.statement;
        phase.target = {kBuildingMw * stage.count};
        phase.equipment = &equipment;
        phase.racks = kRacksPerBuilding * stage.count;
        phase.buildings = stage.count;
        phase.firstBuilding = stage.first;
        phase.buildingPrefix = "abilene";
        phase.shape.rowsPerHall = 18; // rows of about 1.4 MW, as on another tracked campus
        phase.shape.columns = 3;
        phase.shape.designPue = 1.4;
        phase.shape.annualPue = 1.25;
        phase.shape.width = {300'000};
        phase.shape.depth = {152'000};
        phases.push_back(phase);
    }
    return phases;
}

void addCampusCosts(PlanBuilder &plan, const PhasePlace &place)
{
    struct Share {
        const char *key;
        const char *name;
        CostClass costClass;
        std::int64_t thousands;
    };
    // $12.5M per facility MW in all; the split follows Bernstein's and JLL's proportions only roughly.
    constexpr std::array<Share, 3> shares{{{"shell", "Shell and site", CostClass::Shell, 4'000},
                                           {"electrical", "Electrical systems", CostClass::Electrical, 5'500},
                                           {"cooling", "Cooling systems", CostClass::Cooling, 3'000}}};
    const std::string &key = place.spec->key;
    for (const Share &share : shares) {
        auto &cost = plan.add<Cost>(key + "-" + share.key);
        cost.name = place.spec->name + ": " + share.name;
        cost.costClass = share.costClass;
        cost.phase = place.id;
        cost.basis = CostBasis::PerFacilityMw;
        cost.amount = {share.thousands * 1'000};
        cost.task = place.summary;
        plan.claims().add({"cost/" + cost.key, "amount",
                           "About $15 billion for 1.2 GW of facility power in all; the split is assumed",
                           "$12.5M per facility MW in all", kBuildout, sourcesReadOn(), ClaimStatus::Assumption,
                           Confidence::Medium});
    }
    auto &racks = plan.add<Cost>(key + "-compute");
    racks.name = place.spec->name + ": compute racks";
    racks.costClass = CostClass::Compute;
    racks.phase = place.id;
    racks.basis = CostBasis::PerRack;
    racks.amount = {3'900'000};
    racks.task = place.buildings.back().halls.back().tasks.install;
    plan.claims().add({"cost/" + racks.key, "amount",
                       "Loaded price of a rack; 5,600 racks then cost about what Epoch AI models for GB200 compute, "
                       "$26.1 billion per IT gigawatt",
                       "$3.9M per rack", kBuildout, sourcesReadOn(), ClaimStatus::Assumption, Confidence::Medium});
}

void claimStages(PlanBuilder &plan, const std::vector<PhasePlace> &places)
{
    const auto list = abileneStages();
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Stage &stage = list[i];
        plan.claims().add({"phase/" + std::string(stage.key), "", stage.statement, stage.value, kEpoch, epochDate(),
                           stage.status, Confidence::High});
        plan.claims().add({"task/" + std::string(stage.key), "",
                           "Only land clearing and the operational date are tracked; the steps between are laid out "
                           "over the time that was available",
                           "", "Scenario", sourcesReadOn(), ClaimStatus::Assumption, Confidence::Low});
        plan.claims().add({"building/" + places[i].buildings.front().key, "design_pue",
                           "147 MW facility over 105 MW IT; stands for all buildings of the stage", "1.40", kEpoch,
                           epochDate(), stage.status, Confidence::Medium});
    }
}

void claimCampus(PlanBuilder &plan)
{
    const auto add = [&](const char *subject, const char *field, const char *statement, const char *value,
                         const char *source, Date date, ClaimStatus status, Confidence confidence) {
        plan.claims().add({subject, field, statement, value, source, date, status, confidence});
    };
    constexpr auto live = ClaimStatus::Operational;
    constexpr auto assumed = ClaimStatus::Assumption;
    add("plan/plan", "target_mw", "Eight buildings of 105 MW IT and 147 MW facility power each",
        "843 MW IT, 1,180 MW facility", kEpoch, epochDate(), ClaimStatus::UnderConstruction, Confidence::High);
    add("plan/plan", "it_overhead", "239 MW over 210 MW on one large tracked campus", "1.14", kEpoch, epochDate(), live,
        Confidence::High);
    add("plan/plan", "",
        "Two further buildings of 470 MW each for Microsoft are expected for September and November "
        "2027 and are not part of this plan",
        "940 MW facility", kEpoch, epochDate(), ClaimStatus::Planned, Confidence::Medium);
    add("plan/plan", "", "Finance: $9.6 billion of debt and about $5 billion of equity; a lease of 15 years to Oracle",
        "$9.6B and $5B", kBuildout, sourcesReadOn(), ClaimStatus::Contracted, Confidence::Medium);
    add("site/abilene", "width_mm", "Site of about 38.1 million square feet; the shape is assumed", "38.1M sq ft",
        kEpochEarlier, makeDate(2025, 12, 1), live, Confidence::High);
    add("site/abilene", "wue_l_per_kwh",
        "Closed loop: about a million gallons to fill and 50,000 gallons a year per "
        "building",
        "close to 0 L/kWh", kBuildout, sourcesReadOn(), live, Confidence::Medium);
    add("task/clearing", "", "Land clearing begins", "2024-05-31", kEpoch, epochDate(), live, Confidence::High);
    add("building/abilene-b01", "width_mm", "About 485,000 to 500,000 square feet; the shape is assumed",
        "485k to 500k sq ft", kEpochEarlier, makeDate(2025, 12, 1), live, Confidence::High);
    add("building/abilene-b01", "", "50,400 GB200 in four data halls: 700 racks of 72", "50,400 GB200, 105 MW IT",
        kEpochEarlier, makeDate(2025, 12, 1), live, Confidence::High);
    add("building/abilene-b01", "annual_pue", "Target of the developer; stands for all buildings", "1.2 to 1.3",
        kBuildout, sourcesReadOn(), assumed, Confidence::Medium);
    add("node/campus-1200-mpt", "units", "Substation of about 1.2 GW at 345 kV with five main transformers", "4 + 1",
        kEpoch, epochDate(), live, Confidence::High);
    add("node/campus-200-grid", "rating_kw", "An earlier substation carries the first building", "200 MW", kEpoch,
        epochDate(), live, Confidence::High);
    add("node/abilene-b01-h1-ups1", "efficiency", "Planning value for double conversion; stands for all halls",
        "96.5 %", kChain, sourcesReadOn(), assumed, Confidence::High);
    add("node/abilene-b01-plant", "rating_kw", "Air-cooled chillers of 1.0 to 2.1 MW; stands for all buildings",
        "1,650 kW", kEpochEarlier, makeDate(2025, 12, 1), assumed, Confidence::Medium);
}

void addCampusEnergy(PlanBuilder &plan, const SiteSpec &site)
{
    EnergyMix mix;
    mix.gridName = "ERCOT grid";
    mix.gridGramsPerKwh = 335;
    mix.gridStatement = "ERCOT subregion; all of Texas has 373 and the zone mean of 2025 is 269";
    addEnergy(plan, site, 1'200, mix);
    auto &gas = plan.add<EnergySource>(site.key + "-gas");
    gas.name = "On-site gas turbines";
    gas.kind = EnergyKind::Gas;
    gas.site = {idValueFromKey(Description<Site>::table, site.key)};
    gas.capacity = {360};
    gas.capacityFactor = {0.1};
    gas.from = makeDate(2026, 3, 30);
    gas.price = {180};
    gas.carbon = {483};
    const std::string subject = "energy_source/" + gas.key;
    plan.claims().add({subject, "capacity_mw", "Air permit for five and five units", "about 360 MW", kBuildout,
                       sourcesReadOn(), ClaimStatus::Contracted, Confidence::Medium});
    plan.claims().add({subject, "capacity_factor", "Reserve and peaks only; the start date is assumed too", "0.1",
                       "Scenario", sourcesReadOn(), ClaimStatus::Assumption, Confidence::Low});
    plan.claims().add({subject, "price_per_mwh", "Lazard's range for peaking gas, lower half", "$149 to $251 per MWh",
                       kBuildout, sourcesReadOn(), ClaimStatus::Assumption, Confidence::Medium});
    plan.claims().add({subject, "carbon_g_per_kwh", "Open cycle at 41 % efficiency", "483 g CO2/kWh",
                       "PyPSA technology-data, outputs of May 2026 (github.com)", makeDate(2026, 5, 1),
                       ClaimStatus::Assumption, Confidence::Medium});
}

Id<Node> addPower(PlanBuilder &plan, const char *key, const char *name, Id<Site> site, Id<Task> ready, double kw,
                  int transformers)
{
    return addSubstation(plan, {key, name, site, ready, kw, transformers});
}

} // namespace

PlanSnapshot abileneScenario()
{
    const Equipment *rack = *catalogueEntry("gb200-nvl72");
    ProgrammeSpec spec;
    spec.title = "Abilene, eight buildings (tracked campus)";
    spec.description =
        "The eight-building campus at Abilene, Texas, as tracked from outside: operational dates, power and GPU counts "
        "from Epoch AI, Frontier Data Centers, CC BY 4.0. Buildings 5 to 8 are an estimate. Steps between the tracked "
        "dates, shapes and ratings are assumptions.";
    spec.target = {kBuildingMw * 8};
    spec.start = makeDate(2024, 5, 31);
    spec.statusDate = makeDate(2026, 10, 1);
    SiteSpec site{"abilene", "Abilene (Texas)", "Texas", 0.02, {2'360'000}, {1'500'000}};
    spec.sites = {site};
    spec.phases = stagePhases(*rack);

    PlanBuilder plan;
    const Calendars calendars = addCalendars(plan, 2024, 2027);
    addPlan(plan, spec, calendars.everyDay);
    addEquipment(plan, {rack});
    auto places = placeCampuses(plan, spec.sites, spec.phases, kOverhead);
    TaskList tasks(plan, calendars, spec.start, spec.statusDate);
    const AbileneWork work = scheduleAbilene(tasks, places);
    const Id<Node> first =
        addPower(plan, "campus-200", "200 MW substation", places.front().site, work.firstPower, 200e3, 3);
    const Id<Node> main =
        addPower(plan, "campus-1200", "1.2 GW substation", places.front().site, work.mainPower, 1'200e3, 5);
    for (std::size_t i = 0; i < places.size(); ++i) {
        connectPhase(plan, places[i], i == 0 ? first : main);
        addSupplies(plan, places[i], work.needs.at(places[i].id.value), spec.statusDate);
        addCampusCosts(plan, places[i]);
    }
    addCampusEnergy(plan, site);
    claimStages(plan, places);
    claimCampus(plan);
    return std::move(plan).finish();
}

} // namespace gigaplan::generate
