// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/base/text.h"
#include "model/plan/equipment.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/programme.h"

#include <map>

namespace gigaplan {

namespace {

void checkShort(const CheckInput &in, FindingList &out)
{
    // By positions, that is by key; missing, of all.
    std::map<std::pair<std::size_t, std::size_t>, std::pair<std::int64_t, std::int64_t>> racks;
    const auto &rows = in.plan.table<Row>();
    const auto &phases = in.plan.table<Phase>();
    const auto &equipment = in.plan.table<Equipment>();
    std::int64_t missing = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        auto &[lacking, all] = racks[{phases.indexOf(rows[r].phase), equipment.indexOf(rows[r].equipment)}];
        const bool never = in.capacity.rows[r].delivered == kNever;
        all += in.capacity.contents[r].racks;
        lacking += never ? in.capacity.contents[r].racks : 0;
        missing += never;
    }
    if (missing > 0 && in.plan.table<Supply>().isEmpty()) {
        out.add("supply.short", Severity::Warning, in.plan.plan().id, kNever,
                "The plan has no deliveries, so none of its rows is ever delivered.");
        return;
    }
    std::vector<Candidate> places;
    const auto phaseOf = [&](std::size_t at) { return at < phases.size() ? phases[at].id : Id<Phase>(); };
    const auto kindOf = [&](std::size_t at) { return at < equipment.size() ? equipment[at].id : Id<Equipment>(); };
    std::vector<std::pair<std::size_t, std::size_t>> groups;
    for (const auto &[group, counts] : racks) {
        if (counts.first > 0) {
            const Id<Phase> phase = phaseOf(group.first);
            const EntityRef subject = phase ? EntityRef(phase) : EntityRef(kindOf(group.second));
            places.push_back({subject, kNever, counts.first, static_cast<std::int64_t>(groups.size())});
            groups.push_back(group);
        }
    }
    out.addAll("supply.short", Severity::Warning, std::move(places), [&](const Candidate &place) {
        const auto &group = groups[static_cast<std::size_t>(place.b)];
        const Id<Phase> phase = phaseOf(group.first);
        return "Deliveries do not fill rows with " + grouped(place.a) + " of the " + grouped(racks[group].second) + ' '
            + quoted(in.plan, kindOf(group.second)) + " racks"
            + (phase ? " of " + quoted(in.plan, phase) : std::string()) + '.';
    });
}

void checkShipWindows(const CheckInput &in, FindingList &out)
{
    std::vector<Candidate> early, late;
    for (const Supply &supply : in.plan.table<Supply>()) {
        const Equipment *equipment = in.plan.find(supply.equipment);
        if (!equipment || !supply.date) {
            continue;
        }
        if (equipment->shipsFrom && *supply.date < *equipment->shipsFrom) {
            early.push_back({supply.id, *supply.date, equipment->shipsFrom->days, equipment->id.value});
        }
        if (equipment->shipsUntil && *supply.date > *equipment->shipsUntil) {
            late.push_back({supply.id, *supply.date, equipment->shipsUntil->days, equipment->id.value});
        }
    }
    const auto sentence = [&in](std::string_view relation) {
        return [&in, relation](const Candidate &place) {
            return "The delivery " + quoted(in.plan, place.subject) + " on " + displayDate(place.date) + ' '
                + std::string(relation) + ' ' + quoted(in.plan, Id<Equipment>{place.b}) + " on "
                + displayDate(Date{static_cast<std::int32_t>(place.a)}) + '.';
        };
    };
    out.addAll("supply.before_ship_window", Severity::Warning, std::move(early),
               sentence("is before the first shipment of"));
    out.addAll("supply.after_ship_window", Severity::Warning, std::move(late),
               sentence("is after the last shipment of"));
}

} // namespace

void checkSupply(const CheckInput &in, FindingList &out)
{
    checkShort(in, out);
    checkShipWindows(in, out);
}

} // namespace gigaplan
