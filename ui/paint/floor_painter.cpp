// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/floor_painter.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

/// Rows at least this deep (device pixels) are strips on whole pixels; thinner ones are blended.
constexpr double kStripDepth = 2;
constexpr int kBand = 48;
/// Cells at least this long have outlines on all sides, and this deep have room for a half filled one.
constexpr double kHalfFillDepth = 10;
/// Sites smaller than this (device pixels) are drawn as large as this.
constexpr int kSmallestSite = 6;
/// Buildings are blocks in the mean colour of their racks up to the first size, and plain floors from the second on.
constexpr double kBlockPixels = 40, kPlainPixels = 260;
constexpr double kBlockStrength = 0.45;
/// Halls at least this wide and half as deep have floor and walls of their own.
constexpr double kHallPixels = 14;

int whole(double value, double low, double high)
{
    return static_cast<int>(std::lround(std::clamp(value, low, high)));
}

} // namespace

/// One frame in device pixels.
struct FloorPainter::Frame {
    QPainter &painter;
    const FloorScene &scene;
    const FloorShades &shades;
    const Theme &theme;
    double scale, left, top, width, height; ///< device pixels per mm; mm at the upper left corner; canvas size

    QRectF box(const QRectF &plan) const
    {
        return {(plan.x() - left) * scale, (plan.y() - top) * scale, plan.width() * scale, plan.height() * scale};
    }
    bool shows(const QRectF &pixels) const
    {
        return pixels.left() <= width && pixels.right() >= 0 && pixels.top() <= height && pixels.bottom() >= 0;
    }
    bool showsPlan(const QRectF &plan) const { return shows(box(plan)); }
    int wholeX(double x) const { return whole(x, -8, width + 8); }
    int wholeY(double y) const { return whole(y, -8, height + 8); }
    QRect snapped(const QRectF &pixels) const
    {
        const int x = wholeX(pixels.left()), y = wholeY(pixels.top());
        return {x, y, std::max(1, wholeX(pixels.right()) - x), std::max(1, wholeY(pixels.bottom()) - y)};
    }
    void fill(const QRect &rect, QColor colour) const { painter.fillRect(rect, colour); }
    void outline(const QRect &rect, int thickness, QColor colour) const
    {
        const int t = std::min({thickness, (rect.width() + 1) / 2, (rect.height() + 1) / 2});
        fill({rect.x(), rect.y(), rect.width(), t}, colour);
        fill({rect.x(), rect.bottom() - t + 1, rect.width(), t}, colour);
        fill({rect.x(), rect.y() + t, t, rect.height() - 2 * t}, colour);
        fill({rect.right() - t + 1, rect.y() + t, t, rect.height() - 2 * t}, colour);
    }
};

void FloorPainter::paint(QPainter &painter, const FloorScene &scene, const FloorShades &shades,
                         const FloorCamera &camera, const Theme &theme)
{
    const double ratio = painter.device()->devicePixelRatio();
    const QRectF visible = camera.visible();
    Frame frame{painter,
                scene,
                shades,
                theme,
                camera.scale * ratio,
                visible.left(),
                visible.top(),
                camera.view.width() * ratio,
                camera.view.height() * ratio};
    painter.save();
    painter.setClipRect(QRectF({0, 0}, camera.view), Qt::IntersectClip);
    painter.scale(1 / ratio, 1 / ratio);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    m_batches.resize(shades.tones.size());
    paintGround(frame);
    paintBuildings(frame);
    paintHallFloors(frame);
    paintRows(frame);
    paintWalls(frame);
    painter.restore();
}

void FloorPainter::paintGround(Frame &frame)
{
    frame.fill({0, 0, whole(frame.width, 0, 1e6) + 1, whole(frame.height, 0, 1e6) + 1}, frame.theme.window);
    for (std::size_t s = 0; s < frame.scene.sites.size(); ++s) {
        const QRectF box = frame.box(frame.scene.sites[s].box);
        if (!frame.shows(box.adjusted(-kSmallestSite, -kSmallestSite, kSmallestSite, kSmallestSite))) {
            continue;
        }
        QRect rect = frame.snapped(box);
        if (rect.width() < kSmallestSite && rect.height() < kSmallestSite) {
            rect = QRect(rect.center() - QPoint(kSmallestSite, kSmallestSite) / 2, QSize(kSmallestSite, kSmallestSite));
            const QRgb mean = frame.shades.sites[s];
            frame.fill(rect, mean == 0 ? frame.theme.quietText : QColor(mean));
            continue;
        }
        frame.fill(rect, frame.theme.panel);
        frame.outline(rect, 1, mixed(frame.theme.hairline, frame.theme.quietText, 0.35));
    }
}

