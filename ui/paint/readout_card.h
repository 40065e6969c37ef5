// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/theme.h"

#include <QPainter>

#include <vector>

namespace gigaplan {

/// One consequence: the old value, the new value and the difference.
struct ReadoutLine {
    enum class Verdict { Worse, Neither, Better };
    QString what, before = {}, after = {}, change = {};
    Verdict verdict = Verdict::Neither;
};

/// The content of a card next to the pointer: what is being done, then its consequences in columns.
struct Readout {
    QString title;
    std::vector<ReadoutLine> lines;
    QString note; ///< a sentence below the lines: a refusal, or that nothing else changes
    bool isWarning = false; ///< of the note
};

/// The card's rectangle: next to `pointer`, inside `within`.
QRectF readoutRect(const Readout &readout, QPointF pointer, const QRectF &within);
void paintReadout(QPainter &painter, const Readout &readout, const QRectF &card, const Theme &theme);

} // namespace gigaplan
