// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/floor_camera.h"
#include "ui/paint/floor_shades.h"

#include <QPainter>

namespace gigaplan {

/// Names of sites, buildings, halls, rows and racks where they fit. A label never lies over another one, nor over one
/// of `taken` (logical pixels, what the map's furniture covers). Returns the boxes of the labels of places and rows.
std::vector<QRectF> paintFloorLabels(QPainter &painter, const FloorScene &scene, const FloorShades &shades,
                                     const FloorCamera &camera, const Theme &theme, std::vector<QRectF> taken);

} // namespace gigaplan
