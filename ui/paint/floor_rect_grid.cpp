// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/floor_rect_grid.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

/// Logical pixels: about a label's size, so that a label asks a handful of cells.
static constexpr double kCell = 48;

FloorRectGrid::FloorRectGrid(QSizeF canvas)
    : m_canvas(canvas),
      m_columns(std::max(1, static_cast<int>(std::ceil(canvas.width() / kCell)))),
      m_lines(std::max(1, static_cast<int>(std::ceil(canvas.height() / kCell)))),
      m_cells(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_lines))
{
}

FloorRectGrid::Range FloorRectGrid::cellsOf(const QRectF &rect) const
{
    if (!rect.intersects(QRectF({0, 0}, m_canvas))) {
        return {0, 0, -1, -1};
    }
    const auto cell = [](double pixels, double limit, int count) {
        return std::min(static_cast<int>(std::clamp(pixels, 0.0, limit) / kCell), count - 1);
    };
    return {cell(rect.left(), m_canvas.width(), m_columns), cell(rect.top(), m_canvas.height(), m_lines),
            cell(rect.right(), m_canvas.width(), m_columns), cell(rect.bottom(), m_canvas.height(), m_lines)};
}

void FloorRectGrid::insert(const QRectF &rect)
{
    const Range range = cellsOf(rect);
    for (int y = range.top; y <= range.bottom; ++y) {
        for (int x = range.left; x <= range.right; ++x) {
            m_cells[cellAt(x, y)].push_back(static_cast<std::uint32_t>(m_rects.size()));
        }
    }
    if (range.right >= range.left) {
        m_rects.push_back(rect);
    }
}

bool FloorRectGrid::meets(const QRectF &rect) const
{
    const Range range = cellsOf(rect);
    for (int y = range.top; y <= range.bottom; ++y) {
        for (int x = range.left; x <= range.right; ++x) {
            for (const std::uint32_t index : m_cells[cellAt(x, y)]) {
                if (m_rects[index].intersects(rect)) {
                    return true;
                }
            }
        }
    }
    return false;
}

} // namespace gigaplan
