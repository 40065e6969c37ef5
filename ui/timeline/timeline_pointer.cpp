// SPDX-License-Identifier: GPL-3.0-or-later
// The pointer over the canvas: presses, drags, the wheel, tips and menus.
#include "ui/timeline/task_facts.h"
#include "ui/timeline/timeline_canvas.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <cmath>

namespace gigaplan {

namespace {

constexpr double kNarrowestColumn = 40, kWidestColumn = 400;
constexpr double kZoomPerNotch = 1.2;
constexpr int kWheelNotch = 120;
constexpr int kLinesPerNotch = 3;

using Kind = TimelineGesture::Kind;
using Part = TimelinePart;

void fillColumnMenu(QMenu &menu, TimelineCanvas &canvas)
{
    const GanttColumns::Choice &choice = canvas.geometry().columnChoice;
    for (int index = 0; index < kOutlineColumnCount; ++index) {
        const auto column = static_cast<OutlineColumn>(index);
        if (column == OutlineColumn::Name || (column == OutlineColumn::Variance && !choice.hasBaseline)) {
            continue;
        }
        QAction *action = menu.addAction(outlineColumnTitle(column));
        action->setCheckable(true);
        action->setChecked(!choice.hidden.contains(column));
        QObject::connect(action, &QAction::toggled, &canvas,
                         [&canvas, column](bool shown) { canvas.setColumnHidden(column, !shown); });
    }
    menu.addSeparator();
    menu.addAction(canvas.geometry().names().width() < GanttColumns::widthOfAll(choice)
                       ? TimelineCanvas::tr("Fit all columns")
                       : TimelineCanvas::tr("Usual width"),
                   &canvas, &TimelineCanvas::toggleAllColumns);
}

} // namespace

void TimelineCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_gestures.isActive() || !m_lines.hasPlan()) {
        return;
    }
    QToolTip::hideText();
    m_gestures.press(m_geometry.hitAt(event->position(), m_lines.rows()), event->position(),
                     event->modifiers().testFlag(Qt::AltModifier));
    // Taking the chip moves nothing yet; a click next to it sets the date.
    if (m_gestures.now().kind == Kind::AsOf && !m_geometry.asOfChip(m_workspace.asOf()).contains(event->position())) {
        dragView();
    }
}

void TimelineCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_gestures.isActive() || m_gestures.now().byKeys) {
        updatePointer(event->position());
    } else if (m_gestures.moveTo(event->position())) {
        dragView();
        viewport()->update();
    }
}

void TimelineCanvas::dragView()
{
    const TimelineGesture &gesture = m_gestures.now();
    const QPointF by = gesture.at - gesture.from;
    switch (gesture.kind) {
    case Kind::Pan: {
        viewport()->setCursor(Qt::ClosedHandCursor);
        TimeAxis axis = gesture.before.axis;
        axis.panBy(by.x());
        m_isFitted = false;
        verticalScrollBar()->setValue(static_cast<int>(gesture.before.scrolled) - static_cast<int>(by.y()));
        setAxis(axis);
        break;
    }
    case Kind::AsOf:
        m_workspace.setAsOf(
            dateOf(m_geometry.axis.instantAt(gesture.at.x() - m_geometry.header().left()) + kMinutesPerDay / 2));
        break;
    case Kind::NamesEdge:
        m_geometry.chosenNamesWidth = std::max(TimelineGeometry::kNarrowestNames, gesture.at.x());
        updateScrollBars();
        break;
    case Kind::ColumnEdge: {
        const OutlineColumn column = gesture.pressed.column;
        const double width = gesture.widthBefore + (column < OutlineColumn::Name ? by.x() : -by.x());
        m_geometry.columnChoice.widths[column] = std::clamp(width, kNarrowestColumn, kWidestColumn);
        break;
    }
    default: break;
    }
}

void TimelineCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_gestures.isActive() || m_gestures.now().byKeys) {
        return;
    }
    if (m_gestures.now().kind == Kind::Press) {
        const TimelineHit hit = m_gestures.now().pressed;
        m_gestures.end();
        click(hit, event->modifiers());
    } else {
        m_gestures.drop();
    }
    updatePointer(event->position());
    viewport()->update();
}

