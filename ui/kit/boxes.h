// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/theme.h"

#include <QBoxLayout>

namespace gigaplan {

/// What stands in a box: a widget, another box, a gap or what is left of the room. `stretch` is its share of that room.
struct BoxPart {
    BoxPart(QWidget *shown, int share = 0) : widget(shown), stretch(share) {}
    BoxPart(QLayout *inner, int share = 0) : box(inner), stretch(share) {}
    static BoxPart rest(int stretch = 1) { return {static_cast<QWidget *>(nullptr), stretch}; }
    static BoxPart gap(int pixels);

    QWidget *widget = nullptr;
    QLayout *box = nullptr;
    int stretch = 0;
    int pixels = 0; ///< of a gap
};

/// Spacing: the style's, or that of the box around it.
inline constexpr int kUsualSpacing = -1;
/// Margins: around what a dialog shows.
inline constexpr QMargins kDialogMargins{space::kLarge, space::kLarge, space::kLarge, space::kLarge};

/// Parts one below the other, or side by side. The box fills `in`; without one it is a part of another box.
QVBoxLayout *column(QWidget *in, std::initializer_list<BoxPart> parts, QMargins margins = {}, int spacing = 0);
QHBoxLayout *line(QWidget *in, std::initializer_list<BoxPart> parts, QMargins margins = {}, int spacing = 0);

} // namespace gigaplan
