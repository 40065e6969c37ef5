// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/capacity.h"

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QPen>

namespace gigaplan {

/// The five text sizes of the program, in points.
enum class TextSize { Small = 9, Body = 10, Heading = 12, Title = 16, Display = 24 };

/// The grid of distances in device-independent pixels, and the few fixed measures of the program.
namespace space {
inline constexpr int kTiny = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 12;
inline constexpr int kLarge = 16;
inline constexpr int kHuge = 24;
inline constexpr int kCorner = 4;
inline constexpr int kRow = 24; ///< height of a row of a table, a tree or the Gantt
inline constexpr int kBar = 14; ///< height of a bar in the Gantt
inline constexpr int kIcon = 16;
} // namespace space

/// Every colour and font of the program as one value; painters and widgets take it and name no colour of their own.
struct Theme {
    bool isDark = false;
    QColor window, panel, hairline;
    QColor text, quietText;
    QColor accent; ///< as-of line, focus, selection
    QColor failed; ///< lost, failed, an error; never without a glyph or a word
    QColor overloaded; ///< above its rating, a warning; never without a glyph or a word
    QColor redundancyLost; ///< drawn hatched
    QColor weekend; ///< shading behind bars
    QColor hover; ///< fill of the row under the pointer
    QColor selected; ///< translucent fill of selected rows, over panel
    QColor related; ///< fainter: rows that belong to the selection
    QColor shadow; ///< translucent, under cards

    static Theme light();
    static Theme dark();
    /// The light colours on white paper.
    static Theme print();

    /// Step `index` of `count` of the ramp for ordered things: deep blue, teal, yellow-green.
    QColor phase(int index, int count) const;
    /// Position 0 … 1 on that ramp.
    QColor ramp(double position) const;
    /// One of eight colours for kinds that have no order, distinguishable by colour-blind readers; indices wrap.
    QColor kind(int index) const;
    static constexpr int kKindCount = 8;
    /// Values 0 … 1 without a middle: paper to deep blue.
    QColor value(double share) const;
    /// Values -1 … 1 with a middle: orange, neutral, blue.
    QColor diverging(double share) const;
    /// Fill of something that has come as far as `state`: paper, pale, half, strong, full. Planned has an outline in
    /// `base` besides.
    QColor state(QColor base, RowState state) const;

    /// Dark or light text, whichever reads better on `background`.
    QColor readableOn(QColor background) const;
    /// `base` towards this theme's panel: 1 is `base`, 0 the panel.
    QColor faded(QColor base, double strength) const;
    /// One device pixel whatever the scale.
    QPen hairlinePen() const { return hairlinePen(hairline); }
    static QPen hairlinePen(QColor colour);

    /// The system font with tabular figures.
    static QFont font(TextSize size = TextSize::Body, QFont::Weight weight = QFont::Normal);
    /// For the whole application, so that standard widgets fit in.
    QPalette palette() const;
    QPalette panelPalette() const; ///< the same on the panel's ground
    QPalette quietPalette() const; ///< and with quiet text
};

/// `a` to `b` by `share` 0 … 1, alpha included.
QColor mixed(QColor a, QColor b, double share);
/// Contrast of two opaque colours, 1 … 21, as in WCAG 2.1.
double contrast(QColor a, QColor b);

} // namespace gigaplan
