// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/floor_blend.h"
#include "ui/paint/floor_camera.h"
#include "ui/paint/floor_shades.h"

#include <QPainter>

namespace gigaplan {

/// From this many device pixels per rack on (along the row), racks are cells of their own.
inline constexpr double kCellPixels = 3;

/// Paints the ground, places and racks of a floor map at any zoom. Below `kCellPixels` per rack rows become strips on
/// whole pixels and, thinner than that, blended pixels, none ever left out; above, crisp cells with hairline outlines.
/// Keeps its buffers from frame to frame; one painter serves one thread.
class FloorPainter {
public:
    /// Fills the rectangle (0, 0, camera.view) of `painter`'s logical coordinates; raster devices only.
    void paint(QPainter &painter, const FloorScene &scene, const FloorShades &shades, const FloorCamera &camera,
               const Theme &theme);

private:
    struct Frame;
    struct Span {
        std::int32_t begin, end;
        std::uint16_t tone;
    };
    struct ThinRow {
        std::uint32_t row;
        QRectF box; ///< device pixels
    };
    struct Batch {
        std::vector<QRect> strip, outer, inner, half;
    };

    void paintGround(Frame &frame);
    void paintBuildings(Frame &frame);
    void paintHallFloors(Frame &frame);
    void paintRows(Frame &frame);
    void paintWalls(Frame &frame);
    void flushBatches(Frame &frame);

    bool addRow(Frame &frame, std::uint32_t row);
    void addStrip(Frame &frame, const FloorRow &row, const QRectF &box);
    void addCells(Frame &frame, const FloorRow &row, const QRectF &box, double pitch);
    void blendThinRows(Frame &frame, const QRectF &reach);
    void blendRow(Frame &frame, const FloorRow &row, const QRectF &box);
    void listSpans(Frame &frame, std::uint32_t row);

    FloorBlend m_blend;
    std::vector<Batch> m_batches; ///< by tone
    std::vector<Span> m_spans; ///< of the current row
    std::vector<ThinRow> m_thinRows; ///< of the current hall
};

/// Highlights on top: rectangles in mm.
struct FloorMarks {
    std::vector<QRectF> selected, related;
    QRectF hovered;
};
void paintFloorMarks(QPainter &painter, const FloorMarks &marks, const FloorCamera &camera, const Theme &theme);

} // namespace gigaplan
