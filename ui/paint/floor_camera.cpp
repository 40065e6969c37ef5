// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/floor_camera.h"

#include <algorithm>

namespace gigaplan {

QPointF FloorCamera::toPixels(QPointF plan) const
{
    return {(plan.x() - centre.x()) * scale + view.width() / 2, (plan.y() - centre.y()) * scale + view.height() / 2};
}

QRectF FloorCamera::toPixels(const QRectF &plan) const
{
    return {toPixels(plan.topLeft()), plan.size() * scale};
}

QPointF FloorCamera::toPlan(QPointF pixels) const
{
    return {(pixels.x() - view.width() / 2) / scale + centre.x(),
            (pixels.y() - view.height() / 2) / scale + centre.y()};
}

QRectF FloorCamera::visible() const
{
    return {toPlan({0, 0}), view / scale};
}

void FloorCamera::zoomAt(QPointF pixels, double factor)
{
    const QPointF kept = toPlan(pixels);
    scale = std::clamp(scale * factor, kSmallestScale, kLargestScale);
    centre += kept - toPlan(pixels);
}

void FloorCamera::pan(QPointF pixels)
{
    centre -= pixels / scale;
}

FloorCamera FloorCamera::fitted(const QRectF &plan, QSizeF view, QMarginsF margins)
{
    FloorCamera camera;
    camera.view = view;
    const double width = std::max(1.0, view.width() - margins.left() - margins.right());
    const double height = std::max(1.0, view.height() - margins.top() - margins.bottom());
    camera.scale = std::clamp(std::min(width / std::max(1.0, plan.width()), height / std::max(1.0, plan.height())),
                              kSmallestScale, kLargestScale);
    const QPointF shift{(margins.left() - margins.right()) / 2, (margins.top() - margins.bottom()) / 2};
    camera.centre = plan.center() - shift / camera.scale;
    return camera;
}

} // namespace gigaplan
