// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/floor_furniture.h"

#include "model/base/text.h"
#include "model/words/labels.h"

#include <QFontMetricsF>
#include <QLinearGradient>

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

constexpr double kMargin = space::kMedium;
constexpr double kSwatch = space::kMedium;
constexpr double kLine = 18;
constexpr double kTitle = 22;
constexpr QSizeF kMinimap{168, 108};
constexpr double kRampWidth = 132;
/// Canvases smaller than this have no room for minimap and legend.
constexpr double kRoomyWidth = 480, kRoomyHeight = 320;
constexpr std::size_t kLegendEntries = 12;
constexpr double kLeastCrumb = 40;
const QString kSeparator = QStringLiteral("  ›  ");

double textWidth(const QString &text, const QFont &font)
{
    return std::ceil(QFontMetricsF(font).horizontalAdvance(text));
}

QFont small(QFont::Weight weight = QFont::Normal)
{
    return Theme::font(TextSize::Small, weight);
}

void paintPanel(QPainter &painter, const QRectF &box, const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::hairlinePen(theme.hairline));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), space::kCorner, space::kCorner);
}

void layOutCrumbs(FloorFurniture &furniture, const FloorScene &scene, const FloorCamera &camera)
{
    std::vector<FloorFurniture::Crumb> crumbs;
    EntityRef at = floorFocus(scene, camera);
    while (at) {
        const auto &name = at.is<Site>() ? scene.sites[scene.siteIndex(at.as<Site>())].name
            : at.is<Building>()          ? scene.buildings[scene.buildingIndex(at.as<Building>())].name
                                         : scene.halls[scene.hallIndex(at.as<Hall>())].name;
        crumbs.push_back({{}, name, at});
        at = floorParent(scene, at);
    }
    crumbs.push_back({{}, scene.sites.size() == 1 ? QStringLiteral("Campus") : QStringLiteral("All sites"), {}});
    std::reverse(crumbs.begin(), crumbs.end());
    const QFont font = Theme::font(TextSize::Body, QFont::Medium);
    const double separator = textWidth(kSeparator, font);
    const double share = (camera.view.width() - 2 * (kMargin + space::kSmall)) / static_cast<double>(crumbs.size());
    const double most = std::max(kLeastCrumb, share - separator);
    double x = kMargin + space::kSmall;
    for (auto &crumb : crumbs) {
        crumb.text = QFontMetricsF(font).elidedText(crumb.text, Qt::ElideRight, most);
        const double width = textWidth(crumb.text, font);
        crumb.box = QRectF(x, kMargin, width, space::kRow);
        x += width + separator;
    }
    furniture.breadcrumb = QRectF(kMargin, kMargin, x - separator + space::kSmall - kMargin, space::kRow);
    furniture.crumbs = std::move(crumbs);
}

void layOutScale(FloorFurniture &furniture, const FloorCamera &camera)
{
    const double longest = std::min(160.0, camera.view.width() / 4);
    const double metres = longest / camera.scale / 1000;
    const double power = std::pow(10, std::floor(std::log10(metres)));
    const double digit = metres / power;
    furniture.barMetres = power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
    furniture.barPixels = furniture.barMetres * 1000 * camera.scale;
    furniture.scaleBar = QRectF(kMargin, camera.view.height() - kMargin - 44, std::round(furniture.barPixels) + 46, 44);
}

void layOutLegend(FloorFurniture &furniture, const FloorShades &shades, const FloorCamera &camera)
{
    const std::size_t shown = std::min(shades.legend.size(), kLegendEntries + 1);
    double width = textWidth(shades.title, small(QFont::Medium));
    for (std::size_t i = 0; i < shown; ++i) {
        width = std::max(width, kSwatch + space::kSmall + textWidth(shades.legend[i].label, small()));
    }
    double height = kTitle + static_cast<double>(shown) * kLine;
    if (shades.highest > 0) {
        width = std::max(width, kRampWidth);
        height += 2 * kLine;
    }
    const QSizeF size(std::min(width, 240.0) + 2 * space::kMedium, height + 2 * space::kSmall);
    if (size.height() < camera.view.height() * 0.6) {
        furniture.legend = QRectF(camera.view.width() - kMargin - size.width(),
                                  camera.view.height() - kMargin - size.height(), size.width(), size.height());
    }
}

