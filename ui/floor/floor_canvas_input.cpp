// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/floor/floor_canvas.h"

#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

/// A press that moves less far than this is a click.
constexpr double kDragDistance = 6;
constexpr double kKeyZoom = 1.4, kKeyPan = 0.12;

} // namespace

bool FloorCanvas::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            FloorCamera camera = m_camera;
            camera.zoomAt(gesture->position(), 1 + gesture->value());
            setCamera(camera);
            return true;
        }
    }
    return QWidget::event(event);
}

void FloorCanvas::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = m_pointer = event->position();
    m_glide.stop();
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Pan;
    } else if (event->button() == Qt::LeftButton && m_furniture.minimap.contains(m_pressedAt)) {
        m_drag = Drag::Minimap;
        mouseMoveEvent(event);
    } else if (event->button() == Qt::LeftButton) {
        m_drag = Drag::Click;
    }
    update();
}

void FloorCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF position = event->position();
    if (m_drag == Drag::Click && (position - m_pressedAt).manhattanLength() >= kDragDistance) {
        m_drag = Drag::Pan;
        setCursor(Qt::ClosedHandCursor);
    }
    FloorCamera camera = m_camera;
    if (m_drag == Drag::Pan) {
        camera.pan(position - m_pointer);
        setCamera(camera);
    } else if (m_drag == Drag::Minimap) {
        camera.centre = m_furniture.planAt(position, m_scene);
        setCamera(camera);
    }
    m_pointer = position;
    if (m_drag == Drag::None) {
        hover(position);
    }
}

void FloorCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_drag == Drag::Click) {
        clickAt(event->position(), event->modifiers().testFlag(Qt::ControlModifier));
    }
    m_drag = Drag::None;
    hover(event->position());
    update();
}

void FloorCanvas::clickAt(QPointF pixels, bool add)
{
    if (const auto *crumb = m_furniture.crumbAt(pixels)) {
        glideTo(crumb->place ? m_scene.boxOf(m_scenePlan, crumb->place) : m_scene.bounds);
        return;
    }
    const EntityRef place = placeAt(pixels);
    std::vector<EntityRef> selection = add ? m_workspace.selection() : std::vector<EntityRef>();
    if (const auto at = std::find(selection.begin(), selection.end(), place); at != selection.end()) {
        selection.erase(at);
    } else if (place) {
        selection.push_back(place);
    }
    m_workspace.select(selection);
}

void FloorCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_drag = Drag::None;
    if (m_furniture.crumbAt(event->position()) || m_furniture.minimap.contains(event->position())) {
        return;
    }
    glideTo(m_scene.boxOf(m_scenePlan, placeAt(event->position())), kRevealScale);
}

void FloorCanvas::hover(QPointF pixels)
{
    const auto *crumb = m_furniture.crumbAt(pixels);
    setCursor(crumb || m_furniture.minimap.contains(pixels) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    bool onFurniture = false;
    for (const QRectF &box : m_furniture.boxes()) {
        onFurniture |= box.contains(pixels);
    }
    m_hovered = onFurniture ? EntityRef() : placeAt(pixels);
    m_marks.hovered = m_hovered ? m_scene.boxOf(m_scenePlan, m_hovered) : QRectF();
    const FloorHit hit = m_hovered.is<Row>() ? m_scene.hit(m_camera.toPlan(pixels)) : FloorHit();
    const bool isCell = hit.row != kNoPlace && m_scene.rows[hit.row].slotBox(0).width() * m_camera.scale >= kCellPixels;
    m_facts = m_hovered
        ? floorFacts(m_scene, m_scenePlan, forecast(), m_workspace.asOf(), m_hovered, isCell ? hit.slot : -1)
        : FloorFacts();
    update();
}

/// What was under the pointer is no longer there.
void FloorCanvas::stopHovering()
{
    m_hovered = {};
    m_facts = {};
    m_marks.hovered = {};
    update();
}

void FloorCanvas::leaveEvent(QEvent *)
{
    stopHovering();
}

void FloorCanvas::focusInEvent(QFocusEvent *event)
{
    const auto reason = event->reason();
    m_hasKeyFocus =
        reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    update();
}

void FloorCanvas::focusOutEvent(QFocusEvent *)
{
    m_hasKeyFocus = false;
    update();
}

void FloorCanvas::wheelEvent(QWheelEvent *event)
{
    FloorCamera camera = m_camera;
    const double turn = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    camera.zoomAt(event->position(), std::pow(1.0015, turn));
    m_glide.stop();
    setCamera(camera);
    hover(event->position());
    event->accept();
}

void FloorCanvas::keyPressEvent(QKeyEvent *event)
{
    const auto pan = [this](double x, double y) {
        FloorCamera camera = m_camera;
        camera.pan({x * width(), y * height()});
        m_glide.stop();
        setCamera(camera);
    };
    switch (event->key()) {
    case Qt::Key_Left: return pan(kKeyPan, 0);
    case Qt::Key_Right: return pan(-kKeyPan, 0);
    case Qt::Key_Up: return pan(0, kKeyPan);
    case Qt::Key_Down: return pan(0, -kKeyPan);
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(kKeyZoom);
    case Qt::Key_Minus: return zoom(1 / kKeyZoom);
    case Qt::Key_Home: return glideTo(m_scene.bounds);
    case Qt::Key_Escape:
    case Qt::Key_Backspace: return goUp();
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace gigaplan
