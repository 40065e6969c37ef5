// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPainter>
#include <QRect>

#include <cstdint>
#include <vector>

namespace gigaplan {

/// Blends rectangles smaller than a pixel into one picture: each pixel gets the mean colour of what covers it, as
/// opaque as it is covered. Nothing that touches a pixel is lost.
class FloorBlend {
public:
    /// Starts over for the device pixels of `area`, to take at most `count` rectangles.
    void begin(const QRect &area, std::size_t count);
    /// Adds a rectangle given in device pixels; what is outside the area is ignored.
    void add(double left, double top, double right, double bottom, QRgb colour);
    /// The picture of the area; valid until the next `begin`. `gain` (at least 1) strengthens thin cover.
    QImage result(double gain);
    /// Draws the picture where the area is, device pixel on unit of the painter.
    void drawOn(QPainter &painter, double gain);

private:
    struct alignas(16) Sum { // one vector register
        std::uint32_t weight = 0, red = 0, green = 0, blue = 0; ///< weight: `m_whole` is a whole pixel
        friend bool operator==(const Sum &, const Sum &) = default;
    };
    QRgb pixelOf(const Sum &sum, float strength) const;

    QRect m_area;
    double m_whole = 256; ///< small enough that sums of all rectangles fit
    std::vector<Sum> m_sums;
    std::vector<QRgb> m_pixels;
};

} // namespace gigaplan
