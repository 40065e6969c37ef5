// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/floor/floor_canvas.h"

#include "ui/paint/floor_labels.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

constexpr QMarginsF kFitMargins{24, 68, 24, 56};
constexpr int kGlideMs = 140;
/// From these sizes (logical pixels) on a row, a hall, a building is what a click means.
constexpr double kRowPixels = 3, kHallPixels = 10, kBuildingPixels = 8;

bool samePlaces(const PlanSnapshot &a, const PlanSnapshot &b)
{
    const auto same = [&]<class... E>(Tag<E>...) { return (a.table<E>().isSameAs(b.table<E>()) && ...); };
    return same(Tag<Site>(), Tag<Building>(), Tag<Hall>(), Tag<Row>(), Tag<Rack>(), Tag<Equipment>(), Tag<Phase>());
}

/// The camera where something of the plan is in sight, and not smaller than a third of the whole.
FloorCamera keptInSight(FloorCamera camera, const FloorScene &scene)
{
    if (scene.isEmpty()) {
        return camera;
    }
    const QRectF bounds = scene.bounds;
    const double smallest = FloorCamera::fitted(bounds, camera.view, kFitMargins).scale / 3;
    camera.scale = std::clamp(camera.scale, std::min(smallest, FloorCamera::kLargestScale), FloorCamera::kLargestScale);
    camera.centre = {std::clamp(camera.centre.x(), bounds.left(), bounds.right()),
                     std::clamp(camera.centre.y(), bounds.top(), bounds.bottom())};
    return camera;
}

/// Next to the map's own legend, or in its corner where there is no room for that; empty without ghosts.
QRectF ghostLegend(const FloorGhosts &ghosts, const FloorFurniture &furniture, QSizeF canvas)
{
    if (!ghosts.isOn()) {
        return {};
    }
    const QSizeF size = ghostLegendSize(ghosts);
    const double right =
        furniture.legend.isNull() ? canvas.width() - space::kMedium : furniture.legend.left() - space::kSmall;
    return {QPointF(right - size.width(), canvas.height() - space::kMedium - size.height()), size};
}

} // namespace

FloorCanvas::FloorCanvas(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_relations(workspace)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 120);
    setAccessibleName(tr("Floor map"));
    setAccessibleDescription(tr("Arrow keys pan, plus and minus zoom, Home shows everything, Escape goes up a level."));
    m_glide.setDuration(kGlideMs);
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    m_glide.setEasingCurve(QEasingCurve::InOutQuad);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        const double t = value.toDouble();
        FloorCamera camera = m_glideTo;
        camera.view = m_camera.view;
        camera.scale = std::exp(std::log(m_glideFrom.scale) * (1 - t) + std::log(m_glideTo.scale) * t);
        // Centres move with the change of 1/scale, which keeps the target steady on the screen while it grows.
        const double span = 1 / m_glideTo.scale - 1 / m_glideFrom.scale;
        const double share =
            std::abs(span) * m_glideFrom.scale < 1e-3 ? t : (1 / camera.scale - 1 / m_glideFrom.scale) / span;
        camera.centre = m_glideFrom.centre + (m_glideTo.centre - m_glideFrom.centre) * share;
        setCamera(camera);
    });
    connect(&m_workspace, &Workspace::documentReplaced, this, [this] {
        m_isFitted = false;
        follow();
    });
    connect(&m_workspace, &Workspace::forecastChanged, this, &FloorCanvas::follow);
    connect(&m_workspace, &Workspace::asOfChanged, this, [this] {
        if (!m_isOld) {
            if (m_ghosts.isOn()) {
                m_ghosts.setDate(m_workspace.asOf());
            }
            refreshShades();
        }
    });
    connect(&m_workspace, &Workspace::comparisonChanged, this, [this] {
        if (!m_isOld) {
            refreshGhosts();
            refreshCamera();
        }
    });
    connect(&m_workspace, &Workspace::selectionChanged, this, [this] {
        m_relations.reset(m_scene);
        refreshCamera();
    });
    connect(&m_workspace, &Workspace::revealRequested, this, &FloorCanvas::reveal);
    m_isOld = true;
}

