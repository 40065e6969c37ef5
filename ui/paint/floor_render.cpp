// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/floor_render.h"

#include "ui/paint/floor_furniture.h"
#include "ui/paint/floor_labels.h"
#include "ui/paint/floor_painter.h"

#include <QPaintEngine>

#include <cmath>

namespace gigaplan {

namespace {

constexpr double kPrintPixels = 3;
/// Around what is in focus, so that furniture and names have room.
constexpr QMarginsF kMargins{24, 68, 24, 56};

void paintGround(QPainter &painter, const FloorScene &scene, const FloorShades &shades, const FloorCamera &camera,
                 const Theme &theme)
{
    FloorPainter floor;
    if (painter.paintEngine()->type() == QPaintEngine::Raster) {
        floor.paint(painter, scene, shades, camera, theme);
        return;
    }
    QImage picture((camera.view * kPrintPixels).toSize(), QImage::Format_RGB32);
    picture.setDevicePixelRatio(kPrintPixels);
    QPainter inner(&picture);
    floor.paint(inner, scene, shades, camera, theme);
    inner.end();
    painter.drawImage(QRectF({0, 0}, camera.view), picture);
}

} // namespace

void renderFloor(const Forecast &forecast, Date asOf, FloorColour colour, EntityRef focus, const Theme &theme,
                 QPainter &painter, const QRectF &target)
{
    const FloorScene scene = FloorScene::build(forecast.plan, &forecast);
    const FloorShades shades = FloorShades::of(scene, &forecast, asOf, colour, theme);
    const QRectF focused = focus ? scene.boxOf(forecast.plan, focus) : QRectF();
    const QSizeF size(std::round(target.width()), std::round(target.height()));
    const FloorCamera camera = FloorCamera::fitted(focused.isNull() ? scene.bounds : focused, size, kMargins);
    painter.save();
    painter.translate(std::round(target.x()), std::round(target.y()));
    painter.setClipRect(QRectF({0, 0}, size), Qt::IntersectClip);
    paintGround(painter, scene, shades, camera, theme);
    if (!scene.isEmpty()) {
        const FloorFurniture furniture = FloorFurniture::laidOut(scene, shades, camera);
        paintFloorLabels(painter, scene, shades, camera, theme, furniture.boxes());
        paintFloorFurniture(painter, furniture, scene, shades, camera, theme);
    }
    painter.restore();
}

Drawing floorDrawing()
{
    return {.id = "floor",
            .paint = [](const DrawingInput &input, const Theme &theme, QPainter &painter, const QRectF &room) {
                renderFloor(*input.forecast, input.at, FloorColour::State, {}, theme, painter, room);
            }};
}

} // namespace gigaplan