void FloorPainter::paintBuildings(Frame &frame)
{
    for (std::size_t b = 0; b < frame.scene.buildings.size(); ++b) {
        const QRectF box = frame.box(frame.scene.buildings[b].box);
        const QRgb mean = frame.shades.buildings[b];
        if (!frame.shows(box)) {
            continue;
        }
        const double size = std::max(box.width(), box.height());
        const double plain = std::clamp((size - kBlockPixels) / (kPlainPixels - kBlockPixels), 0.0, 1.0);
        const QColor floor = mixed(frame.theme.panel, frame.theme.text, 0.02);
        frame.fill(frame.snapped(box),
                   mean == 0 ? mixed(floor, frame.theme.quietText, 0.12 * (1 - plain))
                             : mixed(floor, QColor(mean), kBlockStrength * (1 - plain)));
    }
}

void FloorPainter::paintHallFloors(Frame &frame)
{
    const QColor tint = mixed(frame.theme.panel, frame.theme.text, frame.theme.isDark ? 0.07 : 0.045);
    for (const FloorPlace &hall : frame.scene.halls) {
        const QRectF box = frame.box(hall.box);
        if (frame.shows(box) && box.width() >= kHallPixels && box.height() >= kHallPixels / 2) {
            frame.fill(frame.snapped(box), tint);
        }
    }
}

void FloorPainter::paintRows(Frame &frame)
{
    for (const FloorPlace &hall : frame.scene.halls) {
        const QRectF reach = frame.box(hall.reach);
        if (!frame.shows(reach)) {
            continue;
        }
        m_thinRows.clear();
        for (std::uint32_t r = hall.begin; r < hall.end; ++r) {
            if (!addRow(frame, r)) {
                m_thinRows.push_back({r, frame.box(frame.scene.rows[r].box)});
            }
        }
        if (!m_thinRows.empty()) {
            blendThinRows(frame, reach);
        }
    }
    flushBatches(frame);
}

/// Blends the hall's thin rows band by band, so that the sums of a large hall stay in the processor's cache.
void FloorPainter::blendThinRows(Frame &frame, const QRectF &reach)
{
    const QRect canvas(0, 0, static_cast<int>(std::ceil(frame.width)), static_cast<int>(std::ceil(frame.height)));
    const QRectF seen = reach.intersected(QRectF(-4, -4, frame.width + 8, frame.height + 8));
    const QRect area = seen.adjusted(-2, -2, 2, 2).toAlignedRect().intersected(canvas);
    double thinnest = kStripDepth;
    for (const ThinRow &thin : m_thinRows) {
        thinnest = std::min(thinnest, frame.scene.rows[thin.row].south ? thin.box.width() : thin.box.height());
    }
    const double gain = std::clamp(3 - thinnest, 1.0, 2.0);
    for (int top = area.top(); top <= area.bottom(); top += kBand) {
        const QRect band(area.left(), top, area.width(), std::min(kBand, area.bottom() + 1 - top));
        m_blend.begin(band, m_thinRows.size());
        for (const ThinRow &thin : m_thinRows) {
            if (thin.box.bottom() + 1 >= band.top() && thin.box.top() - 1 <= band.bottom() + 1) {
                listSpans(frame, thin.row);
                blendRow(frame, frame.scene.rows[thin.row], thin.box);
            }
        }
        m_blend.drawOn(frame.painter, gain);
    }
}

/// Puts a row into the batches; false: it is too thin and wants to be blended.
bool FloorPainter::addRow(Frame &frame, std::uint32_t index)
{
    const FloorRow &row = frame.scene.rows[index];
    const QRectF box = frame.box(row.box);
    const double across = row.south ? box.width() : box.height();
    const double pitch = (row.south ? box.height() : box.width()) / row.slots;
    if (!frame.shows(box)) {
        return true;
    }
    if (across < kStripDepth) {
        return false;
    }
    listSpans(frame, index);
    if (pitch >= kCellPixels && across >= kCellPixels) {
        addCells(frame, row, box, pitch);
    } else {
        addStrip(frame, row, box);
    }
    return true;
}

