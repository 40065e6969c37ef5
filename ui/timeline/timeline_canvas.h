// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/cell_editor.h"
#include "ui/timeline/outline_edits.h"
#include "ui/timeline/timeline_gestures.h"
#include "ui/timeline/timeline_keys.h"

#include <QAbstractScrollArea>

namespace gigaplan {

/// Names and bars in one scrolling area. What it shows, what is chosen, gestures, cells and edits of the outline are
/// objects of their own; the canvas joins them: it keeps the geometry, paints the lines in sight, and gives the pointer's
/// events to the one that they are for.
class TimelineCanvas : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TimelineCanvas(Workspace &workspace, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    TimelineLines &lines() { return m_lines; }
    OutlineEdits &edits() { return m_edits; }
    CellEditor &cells() { return m_cells; }
    const TimelineKeys &keys() const { return m_keys; }
    const TimelineGestures &gestures() const { return m_gestures; }
    const TimelineGeometry &geometry() const { return m_geometry; }

    static constexpr double zoomStep = 1.4; ///< of a key or a button
    void zoomBy(double factor); ///< about the middle of what is shown
    void fitAll();
    /// Opens the summaries that hide the task and scrolls so that its bar is in sight.
    void revealTask(Id<Task> task);
    void scrollToLine(int line);
    void setColumnHidden(OutlineColumn column, bool hidden);
    /// Widens the names until all columns fit, or makes them as wide as usual again.
    void toggleAllColumns();

    QRectF cellOf(Id<Task> task, OutlineColumn column) const; ///< in the viewport; empty where it is hidden
    /// A task's bar in the viewport, empty where it is hidden; where to click.
    QRectF barOf(Id<Task> task) const;
    /// Whether the task's line is shown and not scrolled out of the view.
    bool isInSight(Id<Task> task) const;

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void join(); ///< the parts to each other
    void followLines();
    void followMarks();
    void reveal(EntityRef ref);
    void setAxis(const TimeAxis &axis);
    void updateScrollBars();
    void dragView(); ///< a gesture that changes what is seen
    void click(const TimelineHit &hit, Qt::KeyboardModifiers modifiers);
    void updatePointer(QPointF at);
    void paintMarks(QPainter &p, const GanttPainter &gantt, int first, int end) const;
    void paintConsequences(QPainter &p) const;

    Workspace &m_workspace;
    Theme m_theme = Theme::light();
    TimelineGeometry m_geometry;
    TimelineSelection m_selection;
    TimelineLines m_lines;
    TimelineGestures m_gestures;
    CellEditor m_cells;
    OutlineEdits m_edits;
    TimelineKeys m_keys;
    int m_hovered = -1;
    bool m_isFitted = false; ///< the zoom is still the first one, and follows the size
    bool m_updatingBars = false;
};

} // namespace gigaplan