QRectF centredIn(const QRectF &room, const QSizeF &content)
{
    const QSizeF size = content.scaled(room.size(), Qt::KeepAspectRatio);
    return {room.center() - QPointF(size.width(), size.height()) / 2, size};
}

void paintCrumbs(QPainter &painter, const FloorFurniture &furniture, const Theme &theme)
{
    paintPanel(painter, furniture.breadcrumb, theme);
    painter.setFont(Theme::font(TextSize::Body, QFont::Medium));
    for (std::size_t i = 0; i < furniture.crumbs.size(); ++i) {
        const auto &crumb = furniture.crumbs[i];
        const bool isLast = i + 1 == furniture.crumbs.size();
        painter.setPen(isLast ? theme.text : theme.accent);
        painter.drawText(crumb.box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, crumb.text);
        if (!isLast) {
            painter.setPen(theme.quietText);
            painter.drawText(QRectF(crumb.box.right(), crumb.box.y(), 40, crumb.box.height()), Qt::AlignVCenter,
                             kSeparator);
        }
    }
}

void paintScale(QPainter &painter, const FloorFurniture &furniture, const Theme &theme)
{
    paintPanel(painter, furniture.scaleBar, theme);
    const double base = std::round(furniture.scaleBar.bottom()) - 9, left = furniture.scaleBar.left() + space::kSmall;
    painter.setRenderHint(QPainter::Antialiasing);
    // North: up is north in every plan, its y running south.
    const QPointF foot(left + 6, base);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.text);
    painter.drawPolygon(QPolygonF({foot + QPointF(0, -16), foot + QPointF(5, 0), foot + QPointF(0, -4)}));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.text, 1));
    painter.drawPolygon(QPolygonF({foot + QPointF(0, -16), foot + QPointF(-5, 0), foot + QPointF(0, -4)}));
    painter.setFont(small(QFont::Medium));
    painter.drawText(QRectF(foot.x() - 12, base - 33, 24, 16), Qt::AlignCenter, QStringLiteral("N"));

    painter.setRenderHint(QPainter::Antialiasing, false);
    const double start = left + 26, length = std::round(furniture.barPixels);
    painter.fillRect(QRectF(start, base - 1, length, 2), theme.text);
    for (const double tick : {0.0, length - 1}) {
        painter.fillRect(QRectF(start + tick, base - 6, 1, 7), theme.text);
    }
    const bool large = furniture.barMetres >= 1000;
    const bool tiny = furniture.barMetres < 1;
    const QString label = QString::number(furniture.barMetres
                                          * (large      ? 1e-3
                                                 : tiny ? 1e3
                                                        : 1))
        + (large      ? QStringLiteral(" km")
               : tiny ? QStringLiteral(" mm")
                      : QStringLiteral(" m"));
    painter.setFont(small());
    painter.setPen(theme.text);
    painter.drawText(QRectF(start + 4, base - 22, 100, 16), Qt::AlignLeft | Qt::AlignVCenter, label);
}

void paintSwatch(QPainter &painter, const QRectF &box, const FloorTone &tone)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(box, QColor(tone.edge));
    const QRectF inner = box.adjusted(1, 1, -1, -1);
    painter.fillRect(inner, QColor(tone.fill));
    if (tone.half != 0) {
        painter.fillRect(inner.adjusted(0, inner.height() / 2, 0, 0), QColor(tone.half));
    }
}

