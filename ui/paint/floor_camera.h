// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMarginsF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace gigaplan {

/// The view of the floor map: maps plan millimetres (x east, y south) to logical pixels of a canvas of size `view`.
struct FloorCamera {
    /// Scales are limited to a range from a continent to a bolt.
    static constexpr double kSmallestScale = 1e-8;
    static constexpr double kLargestScale = 0.5;

    QPointF centre; ///< mm, in the middle of the canvas
    double scale = 0.01; ///< logical pixels per mm
    QSizeF view; ///< logical pixels

    QPointF toPixels(QPointF plan) const;
    QRectF toPixels(const QRectF &plan) const;
    QPointF toPlan(QPointF pixels) const;
    /// What the canvas shows, in mm.
    QRectF visible() const;

    /// Changes the scale by `factor`, keeping the plan's point under `pixels` where it is.
    void zoomAt(QPointF pixels, double factor);
    /// Moves the picture by this many pixels.
    void pan(QPointF pixels);

    /// The camera that shows all of `plan` (mm) inside the canvas less `margins` (logical pixels).
    static FloorCamera fitted(const QRectF &plan, QSizeF view, QMarginsF margins = {});

    friend bool operator==(const FloorCamera &, const FloorCamera &) = default;
};

} // namespace gigaplan
