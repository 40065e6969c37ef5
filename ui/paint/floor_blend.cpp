// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/floor_blend.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

/// All weights in one pixel add up to this at most, so that 255 times as much fits into 32 bits.
static constexpr double kMostWeight = 16'000'000;

void FloorBlend::begin(const QRect &area, std::size_t count)
{
    m_area = area.isEmpty() ? QRect() : area;
    m_whole = std::min(256.0, kMostWeight / static_cast<double>(std::max<std::size_t>(count, 1)));
    m_sums.assign(static_cast<std::size_t>(m_area.width()) * static_cast<std::size_t>(m_area.height()), Sum());
}

void FloorBlend::add(double left, double top, double right, double bottom, QRgb colour)
{
    left = std::max(left - m_area.left(), 0.0);
    top = std::max(top - m_area.top(), 0.0);
    right = std::min(right - m_area.left(), static_cast<double>(m_area.width()));
    bottom = std::min(bottom - m_area.top(), static_cast<double>(m_area.height()));
    if (left >= right || top >= bottom) {
        return;
    }
    const auto sumOf = [this, colour](double share) {
        const auto weight = static_cast<std::uint32_t>(std::max(1.0, m_whole * share));
        return Sum{weight, weight * static_cast<std::uint32_t>(qRed(colour)),
                   weight * static_cast<std::uint32_t>(qGreen(colour)),
                   weight * static_cast<std::uint32_t>(qBlue(colour))};
    };
    const auto addTo = [](Sum &sum, const Sum &more) {
        sum.weight += more.weight;
        sum.red += more.red;
        sum.green += more.green;
        sum.blue += more.blue;
    };
    const int firstX = static_cast<int>(left), lastX = static_cast<int>(std::ceil(right)) - 1;
    const int firstY = static_cast<int>(top), lastY = static_cast<int>(std::ceil(bottom)) - 1;
    for (int y = firstY; y <= lastY; ++y) {
        const double deep = std::min(bottom, y + 1.0) - std::max(top, static_cast<double>(y));
        Sum *sums = m_sums.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_area.width());
        addTo(sums[firstX], sumOf(deep * (std::min(right, firstX + 1.0) - left)));
        const Sum whole = sumOf(deep);
        for (int x = firstX + 1; x < lastX; ++x) {
            addTo(sums[x], whole);
        }
        if (lastX > firstX) {
            addTo(sums[lastX], sumOf(deep * (right - lastX)));
        }
    }
}

QRgb FloorBlend::pixelOf(const Sum &sum, float strength) const
{
    if (sum.weight == 0) {
        return 0;
    }
    const auto weight = static_cast<float>(sum.weight);
    const float alpha = std::min(1.0F, weight * strength), share = alpha / weight;
    return qRgba(qRound(static_cast<float>(sum.red) * share), qRound(static_cast<float>(sum.green) * share),
                 qRound(static_cast<float>(sum.blue) * share), qRound(alpha * 255));
}

QImage FloorBlend::result(double gain)
{
    m_pixels.resize(m_sums.size());
    const auto strength = static_cast<float>(gain / m_whole);
    // Neighbours are mostly alike, and a division costs more than a comparison.
    Sum last;
    QRgb pixel = 0;
    for (std::size_t i = 0; i < m_sums.size(); ++i) {
        if (!(m_sums[i] == last)) {
            last = m_sums[i];
            pixel = pixelOf(last, strength);
        }
        m_pixels[i] = pixel;
    }
    return {reinterpret_cast<const uchar *>(m_pixels.data()), m_area.width(), m_area.height(),
            m_area.width() * static_cast<int>(sizeof(QRgb)), QImage::Format_ARGB32_Premultiplied};
}

void FloorBlend::drawOn(QPainter &painter, double gain)
{
    if (!m_area.isEmpty()) {
        painter.drawImage(m_area.topLeft(), result(gain));
    }
}

} // namespace gigaplan