double paintRamp(QPainter &painter, QPointF at, const FloorShades &shades, const Theme &theme)
{
    QLinearGradient ramp(at, at + QPointF(kRampWidth, 0));
    for (int i = 0; i <= 6; ++i) {
        ramp.setColorAt(i / 6.0, theme.value(i / 6.0));
    }
    painter.fillRect(QRectF(at, QSizeF(kRampWidth, 10)), ramp);
    painter.setFont(small());
    painter.setPen(theme.quietText);
    const QRectF labels(at.x(), at.y() + 11, kRampWidth, kLine);
    painter.drawText(labels, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("0"));
    const QString top = qtext(threeDigits(shades.highest)) + QStringLiteral(" kW");
    painter.drawText(labels, Qt::AlignRight | Qt::AlignVCenter, top);
    return at.y() + 2 * kLine;
}

void paintLegend(QPainter &painter, const FloorFurniture &furniture, const FloorShades &shades, const Theme &theme)
{
    paintPanel(painter, furniture.legend, theme);
    const QRectF inner = furniture.legend.adjusted(space::kMedium, space::kSmall, -space::kMedium, -space::kSmall);
    painter.setFont(small(QFont::Medium));
    painter.setPen(theme.text);
    painter.drawText(QRectF(inner.x(), inner.y(), inner.width(), kTitle - 4), Qt::AlignVCenter, shades.title);
    double y = inner.y() + kTitle;
    if (shades.highest > 0) {
        y = paintRamp(painter, {inner.x(), y}, shades, theme);
    }
    const QFontMetricsF metrics(small());
    for (std::size_t i = 0; i < std::min(shades.legend.size(), kLegendEntries + 1); ++i, y += kLine) {
        const bool isRest = i == kLegendEntries && shades.legend.size() > kLegendEntries + 1;
        const double labelX = inner.x() + kSwatch + space::kSmall;
        if (!isRest) {
            paintSwatch(painter, QRectF(inner.x(), y + (kLine - kSwatch) / 2, kSwatch, kSwatch),
                        shades.tones[shades.legend[i].tone]);
        }
        const QString label = isRest ? QString(QStringLiteral("and %1 more").arg(shades.legend.size() - kLegendEntries))
                                     : shades.legend[i].label;
        painter.setFont(small());
        painter.setPen(isRest ? theme.quietText : theme.text);
        painter.drawText(QRectF(labelX, y, inner.right() - labelX, kLine), Qt::AlignVCenter,
                         metrics.elidedText(label, Qt::ElideRight, inner.right() - labelX));
    }
}

void paintMinimap(QPainter &painter, const FloorFurniture &furniture, const FloorScene &scene,
                  const FloorShades &shades, const FloorCamera &camera, const Theme &theme)
{
    paintPanel(painter, furniture.minimap, theme);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setClipRect(furniture.minimap.adjusted(2, 2, -2, -2), Qt::IntersectClip);
    const FloorCamera map = FloorCamera::fitted(scene.bounds, furniture.minimap.size(), QMarginsF(8, 8, 8, 8));
    const auto box = [&](const QRectF &plan) {
        QRectF made = map.toPixels(plan).translated(furniture.minimap.topLeft());
        made.setSize(made.size().expandedTo(QSizeF(1, 1)));
        return made;
    };
    for (const FloorPlace &site : scene.sites) {
        painter.fillRect(box(site.box), mixed(theme.panel, theme.quietText, 0.16));
    }
    for (std::size_t b = 0; b < scene.buildings.size(); ++b) {
        const QRgb mean = shades.buildings[b];
        painter.fillRect(box(scene.buildings[b].box),
                         mean == 0 ? mixed(theme.panel, theme.quietText, 0.5) : QColor(mean));
    }
    QRectF seen = box(camera.visible()).intersected(furniture.minimap.adjusted(2, 2, -2, -2));
    const double room = std::max(0.0, 6 - std::min(seen.width(), seen.height())) / 2;
    seen.adjust(-room, -room, room, room);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 1.5));
    painter.setBrush(camera.visible().contains(scene.bounds) ? QBrush(Qt::NoBrush) : QBrush(theme.selected));
    painter.drawRect(seen.adjusted(0.75, 0.75, -0.75, -0.75));
    painter.restore();
}

} // namespace

