// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/floor_labels.h"

#include "model/base/text.h"
#include "model/words/labels.h"
#include "ui/paint/floor_rect_grid.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace gigaplan {

namespace {

constexpr double kGap = space::kTiny;
constexpr double kHallWall = 150; ///< mm
/// Rows less deep than this (logical pixels) may lie under their hall's name.
constexpr double kQuietRow = 7;
constexpr double kNamedRow = 9;
/// Sites at least this wide have a heading of full size.
constexpr double kRoomySite = 140;

QString areaLabel(const QRectF &box)
{
    const double squareMetres = box.width() * box.height() / 1e6;
    const bool large = squareMetres >= 1e5;
    return qtext(threeDigits(large ? squareMetres / 1e6 : squareMetres))
        + (large ? QStringLiteral(" km²") : QStringLiteral(" m²"));
}

/// Area and planned power, or the power alone where both are wider than `room`.
QString siteFacts(const FloorPlace &site, const QFontMetricsF &metrics, double room)
{
    QString area = areaLabel(site.box);
    if (site.it.value <= 0) {
        return area;
    }
    const QString power = powerLabel(site.it, "IT") + QStringLiteral(" planned");
    const QString both = area + QStringLiteral(" · ") + power;
    return metrics.horizontalAdvance(both) < room ? both : power;
}

class Labels {
public:
    Labels(QPainter &painter, const FloorScene &scene, const FloorShades &shades, const FloorCamera &camera,
           const Theme &theme, std::vector<QRectF> taken)
        : m_painter(painter),
          m_scene(scene),
          m_shades(shades),
          m_camera(camera),
          m_theme(theme),
          m_furniture(std::move(taken)),
          m_canvas({0, 0}, camera.view),
          m_taken(camera.view),
          m_rows(camera.view)
    {
        for (const QRectF &box : m_furniture) {
            m_taken.insert(box);
        }
    }

    std::vector<QRectF> run()
    {
        m_painter.save();
        m_painter.setClipRect(m_canvas, Qt::IntersectClip);
        for (const FloorPlace &site : m_scene.sites) {
            nameSite(site);
        }
        useFont(Theme::font(TextSize::Body, QFont::Medium), m_theme.text);
        for (const FloorPlace &building : m_scene.buildings) {
            nameBuilding(building);
        }
        useFont(Theme::font(TextSize::Small, QFont::Medium), mixed(m_theme.quietText, m_theme.text, 0.5));
        listRows();
        for (const FloorPlace &hall : m_scene.halls) {
            nameHall(hall);
        }
        useFont(Theme::font(TextSize::Small), m_theme.quietText);
        for (const FloorPlace &hall : m_scene.halls) {
            nameRows(hall);
        }
        nameRacks();
        m_painter.restore();
        return std::move(m_written);
    }

private:
    enum class Plate { None, Panel };

    void useFont(const QFont &font, const QColor &ink)
    {
        m_metrics = QFontMetricsF(font, m_painter.device());
        m_painter.setFont(font);
        m_painter.setPen(ink);
        m_ink = ink;
    }
    QSizeF sizeOf(const QString &text) const
    {
        return {std::ceil(m_metrics.horizontalAdvance(text)), std::ceil(m_metrics.height())};
    }
    bool isFree(const QRectF &box) const { return m_canvas.contains(box) && !m_taken.meets(box); }
    void take(const QRectF &box)
    {
        m_taken.insert(box);
        m_written.push_back(box);
    }
    void write(QPointF corner, const QString &text)
    {
        m_painter.drawText(QPointF(std::round(corner.x()), std::round(corner.y() + m_metrics.ascent())), text);
    }
    bool tryLabel(QPointF corner, const QString &text, Plate plate = Plate::None)
    {
        const QRectF box(corner, sizeOf(text));
        const QRectF around = box.adjusted(-kGap, -1, kGap, 1);
        if (!isFree(around)) {
            return false;
        }
        if (plate == Plate::Panel) {
            QColor ground = m_theme.panel;
            ground.setAlphaF(0.88F);
            m_painter.setRenderHint(QPainter::Antialiasing);
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(ground);
            m_painter.drawRoundedRect(around, space::kCorner, space::kCorner);
            m_painter.setPen(m_ink);
        }
        write(corner, text);
        take(around);
        return true;
    }

