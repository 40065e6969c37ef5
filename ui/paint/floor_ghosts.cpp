// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/floor_ghosts.h"

#include "model/plan/places.h"
#include "ui/paint/painter_scope.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <map>

namespace gigaplan {

namespace {

constexpr double kLeastPixels = 3, kGhostLine = 18, kGhostSwatch = 20, kWidest = 300;

QColor inkOf(FloorGhosts::Kind kind, const Theme &theme)
{
    switch (kind) {
    case FloorGhosts::Kind::Gone: return theme.diverging(-1);
    case FloorGhosts::Kind::Differs: return theme.redundancyLost;
    case FloorGhosts::Kind::Moved:
    case FloorGhosts::Kind::New: break;
    }
    return mixed(theme.quietText, theme.text, 0.6);
}

QPen penOf(FloorGhosts::Kind kind, const Theme &theme)
{
    QPen pen(inkOf(kind, theme), kind == FloorGhosts::Kind::Differs ? 2 : 1.4);
    if (kind != FloorGhosts::Kind::Differs) {
        pen.setDashPattern(kind == FloorGhosts::Kind::Gone ? QList<qreal>{1.5, 2} : QList<qreal>{4, 2.5});
    }
    return pen;
}

void outline(QPainter &painter, const QRectF &box, FloorGhosts::Kind kind, const Theme &theme)
{
    painter.setPen(penOf(kind, theme));
    const QRectF edges(QPointF(std::round(box.left()) + 0.5, std::round(box.top()) + 0.5),
                       QPointF(std::round(box.right()) - 0.5, std::round(box.bottom()) - 0.5));
    painter.drawRect(edges);
}

std::vector<std::pair<FloorGhosts::Kind, QString>> legendLines(const FloorGhosts &ghosts)
{
    std::vector<std::pair<FloorGhosts::Kind, QString>> lines;
    const auto has = [&](FloorGhosts::Kind kind) {
        return std::any_of(ghosts.rows().begin(), ghosts.rows().end(),
                           [&](const auto &row) { return row.kind == kind; });
    };
    if (has(FloorGhosts::Kind::Moved) || has(FloorGhosts::Kind::New)) {
        lines.emplace_back(FloorGhosts::Kind::Moved, QStringLiteral("stands there only"));
    }
    if (has(FloorGhosts::Kind::Gone)) {
        lines.emplace_back(FloorGhosts::Kind::Gone, QStringLiteral("stands here only"));
    }
    if (!ghosts.differing().empty()) {
        lines.emplace_back(FloorGhosts::Kind::Differs, QStringLiteral("other phase or state there"));
    }
    if (lines.empty()) {
        lines.emplace_back(FloorGhosts::Kind::Moved, QStringLiteral("same rows on this date"));
    }
    return lines;
}

} // namespace

FloorGhosts::FloorGhosts(const FloorScene &scene, const std::shared_ptr<const Forecast> &open,
                         const std::shared_ptr<const Forecast> &other, QString name)
    : m_open(open), m_other(other), m_name(std::move(name))
{
    const FloorScene there = FloorScene::build(other->plan, other.get());
    const auto &rowsHere = open->plan.table<Row>(), &rowsThere = other->plan.table<Row>();
    for (const FloorRow &row : scene.rows) {
        const std::uint32_t twin = there.rowIndex(row.id);
        if (twin == kNoPlace) {
            m_rows.push_back({row.box, Kind::Gone});
            m_hallOfRow.push_back(row.hall);
            continue;
        }
        if (there.rows[twin].box != row.box) {
            m_rows.push_back({there.rows[twin].box, Kind::Moved});
            m_hallOfRow.push_back(row.hall);
        }
        m_pairs.push_back({row.box, row.hall, row.tableIndex, there.rows[twin].tableIndex,
                           rowsHere[row.tableIndex].phase != rowsThere[there.rows[twin].tableIndex].phase});
    }
    for (const FloorRow &row : there.rows) {
        if (scene.rowIndex(row.id) == kNoPlace) {
            m_rows.push_back({row.box, Kind::New});
            m_hallOfRow.push_back(row.hall == kNoPlace ? kNoPlace
                                                       : scene.hallIndex(Id<Hall>{there.halls[row.hall].id}));
        }
    }
    gatherHalls();
}

void FloorGhosts::gatherHalls()
{
    std::map<std::pair<std::uint32_t, Kind>, QRectF> boxes;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        QRectF &box = boxes[{m_hallOfRow[i], m_rows[i].kind}];
        box = box.isNull() ? m_rows[i].box : box.united(m_rows[i].box);
    }
    for (const auto &[where, box] : boxes) {
        m_halls.push_back({box, where.second});
    }
}

