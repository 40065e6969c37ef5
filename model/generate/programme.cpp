// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/programme.h"

#include "model/base/text.h"
#include "model/generate/build_schedule.h"
#include "model/generate/finance.h"
#include "model/generate/power_chain.h"
#include "model/generate/sizing.h"
#include "model/plan/equipment.h"
#include "model/plan/knowledge.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"

#include <algorithm>
#include <cmath>

namespace gigaplan::generate {
namespace {

constexpr double kHallMw = 26.3;
constexpr int kHallsPerBuilding = 4;
constexpr std::int64_t kLongestRow = 20;

void claimBuilding(PlanBuilder &plan, const BuildingPlace &building)
{
    const std::string subject = "building/" + building.key;
    plan.claim(subject, "design_pue", "Tracked campuses size for 1.20 to 1.40", threeDigits(kDesignPue),
               "Epoch AI, Frontier Data Centers (CC BY 4.0), facility over IT power", Confidence::Medium);
    plan.claim(subject, "annual_pue", "Warm-water cooling, 1.05 to 1.20 over a year", threeDigits(kAnnualPue),
               "reedos/intelligence_factory research notes (github.com)", Confidence::Medium);
    plan.claim(subject, "width_mm",
               "Four halls of about 26 MW IT as on one tracked campus; sizes follow from the rows, with aisles "
               "of 1.8 m and 2.4 m; all buildings of the phase alike",
               "", "Design assumption", Confidence::Low);
}

void claimTasks(PlanBuilder &plan, const std::string &key)
{
    const auto add = [&](const char *task, const char *statement, const char *value, const char *source,
                         Confidence confidence) {
        plan.claim("task/" + key + "-" + task, "duration_min", statement, value, source, confidence);
    };
    add("site-control", "Typical span", "2 to 6 months", "General knowledge, no source on file", Confidence::Low);
    add("permits", "Longer in the first-tier markets", "6 to 18 months",
        "isaacentebi/ai-compute-buildout-2030 research notes (github.com)", Confidence::Medium);
    add("interconnection", "A fast queue is assumed; the US median from application to power is five years",
        "3 to 7 years and more", "zonevex.com and keentelengineering.com on large-load queues", Confidence::Medium);
    add("transformers", "Reserved slots; up to 210 weeks were seen", "80 to 128 weeks",
        "Wood Mackenzie as collected in ai-compute-buildout-2030 (github.com)", Confidence::High);
    add("switchgear", "Order to delivery", "44 to 65 weeks", "build.inc and irecruit.co on equipment lead times",
        Confidence::High);
    add("ups", "UPS 20 to 40 weeks; unit substations 12 months and more", "20 to 52 weeks",
        "irecruit.co on equipment lead times (2026)", Confidence::Medium);
    add("chillers", "Large chillers take 12 months and more", "16 to 52 weeks",
        "irecruit.co on equipment lead times (2026)", Confidence::Medium);
    add("substation", "Utility substations; one of 150 MW stood after 97 days", "24 to 48 months",
        "reedos/intelligence_factory research notes (github.com)", Confidence::Medium);
}

void claimNodes(PlanBuilder &plan, const PhasePlace &phase)
{
    const std::string hall = phase.buildings.front().halls.front().key;
    const auto add = [&](const std::string &node, const char *field, const char *statement, const char *value,
                         const char *source, Confidence confidence) {
        plan.claim("node/" + node, field, statement, value, source, confidence);
    };
    const char *const chain = "reedos/intelligence_factory power-chain sources (github.com)";
    add(phase.spec->key + "-mpt", "efficiency", "Main power transformers", "99.5 to 99.7 %", chain, Confidence::High);
    add(phase.spec->key + "-mpt", "units", "One tracked 1.2 GW substation has five main transformers", "4 + 1",
        "Epoch AI, Frontier Data Centers (CC BY 4.0)", Confidence::High);
    add(hall + "-us1", "efficiency", "Units of 2.5 to 3.0 MVA; stands for all halls of the phase", "99.0 %", chain,
        Confidence::Medium);
    add(hall + "-ups1", "efficiency", "Double conversion at 96 to 97.5 %; stands for all halls of the phase", "96.5 %",
        chain, Confidence::High);
    add(hall + "-bw1", "efficiency", "Rack distribution as 2N; stands for all halls of the phase", "99.5 %", chain,
        Confidence::Medium);
    add(hall + "-cdu", "rating_kw", "In-row units of up to 2.3 MW; stands for all halls of the phase", "2,300 kW",
        chain, Confidence::High);
    add(phase.buildings.front().key + "-plant", "rating_kw",
        "121 air-cooled chillers for about 200 MW on one tracked campus; stands for all buildings of the phase",
        "1,650 kW", "Epoch AI, Frontier Data Centers (CC BY 4.0)", Confidence::High);
}

void claimProgramme(PlanBuilder &plan, const std::vector<PhasePlace> &places)
{
    plan.claim("plan/plan", "it_overhead", "239 MW over 210 MW on one large tracked campus", "1.14",
               "Epoch AI, Frontier Data Centers, mid-2026 edition (CC BY 4.0)", Confidence::High,
               ClaimStatus::Operational, makeDate(2026, 7, 1));
    plan.claim("plan/plan", "load_factor", "Mean load over live IT power", "0.85",
               "General knowledge, no source on file", Confidence::Low);
    for (const PhasePlace &place : places) {
        claimTasks(plan, place.spec->key);
        claimNodes(plan, place);
        claimBuilding(plan, place.buildings.front());
    }
}

/// The plan row; its key is "plan".
void addPlan(PlanBuilder &plan, const ProgrammeSpec &spec, Id<Calendar> calendar)
{
    auto &row = plan.add<Plan>("plan");
    row.title = spec.title;
    row.description = spec.description;
    row.basis = spec.basis;
    row.target = spec.target;
    row.start = spec.start;
    row.calendar = calendar;
    row.itOverhead = {spec.overhead};
    row.loadFactor = {spec.loadFactor};
}

/// Catalogue rows with the claims for their figures.
void addEquipment(PlanBuilder &plan, const std::vector<const Equipment *> &used)
{
    for (const Equipment &equipment : equipmentCatalogue()) {
        if (std::find(used.begin(), used.end(), &equipment) == used.end()) {
            continue;
        }
        plan.of<Equipment>().push_back(equipment);
        for (const Claim &claim : catalogueClaims()) {
            if (claim.subject == "equipment/" + equipment.key) {
                plan.of<Claim>().push_back(claim);
            }
        }
    }
}

} // namespace

PhaseSpec sizedPhase(std::string key, std::string name, Megawatts target, CapacityBasis basis,
                     const Equipment &equipment, double overhead)
{
    PhaseSpec phase;
    phase.key = std::move(key);
    phase.name = std::move(name);
    phase.target = target;
    phase.equipment = &equipment;
    phase.shape.pitch = {std::max<std::int64_t>(600, equipment.width.value)};
    const double pue = basis == CapacityBasis::Facility ? kDesignPue : 1;
    const double wanted = target.value * 1e6;
    phase.racks = racksFor(wanted / pue, equipment, overhead);
    const double rackWatts = rackItWatts(equipment, overhead);
    // Facility power is rounded row by row, which may cost some watts of a target that is met exactly.
    if (basis == CapacityBasis::Facility && static_cast<double>(phase.racks) * rackWatts * pue < wanted + 1e3) {
        ++phase.racks;
    }
    const double itMw = static_cast<double>(phase.racks) * rackWatts / 1e6;
    const int halls = std::max(1, static_cast<int>(std::ceil(itMw / kHallMw)));
    phase.shape.halls = std::min(halls, kHallsPerBuilding);
    phase.buildings = (halls + phase.shape.halls - 1) / phase.shape.halls;
    const std::int64_t inHall = phase.racks / (std::int64_t{phase.buildings} * phase.shape.halls) + 1;
    const std::int64_t pairs = (inHall + 2 * kLongestRow - 1) / (2 * kLongestRow);
    phase.shape.rowsPerHall = static_cast<int>(std::max<std::int64_t>(6, 2 * pairs));
    return phase;
}

std::vector<PhasePlace> buildProgramme(PlanBuilder &plan, const ProgrammeSpec &spec)
{
    const Calendars calendars = addCalendars(plan, civil(spec.start).year, civil(spec.start).year + 20);
    addPlan(plan, spec, calendars.site);
    std::vector<const Equipment *> used;
    for (const PhaseSpec &phase : spec.phases) {
        used.push_back(phase.equipment);
    }
    addEquipment(plan, used);

    std::vector<PhasePlace> places = placeCampuses(plan, spec.sites, spec.phases, spec.overhead);
    TaskList tasks(plan, calendars, spec.start);
    Random random(spec.seed);
    std::vector<double> siteMw(spec.sites.size(), 0);
    for (PhasePlace &place : places) {
        const auto needs = schedulePhase(tasks, place, random);
        const double kw = sourceKw(place.itWatts) * 1.03;
        siteMw[place.spec->site] += kw / 1e3;
        connectPhase(plan, place, addSubstation(plan, place, kw));
        addSupplies(plan, place, needs);
        addCosts(plan, place);
    }
    for (std::size_t i = 0; i < spec.sites.size(); ++i) {
        addEnergy(plan, spec.sites[i], siteMw[i]);
    }
    claimProgramme(plan, places);
    return places;
}

} // namespace gigaplan::generate