    void nameSite(const FloorPlace &site)
    {
        const QRectF box = m_camera.toPixels(site.box);
        if (!box.intersects(m_canvas) || site.name.isEmpty()) {
            return;
        }
        const bool isSmall = box.width() < kRoomySite;
        const QFont small = Theme::font(TextSize::Small);
        useFont(isSmall ? Theme::font(TextSize::Small, QFont::Medium) : Theme::font(TextSize::Heading, QFont::DemiBold),
                m_theme.text);
        const QSizeF size = sizeOf(site.name);
        if (box.width() < 24) {
            tryLabel({box.right() + 2 * kGap, box.center().y() - size.height() / 2}, site.name);
            return;
        }
        const QFontMetricsF smallMetrics(small, m_painter.device());
        const QString facts = siteFacts(site, smallMetrics, box.width());
        const QSizeF factsSize(std::ceil(smallMetrics.horizontalAdvance(facts)), std::ceil(smallMetrics.height()));
        const double both = size.width() + space::kSmall + factsSize.width();
        const bool oneLine = both <= box.width(), twoLines = !oneLine && !isSmall && factsSize.width() <= box.width();
        const double height = size.height() + (twoLines ? factsSize.height() : 0);
        const QPointF corner(box.left(), box.top() - height - kGap);
        const QRectF whole(corner, QSizeF(oneLine ? both : std::max(size.width(), factsSize.width()), height));
        if ((!oneLine && !twoLines) || !isFree(whole.adjusted(-kGap, -1, kGap, 1))) {
            tryLabel({box.left(), box.top() - size.height() - kGap}, site.name);
            return;
        }
        write(corner, site.name);
        take(whole.adjusted(-kGap, -1, kGap, 1));
        const double base =
            oneLine ? corner.y() + m_metrics.ascent() : corner.y() + size.height() + smallMetrics.ascent();
        m_painter.setFont(small);
        m_painter.setPen(m_theme.quietText);
        m_painter.drawText(
            QPointF(std::round(oneLine ? whole.right() - factsSize.width() : corner.x()), std::round(base)), facts);
    }

    void nameBuilding(const FloorPlace &building)
    {
        const QRectF box = m_camera.toPixels(building.box);
        if (!box.intersects(m_canvas) || box.width() < 16) {
            return;
        }
        const QSizeF size = sizeOf(building.name);
        const bool above = size.width() <= box.width() + space::kSmall
            && tryLabel({box.left(), box.top() - size.height() - 2}, building.name);
        if (!above && size.width() + space::kMedium <= box.width() && size.height() + kGap <= box.height()
            && box.height() < m_canvas.height() / 2) {
            tryLabel(box.center() - QPointF(size.width(), size.height()) / 2, building.name, Plate::Panel);
        }
    }

    void nameHall(const FloorPlace &hall)
    {
        const QRectF box = m_camera.toPixels(hall.box);
        const QSizeF size = sizeOf(QStringLiteral("H"));
        if (!box.intersects(m_canvas) || box.height() < size.height() + kGap || box.width() < 3 * size.width()) {
            return;
        }
        const QSizeF full = sizeOf(hall.name);
        if (full.width() + space::kSmall > box.width()) {
            return;
        }
        const double wall = std::min(4.0, kHallWall * m_camera.scale);
        const QPointF corner(box.left() + space::kSmall + wall, box.top() + kGap + wall);
        if (!m_rows.meets(QRectF(corner, full)) && tryLabel(corner, hall.name)) {
            return;
        }
        const bool thin = hall.begin < hall.end && depthOf(m_scene.rows[hall.begin]) < kQuietRow;
        if (thin && full.height() + kGap <= box.height()) {
            tryLabel(box.center() - QPointF(full.width(), full.height()) / 2, hall.name, Plate::Panel);
        }
    }

    double depthOf(const FloorRow &row) const
    {
        return (row.south ? row.box.width() : row.box.height()) * m_camera.scale;
    }

    /// Rows that names of halls and rows must not lie over: those of halls large enough to be named at all.
    void listRows()
    {
        const double least = m_metrics.height() + kGap;
        for (const FloorPlace &hall : m_scene.halls) {
            if (hall.box.height() * m_camera.scale < least || !m_camera.toPixels(hall.reach).intersects(m_canvas)) {
                continue;
            }
            for (std::uint32_t r = hall.begin; r < hall.end; ++r) {
                m_rows.insert(m_camera.toPixels(m_scene.rows[r].box));
            }
        }
    }

