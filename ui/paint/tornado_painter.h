// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"
#include "ui/paint/chart_layout.h"
#include "ui/paint/readout_card.h"
#include "ui/paint/theme.h"

#include <QPainter>

namespace gigaplan {

/// One factor of a tornado: how far the date moves, in days from its mean.
struct TornadoEntry {
    QString name;
    QString detail; ///< what it is part of, in quiet ink after the name; may be empty
    QString kind;
    double low = 0, high = 0; ///< in the tenth of the trials in which the factor is lowest, and highest
    double error = 0; ///< standard error of the swing
    bool happensOrNot = false; ///< an event: without and with it, instead of lowest and highest
    EntityRef ref;
};

/// The content of a tornado, without colours or pixels: the widest first.
struct TornadoPicture {
    QString title;
    QString axis; ///< what the days are counted from
    std::vector<TornadoEntry> entries;
    QString empty; ///< shown instead of the entries
};

/// The layout of a tornado of a given width: an axis on top, a row for each entry under it. Names are next to the bars,
/// or above them where there is too little room.
class TornadoLayout {
public:
    static constexpr double kAxisHeight = 36; ///< the unit, then the days

    TornadoLayout(const TornadoPicture &picture, double width);

    double rowHeight() const { return m_isStacked ? space::kRow + space::kMedium : space::kRow; }
    double height() const; ///< of all rows, without the axis
    QRectF row(std::size_t index) const; ///< from the top of the rows
    QRectF label(std::size_t index) const;
    QRectF bar(std::size_t index) const;
    const ValueTicks &ticks() const { return m_ticks; }
    double xOf(double days) const;
    int rowAt(double y) const; ///< -1: none

private:
    const TornadoPicture &m_picture;
    double m_width = 0, m_left = 0, m_right = 0; ///< ends of the axis
    bool m_isStacked = false;
    double m_low = 0, m_high = 1; ///< days at these ends
    ValueTicks m_ticks;
};

/// The highlights of a tornado on a screen.
struct TornadoLight {
    std::vector<EntityRef> selected;
    int hovered = -1, current = -1; ///< rows; -1: none
};

/// The axis at the top of `room`.
void paintTornadoAxis(QPainter &painter, const TornadoPicture &picture, const QRectF &room, const Theme &theme);
/// The rows, the first one `offset` above the top of `room`.
void paintTornadoRows(QPainter &painter, const TornadoPicture &picture, const QRectF &room, double offset,
                      const TornadoLight &light, const Theme &theme);
/// Title, axis and as many rows as fit, for reports and pictures.
void paintTornado(QPainter &painter, const TornadoPicture &picture, const QRectF &room, const Theme &theme);

/// All facts of one factor, for the card next to the pointer.
Readout tornadoReadout(const TornadoEntry &entry);

} // namespace gigaplan
