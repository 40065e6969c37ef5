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
constexpr int kWeek = 7;

using Kind = TimelineGesture::Kind;

} // namespace

void TimelineCanvas::select(const std::vector<Id<Task>> &tasks)
{
    std::vector<EntityRef> refs;
    for (const Id<Task> task : tasks) {
        if (task.value > 0) { // groups are lines, but nothing that can be chosen
            refs.emplace_back(task);
        }
    }
    // A phase's own bar represents the phase, so its rows, megawatts and dollars are selected with it.
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

int TimelineCanvas::currentLine() const
{
    return m_rows.lineOf(m_current);
}

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
        endGesture();
        m_rows.setExpanded(m_rows.taskAt(line), !m_rows.isExpanded(line));
        linesChanged();
    }
}

void TimelineCanvas::moveByKeys(int days)
{
    const int line = currentLine();
    const bool goesOn = m_gesture.kind == Kind::Move && m_gesture.byKeys;
    // The line that keys were last at need not be chosen any more: a key never moves a task that does not look chosen.
    if (line < 0 || !m_selectedTasks.contains(m_current.value) || (m_gesture.kind != Kind::None && !goesOn)) {
        return;
    }
    if (!goesOn) {
        m_gesture.kind = Kind::Move;
        m_gesture.byKeys = true;
        m_gesture.pressed = {TimelinePart::Bar, line};
        scrollToLine(line);
    }
    const CalendarClock &clock = m_rows.clockOf(*m_forecast->plan.find(m_rows.taskAt(line)));
    const Instant from = m_rows.datesAt(line).start;
    m_gesture.byMinutes += days * kMinutesPerDay;
    for (int tries = 0;
         tries < kLongestHoliday && clock.nextStart(from + m_gesture.byMinutes) != from + m_gesture.byMinutes;
         ++tries) {
        m_gesture.byMinutes += days < 0 ? -kMinutesPerDay : kMinutesPerDay;
    }
    askWhatFollows();
    viewport()->update();
}

void TimelineCanvas::stretchByKeys(int days)
{
    const int line = currentLine();
    const bool goesOn = m_gesture.kind == Kind::Stretch && m_gesture.byKeys;
    if (line < 0 || !m_selectedTasks.contains(m_current.value) || m_rows.isSummary(line)
        || (m_gesture.kind != Kind::None && !goesOn)) {
        return;
    }
    const Task &task = *m_forecast->plan.find(m_rows.taskAt(line));
    if (!goesOn) {
        m_gesture.kind = Kind::Stretch;
        m_gesture.byKeys = true;
        m_gesture.pressed = {TimelinePart::BarEnd, line};
        // Of the plan itself: the forecast of the stretch before may be on its way.
        const Task *now = m_workspace.plan().find(task.id);
        m_gesture.duration = (now ? now : &task)->duration.value;
        scrollToLine(line);
    }
    const std::int64_t day = task.elapsed ? kMinutesPerDay : kMinutesPerWorkday;
    m_gesture.duration = std::max(day, m_gesture.duration + days * day);
    m_gesture.finish = m_rows.clockOf(task).advance(m_rows.datesAt(line).start, m_gesture.duration);
    askWhatFollows();
    viewport()->update();
}

void TimelineCanvas::keyReleaseEvent(QKeyEvent *event)
{
    const bool letGo = (event->key() == Qt::Key_Alt && m_gesture.kind == Kind::Move)
        || (event->key() == Qt::Key_Control && m_gesture.kind == Kind::Stretch);
    if (m_gesture.byKeys && letGo && !event->isAutoRepeat()) {
        drop();
        viewport()->update();
        return;
    }
    QAbstractScrollArea::keyReleaseEvent(event);
}

void TimelineCanvas::focusOutEvent(QFocusEvent *event)
{
    if (m_gesture.byKeys) {
        cancelGesture();
    }
    QAbstractScrollArea::focusOutEvent(event);
}

bool TimelineCanvas::outlineKey(int key)
{
    switch (key) {
    case Qt::Key_Right: indent(); return true;
    case Qt::Key_Left: outdent(); return true;
    case Qt::Key_Down: splitGroup(); return true;
    default: return false;
    }
}

void TimelineCanvas::selectAllLines()
{
    std::vector<Id<Task>> tasks;
    for (int line = 0; line < m_rows.size(); ++line) {
        tasks.push_back(m_rows.taskAt(line));
    }
    select(tasks);
}

bool TimelineCanvas::event(QEvent *event)
{
    // Where a task is chosen, Ctrl+Left and Ctrl+Right stretch it; the same keys move the as-of date elsewhere.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool stretches =
            key->modifiers() == Qt::ControlModifier && (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right);
        if (stretches && hasPlan() && currentLine() >= 0 && m_selectedTasks.contains(m_current.value)
            && !m_rows.isSummary(currentLine())) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
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
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const int page = std::max(1, static_cast<int>(bodyRect().height() / space::kRow) - 1);
    if (alt && extend && outlineKey(event->key())) {
        return;
    }
    switch (event->key()) {
    case Qt::Key_F2:
        if (control) {
            extend ? unlinkSelected() : linkSelected();
            return;
        }
        [[fallthrough]];
    case Qt::Key_Return:
    case Qt::Key_Enter: editCell(line, GanttColumn::Name); return;
    case Qt::Key_F3: setFilter({}); return;
    case Qt::Key_Slash: Q_EMIT filterRequested(); return;
    case Qt::Key_A:
        if (!control) {
            QAbstractScrollArea::keyPressEvent(event);
        } else {
            selectAllLines();
        }
        return;
    case Qt::Key_Escape:
        if (m_gesture.kind == TimelineGesture::Kind::None) {
            QAbstractScrollArea::keyPressEvent(event);
        } else {
            cancelGesture();
        }
        return;
    case Qt::Key_Up: moveCurrent(line < 0 ? 0 : line - 1, extend); return;
    case Qt::Key_Down: moveCurrent(line + 1, extend); return;
    case Qt::Key_PageUp: alt ? moveByKeys(-kWeek) : moveCurrent(line - page, extend); return;
    case Qt::Key_PageDown: alt ? moveByKeys(kWeek) : moveCurrent(line + page, extend); return;
    case Qt::Key_Left:
        if (alt) {
            moveByKeys(-1);
        } else if (control) {
            stretchByKeys(-1);
        } else if (line >= 0 && m_rows.isExpanded(line)) {
            toggle(line);
        } else if (line >= 0 && m_rows.parentLine(line) >= 0) {
            moveCurrent(m_rows.parentLine(line), false);
        }
        return;
    case Qt::Key_Right:
        if (alt) {
            moveByKeys(1);
        } else if (control) {
            stretchByKeys(1);
        } else if (line >= 0 && m_rows.isSummary(line) && !m_rows.isExpanded(line)) {
            toggle(line);
        } else if (line >= 0 && m_rows.isExpanded(line)) {
            moveCurrent(line + 1, false);
        }
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(kKeyZoom); return;
    case Qt::Key_Minus: zoomBy(1 / kKeyZoom); return;
    case Qt::Key_Home: fitAll(); return;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void TimelineCanvas::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        TimeAxis axis = m_axis;
        axis.zoomAbout(event->position().x() - bodyRect().left(),
                       std::pow(kZoomPerNotch, double(turn.y()) / kWheelNotch));
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
