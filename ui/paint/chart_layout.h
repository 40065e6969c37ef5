// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

#include <vector>

namespace gigaplan {

/// Round numbers on a value axis. The axis runs from the first to the last.
struct ValueTicks {
    std::vector<double> values;
    double step = 1;
    double low() const { return values.front(); }
    double high() const { return values.back(); }
    /// With as many decimals as the step needs and thousands separated.
    QString label(double value) const;
};

/// Ticks that hold [low, high] and zero, at most about `wanted` steps of 1, 2, 2.5 or 5 times a power of ten.
ValueTicks valueTicks(double low, double high, int wanted);

/// Centres of labels of equal height, each as near to where it is wanted as it can be without overlapping another or
/// leaving [top, bottom]; in the order given. Too many labels are packed evenly.
std::vector<double> spreadLabels(const std::vector<double> &wanted, double height, double top, double bottom);

/// Rectangles of the given widths set like words in lines of `lineHeight`, from the origin.
std::vector<QRectF> flowed(const std::vector<double> &widths, double lineWidth, double lineHeight, double gap);

} // namespace gigaplan
