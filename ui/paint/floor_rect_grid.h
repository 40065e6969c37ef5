// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <cstdint>
#include <vector>

namespace gigaplan {

/// Rectangles on a canvas, asked in constant time whether one of them meets another. Those outside are forgotten.
class FloorRectGrid {
public:
    explicit FloorRectGrid(QSizeF canvas);

    void insert(const QRectF &rect);
    bool meets(const QRectF &rect) const;

private:
    struct Range {
        int left, top, right, bottom;
    };
    /// Cells that a rectangle covers; an empty range outside the canvas.
    Range cellsOf(const QRectF &rect) const;
    std::size_t cellAt(int column, int line) const
    {
        return static_cast<std::size_t>(line) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column);
    }

    QSizeF m_canvas;
    int m_columns, m_lines;
    std::vector<std::vector<std::uint32_t>> m_cells;
    std::vector<QRectF> m_rects;
};

} // namespace gigaplan
