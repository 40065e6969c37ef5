// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

namespace gigaplan {

/// Gives the painter back as it was, and clips to `clip` (within the clip there is) meanwhile.
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
