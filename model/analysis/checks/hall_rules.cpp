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

class HallSums {
public:
    explicit HallSums(const CheckInput &in)
        : m_in(in),
          m_halls(in.plan.table<Hall>()),
          m_equipment(in.plan.table<Equipment>()),
          m_sums(in.plan.table<Hall>().size())
    {
        for (const Equipment &equipment : in.plan.table<Equipment>()) {
            m_pressures.push_back(pressureOf(equipment));
        }
    }

    std::vector<HallSum> take()
    {
        const auto &rows = m_in.plan.table<Row>();
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const std::uint32_t hall = m_halls.at(rows[r].hall);
            if (hall == kNoRow) {
                continue;
            }
            const RowContent &content = m_in.capacity.contents[r];
            m_sums[hall].it += content.it.value;
            m_sums[hall].liquid += content.liquid.value;
            m_sums[hall].air += content.air.value;
            weigh(hall, rows[r].equipment);
        }
        for (const Rack &rack : m_in.plan.table<Rack>()) {
            const Row *row = rack.equipment && !rack.empty ? m_in.plan.find(rack.row) : nullptr;
            const std::uint32_t hall = row ? m_halls.at(row->hall) : kNoRow;
            if (hall != kNoRow) {
                weigh(hall, rack.equipment);
            }
        }
        return std::move(m_sums);
    }

private:
    void weigh(std::uint32_t hall, Id<Equipment> equipment)
    {
        const std::uint32_t kind = m_equipment.at(equipment);
        if (kind != kNoRow && m_pressures[kind] > m_sums[hall].pressure) {
            m_sums[hall].pressure = m_pressures[kind];
            m_sums[hall].heaviest = equipment;
        }
    }

    const CheckInput &m_in;
    IdIndex<Hall> m_halls;
    IdIndex<Equipment> m_equipment;
    std::vector<double> m_pressures;
    std::vector<HallSum> m_sums;
};

} // namespace

void checkHalls(const CheckInput &in, FindingList &out)
{
    const auto &halls = in.plan.table<Hall>();
    const std::vector<HallSum> sums = HallSums(in).take();
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