const Forecast *FloorCanvas::forecast() const
{
    return m_workspace.forecast().get();
}

/// A forecast and its own plan are one pair; the newest plan is only used until there is one.
const PlanSnapshot &FloorCanvas::plan() const
{
    return forecast() ? forecast()->plan : m_workspace.plan();
}

void FloorCanvas::setTheme(const Theme &theme)
{
    m_theme = theme;
    refreshShades();
}

void FloorCanvas::setColour(FloorColour colour)
{
    m_colour = colour;
    refreshShades();
}

void FloorCanvas::follow()
{
    m_isOld = true;
    if (!isVisible()) {
        return;
    }
    m_isOld = false;
    const auto capacity = forecast() ? forecast()->capacity : nullptr;
    const bool isSame = samePlaces(plan(), m_scenePlan) && capacity == m_sceneCapacity;
    m_scenePlan = plan();
    m_sceneCapacity = capacity;
    if (!isSame) {
        m_scene = FloorScene::build(m_scenePlan, forecast());
        m_relations.reset(m_scene);
        m_hovered = {};
        m_facts = {};
    }
    refreshGhosts();
    refreshShades();
    if (!m_isFitted) {
        fit();
        m_isFitted = true;
    }
    Q_EMIT sceneChanged();
}

void FloorCanvas::refreshGhosts()
{
    const auto &other = m_workspace.comparedForecast();
    m_ghosts = {};
    if (m_workspace.compared() && other && forecast()) {
        m_ghosts = FloorGhosts(m_scene, m_workspace.forecast(), other, m_workspace.compared()->name);
        m_ghosts.setDate(m_workspace.asOf());
    }
}

void FloorCanvas::refreshShades()
{
    m_shades = FloorShades::of(m_scene, forecast(), m_workspace.asOf(), m_colour, m_theme);
    refreshCamera();
}

void FloorCanvas::refreshCamera()
{
    m_furniture = FloorFurniture::laidOut(m_scene, m_shades, m_camera);
    const QRectF hovered = m_marks.hovered;
    m_marks = m_relations.marks(m_scene, m_camera);
    m_marks.hovered = hovered;
    m_mapIsOld = true;
    update();
}

void FloorCanvas::setCamera(const FloorCamera &camera)
{
    m_camera = keptInSight(camera, m_scene);
    stopHovering();
    refreshCamera();
}

void FloorCanvas::fit()
{
    m_glide.stop();
    setCamera(FloorCamera::fitted(m_scene.bounds, size(), kFitMargins));
}

void FloorCanvas::glideTo(const QRectF &target, double largestScale)
{
    if (target.isNull()) {
        return;
    }
    m_glide.stop();
    m_glideFrom = m_camera;
    m_glideTo = FloorCamera::fitted(target, size(), kFitMargins);
    m_glideTo.scale = std::min(m_glideTo.scale, largestScale);
    m_isFitted = true;
    if (isVisible() && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0) {
        m_glide.start();
    } else {
        setCamera(m_glideTo);
    }
}

bool FloorCanvas::isInSight(EntityRef place) const
{
    return m_scene.boxOf(m_scenePlan, place).intersects(m_camera.visible());
}

void FloorCanvas::reveal(EntityRef ref)
{
    if (m_isOld && isVisible()) {
        follow();
    }
    const QRectF box = m_scene.boxOf(m_scenePlan, ref);
    glideTo(box.isNull() ? m_relations.boundsOf(m_scene, ref) : box, kRevealScale);
}

void FloorCanvas::goUp()
{
    const EntityRef focus = floorFocus(m_scene, m_camera);
    const EntityRef above = floorParent(m_scene, focus);
    glideTo(above ? m_scene.boxOf(m_scenePlan, above) : m_scene.bounds);
}

void FloorCanvas::zoom(double factor)
{
    FloorCamera camera = m_camera;
    camera.zoomAt(QRectF(rect()).center(), factor);
    m_glide.stop();
    setCamera(camera);
}

