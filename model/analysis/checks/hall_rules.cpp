// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/base/text.h"
#include "model/plan/equipment.h"
#include "model/plan/id_index.h"
#include "model/plan/places.h"

namespace gigaplan {

namespace {

constexpr double kGravity = 9.80665;

/// The contents of one hall when all of it is placed.
struct HallSum {
    std::int64_t it = 0, liquid = 0, air = 0; ///< watts
    double pressure = 0; ///< kPa under the heaviest rack for its footprint
    Id<Equipment> heaviest;
};

double pressureOf(const Equipment &equipment)
{
    const double area = static_cast<double>(equipment.width.value) * static_cast<double>(equipment.depth.value) / 1e6;
    return area > 0 ? equipment.mass.value * kGravity / area / 1e3 : 0;
}

std::vector<HallSum> hallSums(const CheckInput &in)
{
    const IdIndex<Hall> halls(in.plan.table<Hall>());
    std::vector<HallSum> sums(in.plan.table<Hall>().size());
    const auto weigh = [&](std::uint32_t hall, Id<Equipment> id) {
        const Equipment *equipment = in.plan.find(id);
        const double pressure = equipment ? pressureOf(*equipment) : 0;
        if (pressure > sums[hall].pressure) {
            sums[hall].pressure = pressure;
            sums[hall].heaviest = id;
        }
    };
    const auto &rows = in.plan.table<Row>();
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (const std::uint32_t hall = halls.at(rows[r].hall); hall != kNoRow) {
            const RowContent &content = in.capacity.contents[r];
            sums[hall].it += content.it.value;
            sums[hall].liquid += content.liquid.value;
            sums[hall].air += content.air.value;
            weigh(hall, rows[r].equipment);
        }
    }
    for (const Rack &rack : in.plan.table<Rack>()) {
        const Row *row = rack.equipment && !rack.empty ? in.plan.find(rack.row) : nullptr;
        if (const std::uint32_t hall = row ? halls.at(row->hall) : kNoRow; hall != kNoRow) {
            weigh(hall, rack.equipment);
        }
    }
    return sums;
}

} // namespace

void checkHalls(const CheckInput &in, FindingList &out)
{
    const auto &halls = in.plan.table<Hall>();
    const std::vector<HallSum> sums = hallSums(in);
    std::vector<Candidate> it, liquid, air, floor;
    const auto above = [](std::vector<Candidate> &places, const Hall &hall, std::int64_t sum, Kilowatts limit) {
        const std::int64_t watts = toWatts(limit).value;
        if (watts > 0 && sum > watts) {
            places.push_back({hall.id, kNever, sum, watts});
        }
    };
    for (std::size_t h = 0; h < halls.size(); ++h) {
        above(it, halls[h], sums[h].it, halls[h].itLimit);
        above(liquid, halls[h], sums[h].liquid, halls[h].liquidCooling);
        above(air, halls[h], sums[h].air, halls[h].airCooling);
        if (halls[h].floorLoad.value > 0 && sums[h].pressure > halls[h].floorLoad.value) {
            floor.push_back({halls[h].id, kNever, static_cast<std::int64_t>(h), 0});
        }
    }
    const auto sentence = [&](std::string_view verb, std::string_view what, std::string_view limit) {
        return [&in, verb, what, limit](const Candidate &place) {
            return quoted(in.plan, place.subject) + ' ' + std::string(verb) + ' ' + displayPower({place.a}) + ' '
                + std::string(what) + ", more than its " + std::string(limit) + " of " + displayPower({place.b}) + '.';
        };
    };
    out.addAll("hall.it_limit", Severity::Error, std::move(it), sentence("holds racks of", "IT", "IT limit"));
    out.addAll("hall.liquid_cooling", Severity::Error, std::move(liquid),
               sentence("gives", "of heat to liquid", "liquid cooling"));
    out.addAll("hall.air_cooling", Severity::Error, std::move(air), sentence("gives", "of heat to air", "air cooling"));
    out.addAll("hall.floor_load", Severity::Error, std::move(floor), [&](const Candidate &place) {
        const auto h = static_cast<std::size_t>(place.a);
        return "A rack of " + quoted(in.plan, sums[h].heaviest) + " puts " + threeDigits(sums[h].pressure)
            + " kPa on the floor of " + quoted(in.plan, place.subject) + ", which carries "
            + threeDigits(halls[h].floorLoad.value) + " kPa.";
    });
}

} // namespace gigaplan
