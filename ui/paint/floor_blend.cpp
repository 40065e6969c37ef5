// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/floor_blend.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

/// Cover beyond which a pixel's mean no longer changes visibly, and its sums would not fit.
static constexpr std::uint32_t kFull = (1U << 24) - 257;

void FloorBlend::begin(const QRect &area)
{
    m_area = area.isEmpty() ? QRect() : area;
    m_sums.assign(static_cast<std::size_t>(area.width()) * static_cast<std::size_t>(area.height()), Sum());
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
    const auto red = static_cast<std::uint32_t>(qRed(colour)), green = static_cast<std::uint32_t>(qGreen(colour)),
               blue = static_cast<std::uint32_t>(qBlue(colour));
    const int firstX = static_cast<int>(left), lastX = static_cast<int>(std::ceil(right)) - 1;
    const int firstY = static_cast<int>(top), lastY = static_cast<int>(std::ceil(bottom)) - 1;
    for (int y = firstY; y <= lastY; ++y) {
        const double deep = std::min(bottom, y + 1.0) - std::max(top, static_cast<double>(y));
        Sum *sums = m_sums.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_area.width());
        for (int x = firstX; x <= lastX; ++x) {
            const double wide = std::min(right, x + 1.0) - std::max(left, static_cast<double>(x));
            const auto weight = static_cast<std::uint32_t>(std::max(1.0, 256 * deep * wide));
            if (sums[x].weight > kFull) {
                continue;
            }
            sums[x].weight += weight;
            sums[x].red += weight * red;
            sums[x].green += weight * green;
            sums[x].blue += weight * blue;
        }
    }
}

QImage FloorBlend::result(double gain)
{
    m_pixels.resize(m_sums.size());
    const auto strength = static_cast<float>(gain / 256);
    for (std::size_t i = 0; i < m_sums.size(); ++i) {
        const Sum &sum = m_sums[i];
        if (sum.weight == 0) {
            m_pixels[i] = 0;
            continue;
        }
        const auto weight = static_cast<float>(sum.weight);
        const float alpha = std::min(1.0F, weight * strength), share = alpha / weight;
        m_pixels[i] = qRgba(static_cast<int>(static_cast<float>(sum.red) * share),
                            static_cast<int>(static_cast<float>(sum.green) * share),
                            static_cast<int>(static_cast<float>(sum.blue) * share), static_cast<int>(alpha * 255));
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