void FloorGhosts::setDate(Date asOf)
{
    m_differing.clear();
    std::map<std::uint32_t, QRectF> halls;
    for (const Pair &pair : m_pairs) {
        const RowState here = m_open->capacity->rows[pair.here].stateAt(asOf);
        const RowState there = m_other->capacity->rows[pair.there].stateAt(asOf);
        if (pair.otherPhase || here != there) {
            m_differing.push_back(pair.box);
            QRectF &hall = halls[pair.hall];
            hall = hall.isNull() ? pair.box : hall.united(pair.box);
        }
    }
    m_differingHalls.clear();
    for (const auto &[hall, box] : halls) {
        m_differingHalls.push_back(box);
    }
}

void paintFloorGhosts(QPainter &painter, const FloorGhosts &ghosts, const FloorCamera &camera, const Theme &theme)
{
    if (ghosts.isEmpty()) {
        return;
    }
    const PainterScope scope(painter, QRectF({0, 0}, camera.view));
    const QRectF seen = camera.visible();
    painter.setBrush(Qt::NoBrush);
    const auto thin = [&](const QRectF &box) {
        return std::min(box.width(), box.height()) * camera.scale < kLeastPixels;
    };
    const bool thinRows = !ghosts.differing().empty() && thin(ghosts.differing().front());
    for (const QRectF &box : thinRows ? ghosts.differingHalls() : ghosts.differing()) {
        if (box.intersects(seen)) {
            outline(painter, camera.toPixels(box).adjusted(-2, -2, 2, 2), FloorGhosts::Kind::Differs, theme);
        }
    }
    bool tooThin = false;
    for (const FloorGhosts::Box &row : ghosts.rows()) {
        if (thin(row.box)) {
            tooThin = true;
        } else if (row.box.intersects(seen)) {
            outline(painter, camera.toPixels(row.box), row.kind, theme);
        }
    }
    if (tooThin) {
        for (const FloorGhosts::Box &hall : ghosts.halls()) {
            if (hall.box.intersects(seen)) {
                outline(painter, camera.toPixels(hall.box).adjusted(-1, -1, 1, 1), hall.kind, theme);
            }
        }
    }
}

QSizeF ghostLegendSize(const FloorGhosts &ghosts)
{
    if (!ghosts.isOn()) {
        return {};
    }
    const QFontMetricsF metrics(Theme::font(TextSize::Small, QFont::Medium));
    double width = metrics.horizontalAdvance(QStringLiteral("Ghost: %1").arg(ghosts.name()));
    const auto lines = legendLines(ghosts);
    for (const auto &line : lines) {
        width = std::max(width, kGhostSwatch + space::kSmall + metrics.horizontalAdvance(line.second));
    }
    return {std::min(kWidest, std::ceil(width) + 2 * space::kMedium),
            kGhostLine * static_cast<double>(lines.size() + 1) + 2 * space::kSmall};
}

void paintFloorGhostLegend(QPainter &painter, const FloorGhosts &ghosts, const QRectF &box, const Theme &theme)
{
    if (box.isEmpty()) {
        return;
    }
    const PainterScope scope(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::hairlinePen(theme.hairline));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), space::kCorner, space::kCorner);
    const QRectF inner = box.adjusted(space::kMedium, space::kSmall, -space::kMedium, -space::kSmall);
    painter.setFont(Theme::font(TextSize::Small, QFont::Medium));
    painter.setPen(theme.text);
    painter.drawText(QRectF(inner.topLeft(), QSizeF(inner.width(), kGhostLine)), Qt::AlignVCenter,
                     QFontMetricsF(painter.font(), painter.device())
                         .elidedText(QStringLiteral("Ghost: %1").arg(ghosts.name()), Qt::ElideRight, inner.width()));
    painter.setFont(Theme::font(TextSize::Small));
    double y = inner.top() + kGhostLine;
    for (const auto &[kind, words] : legendLines(ghosts)) {
        painter.setBrush(Qt::NoBrush);
        outline(painter, QRectF(inner.left(), y + 4, kGhostSwatch, kGhostLine - 8), kind, theme);
        painter.setPen(theme.text);
        painter.drawText(QRectF(inner.left() + kGhostSwatch + space::kSmall, y, inner.width(), kGhostLine),
                         Qt::AlignVCenter, words);
        y += kGhostLine;
    }
}

} // namespace gigaplan
