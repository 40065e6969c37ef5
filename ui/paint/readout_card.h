// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/theme.h"

#include <QPainter>

#include <vector>

namespace gigaplan {

/// One consequence: what was, what will be, by how much.
struct ReadoutLine {
    enum class Verdict { Worse, Neither, Better };
    QString what, before, after, change;
    Verdict verdict = Verdict::Neither;
};

/// What a card by the pointer says: what is being done, then what follows from it in columns.
struct Readout {
    QString title;
    std::vector<ReadoutLine> lines;
    QString note; ///< a sentence below the lines: a refusal, or that nothing else changes
    bool isWarning = false; ///< of the note
};

/// Where the card stands: beside `pointer`, inside of `within`.
QRectF readoutRect(const Readout &readout, QPointF pointer, const QRectF &within);
void paintReadout(QPainter &painter, const Readout &readout, const QRectF &card, const Theme &theme);

} // namespace gigaplan
