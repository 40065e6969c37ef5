// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/floor_camera.h"
#include "ui/paint/floor_shades.h"

#include <QPainter>

namespace gigaplan {

/// Overlays of the map: the current place (breadcrumb, upper left), the whole at a glance (minimap, upper right), scale
/// and north (lower left) and the legend (lower right). All rectangles in logical pixels; null where there is no room.
struct FloorFurniture {
    struct Crumb {
        QRectF box;
        QString text;
        EntityRef place; ///< none: everything
    };
    std::vector<Crumb> crumbs;
    QRectF breadcrumb, minimap, scaleBar, legend;
    QRectF minimapPlan; ///< the part of `minimap` that shows `FloorScene::bounds`
    double barMetres = 0; ///< length that the scale bar represents
    double barPixels = 0;

    static FloorFurniture laidOut(const FloorScene &scene, const FloorShades &shades, const FloorCamera &camera);

    /// The point of the plan (mm) under a point of the minimap.
    QPointF planAt(QPointF pixels, const FloorScene &scene) const;
    const Crumb *crumbAt(QPointF pixels) const; ///< nullptr: none
    std::vector<QRectF> boxes() const;
};

void paintFloorFurniture(QPainter &painter, const FloorFurniture &furniture, const FloorScene &scene,
                         const FloorShades &shades, const FloorCamera &camera, const Theme &theme);

/// The deepest place that fills most of the canvas: site, building or hall; none where more than one site is seen.
EntityRef floorFocus(const FloorScene &scene, const FloorCamera &camera);
/// The place that holds `place`; none above a site.
EntityRef floorParent(const FloorScene &scene, EntityRef place);

} // namespace gigaplan