EntityRef FloorCanvas::placeAt(QPointF pixels) const
{
    const FloorHit hit = m_scene.hit(m_camera.toPlan(pixels));
    const auto isLarge = [&](const FloorPlace &place, double least) {
        const QSizeF size = place.box.size() * m_camera.scale;
        return std::min(size.width(), size.height()) >= least;
    };
    if (hit.row != kNoPlace) {
        const FloorRow &row = m_scene.rows[hit.row];
        const QSizeF cell = row.slotBox(hit.slot).size() * m_camera.scale;
        const FloorException *exception = m_scene.exceptionAt(row, hit.slot);
        if (exception && std::min(cell.width(), cell.height()) >= kCellPixels) {
            return exception->id;
        }
        if ((row.south ? cell.width() : cell.height()) >= kRowPixels) {
            return row.id;
        }
    }
    if (hit.hall != kNoPlace && isLarge(m_scene.halls[hit.hall], kHallPixels)) {
        return Id<Hall>{m_scene.halls[hit.hall].id};
    }
    if (hit.building != kNoPlace && isLarge(m_scene.buildings[hit.building], kBuildingPixels)) {
        return Id<Building>{m_scene.buildings[hit.building].id};
    }
    if (hit.site != kNoPlace) {
        return Id<Site>{m_scene.sites[hit.site].id};
    }
    // Sites too small to be hit are drawn as dots, and dots can be clicked.
    for (const FloorPlace &site : m_scene.sites) {
        const QRectF box = m_camera.toPixels(site.box);
        if (std::max(box.width(), box.height()) < 6 && QLineF(box.center(), pixels).length() < 6) {
            return Id<Site>{site.id};
        }
    }
    return {};
}

void FloorCanvas::paintMap()
{
    const double ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(size()) * ratio).toSize();
    if (m_map.size() != pixels || m_map.devicePixelRatio() != ratio) {
        m_map = QImage(pixels, QImage::Format_RGB32);
        m_map.setDevicePixelRatio(ratio);
    }
    QPainter painter(&m_map);
    m_painter.paint(painter, m_scene, m_shades, m_camera, m_theme);
    std::vector<QRectF> kept = m_furniture.boxes();
    if (m_ghosts.isOn()) {
        kept.push_back(ghostLegend(m_ghosts, m_furniture, size()));
    }
    paintFloorLabels(painter, m_scene, m_shades, m_camera, m_theme, kept);
    m_mapIsOld = false;
}

void FloorCanvas::paintEvent(QPaintEvent *)
{
    if (m_mapIsOld || m_map.devicePixelRatio() != devicePixelRatioF()) {
        paintMap();
    }
    QPainter painter(this);
    painter.drawImage(QPoint(0, 0), m_map);
    if (m_scene.isEmpty()) {
        return;
    }
    paintFloorGhosts(painter, m_ghosts, m_camera, m_theme);
    paintFloorMarks(painter, m_marks, m_camera, m_theme);
    paintFloorFurniture(painter, m_furniture, m_scene, m_shades, m_camera, m_theme);
    if (m_ghosts.isOn()) {
        paintFloorGhostLegend(painter, m_ghosts, ghostLegend(m_ghosts, m_furniture, size()), m_theme);
    }
    if (!m_facts.isEmpty() && m_drag == Drag::None) {
        paintFloorCard(painter, m_facts, m_pointer, rect(), m_theme);
    }
    if (m_hasKeyFocus) {
        painter.setPen(Theme::hairlinePen(m_theme.accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void FloorCanvas::resizeEvent(QResizeEvent *)
{
    const FloorCamera fitted = FloorCamera::fitted(m_scene.bounds, m_camera.view, kFitMargins);
    const bool showsAll =
        qFuzzyCompare(fitted.scale, m_camera.scale) && QLineF(fitted.centre, m_camera.centre).length() < 1;
    FloorCamera camera = showsAll || !m_isFitted ? FloorCamera::fitted(m_scene.bounds, size(), kFitMargins) : m_camera;
    camera.view = size();
    setCamera(camera);
}

void FloorCanvas::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isOld) {
        follow();
    }
}

} // namespace gigaplan
