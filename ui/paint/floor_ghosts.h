// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/floor_camera.h"
#include "ui/paint/floor_scene.h"
#include "ui/paint/theme.h"

#include <QPainter>

namespace gigaplan {

/// Rows of another plan that are elsewhere, missing here or only here, and rows whose phase or state differs. Made once
/// for a pair of forecasts; only `setDate` follows the as-of date. All boxes in mm.
class FloorGhosts {
public:
    enum class Kind { Moved, New, Gone, Differs };
    struct Box {
        QRectF box;
        Kind kind = Kind::Moved;
    };

    FloorGhosts() = default;
    /// `scene` is that of `open`.
    FloorGhosts(const FloorScene &scene, const std::shared_ptr<const Forecast> &open,
                const std::shared_ptr<const Forecast> &other, QString name);

    void setDate(Date asOf);
    bool isEmpty() const { return m_rows.empty() && m_differing.empty(); }
    bool isOn() const { return m_other != nullptr; }
    const QString &name() const { return m_name; }
    const std::vector<Box> &rows() const { return m_rows; } ///< moved, new, gone
    const std::vector<QRectF> &differing() const { return m_differing; }
    /// The same by hall, for when rows are too thin to be distinguished.
    const std::vector<Box> &halls() const { return m_halls; }
    const std::vector<QRectF> &differingHalls() const { return m_differingHalls; }

private:
    /// A row that both have.
    struct Pair {
        QRectF box;
        std::uint32_t hall;
        std::size_t here, there; ///< in the row tables
        bool otherPhase;
    };
    void gatherHalls();

    std::shared_ptr<const Forecast> m_open, m_other;
    QString m_name;
    std::vector<Box> m_rows, m_halls;
    std::vector<std::uint32_t> m_hallOfRow; ///< of each of m_rows; kNoPlace: in a hall that is not here
    std::vector<Pair> m_pairs;
    std::vector<QRectF> m_differing, m_differingHalls;
};

/// Dashed outlines for rows that are elsewhere or on one side only, a marked outline for those that differ.
void paintFloorGhosts(QPainter &painter, const FloorGhosts &ghosts, const FloorCamera &camera, const Theme &theme);
/// Room for the legend of the ghosts; empty without a comparison.
QSizeF ghostLegendSize(const FloorGhosts &ghosts);
void paintFloorGhostLegend(QPainter &painter, const FloorGhosts &ghosts, const QRectF &box, const Theme &theme);

} // namespace gigaplan
