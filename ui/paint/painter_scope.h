// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

namespace gigaplan {

/// Restores the painter's state at the end, and clips to `clip` (within the existing clip) meanwhile.
class PainterScope {
public:
    explicit PainterScope(QPainter &painter) : m_painter(painter) { m_painter.save(); }
    PainterScope(QPainter &painter, const QRectF &clip) : PainterScope(painter)
    {
        m_painter.setClipRect(clip, Qt::IntersectClip);
    }
    ~PainterScope() { m_painter.restore(); }
    PainterScope(const PainterScope &) = delete;
    PainterScope &operator=(const PainterScope &) = delete;

private:
    QPainter &m_painter;
};

} // namespace gigaplan