void FloorPainter::listSpans(Frame &frame, std::uint32_t index)
{
    const FloorRow &row = frame.scene.rows[index];
    const std::uint16_t tone = frame.shades.rows[index];
    m_spans.clear();
    std::int32_t next = 0;
    for (std::uint32_t e = row.beginException; e < row.endException; ++e) {
        const std::int32_t slot = frame.scene.exceptions[e].slot;
        const std::uint16_t other = frame.shades.exceptions[e];
        if (other == tone || slot < next) {
            continue;
        }
        if (slot > next) {
            m_spans.push_back({next, slot, tone});
        }
        if (!m_spans.empty() && m_spans.back().tone == other && m_spans.back().end == slot) {
            m_spans.back().end = slot + 1;
        } else {
            m_spans.push_back({slot, slot + 1, other});
        }
        next = slot + 1;
    }
    if (next < row.slots) {
        m_spans.push_back({next, row.slots, tone});
    }
}

void FloorPainter::addStrip(Frame &frame, const FloorRow &row, const QRectF &box)
{
    // Strips of one depth stay of one depth wherever they fall between the pixels.
    QRect whole = frame.snapped(box);
    const int depth = static_cast<int>(std::lround(std::min(row.south ? box.width() : box.height(), 1e4)));
    row.south ? whole.setWidth(depth) : whole.setHeight(depth);
    const double pitch = (row.south ? box.height() : box.width()) / row.slots;
    const double start = row.south ? box.top() : box.left();
    const int low = row.south ? whole.top() : whole.left();
    const int high = row.south ? whole.bottom() + 1 : whole.right() + 1;
    for (const Span &span : m_spans) {
        if (span.tone == FloorShades::kEmpty) {
            continue;
        }
        const double limit = row.south ? frame.height : frame.width;
        const int from = std::clamp(gigaplan::whole(start + span.begin * pitch, -8, limit + 8), low, high - 1);
        const int to = std::clamp(gigaplan::whole(start + span.end * pitch, -8, limit + 8), from + 1, high);
        m_batches[span.tone].strip.push_back(row.south ? QRect(whole.x(), from, whole.width(), to - from)
                                                       : QRect(from, whole.y(), to - from, whole.height()));
    }
}

void FloorPainter::addCells(Frame &frame, const FloorRow &row, const QRectF &box, double pitch)
{
    const double limit = row.south ? frame.height : frame.width;
    const double start = row.south ? box.top() : box.left();
    const int acrossFrom = row.south ? frame.wholeX(box.left()) : frame.wholeY(box.top());
    const int acrossTo = row.south ? frame.wholeX(box.right()) : frame.wholeY(box.bottom());
    const auto firstSeen = static_cast<std::int32_t>(std::clamp(std::floor(-start / pitch) - 1, 0.0, 1e5));
    const auto lastSeen = static_cast<std::int32_t>(std::clamp(std::ceil((limit - start) / pitch) + 1, 0.0, 1e5));
    const auto rect = [&](int from, int to, int inset) {
        return row.south ? QRect(acrossFrom + inset, from, acrossTo - acrossFrom - 2 * inset, to - from)
                         : QRect(from, acrossFrom + inset, to - from, acrossTo - acrossFrom - 2 * inset);
    };
    const int depth = acrossTo - acrossFrom;
    for (const Span &span : m_spans) {
        const std::int32_t begin = std::max(span.begin, firstSeen), end = std::min(span.end, lastSeen);
        if (begin >= end || span.tone == FloorShades::kEmpty) {
            continue;
        }
        Batch &batch = m_batches[span.tone];
        const auto edgeAt = [&](std::int32_t slot) { return static_cast<int>(std::lround(start + slot * pitch)); };
        const bool halves = frame.shades.tones[span.tone].half != 0 && depth >= kHalfFillDepth;
        int from = edgeAt(begin);
        batch.outer.push_back(rect(from, edgeAt(end) + 1, 0));
        for (std::int32_t slot = begin; slot < end; ++slot) {
            const int to = edgeAt(slot + 1);
            const QRect inner = rect(from + 1, to, 1);
            batch.inner.push_back(inner);
            if (halves) {
                batch.half.push_back(inner.adjusted(0, inner.height() / 2, 0, 0));
            }
            from = to;
        }
    }
}

