// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/floor_scene.h"
#include "ui/paint/theme.h"

#include <QPainter>

namespace gigaplan {

/// The most important facts about a place, at a glance: its name and at most four more facts.
struct FloorFacts {
    QString title;
    QString where; ///< the places around it
    std::vector<std::pair<QString, QString>> lines;

    bool isEmpty() const { return title.isEmpty(); }
    /// All of it as one sentence for a screen reader.
    QString spoken() const;
};

/// Facts of a site, building, hall, row or rack on a date. `slot` (-1: none) names a rack of the row that is no
/// exception. `forecast` may be nullptr; empty facts for anything that is not on the map.
FloorFacts floorFacts(const FloorScene &scene, const PlanSnapshot &plan, const Forecast *forecast, Date asOf,
                      EntityRef place, std::int32_t slot = -1);

/// Paints the card next to `cursor`, inside `canvas`.
void paintFloorCard(QPainter &painter, const FloorFacts &facts, QPointF cursor, const QRectF &canvas,
                    const Theme &theme);

} // namespace gigaplan
