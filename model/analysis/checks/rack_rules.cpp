// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/base/text.h"

namespace gigaplan {

void checkRacks(const CheckInput &in, FindingList &out)
{
    const auto &racks = in.plan.table<Rack>();
    std::vector<Candidate> outside, twice;
    std::vector<std::tuple<Id<Row>, std::int64_t, Id<Rack>>> slots;
    slots.reserve(racks.size());
    for (const Rack &rack : racks) {
        const Row *row = in.plan.find(rack.row);
        if (row && (rack.slot < 0 || rack.slot >= row->slots)) {
            outside.push_back({rack.id, kNever, rack.slot, row->slots});
        }
        slots.emplace_back(rack.row, rack.slot, rack.id);
    }
    std::sort(slots.begin(), slots.end());
    for (std::size_t i = 1; i < slots.size(); ++i) {
        const auto &[row, slot, rack] = slots[i];
        if (row == std::get<0>(slots[i - 1]) && slot == std::get<1>(slots[i - 1])) {
            twice.push_back({rack, kNever, slot, row.value});
        }
    }
    // Slots count from 0 in the file, from 1 for people.
    out.addAll("rack.slot_range", Severity::Error, std::move(outside), [&](const Candidate &place) {
        return "A rack stands in slot " + grouped(place.a + 1) + " of a row of " + grouped(place.b)
            + " slots and is ignored.";
    });
    out.addAll("rack.double", Severity::Error, std::move(twice), [&](const Candidate &place) {
        return "Slot " + grouped(place.a + 1) + " of " + quoted(in.plan, Id<Row>{place.b})
            + " is given to two racks; the second one is ignored.";
    });
}

} // namespace gigaplan
