// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"

#include <QRectF>
#include <QString>

#include <cstdint>
#include <vector>

namespace gigaplan {

inline constexpr std::uint32_t kNoPlace = 0xFFFF'FFFF;
/// Index of "none" among phases and equipment.
inline constexpr std::uint16_t kNoKind = 0xFFFF;

/// A place of the map in absolute millimetres. `box` is its wall, `reach` also holds what sticks out of it; culling
/// uses `reach`, so nothing is lost where a plan's numbers are inconsistent.
struct FloorPlace {
    std::int64_t id = 0;
    QString name;
    QRectF box, reach;
    std::uint32_t parent = kNoPlace;
    std::uint32_t begin = 0, end = 0; ///< children: buildings of a site, halls of a building, rows of a hall
    std::uint32_t beginRow = 0, endRow = 0; ///< all rows within
    Watts it; ///< planned; 0 without a forecast
};

/// A row with its slots implied: slot i covers the i-th part of the box along the row.
struct FloorRow {
    Id<Row> id;
    QRectF box;
    std::uint32_t hall = kNoPlace;
    std::uint32_t tableIndex = 0; ///< in the snapshot's row table
    std::int32_t slots = 1;
    std::uint16_t phase = kNoKind, equipment = kNoKind; ///< into `phases`, `equipment`
    std::uint32_t beginException = 0, endException = 0;
    bool south = false;

    QRectF slotBox(std::int32_t slot) const;
};

/// One slot that differs from its row, exceptions of a row being in order of their slots.
struct FloorException {
    Id<Rack> id;
    std::int32_t slot = 0;
    bool empty = false;
    std::uint16_t phase = kNoKind, equipment = kNoKind;
};

/// What lies at a point of the map; kNoPlace and -1 where there is nothing.
struct FloorHit {
    std::uint32_t site = kNoPlace, building = kNoPlace, hall = kNoPlace, row = kNoPlace;
    std::int32_t slot = -1;
    friend bool operator==(const FloorHit &, const FloorHit &) = default;
};

/// All places of a plan, flattened: children of one parent lie side by side, so a range of a parent is a range of rows.
/// Immutable after `build`; rebuilt when a place table or the forecast changes.
class FloorScene {
public:
    std::vector<FloorPlace> sites, buildings, halls;
    std::vector<FloorRow> rows;
    std::vector<QString> rowNames; ///< of each row
    std::vector<FloorException> exceptions;
    std::vector<Id<Phase>> phases; ///< in the order of every view
    std::vector<QString> phaseNames;
    std::vector<Id<Equipment>> equipment; ///< what the rows use, GPU racks first, then by name
    std::vector<QString> equipmentNames;
    std::vector<double> equipmentKw; ///< operating power of one rack
    QRectF bounds; ///< of everything, mm

    /// `forecast` (of the same snapshot) adds megawatts; without one the map still shows places.
    static FloorScene build(const PlanSnapshot &plan, const Forecast *forecast);

    bool isEmpty() const { return sites.empty(); }
    /// Deepest place at a point (mm); where places overlap, the one drawn last.
    FloorHit hit(QPointF plan) const;
    /// Box of a site, building, hall, row or rack; a null rectangle for anything else.
    QRectF boxOf(const PlanSnapshot &plan, EntityRef ref) const;
    /// Position of a place by id, or kNoPlace.
    std::uint32_t siteIndex(Id<Site> id) const;
    std::uint32_t buildingIndex(Id<Building> id) const;
    std::uint32_t hallIndex(Id<Hall> id) const;
    std::uint32_t rowIndex(Id<Row> id) const;
    const FloorException *exceptionAt(const FloorRow &row, std::int32_t slot) const;

private:
    using IndexById = std::vector<std::pair<std::int64_t, std::uint32_t>>; ///< sorted
    IndexById m_siteById, m_buildingById, m_hallById, m_rowById;
};

} // namespace gigaplan
