// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/row_parts.h"

#include "model/analysis/capacity/slot_map.h"
#include "model/plan/equipment.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/programme.h"

namespace gigaplan {

namespace {

/// What the power of one kind of rack comes to.
struct Load {
    bool gpu = false;
    std::int64_t gpus = 0;
    double watts = 0; ///< per rack, overhead included
    double liquidShare = 0;
};

std::vector<Load> loadsOf(const PlanSnapshot &plan)
{
    const double overhead = plan.plan().itOverhead.value;
    std::vector<Load> loads;
    for (const Equipment &equipment : plan.table<Equipment>()) {
        Load load;
        load.gpu = equipment.kind == EquipmentKind::GpuRack;
        load.gpus = equipment.gpuPackages;
        const auto operating = static_cast<double>(toWatts(equipment.operating).value);
        // A factor above 1 already accounts for the network, storage and management racks.
        load.watts = load.gpu ? operating * overhead : overhead == 1 ? operating : 0;
        load.liquidShare = equipment.liquidShare.value;
        loads.push_back(load);
    }
    return loads;
}

std::vector<double> designPueByHall(const PlanSnapshot &plan)
{
    std::vector<double> pue;
    for (const Hall &hall : plan.table<Hall>()) {
        const Building *building = plan.find(hall.building);
        pue.push_back(building ? building->designPue.value : Building().designPue.value);
    }
    return pue;
}

void addToPart(std::vector<RowPart> &parts, std::size_t firstOfRow, std::uint32_t row, std::uint32_t equipment,
               std::uint32_t phase, std::int64_t count)
{
    if (equipment == kNoRow || count <= 0) {
        return;
    }
    for (std::size_t i = firstOfRow; i < parts.size(); ++i) {
        if (parts[i].equipment == equipment && parts[i].phase == phase) {
            parts[i].placed += count;
            return;
        }
    }
    RowPart part;
    part.row = row;
    part.equipment = equipment;
    part.phase = phase;
    part.placed = count;
    parts.push_back(part);
}

} // namespace

std::vector<RowPart> rowParts(const PlanSnapshot &plan, const IdIndex<Equipment> &equipment,
                              const IdIndex<Phase> &phases)
{
    const auto &rows = plan.table<Row>();
    const std::vector<Load> loads = loadsOf(plan);
    const std::vector<double> pueByHall = designPueByHall(plan);
    const IdIndex<Hall> halls(plan.table<Hall>());
    const SlotMap slots(plan);

    std::vector<RowPart> parts;
    parts.reserve(rows.size() + plan.table<Rack>().size());
    for (std::uint32_t r = 0; r < rows.size(); ++r) {
        const Row &row = rows[r];
        const std::size_t first = parts.size();
        const std::uint32_t rowEquipment = equipment.at(row.equipment);
        const std::uint32_t rowPhase = phases.at(row.phase);
        const auto exceptions = slots.exceptions(r);
        addToPart(parts, first, r, rowEquipment, rowPhase, row.slots - static_cast<std::int64_t>(exceptions.size()));
        for (const Rack *rack : exceptions) {
            if (!rack->empty) {
                addToPart(parts, first, r, rack->equipment ? equipment.at(rack->equipment) : rowEquipment,
                          rack->phase ? phases.at(rack->phase) : rowPhase, 1);
            }
        }
        const std::uint32_t hall = halls.at(row.hall);
        const double pue = hall == kNoRow ? Building().designPue.value : pueByHall[hall];
        for (std::size_t i = first; i < parts.size(); ++i) {
            RowPart &part = parts[i];
            const Load &load = loads[part.equipment];
            part.racks = load.gpu ? part.placed : 0;
            part.gpus = load.gpu ? part.placed * load.gpus : 0;
            part.it = std::llround(static_cast<double>(part.placed) * load.watts);
            part.facility = std::llround(static_cast<double>(part.it) * pue);
            part.liquid = std::llround(static_cast<double>(part.it) * load.liquidShare);
        }
    }
    return parts;
}

std::vector<RowContent> rowContents(std::size_t rows, const std::vector<RowPart> &parts)
{
    std::vector<RowContent> contents(rows);
    for (const RowPart &part : parts) {
        RowContent &content = contents[part.row];
        content.racks += part.racks;
        content.gpus += part.gpus;
        content.it += Watts{part.it};
        content.facility += Watts{part.facility};
        content.liquid += Watts{part.liquid};
        content.air += Watts{part.it - part.liquid};
    }
    return contents;
}

} // namespace gigaplan
