// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/words/labels.h"
#include "ui/timeline/timeline_canvas.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <cmath>

namespace gigaplan {

namespace {

constexpr double kEndReach = 5; ///< how far from a bar's end it can be grabbed
constexpr double kGrabbableBar = 8; ///< narrower bars have no end of their own
constexpr double kHandleSize = 12;
constexpr double kNarrowestColumn = 40, kWidestColumn = 400;

using Kind = TimelineGesture::Kind;
using Part = TimelinePart;

} // namespace

QRectF TimelineCanvas::linkHandle(const GanttRow &row, int line) const
{
    const QRectF bar = painter().barRect(row, bodyRect(), lineTop(line));
    return {bar.right() + 5, bar.center().y() - kHandleSize / 2, kHandleSize, kHandleSize};
}

TimelineHit TimelineCanvas::hitAt(QPointF at) const
{
    if (!hasPlan()) {
        return {};
    }
    if (std::abs(at.x() - namesRect().right()) <= 3) {
        return {Part::NamesEdge, -1};
    }
    if (namesHeaderRect().contains(at)) {
        const GanttColumns shown = columns();
        for (const GanttColumns::Place &place : shown.places()) {
            // The name has no width of its own; columns after it grow to the left, those before it to the right.
            const bool isBefore = place.column < GanttColumn::Name;
            const double edge = namesRect().left() + (isBefore ? place.left + place.width : place.left);
            if (place.column != GanttColumn::Name && std::abs(at.x() - edge) <= 3) {
                return {Part::ColumnEdge, -1, place.column};
            }
        }
        return {Part::Nothing, -1};
    }
    if (headerRect().contains(at)) {
        return {Part::Header, -1};
    }
    const int line = lineAt(at.y());
    if (line < 0) {
        return {bodyRect().contains(at) ? Part::Ground : Part::Nothing, -1};
    }
    const GanttRow row = m_rows.row(line);
    if (m_rows.isGroup(line) && at.x() >= namesRect().right()) {
        return {Part::Ground, line};
    }
    if (at.x() < namesRect().right()) {
        const bool onArrow = row.summary && painter().arrowRect(row, namesRect(), lineTop(line)).contains(at);
        return {onArrow ? Part::Arrow : Part::Name, line};
    }
    const QRectF bar = painter().barRect(row, bodyRect(), lineTop(line));
    const QRectF reach(bar.left() - 2, lineTop(line) + 2, bar.width() + 4, space::kRow - 4);
    const bool canStretch = !row.summary && !row.milestone && bar.width() >= kGrabbableBar;
    if (canStretch && std::abs(at.x() - bar.right()) <= kEndReach - 1) {
        return {Part::BarEnd, line};
    }
    if (linkHandle(row, line).contains(at)) {
        return {Part::LinkHandle, line};
    }
    return {reach.contains(at) ? Part::Bar : Part::Ground, line};
}

void TimelineCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_gesture.kind != Kind::None) {
        return;
    }
    QToolTip::hideText();
    endGesture();
    m_gesture.kind = Kind::Press;
    m_gesture.pressed = hitAt(event->position());
    m_gesture.from = m_gesture.at = event->position();
    m_gesture.axisBefore = m_axis;
    m_gesture.scrollBefore = verticalScrollBar()->value();
    m_gesture.alt = event->modifiers().testFlag(Qt::AltModifier);
    if (m_gesture.pressed.part == Part::Header) {
        m_gesture.kind = Kind::AsOf;
        // Taking the chip moves nothing yet; a click next to it sets the date.
        if (!asOfChip().contains(event->position())) {
            drag(event->modifiers());
        }
    } else if (m_gesture.pressed.part == Part::NamesEdge) {
        m_gesture.kind = Kind::NamesEdge;
    } else if (m_gesture.pressed.part == Part::ColumnEdge) {
        m_gesture.kind = Kind::ColumnEdge;
        m_gesture.widthBefore = columns().width(m_gesture.pressed.column);
    }
}

void TimelineCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (m_gesture.kind == Kind::None || m_gesture.byKeys) {
        updatePointer(event->position());
        return;
    }
    m_gesture.at = event->position();
    if (m_gesture.kind == Kind::Press) {
        if ((m_gesture.at - m_gesture.from).manhattanLength() < QApplication::startDragDistance()) {
            return;
        }
        beginDrag();
    }
    drag(event->modifiers());
}

void TimelineCanvas::beginDrag()
{
    const TimelineHit hit = m_gesture.pressed;
    const bool onBar = (hit.part == Part::Bar || hit.part == Part::BarEnd || hit.part == Part::LinkHandle)
        && !m_rows.isGroup(hit.line);
    if (onBar && (hit.part == Part::LinkHandle || m_gesture.alt)) {
        const QRectF bar = painter().barRect(m_rows.row(hit.line), bodyRect(), lineTop(hit.line));
        m_gesture.kind = Kind::Link;
        m_gesture.fromFinish = m_gesture.from.x() >= bar.center().x();
    } else if (hit.part == Part::BarEnd) {
        m_gesture.kind = Kind::Stretch;
        m_gesture.finish = m_rows.datesAt(hit.line).finish;
    } else if (onBar && hit.part == Part::Bar) {
        m_gesture.kind = Kind::Move;
    } else {
        m_gesture.kind = Kind::Pan;
        viewport()->setCursor(Qt::ClosedHandCursor);
    }
    if (onBar && !rowInState(hit.line).selected) {
        select({m_rows.taskAt(hit.line)});
    }
}

