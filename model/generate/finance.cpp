// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/finance.h"

#include "model/base/text.h"
#include "model/plan/equipment.h"
#include "model/plan/knowledge.h"
#include "model/plan/money.h"
#include "model/plan/places.h"

#include <cmath>
#include <map>

namespace gigaplan::generate {
namespace {

const char *const kLayerCosts =
    "isaacentebi/ai-compute-buildout-2030, anatomy_layer_costs.csv (github.com, CC BY 4.0), middle of the range";

/// A unit cost per facility megawatt, in thousands of dollars.
struct LayerCost {
    const char *key;
    const char *name;
    CostClass costClass;
    std::int64_t thousands;
    bool works; ///< spent over the campus works, else over the whole phase
    const char *range;
};

constexpr LayerCost kLayers[] = {
    {"land", "Land", CostClass::Land, 100, true, "$0.01M to $1.5M per facility MW; rural sites lie at the lower end"},
    {"civil", "Civil works", CostClass::Civil, 750, false, "$0.3M to $1.2M per facility MW"},
    {"shell", "Shell", CostClass::Shell, 1'950, false, "$1.4M to $2.5M per facility MW"},
    {"fit-out", "Base fit-out", CostClass::Other, 2'000, false, "$1.5M to $2.5M per facility MW"},
    {"electrical", "Electrical systems", CostClass::Electrical, 2'680, false,
     "Substation 0.15-0.4, main transformers 0.3-0.6, switchgear 0.25-0.4, UPS 0.3-0.6, diesel 0.7-1.2, busway "
     "0.15-0.3 $M per facility MW; sum of the middles"},
    {"cooling", "Cooling systems", CostClass::Cooling, 2'750, false, "$2.0M to $3.5M per facility MW"},
    {"network", "Network", CostClass::Network, 5'650, false, "$3.8M to $7.5M per facility MW"},
    {"storage", "Storage", CostClass::Storage, 550, false, "$0.3M to $0.8M per facility MW"},
    {"grid", "Grid upgrades", CostClass::GridUpgrade, 500, true,
     "$0.3M to $5.0M per facility MW; a site near strong transmission is assumed"},
};

constexpr double kSolarMw = 300;
constexpr double kSolarPrice = 64.5; ///< per MWh

} // namespace

void addSupplies(PlanBuilder &plan, const PhasePlace &phase, const std::vector<RackNeed> &needs)
{
    constexpr int ahead = 14;
    std::map<Date, std::int64_t> byMonth;
    for (const RackNeed &need : needs) {
        byMonth[firstOfMonth(need.date + -ahead)] += need.racks;
    }
    for (const auto &[month, racks] : byMonth) {
        // No rack arrives before it ships; the first month's deliveries then come with the first shipment.
        const Date date = std::max(month, phase.spec->equipment->shipsFrom.value_or(month));
        const std::string key = phase.spec->key + "-racks-" + isoDate(date).substr(0, 7);
        if (!plan.of<Supply>().empty() && plan.of<Supply>().back().key == key) {
            plan.of<Supply>().back().quantity += racks;
            continue;
        }
        auto &supply = plan.add<Supply>(key);
        supply.name = phase.spec->name + " racks, " + displayDate(firstOfMonth(date)).substr(2);
        supply.equipment = phase.spec->equipment->id;
        supply.phase = phase.id;
        supply.date = date;
        supply.quantity = racks;
    }
}

void addCosts(PlanBuilder &plan, const PhasePlace &phase)
{
    const std::string &key = phase.spec->key;
    for (const LayerCost &layer : kLayers) {
        auto &cost = plan.add<Cost>(key + "-" + layer.key);
        cost.name = phase.spec->name + " " + layer.name;
        cost.costClass = layer.costClass;
        cost.phase = phase.id;
        cost.basis = CostBasis::PerFacilityMw;
        cost.amount = {layer.thousands * 1'000};
        cost.task = layer.works ? phase.works : phase.summary;
        plan.claim("cost/" + cost.key, "amount", layer.range,
                   "$" + std::to_string(layer.thousands) + "k per facility MW", kLayerCosts, Confidence::Medium);
    }
    auto &racks = plan.add<Cost>(key + "-compute");
    racks.name = phase.spec->name + " compute racks";
    racks.costClass = CostClass::Compute;
    racks.phase = phase.id;
    racks.basis = CostBasis::PerRack;
    racks.amount = phase.spec->equipment->price;
    racks.task = phase.deliveries;
    plan.claim("cost/" + racks.key, "amount", "Catalogue price of " + phase.spec->equipment->name,
               "see equipment/" + phase.spec->equipment->key, "Equipment catalogue", Confidence::Low);
}

void addEnergy(PlanBuilder &plan, const SiteSpec &site, double facilityMw)
{
    auto &grid = plan.add<EnergySource>(site.key + "-grid");
    grid.name = site.name + ": grid";
    grid.kind = EnergyKind::Grid;
    grid.site = {idValueFromKey(Description<Site>::table, site.key)};
    grid.capacity = {std::ceil(facilityMw)};
    grid.price = {83};
    grid.carbon = {site.region->gramsPerKwh};
    plan.claim("energy_source/" + grid.key, "carbon_g_per_kwh", site.region->statement,
               std::to_string(std::lround(site.region->gramsPerKwh)) + " g CO2/kWh",
               "EIA state data as collected by reedos/intelligence_factory (github.com)", Confidence::High,
               ClaimStatus::Operational);
    plan.claim("energy_source/" + grid.key, "price_per_mwh", "Mean US industrial price of 8.1 to 8.6 ¢/kWh",
               "$81 to $86 per MWh", "General knowledge, no source on file", Confidence::Low);
    auto &solar = plan.add<EnergySource>(site.key + "-solar");
    solar.name = site.name + ": solar contract";
    solar.kind = EnergyKind::Ppa;
    solar.site = {idValueFromKey(Description<Site>::table, site.key)};
    solar.capacity = {kSolarMw};
    solar.capacityFactor = {0.245};
    solar.price = {kSolarPrice};
    plan.claim("energy_source/" + solar.key, "capacity_mw", "Size chosen for the scenario",
               std::to_string(std::lround(kSolarMw)) + " MW", "Scenario", Confidence::Unrated);
    plan.claim("energy_source/" + solar.key, "capacity_factor", "US solar fleet, 24 to 25 %", "0.245",
               "EIA Electric Power Annual, table 4.08.B (eia.gov)", Confidence::High, ClaimStatus::Operational);
    plan.claim("energy_source/" + solar.key, "price_per_mwh",
               "US solar contracts, lowest quartile, fourth quarter of 2025",
               "$" + threeDigits(kSolarPrice) + " per MWh",
               "LevelTen price index as collected in ai-compute-buildout-2030 (github.com)", Confidence::Medium,
               ClaimStatus::Operational, makeDate(2025, 12, 31));
}

} // namespace gigaplan::generate
