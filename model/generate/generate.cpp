// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/generate.h"

#include "model/base/text.h"
#include "model/generate/programme.h"
#include "model/generate/sizing.h"
#include "model/plan/equipment.h"
#include "model/plan/knowledge.h"
#include "model/plan/money.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {
namespace {

using namespace generate;

constexpr double kPhaseMw = 1'000;
constexpr std::size_t kPhasesPerSite = 2;
constexpr int kLongestCadenceDays = 183;
constexpr int kProgrammeDays = 3'650; ///< within which the last phase has begun

void addSites(ProgrammeSpec &spec)
{
    const std::size_t count = (spec.phases.size() + kPhasesPerSite - 1) / kPhasesPerSite;
    for (std::size_t i = 0; i < count; ++i) {
        const Region &region = kRegions[i % kRegions.size()];
        const std::string number = std::to_string(i + 1);
        SiteSpec site;
        const auto width = static_cast<std::int64_t>(std::max<std::size_t>(count, 10));
        site.key = "site-" + padded(static_cast<std::int64_t>(i) + 1, width);
        site.name = "Campus " + number + " (" + region.name + ")";
        site.region = &region;
        spec.sites.push_back(site);
    }
}

void addPhases(ProgrammeSpec &spec, const Equipment &equipment)
{
    const auto count = static_cast<std::int64_t>(std::ceil(spec.target.value / kPhaseMw - 1e-9));
    const auto cadence = static_cast<std::int32_t>(std::min<std::int64_t>(kLongestCadenceDays, kProgrammeDays / count));
    for (std::int64_t i = 0; i < count; ++i) {
        const double mw = i + 1 < count ? kPhaseMw : spec.target.value - kPhaseMw * static_cast<double>(count - 1);
        PhaseSpec phase = sizedPhase("gw" + padded(i + 1, std::max<std::int64_t>(count, 10)),
                                     "GW " + std::to_string(i + 1), {mw}, spec.basis, equipment, spec.overhead);
        phase.start = spec.start + static_cast<std::int32_t>(i) * cadence;
        phase.site = static_cast<std::size_t>(i) / kPhasesPerSite;
        if (static_cast<std::size_t>(i) % kPhasesPerSite != 0) {
            phase.firstBuilding = spec.phases.back().firstBuilding + spec.phases.back().buildings;
        }
        spec.phases.push_back(std::move(phase));
    }
}

void addTranches(PlanBuilder &plan, const std::vector<PhasePlace> &places)
{
    for (std::size_t i = 0; i < places.size(); ++i) {
        const PhasePlace &place = places[i];
        auto &tranche = plan.add<Tranche>("tranche-" + place.spec->key);
        tranche.name = "Tranche " + std::to_string(i + 1);
        tranche.funder = "Investor";
        tranche.order = static_cast<std::int64_t>(i) + 1;
        tranche.amount = {std::llround(place.spec->target.value * 10) * 1'000'000};
        tranche.phase = place.id;
        plan.claim("tranche/" + tranche.key, "amount", "Ten billion dollars for each gigawatt that goes live",
                   displayMoney(tranche.amount, "USD"), "Assumption of the generator", Confidence::Unrated);
    }
}

} // namespace

Result<PlanSnapshot> generatePlan(const GenerateOptions &options)
{
    GIGAPLAN_TRY(checkedGigawatts(options.gigawatts));
    GIGAPLAN_TRY_VALUE(const auto equipment, catalogueEntry(options.equipment));
    ProgrammeSpec spec;
    const bool stated = options.start != kNever && options.start != Date{};
    spec.start = stated ? options.start : makeDate(2024, 6, 3);
    if (spec.start < kFirstDate || spec.start > makeDate(2150, 1, 1)) {
        return Error{ErrorKind::Usage, "the start must be a date from 1990-01-01 to 2150-01-01"};
    }
    spec.title = options.title;
    spec.description = "A generated plan. All places, dates and amounts are assumptions; figures of the equipment "
                       "carry their sources.";
    spec.basis = options.basis;
    spec.target = {options.gigawatts * 1e3};
    spec.seed = options.seed;
    addPhases(spec, *equipment);
    addSites(spec);
    PlanBuilder plan;
    const auto places = buildProgramme(plan, spec);
    addTranches(plan, places);
    return std::move(plan).finish();
}

} // namespace gigaplan
