// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/chart_layout.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gigaplan {

QString ValueTicks::label(double value) const
{
    const double shownStep = step;
    int decimals = 0;
    for (double rest = shownStep; decimals < 6 && std::abs(rest - std::round(rest)) > 1e-6 * rest; rest *= 10) {
        ++decimals;
    }
    QLocale plain = QLocale::c();
    plain.setNumberOptions(QLocale::DefaultNumberOptions);
    return plain.toString(std::abs(value) < shownStep / 1e6 ? 0.0 : value, 'f', decimals);
}

ValueTicks valueTicks(double low, double high, int wanted)
{
    low = std::min(low, 0.0);
    high = std::max(high, low == 0.0 ? 1e-9 : 0.0);
    const double raw = (high - low) / std::max(1, wanted);
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= raw * (1 - 1e-9)) {
            step = factor * power;
            break;
        }
    }
    ValueTicks ticks;
    ticks.step = step;
    const auto first = static_cast<int>(std::floor(low / step + 1e-9));
    const auto last = std::max(first + 1, static_cast<int>(std::ceil(high / step - 1e-9)));
    for (int i = first; i <= last; ++i) {
        ticks.values.push_back(i * step);
    }
    return ticks;
}

std::vector<double> spreadLabels(const std::vector<double> &wanted, double height, double top, double bottom)
{
    const std::size_t count = wanted.size();
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return wanted[a] < wanted[b]; });
    if (count > 1) {
        height = std::min(height, (bottom - top) / static_cast<double>(count));
    }

    // Blocks of touching labels; each block sits at the mean of what its labels want, and blocks that meet join.
    struct Block {
        double total; ///< sum of the wanted tops of the block, less the offsets inside it
        double labels;
        double at; ///< top
    };
    const auto placed = [&](Block block) {
        block.at = std::clamp(block.total / block.labels, top, std::max(top, bottom - block.labels * height));
        return block;
    };
    std::vector<Block> blocks;
    for (const std::size_t i : order) {
        blocks.push_back(placed({wanted[i] - height / 2, 1, 0}));
        while (blocks.size() > 1) {
            const Block &last = blocks.back();
            const Block &before = blocks[blocks.size() - 2];
            if (before.at + before.labels * height <= last.at + 1e-9) {
                break;
            }
            const Block joined = placed(
                {before.total + last.total - last.labels * before.labels * height, before.labels + last.labels, 0});
            blocks.pop_back();
            blocks.back() = joined;
        }
    }
    std::vector<double> centres(count);
    std::size_t next = 0;
    for (const Block &block : blocks) {
        for (int i = 0; i < static_cast<int>(block.labels); ++i) {
            centres[order[next++]] = block.at + (i + 0.5) * height;
        }
    }
    return centres;
}

std::vector<QRectF> flowed(const std::vector<double> &widths, double lineWidth, double lineHeight, double gap)
{
    std::vector<QRectF> rects;
    rects.reserve(widths.size());
    double x = 0;
    double y = 0;
    for (const double width : widths) {
        const double fitting = std::min(width, lineWidth);
        if (x > 0 && x + fitting > lineWidth) {
            x = 0;
            y += lineHeight;
        }
        rects.emplace_back(x, y, fitting, lineHeight);
        x += fitting + gap;
    }
    return rects;
}

} // namespace gigaplan
