// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/base/text.h"
#include "model/plan/fields.h"
#include "model/plan/places.h"

#include <map>

namespace gigaplan {

void checkRacks(const CheckInput &in, FindingList &out)
{
    const auto &racks = in.plan.table<Rack>();
    std::vector<Candidate> outside, twice;
    std::map<std::pair<Id<Row>, std::int64_t>, Id<Rack>> first; // as a SlotMap takes them: by key
    for (const Rack &rack : racks) {
        const Row *row = in.plan.find(rack.row);
        if (row && (rack.slot < 0 || rack.slot >= row->slots)) {
            outside.push_back({rack.id, kNever, rack.slot, row->slots});
        }
        const auto [at, isNew] = first.try_emplace({rack.row, rack.slot}, rack.id);
        if (!isNew) {
            twice.push_back({rack.id, kNever, rack.slot, at->second.value});
        }
    }
    // Slots count from 0 in the file, from 1 for people.
    out.addAll("rack.slot_range", Severity::Error, std::move(outside), [&](const Candidate &place) {
        return "A rack stands in slot " + grouped(place.a + 1) + " of a row of " + grouped(place.b)
            + " slots and is ignored.";
    });
    out.addAll("rack.double", Severity::Error, std::move(twice), [&](const Candidate &place) {
        const Id<Rack> holds{place.b};
        return "Slot " + grouped(place.a + 1) + " of " + quoted(in.plan, in.plan.find(holds)->row)
            + " is given to two racks, “" + keyOf(in.plan, holds) + "” and “" + keyOf(in.plan, place.subject)
            + "”; that with the first key holds, “" + keyOf(in.plan, holds) + "”.";
    });
}

} // namespace gigaplan
