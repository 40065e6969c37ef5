// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/drawing.h"
#include "ui/paint/floor_shades.h"

#include <QPainter>

namespace gigaplan {

/// The floor map as one picture for reports and files, in `target` (the painter's logical coordinates): `focus` (a
/// site, building, hall or row; none: everything) fitted, with labels, legend, scale and minimap. On printers and in
/// vector formats the racks are a picture of three pixels per unit, the lettering stays text.
void renderFloor(const Forecast &forecast, Date asOf, FloorColour colour, EntityRef focus, const Theme &theme,
                 QPainter &painter, const QRectF &target);

/// That of the whole plan for the register of drawings.
Drawing floorDrawing();

} // namespace gigaplan