void FloorPainter::blendRow(Frame &frame, const FloorRow &row, const QRectF &box)
{
    const double width = std::max(1.0, box.width()), height = std::max(1.0, box.height());
    const double left = box.center().x() - width / 2, top = box.center().y() - height / 2;
    for (const Span &span : m_spans) {
        if (span.tone == FloorShades::kEmpty) {
            continue;
        }
        const double from = static_cast<double>(span.begin) / row.slots, to = static_cast<double>(span.end) / row.slots;
        const QRgb colour = frame.shades.tones[span.tone].far;
        if (row.south) {
            m_blend.add(left, top + height * from, left + width, top + height * to, colour);
        } else {
            m_blend.add(left + width * from, top, left + width * to, top + height, colour);
        }
    }
}

void FloorPainter::flushBatches(Frame &frame)
{
    const auto draw = [&frame](std::vector<QRect> &rects, QRgb colour) {
        if (!rects.empty()) {
            frame.painter.setBrush(QColor(colour));
            frame.painter.drawRects(rects.data(), static_cast<int>(rects.size()));
            rects.clear();
        }
    };
    for (std::size_t tone = 0; tone < m_batches.size(); ++tone) {
        draw(m_batches[tone].strip, frame.shades.tones[tone].far);
        draw(m_batches[tone].outer, frame.shades.tones[tone].edge);
    }
    for (std::size_t tone = 0; tone < m_batches.size(); ++tone) {
        draw(m_batches[tone].inner, frame.shades.tones[tone].fill);
        draw(m_batches[tone].half, frame.shades.tones[tone].half);
    }
}

void FloorPainter::paintWalls(Frame &frame)
{
    const auto draw = [&frame](const std::vector<FloorPlace> &places, double smallest, double thickness, QColor ink) {
        for (const FloorPlace &place : places) {
            const QRectF box = frame.box(place.box);
            if (frame.shows(box) && box.width() >= smallest && box.height() >= smallest / 2) {
                frame.outline(frame.snapped(box), std::clamp(static_cast<int>(thickness * frame.scale), 1, 4), ink);
            }
        }
    };
    const QColor ground = frame.theme.panel;
    draw(frame.scene.halls, kHallPixels, 150, mixed(ground, frame.theme.text, 0.45));
    draw(frame.scene.buildings, 8, 300, mixed(ground, frame.theme.text, 0.85));
}

void paintFloorMarks(QPainter &painter, const FloorMarks &marks, const FloorCamera &camera, const Theme &theme)
{
    const double ratio = painter.device()->devicePixelRatio();
    const QRectF canvas = QRectF({0, 0}, camera.view).adjusted(-8, -8, 8, 8);
    const auto snapped = [ratio](double pixels) { return std::round(pixels * ratio) / ratio; };
    // `width` logical pixels wide, outside the place's own outline, on the same device pixels as its edges.
    const auto outline = [&](const QRectF &plan, QColor ink, double width) {
        QRectF box = camera.toPixels(plan);
        const double room = std::max(0.0, 4 - std::min(box.width(), box.height())) / 2;
        box.adjust(-room, -room, room, room);
        if (plan.isNull() || !box.intersects(canvas)) {
            return;
        }
        const QRectF seen = box.intersected(canvas);
        const QRectF edges(QPointF(snapped(seen.left()), snapped(seen.top())),
                           QPointF(snapped(seen.right()) + 1 / ratio, snapped(seen.bottom()) + 1 / ratio));
        QPainterPath frame;
        frame.addRect(edges.adjusted(1 - width, 1 - width, width - 1, width - 1));
        frame.addRect(edges.adjusted(1, 1, -1, -1));
        painter.fillPath(frame, ink);
    };
    painter.save();
    painter.setClipRect(QRectF({0, 0}, camera.view), Qt::IntersectClip);
    for (const QRectF &box : marks.related) {
        outline(box, theme.accent, 1);
    }
    for (const QRectF &box : marks.selected) {
        outline(box, theme.accent, 3);
    }
    outline(marks.hovered, theme.text, 1);
    painter.restore();
}

} // namespace gigaplan
