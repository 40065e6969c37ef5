// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/base/text.h"

namespace gigaplan {

void checkEnergy(const CheckInput &in, FindingList &out)
{
    const std::vector<EnergyGap> gaps = energyGaps(in.plan, in.energy);
    std::vector<Candidate> without, unserved;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        (gaps[i].given.value == 0 ? without : unserved)
            .push_back({gaps[i].site, gaps[i].on, static_cast<std::int64_t>(i)});
    }
    const auto needs = [&](const Candidate &place) {
        const EnergyGap &gap = gaps[static_cast<std::size_t>(place.a)];
        return quoted(in.plan, place.subject) + " needs " + displayPower(gap.needed) + " on average";
    };
    const auto until = [&](const Candidate &place) {
        const Date next = gaps[static_cast<std::size_t>(place.a)].nextSource;
        return next == kNever ? std::string() : " before " + displayDate(next);
    };
    out.addAll("energy.no_source", Severity::Warning, std::move(without), [&](const Candidate &place) {
        return needs(place) + ", but no energy source gives any" + until(place)
            + ", so this energy has neither cost nor carbon.";
    });
    out.addAll("energy.unserved", Severity::Warning, std::move(unserved), [&](const Candidate &place) {
        const EnergyGap &gap = gaps[static_cast<std::size_t>(place.a)];
        return needs(place) + ", " + displayPower(gap.needed - gap.given) + " more than its energy sources give"
            + until(place) + (gap.hasGrid ? "." : ", and no grid gives the rest.");
    });
}

} // namespace gigaplan