void TimelineCanvas::drag(Qt::KeyboardModifiers)
{
    switch (m_gesture.kind) {
    case Kind::Pan: {
        TimeAxis axis = m_gesture.axisBefore;
        axis.panBy(m_gesture.at.x() - m_gesture.from.x());
        m_isFitted = false;
        verticalScrollBar()->setValue(m_gesture.scrollBefore - static_cast<int>(m_gesture.at.y() - m_gesture.from.y()));
        setAxis(axis);
        break;
    }
    case Kind::AsOf:
        m_workspace.setAsOf(dateOf(m_axis.instantAt(m_gesture.at.x() - headerRect().left()) + kMinutesPerDay / 2));
        break;
    case Kind::NamesEdge:
        m_namesWidth = std::max(96.0, m_gesture.at.x());
        updateScrollBars();
        break;
    case Kind::ColumnEdge: {
        const GanttColumn column = m_gesture.pressed.column;
        const double by = m_gesture.at.x() - m_gesture.from.x();
        const double width = m_gesture.widthBefore + (column < GanttColumn::Name ? by : -by);
        m_columnChoice.widths[column] = std::clamp(width, kNarrowestColumn, kWidestColumn);
        break;
    }
    case Kind::Move: dragMove(); break;
    case Kind::Stretch: dragStretch(); break;
    case Kind::Link: dragLink(); break;
    case Kind::None:
    case Kind::Press: return;
    }
    askWhatFollows();
    viewport()->update();
}

void TimelineCanvas::dragMove()
{
    const double minutes = (m_gesture.at.x() - m_gesture.from.x()) / m_axis.pixelsPerMinute();
    const std::int64_t step = m_axis.snapMinutes();
    m_gesture.byMinutes = std::llround(minutes / static_cast<double>(step)) * step;
}

void TimelineCanvas::dragStretch()
{
    const int line = m_gesture.pressed.line;
    const TaskDates &dates = m_rows.datesAt(line);
    const Task &task = *m_forecast->plan.find(m_rows.taskAt(line));
    const CalendarClock &clock = m_rows.clockOf(task);
    const double moved = (m_gesture.at.x() - m_gesture.from.x()) / m_axis.pixelsPerMinute();
    Instant wanted = dates.finish + std::llround(moved);
    if (m_axis.snapMinutes() == kMinutesPerDay) {
        // The end of a day's work, of the day under the pointer.
        wanted = startOfDay(dayEnding(wanted) + 1);
    } else {
        wanted = m_axis.snapped(wanted);
    }
    // At least the first day of work, or the first step where hours are in sight.
    const Instant shortest = m_axis.snapMinutes() == kMinutesPerDay ? startOfDay(dateOf(dates.start) + 1)
                                                                    : dates.start + m_axis.snapMinutes();
    wanted = clampToRange(std::max(wanted, shortest));
    m_gesture.duration = std::max<std::int64_t>(1, clock.between(dates.start, wanted));
    m_gesture.finish = clock.advance(dates.start, m_gesture.duration);
}

void TimelineCanvas::dragLink()
{
    const int line = lineAt(m_gesture.at.y());
    m_gesture.target = -1;
    if (line < 0 || line == m_gesture.pressed.line || m_gesture.at.x() < bodyRect().left()) {
        return;
    }
    const QRectF bar = painter().barRect(m_rows.row(line), bodyRect(), lineTop(line));
    if (bar.adjusted(-12, -6, 12, 6).contains(m_gesture.at)) {
        if (m_rows.isGroup(line)) {
            return;
        }
        m_gesture.target = line;
        // Only the far quarter of a bar that is wide enough to aim at means its finish.
        m_gesture.toStart = bar.width() < 40 || m_gesture.at.x() < bar.right() - bar.width() / 4;
    }
}

bool TimelineCanvas::isDragged(int line) const
{
    return line == m_gesture.pressed.line || m_selectedTasks.contains(m_rows.taskAt(line).value);
}

std::vector<Id<Task>> TimelineCanvas::draggedTasks() const
{
    const Id<Task> pressed = m_rows.taskAt(m_gesture.pressed.line);
    std::vector<Id<Task>> tasks{pressed};
    for (const Id<Task> task : selectedTasks()) {
        if (task != pressed && m_rows.lineOf(task) >= 0) {
            tasks.push_back(task);
        }
    }
    return tasks;
}