FloorFurniture FloorFurniture::laidOut(const FloorScene &scene, const FloorShades &shades, const FloorCamera &camera)
{
    FloorFurniture furniture;
    layOutCrumbs(furniture, scene, camera);
    layOutScale(furniture, camera);
    if (camera.view.width() >= kRoomyWidth && camera.view.height() >= kRoomyHeight) {
        // Where the whole is in sight a second picture of it would only cover a part of the first.
        if (!camera.visible().contains(scene.bounds)) {
            furniture.minimap =
                QRectF(camera.view.width() - kMargin - kMinimap.width(), kMargin, kMinimap.width(), kMinimap.height());
            furniture.minimapPlan = centredIn(furniture.minimap.adjusted(8, 8, -8, -8), scene.bounds.size());
        }
        layOutLegend(furniture, shades, camera);
    }
    return furniture;
}

QPointF FloorFurniture::planAt(QPointF pixels, const FloorScene &scene) const
{
    const QPointF inside = pixels - minimapPlan.topLeft();
    return scene.bounds.topLeft()
        + QPointF(inside.x() / std::max(1.0, minimapPlan.width()) * scene.bounds.width(),
                  inside.y() / std::max(1.0, minimapPlan.height()) * scene.bounds.height());
}

const FloorFurniture::Crumb *FloorFurniture::crumbAt(QPointF pixels) const
{
    const auto crumb =
        std::find_if(crumbs.begin(), crumbs.end(), [&](const Crumb &one) { return one.box.contains(pixels); });
    return crumb == crumbs.end() ? nullptr : &*crumb;
}

std::vector<QRectF> FloorFurniture::boxes() const
{
    std::vector<QRectF> made;
    for (const QRectF &box : {breadcrumb, minimap, scaleBar, legend}) {
        if (!box.isNull()) {
            made.push_back(box.adjusted(-space::kTiny, -space::kTiny, space::kTiny, space::kTiny));
        }
    }
    return made;
}

void paintFloorFurniture(QPainter &painter, const FloorFurniture &furniture, const FloorScene &scene,
                         const FloorShades &shades, const FloorCamera &camera, const Theme &theme)
{
    painter.save();
    paintCrumbs(painter, furniture, theme);
    paintScale(painter, furniture, theme);
    if (!furniture.legend.isNull()) {
        paintLegend(painter, furniture, shades, theme);
    }
    if (!furniture.minimap.isNull()) {
        paintMinimap(painter, furniture, scene, shades, camera, theme);
    }
    painter.restore();
}

EntityRef floorFocus(const FloorScene &scene, const FloorCamera &camera)
{
    const FloorHit hit = scene.hit(camera.centre);
    const auto fills = [&](const QRectF &plan) {
        const QRectF box = camera.toPixels(plan);
        return box.width() >= camera.view.width() * 0.55 || box.height() >= camera.view.height() * 0.55;
    };
    EntityRef focus;
    if (hit.site != kNoPlace && fills(scene.sites[hit.site].box)) {
        focus = Id<Site>{scene.sites[hit.site].id};
    }
    if (hit.building != kNoPlace && fills(scene.buildings[hit.building].box)) {
        focus = Id<Building>{scene.buildings[hit.building].id};
    }
    if (hit.hall != kNoPlace && fills(scene.halls[hit.hall].box)) {
        focus = Id<Hall>{scene.halls[hit.hall].id};
    }
    return focus;
}

EntityRef floorParent(const FloorScene &scene, EntityRef place)
{
    if (place.is<Hall>()) {
        const std::uint32_t hall = scene.hallIndex(place.as<Hall>());
        return hall == kNoPlace ? EntityRef() : Id<Building>{scene.buildings[scene.halls[hall].parent].id};
    }
    if (place.is<Building>()) {
        const std::uint32_t building = scene.buildingIndex(place.as<Building>());
        return building == kNoPlace ? EntityRef() : Id<Site>{scene.sites[scene.buildings[building].parent].id};
    }
    return {};
}

} // namespace gigaplan