    void nameRows(const FloorPlace &hall)
    {
        const QRectF hallBox = m_camera.toPixels(hall.box);
        if (!m_camera.toPixels(hall.reach).intersects(m_canvas)) {
            return;
        }
        for (std::uint32_t r = hall.begin; r < hall.end; ++r) {
            const FloorRow &row = m_scene.rows[r];
            const QRectF box = m_camera.toPixels(row.box);
            if (depthOf(row) < kNamedRow || !box.intersects(m_canvas)) {
                continue;
            }
            const QString &name = m_scene.rowNames[r];
            const QSizeF size = sizeOf(name);
            const std::array<QPointF, 3> corners{
                row.south ? QPointF(box.center().x() - size.width() / 2, box.top() - size.height() - kGap)
                          : QPointF(box.left() - size.width() - space::kSmall, box.center().y() - size.height() / 2),
                QPointF(box.left(), box.top() - size.height() - 2), QPointF(box.left(), box.bottom() + 2)};
            for (const QPointF corner : corners) {
                const QRectF label(corner, size);
                if (hallBox.contains(label.adjusted(-2, 0, 2, 0)) && !m_rows.meets(label) && tryLabel(corner, name)) {
                    break;
                }
            }
        }
    }

    void nameRacks()
    {
        useFont(Theme::font(TextSize::Small), m_theme.text);
        const double line = std::ceil(m_metrics.height()), digits = m_metrics.horizontalAdvance(QStringLiteral("00"));
        for (const FloorPlace &hall : m_scene.halls) {
            if (!m_camera.toPixels(hall.reach).intersects(m_canvas)) {
                continue;
            }
            for (std::uint32_t r = hall.begin; r < hall.end; ++r) {
                const QSizeF cell = m_scene.rows[r].slotBox(0).size() * m_camera.scale;
                if (cell.width() >= digits + space::kSmall && cell.height() >= line + kGap) {
                    nameRow(r, line);
                }
            }
        }
    }

    void nameRow(std::uint32_t r, double line)
    {
        const FloorRow &row = m_scene.rows[r];
        const QRectF all = m_camera.toPixels(row.box);
        if (!all.intersects(m_canvas)) {
            return;
        }
        const double pitch = (row.south ? all.height() : all.width()) / row.slots;
        const double start = row.south ? all.top() : all.left(),
                     limit = row.south ? m_canvas.height() : m_canvas.width();
        const auto first = static_cast<std::int32_t>(std::clamp(std::floor(-start / pitch), 0.0, 1.0 * row.slots));
        const auto last =
            static_cast<std::int32_t>(std::clamp(std::ceil((limit - start) / pitch), 0.0, 1.0 * row.slots));
        for (std::int32_t slot = first; slot < last; ++slot) {
            const FloorException *exception = m_scene.exceptionAt(row, slot);
            const auto tone = exception
                ? m_shades.exceptions[static_cast<std::size_t>(exception - m_scene.exceptions.data())]
                : m_shades.rows[r];
            if (tone != FloorShades::kEmpty) {
                nameRack(m_camera.toPixels(row.slotBox(slot)), slot, exception ? exception->equipment : row.equipment,
                         m_shades.tones[tone], line);
            }
        }
    }

    void nameRack(const QRectF &cell, std::int32_t slot, std::uint16_t equipment, const FloorTone &tone, double line)
    {
        const bool isFreeCell = std::none_of(m_furniture.begin(), m_furniture.end(),
                                             [&](const QRectF &other) { return other.intersects(cell); });
        const QString number = QString::number(slot + 1);
        if (!isFreeCell || m_metrics.horizontalAdvance(number) + kGap > cell.width()) {
            return;
        }
        // The half filled cell is written on in its upper, pale half.
        const double room = tone.half != 0 ? cell.height() / 2 : cell.height();
        const QString kind = equipment == kNoKind ? QString() : m_scene.equipmentNames[equipment];
        const bool withKind = !kind.isEmpty() && room >= 2 * line + kGap
            && m_metrics.horizontalAdvance(kind) + space::kSmall <= cell.width();
        if (room < line) {
            return;
        }
        m_painter.setPen(m_theme.readableOn(QColor(tone.fill)));
        double y = cell.top() + (room - (withKind ? 2 : 1) * line) / 2;
        for (const QString &text : withKind ? QStringList{number, kind} : QStringList{number}) {
            write({cell.center().x() - m_metrics.horizontalAdvance(text) / 2, y}, text);
            y += line;
        }
    }

    QPainter &m_painter;
    const FloorScene &m_scene;
    const FloorShades &m_shades;
    const FloorCamera &m_camera;
    const Theme &m_theme;
    std::vector<QRectF> m_furniture, m_written;
    QRectF m_canvas;
    FloorRectGrid m_taken, m_rows; ///< furniture and labels; rows in sight
    QFontMetricsF m_metrics{QFont()};
    QColor m_ink;
};

} // namespace

std::vector<QRectF> paintFloorLabels(QPainter &painter, const FloorScene &scene, const FloorShades &shades,
                                     const FloorCamera &camera, const Theme &theme, std::vector<QRectF> taken)
{
    return Labels(painter, scene, shades, camera, theme, std::move(taken)).run();
}

} // namespace gigaplan