std::shared_ptr<const Command> TimelineCanvas::gestureCommand() const
{
    const int line = m_gesture.pressed.line;
    if (m_gesture.kind == Kind::Move && m_gesture.byMinutes != 0) {
        std::vector<std::pair<Id<Task>, Instant>> starts;
        for (const Id<Task> task : draggedTasks()) {
            starts.emplace_back(task, m_rows.datesAt(m_rows.lineOf(task)).start + m_gesture.byMinutes);
        }
        return std::make_shared<MoveTasks>(std::move(starts));
    }
    if (m_gesture.kind == Kind::Stretch && m_gesture.duration > 0) {
        return std::make_shared<StretchTask>(m_rows.taskAt(line), Minutes{m_gesture.duration});
    }
    if (m_gesture.kind == Kind::Link && m_gesture.target >= 0) {
        const LinkKind kind = m_gesture.fromFinish
            ? (m_gesture.toStart ? LinkKind::FinishStart : LinkKind::FinishFinish)
            : (m_gesture.toStart ? LinkKind::StartStart : LinkKind::StartFinish);
        return std::make_shared<LinkTasks>(m_rows.taskAt(line), m_rows.taskAt(m_gesture.target), kind);
    }
    return nullptr;
}

void TimelineCanvas::askWhatFollows()
{
    if (!m_gesture.changesPlan()) {
        return;
    }
    const std::tuple now{m_gesture.byMinutes, m_gesture.duration, m_gesture.target, m_gesture.toStart};
    if (now == m_askedFor) {
        return;
    }
    m_askedFor = now;
    if (const auto command = gestureCommand()) {
        m_trial.ask(command);
    } else {
        m_trial.forget();
        m_effect.reset();
    }
}

void TimelineCanvas::endGesture()
{
    m_gesture = {};
    m_trial.forget();
    m_effect.reset();
    m_askedFor = {};
}

void TimelineCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_gesture.kind == Kind::None || m_gesture.byKeys) {
        return;
    }
    if (m_gesture.kind == Kind::Press) {
        const TimelineHit hit = m_gesture.pressed;
        endGesture();
        click(hit, event->modifiers());
    } else {
        drop();
    }
    updatePointer(event->position());
    viewport()->update();
}

void TimelineCanvas::drop()
{
    const auto command = gestureCommand();
    std::vector<std::pair<int, GanttRow>> bars;
    std::optional<Asked> asked;
    if (m_gesture.kind == Kind::Move && command) {
        const int pressed = m_gesture.pressed.line;
        asked = Asked{m_rows.taskAt(pressed), m_rows.datesAt(pressed).start + m_gesture.byMinutes};
        for (const Id<Task> task : draggedTasks()) {
            const int line = m_rows.lineOf(task);
            GanttRow row = m_rows.row(line);
            row.start = row.start + m_gesture.byMinutes;
            row.finish = row.finish + m_gesture.byMinutes;
            bars.emplace_back(line, std::move(row));
        }
    } else if (m_gesture.kind == Kind::Stretch && command) {
        GanttRow row = m_rows.row(m_gesture.pressed.line);
        row.finish = m_gesture.finish;
        bars.emplace_back(m_gesture.pressed.line, std::move(row));
    }
    // The gesture ends before its command: the command's notices may look at it.
    endGesture();
    if (command && m_workspace.perform(*command)) {
        m_dropped = std::move(bars);
        m_asked = asked;
    }
}

void TimelineCanvas::cancelGesture()
{
    if (m_gesture.kind == Kind::Pan || m_gesture.kind == Kind::NamesEdge || m_gesture.kind == Kind::ColumnEdge
        || m_gesture.kind == Kind::AsOf) {
        return;
    }
    endGesture();
    viewport()->update();
}

void TimelineCanvas::click(const TimelineHit &hit, Qt::KeyboardModifiers modifiers)
{
    if (hit.part == Part::Arrow) {
        toggle(hit.line);
        return;
    }
    if (hit.line < 0 || (hit.part == Part::Ground && !(modifiers & (Qt::ControlModifier | Qt::ShiftModifier)))) {
        if (hit.part == Part::Ground) {
            m_workspace.select({});
        }
        return;
    }
    const Id<Task> task = m_rows.taskAt(hit.line);
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        moveCurrent(hit.line, true);
        return;
    }
    m_anchor = m_current = task;
    if (!modifiers.testFlag(Qt::ControlModifier)) {
        select({task});
        return;
    }
    std::vector<Id<Task>> tasks = selectedTasks();
    if (std::erase(tasks, task) == 0) {
        tasks.push_back(task);
    }
    select(tasks);
}

void TimelineCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    const TimelineHit hit = hitAt(event->position());
    if (hit.part == Part::Header) {
        return;
    }
    const GanttColumns shown = columns();
    const GanttColumns::Place *cell =
        hit.part == Part::Name ? shown.at(event->position().x() - namesRect().left()) : nullptr;
    if (hit.part == Part::NamesEdge) {
        toggleAllColumns();
    } else if (hit.line >= 0 && hit.part != Part::Ground && m_rows.isSummary(hit.line)
               && (!cell || cell->column == GanttColumn::Name)) {
        toggle(hit.line);
    } else if (hit.line >= 0 && cell) {
        editCell(hit.line, cell->column);
    }
}

void TimelineCanvas::updatePointer(QPointF at)
{
    const TimelineHit hit = hitAt(at);
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

} // namespace gigaplan
