// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/floor/floor_facts.h"
#include "ui/floor/floor_relations.h"
#include "ui/paint/floor_furniture.h"
#include "ui/paint/floor_ghosts.h"

#include <QVariantAnimation>
#include <QWidget>

namespace gigaplan {

/// The map itself: camera, pointer and keys. Reads the workspace's forecast (or the bare plan before the first one) and
/// sends it selections; draws with the painters of ui/paint only.
class FloorCanvas final : public QWidget {
    Q_OBJECT

public:
    explicit FloorCanvas(Workspace &workspace, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setColour(FloorColour colour);
    FloorColour colour() const { return m_colour; }

    const FloorScene &scene() const { return m_scene; }
    const FloorCamera &camera() const { return m_camera; }
    const FloorGhosts &ghosts() const { return m_ghosts; }
    /// What a click at a point of the canvas selects: the smallest thing that can be distinguished there.
    EntityRef placeAt(QPointF pixels) const;

    /// Whether any of the place is within the view.
    bool isInSight(EntityRef place) const;

    void fit();
    /// Brings a place, or what belongs to any other thing, into sight; nothing where it has no place.
    void reveal(EntityRef ref);
    void goUp();
    void zoom(double factor); ///< about the middle

Q_SIGNALS:
    void sceneChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Drag { None, Click, Pan, Minimap };
    /// A row that is gone to is not blown up beyond this (pixels per mm), so that its surroundings stay in sight.
    static constexpr double kRevealScale = 0.06;

    void follow(); ///< forecast or plan changed: rebuild what is affected
    void refreshGhosts(); ///< the plan or the one that it is compared with changed
    void refreshShades();
    void refreshCamera(); ///< after every change of the camera
    void setCamera(const FloorCamera &camera);
    void glideTo(const QRectF &plan, double largestScale = FloorCamera::kLargestScale);
    void paintMap();
    void hover(QPointF pixels);
    void stopHovering();
    void clickAt(QPointF pixels, bool add);
    const PlanSnapshot &plan() const;
    const Forecast *forecast() const;

    Workspace &m_workspace;
    Theme m_theme = Theme::light();
    FloorColour m_colour = FloorColour::State;
    FloorScene m_scene;
    FloorShades m_shades;
    FloorPainter m_painter;
    FloorCamera m_camera;
    FloorFurniture m_furniture;
    FloorRelations m_relations;
    FloorMarks m_marks;
    FloorGhosts m_ghosts;
    PlanSnapshot m_scenePlan; ///< what the scene was built from
    std::shared_ptr<const Capacity> m_sceneCapacity;
    QImage m_map; ///< ground, racks and labels of the last frame
    bool m_mapIsOld = true, m_isOld = true, m_isFitted = false;
    QVariantAnimation m_glide;
    FloorCamera m_glideFrom, m_glideTo;
    Drag m_drag = Drag::None;
    bool m_hasKeyFocus = false; ///< by Tab; a click needs no ring around the map
    QPointF m_pressedAt, m_pointer;
    EntityRef m_hovered;
    FloorFacts m_facts;
};

} // namespace gigaplan
