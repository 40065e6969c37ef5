// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "model/plan/equipment.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/programme.h"
#include "tests/support/make.h"

namespace gigaplan::test {

/// A regular campus programme for tests of the floor map: every site alike, everything on a grid, in millimetres.
struct FloorPlanShape {
    int sites = 1, buildingsPerSite = 2, hallsPerBuilding = 4, rowsPerHall = 6, slots = 14;
    int phases = 3;
};

inline PlanRows floorPlanRows(const FloorPlanShape &shape)
{
    PlanRows rows = planStarting(makeDate(2026, 1, 5));
    const auto key = [](const char *prefix, std::size_t n) { return prefix + std::to_string(n); };
    Equipment gpu = make<Equipment>("gpu-rack");
    gpu.name = "GPU rack";
    gpu.operating = {120};
    gpu.gpuPackages = 72;
    Equipment net = make<Equipment>("net-rack");
    net.name = "Network rack";
    net.kind = EquipmentKind::NetworkRack;
    net.operating = {30};
    rows.of<Equipment>() = {gpu, net};
    for (int p = 0; p < shape.phases; ++p) {
        auto phase = make<Phase>(key("phase-", static_cast<std::size_t>(p)));
        phase.name = "GW " + std::to_string(p + 1);
        phase.order = p;
        rows.of<Phase>().push_back(phase);
    }
    const std::int64_t rackPitch = 600, rowStep = 3'000, hallGap = 6'000;
    const std::int64_t hallWidth = shape.slots * rackPitch + 6'000, hallDepth = shape.rowsPerHall * rowStep + 4'000;
    const int hallColumns = 2, buildingColumns = 2;
    const int siteColumns = std::max(1, static_cast<int>(std::sqrt(shape.sites * 1.5)));
    const int hallLines = (shape.hallsPerBuilding + hallColumns - 1) / hallColumns;
    const std::int64_t buildingWidth = hallColumns * (hallWidth + hallGap) + hallGap;
    const std::int64_t buildingDepth = hallLines * (hallDepth + hallGap) + hallGap;
    const int buildingLines = (shape.buildingsPerSite + buildingColumns - 1) / buildingColumns;
    const std::int64_t siteWidth = buildingColumns * (buildingWidth + 30'000) + 30'000;
    const std::int64_t siteDepth = buildingLines * (buildingDepth + 30'000) + 30'000;
    for (int s = 0; s < shape.sites; ++s) {
        auto site = make<Site>(key("site-", rows.of<Site>().size()));
        site.name = "Campus " + std::to_string(s + 1);
        site.x = {s % siteColumns * (siteWidth + 60'000)};
        site.y = {s / siteColumns * (siteDepth + 60'000)};
        site.width = {siteWidth};
        site.depth = {siteDepth};
        rows.of<Site>().push_back(site);
        for (int b = 0; b < shape.buildingsPerSite; ++b) {
            auto building = make<Building>(key("building-", rows.of<Building>().size()));
            building.site = site.id;
            building.name = "Building " + std::to_string(b + 1);
            building.x = {30'000 + b % buildingColumns * (buildingWidth + 30'000)};
            building.y = {30'000 + b / buildingColumns * (buildingDepth + 30'000)};
            building.width = {buildingWidth};
            building.depth = {buildingDepth};
            rows.of<Building>().push_back(building);
            for (int h = 0; h < shape.hallsPerBuilding; ++h) {
                auto hall = make<Hall>(key("hall-", rows.of<Hall>().size()));
                hall.building = building.id;
                hall.name = "Hall " + std::to_string(h + 1);
                hall.x = {hallGap + h % hallColumns * (hallWidth + hallGap)};
                hall.y = {hallGap + h / hallColumns * (hallDepth + hallGap)};
                hall.width = {hallWidth};
                hall.depth = {hallDepth};
                rows.of<Hall>().push_back(hall);
                for (int r = 0; r < shape.rowsPerHall; ++r) {
                    auto row = make<Row>(key("row-", rows.of<Row>().size()));
                    row.hall = hall.id;
                    row.name = "R" + std::to_string(r + 1);
                    row.x = {4'000};
                    row.y = {3'000 + r * rowStep};
                    row.slots = shape.slots;
                    row.pitch = {rackPitch};
                    row.equipment = gpu.id;
                    const std::size_t all = static_cast<std::size_t>(shape.sites) * shape.buildingsPerSite
                        * shape.hallsPerBuilding * shape.rowsPerHall;
                    row.phase = rows.of<Phase>()[rows.of<Row>().size() * rows.of<Phase>().size() / all].id;
                    rows.of<Row>().push_back(row);
                }
            }
        }
    }
    return rows;
}

/// A forecast with readiness only: row i (in table order) is delivered on day 10 + i % spread, and takes each further
/// state ten days later.
inline Forecast floorForecast(PlanSnapshot plan, int spread = 40)
{
    Forecast forecast;
    auto capacity = std::make_shared<Capacity>();
    const Date start = *plan.plan().start;
    for (std::size_t i = 0; i < plan.table<Row>().size(); ++i) {
        RowReadiness row;
        row.delivered = start + 10 + static_cast<int>(i) % spread;
        row.installed = row.delivered + 10;
        row.powered = row.installed + 10;
        row.cooled = row.powered;
        row.commissioned = row.live = row.powered + 10;
        capacity->rows.push_back(row);
        RowContent content;
        content.racks = plan.table<Row>()[i].slots;
        content.it = {content.racks * 120'000};
        capacity->contents.push_back(content);
    }
    forecast.plan = std::move(plan);
    forecast.capacity = std::move(capacity);
    return forecast;
}

} // namespace gigaplan::test
