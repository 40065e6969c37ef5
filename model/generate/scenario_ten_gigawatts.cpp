// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/programme.h"
#include "model/generate/scenarios.h"
#include "model/generate/sizing.h"

namespace gigaplan::generate {
namespace {

constexpr int kPhases = 10;
constexpr std::int64_t kTranche = 10'000'000'000;
constexpr std::size_t kGatedAhead = 5; ///< a gigawatt's tranche pays for ground five gigawatts later

struct PhaseRow {
    std::size_t site;
    const char *equipment;
    Date start;
};

std::vector<PhaseRow> phaseRows()
{
    const char *const rubin = "vr-nvl72";
    const char *const kyber = "rubin-ultra-kyber";
    return {
        {0, rubin, makeDate(2024, 5, 13)}, {0, rubin, makeDate(2024, 11, 4)}, {1, rubin, makeDate(2025, 6, 2)},
        {2, rubin, makeDate(2025, 12, 1)}, {1, kyber, makeDate(2026, 6, 1)},  {3, kyber, makeDate(2026, 12, 1)},
        {2, kyber, makeDate(2027, 6, 1)},  {3, kyber, makeDate(2027, 12, 1)}, {4, kyber, makeDate(2028, 6, 1)},
        {4, kyber, makeDate(2028, 12, 1)},
    };
}

void addSites(ProgrammeSpec &spec)
{
    const std::string letters = "abcde";
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const Region &region = regions()[i];
        SiteSpec site;
        site.key = std::string("campus-") + letters[i];
        site.name = std::string("Campus ") + static_cast<char>('A' + i) + " (" + region.name + ")";
        site.region = region.name;
        spec.sites.push_back(site);
        EnergyMix mix;
        mix.gridName = "grid";
        mix.gridGramsPerKwh = region.gramsPerKwh;
        mix.gridStatement = region.statement;
        mix.solarMw = 500;
        mix.solarPrice = i == 0 ? 49 : i == 1 ? 81 : 64.5;
        mix.solarStatement = i == 0 ? "ERCOT solar contracts, fourth quarter of 2025"
            : i == 1                ? "PJM solar contracts, fourth quarter of 2025"
                                    : "US solar contracts, lowest quartile, fourth quarter of 2025";
        spec.mixes.push_back(mix);
    }
}

void addPhases(ProgrammeSpec &spec)
{
    std::vector<int> nextBuilding(spec.sites.size(), 1);
    int number = 0;
    for (const PhaseRow &row : phaseRows()) {
        ++number;
        PhaseSpec phase = sizedPhase("gw" + padded(number, kPhases), "GW " + std::to_string(number), {1'000},
                                     spec.basis, **catalogueEntry(row.equipment), spec.overhead);
        phase.description = "One gigawatt of IT power on " + phase.equipment->name + "; a hypothetical campus.";
        phase.site = row.site;
        phase.firstBuilding = nextBuilding[row.site];
        nextBuilding[row.site] += phase.buildings;
        PaceSpec pace;
        pace.start = row.start;
        if (number == 1) {
            // The letter names the second half of 2026, which is also when the racks begin to ship.
            pace.transformerWeeks = 80;
            pace.firstRacks = makeDate(2026, 7, 1);
            pace.deadline = makeDate(2026, 12, 31);
        }
        spec.phases.push_back(std::move(phase));
        spec.paces.push_back(pace);
    }
}

void addTranches(PlanBuilder &plan, const std::vector<PhasePlace> &places)
{
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        auto &tranche = plan.add<Tranche>("tranche-" + padded(static_cast<std::int64_t>(i) + 1, kPhases));
        tranche.name = "Tranche " + number;
        tranche.funder = "NVIDIA";
        tranche.order = static_cast<std::int64_t>(i) + 1;
        tranche.amount = {kTranche};
        tranche.phase = places[i].id;
        if (i + kGatedAhead < places.size()) {
            const std::string gated = places[i + kGatedAhead].spec->key + "-earthworks";
            tranche.gates = {idValueFromKey(Description<Task>::table, gated)};
            plan.claims().add({"tranche/" + tranche.key, "gates", "Ground is broken when the money is there",
                               places[i + kGatedAhead].spec->name + " earthworks", "Scenario", sourcesReadOn(),
                               ClaimStatus::Assumption, Confidence::Unrated});
        }
        plan.claims().add({"tranche/" + tranche.key, "amount",
                           i == 0 ? "First $10 billion for the first gigawatt"
                                  : "An equal share of the remaining $90 billion for each further gigawatt",
                           i == 0 ? "$10B" : "up to $100B in all",
                           i == 0 ? "mexc.fm, 23 September 2025" : "Ars Technica, 22 September 2025",
                           i == 0 ? makeDate(2025, 9, 23) : makeDate(2025, 9, 22),
                           i == 0 ? ClaimStatus::Announced : ClaimStatus::Assumption,
                           i == 0 ? Confidence::High : Confidence::Medium});
    }
}

void claimLetter(PlanBuilder &plan)
{
    const auto add = [&](const char *statement, const char *value, const char *source, Date date,
                         Confidence confidence) {
        plan.claims().add({"plan/plan", "", statement, value, source, date, ClaimStatus::Announced, confidence});
    };
    add("Letter of intent for at least 10 GW of NVIDIA systems; NVIDIA to invest up to $100 billion progressively as "
        "each gigawatt is deployed; the first gigawatt in the second half of 2026 on Vera Rubin",
        "10 GW, up to $100B", "Ars Technica, 22 September 2025; article on the alliance of 8 October 2025",
        makeDate(2025, 9, 22), Confidence::High);
    add("NVIDIA's quarterly report says that there is no assurance of a definitive agreement", "no assurance",
        "Form 10-Q of November 2025, as reported by gadgetbond.com and techbuzz.ai", makeDate(2025, 11, 1),
        Confidence::Medium);
    add("The letter's investment is described as never a commitment", "never a commitment",
        "gokawiil.com, February 2026", makeDate(2026, 2, 1), Confidence::Medium);
    add("About $30 billion of plain equity in a round of about $110 billion is reported to replace the tranches; the "
        "plan for the first gigawatt goes on",
        "about $30B", "auto-post.io, 20 February 2026", makeDate(2026, 2, 20), Confidence::Medium);
    plan.claims().add({"plan/plan", "target_mw",
                       "The letter does not say what its gigawatts count; IT power is assumed", "10 GW",
                       "Article on the alliance of 8 October 2025", makeDate(2025, 10, 8), ClaimStatus::Assumption,
                       Confidence::Medium});
}

void claimPlaces(PlanBuilder &plan, const ProgrammeSpec &spec, const std::vector<PhasePlace> &places)
{
    for (const SiteSpec &site : spec.sites) {
        plan.claims().add({"site/" + site.key, "region", "A hypothetical campus; no site is known for this scenario",
                           site.region, "Scenario", sourcesReadOn(), ClaimStatus::Assumption, Confidence::Unrated});
        plan.claims().add({"site/" + site.key, "wue_l_per_kwh", "Dry and closed-loop cooling", "0.15 to 0.20 L/kWh",
                           "reedos/intelligence_factory research notes (github.com)", sourcesReadOn(),
                           ClaimStatus::Assumption, Confidence::Medium});
    }
    for (const PhasePlace &place : places) {
        plan.claims().add({"phase/" + place.spec->key, "target_mw",
                           "Ten equal gigawatts; equipment, place and start of each are assumed", "1,000 MW IT",
                           "Scenario", sourcesReadOn(), ClaimStatus::Assumption, Confidence::Unrated});
    }
    plan.claims().add({"phase/gw01", "", "The first gigawatt is announced for the second half of 2026 on Vera Rubin",
                       "second half of 2026", "Ars Technica, 22 September 2025", makeDate(2025, 9, 22),
                       ClaimStatus::Announced, Confidence::High});
}

} // namespace

PlanSnapshot tenGigawattScenario()
{
    ProgrammeSpec spec;
    spec.title = "OpenAI–NVIDIA 10 GW (scenario of a letter of intent)";
    spec.description =
        "A scenario of the letter of intent of September 2025: at least 10 GW of NVIDIA systems, with up to $100 "
        "billion invested as each gigawatt goes live. It never was a binding contract: in November 2025 NVIDIA "
        "reported "
        "no assurance of a definitive agreement, and by February 2026 it was called never a commitment. Campuses, "
        "dates "
        "and the even tranches are assumptions; figures of the equipment carry their sources.";
    spec.target = {10'000};
    spec.start = makeDate(2024, 5, 13);
    spec.statusDate = makeDate(2026, 10, 1);
    spec.seed = 2025;
    addSites(spec);
    addPhases(spec);
    PlanBuilder plan;
    const auto places = buildProgramme(plan, spec);
    addTranches(plan, places);
    claimLetter(plan);
    claimPlaces(plan, spec, places);
    return std::move(plan).finish();
}

} // namespace gigaplan::generate