void TimelineCanvas::click(const TimelineHit &hit, Qt::KeyboardModifiers modifiers)
{
    if (hit.part == Part::Arrow) {
        m_lines.toggle(hit.line);
        return;
    }
    if (hit.line < 0 || (hit.part == Part::Ground && !(modifiers & (Qt::ControlModifier | Qt::ShiftModifier)))) {
        if (hit.part == Part::Ground) {
            m_workspace.select({});
        }
        return;
    }
    const OutlineRows &rows = m_lines.rows();
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        scrollToLine(m_selection.moveTo(rows, hit.line, true));
    } else if (modifiers.testFlag(Qt::ControlModifier)) {
        m_selection.toggle(rows, rows.taskAt(hit.line));
    } else {
        m_selection.selectOnly(rows, rows.taskAt(hit.line));
    }
}

void TimelineCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!m_lines.hasPlan()) {
        return;
    }
    const TimelineHit hit = m_geometry.hitAt(event->position(), m_lines.rows());
    const GanttColumns shown = m_geometry.columns();
    const GanttColumns::Place *cell =
        hit.part == Part::Name ? shown.at(event->position().x() - m_geometry.names().left()) : nullptr;
    if (hit.part == Part::NamesEdge) {
        toggleAllColumns();
    } else if (hit.line >= 0 && hit.part != Part::Ground && m_lines.rows().isSummary(hit.line)
               && (!cell || cell->column == OutlineColumn::Name)) {
        m_lines.toggle(hit.line);
    } else if (hit.line >= 0 && cell) {
        m_cells.edit(hit.line, cell->column);
    }
}

void TimelineCanvas::updatePointer(QPointF at)
{
    const TimelineHit hit = m_lines.hasPlan() ? m_geometry.hitAt(at, m_lines.rows()) : TimelineHit();
    if (m_hovered != hit.line) {
        m_hovered = hit.line;
        viewport()->update();
    }
    switch (hit.part) {
    case Part::NamesEdge:
    case Part::ColumnEdge: viewport()->setCursor(Qt::SplitHCursor); break;
    case Part::BarEnd: viewport()->setCursor(Qt::SizeHorCursor); break;
    case Part::LinkHandle: viewport()->setCursor(Qt::CrossCursor); break;
    case Part::Header:
    case Part::Bar:
    case Part::Arrow: viewport()->setCursor(Qt::PointingHandCursor); break;
    default: viewport()->unsetCursor();
    }
}

void TimelineCanvas::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        TimeAxis axis = m_geometry.axis;
        axis.zoomAbout(event->position().x() - m_geometry.body().left(),
                       std::pow(kZoomPerNotch, double(turn.y()) / kWheelNotch));
        m_isFitted = false;
        setAxis(axis);
    } else if (event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(turn.x()) > std::abs(turn.y())) {
        const int by = turn.x() != 0 ? turn.x() : turn.y();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by);
    } else {
        verticalScrollBar()->setValue(verticalScrollBar()->value()
                                      - turn.y() * kLinesPerNotch * space::kRow / kWheelNotch);
    }
    event->accept();
}

bool TimelineCanvas::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_lines.hasPlan() && !m_gestures.isActive()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const TimelineHit hit = m_geometry.hitAt(help->pos(), m_lines.rows());
        if (hit.part == Part::LinkHandle) {
            QToolTip::showText(help->globalPos(), tr("Drag onto another bar to link it as a successor"), viewport());
        } else if (hit.line >= 0 && hit.part != Part::Ground && !m_lines.rows().isGroup(hit.line)) {
            QToolTip::showText(help->globalPos(), taskFacts(m_lines, hit.line), viewport());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    if (event->type() == QEvent::Leave && !m_gestures.isActive() && m_hovered >= 0) {
        m_hovered = -1;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_lines.hasPlan() || m_gestures.isActive()) {
        return;
    }
    QMenu menu(this);
    QPoint at = event->globalPos();
    const QPointF inside = viewport()->mapFromGlobal(at);
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const OutlineRows &rows = m_lines.rows();
    if (byMouse && m_geometry.namesHeader().contains(inside)) {
        fillColumnMenu(menu, *this);
    } else {
        const int line = m_geometry.lineAt(inside.y(), rows);
        if (byMouse && line >= 0 && !rows.isGroup(line) && !m_selection.contains(rows.taskAt(line))) {
            m_selection.selectOnly(rows, rows.taskAt(line));
        } else if (const int current = m_selection.currentLine(rows); !byMouse && current >= 0) {
            const QPointF below(m_geometry.names().left() + space::kHuge, m_geometry.lineTop(current) + space::kRow);
            at = viewport()->mapToGlobal(below.toPoint());
        }
        m_edits.fillMenu(menu);
    }
    menu.exec(at);
}

} // namespace gigaplan
