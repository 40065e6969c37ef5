// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "ui/timeline/timeline_canvas.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <cmath>

namespace gigaplan {

namespace {

constexpr double kKeyZoom = 1.4;
constexpr double kZoomPerNotch = 1.2;
constexpr int kWheelNotch = 120;
/// A day earlier may be a day off; the move goes on to the next day of work, but not past a long holiday.
constexpr int kLongestHoliday = 21;

} // namespace

void TimelineCanvas::select(const std::vector<Id<Task>> &tasks)
{
    std::vector<EntityRef> refs(tasks.begin(), tasks.end());
    // A phase's own bar stands for the phase, so its rows, megawatts and dollars are selected with it.
    for (const Id<Task> task : tasks) {
        const int line = m_rows.lineOf(task);
        if (line >= 0 && m_rows.row(line).phaseBar) {
            refs.emplace_back(m_forecast->plan.find(task)->phase);
        }
    }
    m_workspace.select(refs);
}

std::vector<Id<Task>> TimelineCanvas::selectedTasks() const
{
    std::vector<Id<Task>> tasks;
    for (const EntityRef ref : m_workspace.selection()) {
        if (ref.is<Task>()) {
            tasks.push_back(ref.as<Task>());
        }
    }
    return tasks;
}

int TimelineCanvas::currentLine() const { return m_rows.lineOf(m_current); }

void TimelineCanvas::moveCurrent(int line, bool extend)
{
    if (m_rows.isEmpty()) {
        return;
    }
    line = std::clamp(line, 0, m_rows.size() - 1);
    m_current = m_rows.taskAt(line);
    const int anchor = m_rows.lineOf(m_anchor);
    if (!extend || anchor < 0) {
        m_anchor = m_current;
        select({m_current});
    } else {
        std::vector<Id<Task>> tasks;
        for (int at = std::min(line, anchor); at <= std::max(line, anchor); ++at) {
            tasks.push_back(m_rows.taskAt(at));
        }
        select(tasks);
    }
    scrollToLine(line);
}

void TimelineCanvas::toggle(int line)
{
    if (m_rows.isSummary(line)) {
        m_gesture = {};
        m_rows.setExpanded(m_rows.taskAt(line), !m_rows.isExpanded(line));
        linesChanged();
    }
}

void TimelineCanvas::moveSelectionByDays(int days)
{
    std::vector<std::pair<Id<Task>, Instant>> starts;
    for (const Id<Task> id : selectedTasks()) {
        const TaskDates *dates = m_forecast->schedule->find(m_forecast->plan, id);
        const Task *task = m_forecast->plan.find(id);
        if (!dates || !task) {
            continue;
        }
        const CalendarClock &clock = m_rows.clockOf(*task);
        Instant start = dates->start + days * kMinutesPerDay;
        for (int tries = 0; tries < kLongestHoliday && clock.nextStart(start) != start; ++tries) {
            start = start + (days < 0 ? -1 : 1) * kMinutesPerDay;
        }
        starts.emplace_back(id, start);
    }
    if (!starts.empty()) {
        const Asked asked{starts.front().first, starts.front().second};
        if (m_workspace.perform(MoveTasks(std::move(starts)))) {
            m_asked = asked;
        }
    }
}

void TimelineCanvas::keyPressEvent(QKeyEvent *event)
{
    if (!hasPlan()) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const int line = currentLine();
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool alt = event->modifiers().testFlag(Qt::AltModifier);
    const int page = std::max(1, static_cast<int>(bodyRect().height() / space::kRow) - 1);
    switch (event->key()) {
    case Qt::Key_Escape:
        if (m_gesture.kind == TimelineGesture::Kind::None) {
            QAbstractScrollArea::keyPressEvent(event);
        } else {
            cancelGesture();
        }
        return;
    case Qt::Key_Up:
        moveCurrent(line < 0 ? 0 : line - 1, extend);
        return;
    case Qt::Key_Down:
        moveCurrent(line + 1, extend);
        return;
    case Qt::Key_PageUp:
        moveCurrent(line - page, extend);
        return;
    case Qt::Key_PageDown:
        moveCurrent(line + page, extend);
        return;
    case Qt::Key_Left:
        if (alt) {
            moveSelectionByDays(-1);
        } else if (line >= 0 && m_rows.isExpanded(line)) {
            toggle(line);
        } else if (line >= 0 && m_rows.parentLine(line) >= 0) {
            moveCurrent(m_rows.parentLine(line), false);
        }
        return;
    case Qt::Key_Right:
        if (alt) {
            moveSelectionByDays(1);
        } else if (line >= 0 && m_rows.isSummary(line) && !m_rows.isExpanded(line)) {
            toggle(line);
        } else if (line >= 0 && m_rows.isExpanded(line)) {
            moveCurrent(line + 1, false);
        }
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(kKeyZoom);
        return;
    case Qt::Key_Minus:
        zoomBy(1 / kKeyZoom);
        return;
    case Qt::Key_Home:
        fitAll();
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void TimelineCanvas::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        TimeAxis axis = m_axis;
        axis.zoomAbout(event->position().x() - bodyRect().left(), std::pow(kZoomPerNotch, double(turn.y()) / kWheelNotch));
        m_isFitted = false;
        setAxis(axis);
    } else if (event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(turn.x()) > std::abs(turn.y())) {
        const int by = turn.x() != 0 ? turn.x() : turn.y();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by);
    } else {
        const int lines = 3;
        verticalScrollBar()->setValue(verticalScrollBar()->value() - turn.y() * lines * space::kRow / kWheelNotch);
    }
    event->accept();
}

} // namespace gigaplan
