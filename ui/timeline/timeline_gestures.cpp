// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_gestures.h"

#include "model/edit/commands.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"

#include <QApplication>

#include <cmath>

namespace gigaplan {

namespace {

using Kind = TimelineGesture::Kind;
using Part = TimelinePart;

/// A day earlier may be a day off; the move goes on to the next day of work, but not past a long holiday.
constexpr int kLongestHoliday = 21;
constexpr double kBarToAim = 40; ///< wide enough to mean its finish by its far quarter

void shift(OutlineRow &row, std::int64_t minutes)
{
    row.start = row.start + minutes;
    row.finish = row.finish + minutes;
}

} // namespace

TimelineGestures::TimelineGestures(Workspace &workspace, TimelineLines &lines, TimelineSelection &selection,
                                   const TimelineGeometry &geometry, QObject *parent)
    : QObject(parent),
      m_workspace(workspace),
      m_lines(lines),
      m_selection(selection),
      m_geometry(geometry),
      m_trial(workspace)
{
    connect(&m_trial, &Trial::answered, this, [this](const std::shared_ptr<const TrialEffect> &effect) {
        m_effect = effect;
        Q_EMIT changed();
    });
    connect(&m_lines, &TimelineLines::aboutToChange, this, &TimelineGestures::end);
    connect(&m_lines, &TimelineLines::changed, this, &TimelineGestures::followLines);
    connect(&m_lines, &TimelineLines::forecastTaken, this, &TimelineGestures::takeForecast);
}

void TimelineGestures::followLines()
{
    m_dropped.clear();
    if (m_gesture.pressed.line >= 0 && rows().lineOf(m_gesture.task) != m_gesture.pressed.line) {
        cancel();
        m_gesture.pressed.line = -1;
    }
}

void TimelineGestures::takeForecast()
{
    const auto wanted = std::exchange(m_wanted, {});
    const int line = wanted ? rows().lineOf(wanted->first) : -1;
    if (line >= 0 && dateOf(rows().datesAt(line).start) > dateOf(wanted->second) + kDaysOff) {
        Q_EMIT held(wanted->first, rows().datesAt(line).start);
    }
}

void TimelineGestures::press(const TimelineHit &hit, QPointF at, bool alt)
{
    end();
    m_gesture.kind = Kind::Press;
    m_gesture.pressed = hit;
    m_gesture.task = hit.line >= 0 ? rows().taskAt(hit.line) : Id<Task>();
    m_gesture.from = m_gesture.at = at;
    m_gesture.before = m_geometry;
    m_gesture.alt = alt;
    if (hit.part == Part::Header) {
        m_gesture.kind = Kind::AsOf;
    } else if (hit.part == Part::NamesEdge) {
        m_gesture.kind = Kind::NamesEdge;
    } else if (hit.part == Part::ColumnEdge) {
        m_gesture.kind = Kind::ColumnEdge;
        m_gesture.widthBefore = m_geometry.columns().width(hit.column);
    }
}

bool TimelineGestures::moveTo(QPointF at)
{
    m_gesture.at = at;
    if (m_gesture.kind == Kind::Press) {
        if ((m_gesture.at - m_gesture.from).manhattanLength() < QApplication::startDragDistance()) {
            return false;
        }
        begin();
    }
    const double minutes = (m_gesture.at.x() - m_gesture.from.x()) / m_geometry.axis.pixelsPerMinute();
    if (m_gesture.kind == Kind::Move) {
        const std::int64_t step = m_geometry.axis.snapMinutes();
        m_gesture.byMinutes = std::llround(minutes / static_cast<double>(step)) * step;
    } else if (m_gesture.kind == Kind::Stretch) {
        dragStretch();
    } else if (m_gesture.kind == Kind::Link) {
        dragLink();
    }
    askWhatFollows();
    return true;
}

void TimelineGestures::begin()
{
    const TimelineHit hit = m_gesture.pressed;
    const bool onBar = (hit.part == Part::Bar || hit.part == Part::BarEnd || hit.part == Part::LinkHandle)
        && !rows().isGroup(hit.line);
    if (onBar && (hit.part == Part::LinkHandle || m_gesture.alt)) {
        m_gesture.kind = Kind::Link;
        m_gesture.fromFinish = m_gesture.from.x() >= m_geometry.bar(rows().row(hit.line), hit.line).center().x();
    } else if (hit.part == Part::BarEnd) {
        m_gesture.kind = Kind::Stretch;
        m_gesture.finish = rows().datesAt(hit.line).finish;
    } else if (onBar && hit.part == Part::Bar) {
        m_gesture.kind = Kind::Move;
    } else {
        m_gesture.kind = Kind::Pan;
    }
    if (onBar && !m_lines.shownRow(hit.line, false).selected) {
        m_selection.select(rows(), {m_gesture.task});
    }
}

void TimelineGestures::dragStretch()
{
    const TimeAxis &axis = m_geometry.axis;
    const TaskDates &dates = rows().datesAt(m_gesture.pressed.line);
    const CalendarClock &clock = rows().tree().clockOf(*rows().plan().find(m_gesture.task));
    const double moved = (m_gesture.at.x() - m_gesture.from.x()) / axis.pixelsPerMinute();
    Instant wanted = dates.finish + std::llround(moved);
    if (axis.snapMinutes() == kMinutesPerDay) {
        // The end of a day's work, of the day under the pointer.
        wanted = startOfDay(dayEnding(wanted) + 1);
    } else {
        wanted = axis.snapped(wanted);
    }
    // At least the first day of work, or the first step where hours are in sight.
    const Instant shortest =
        axis.snapMinutes() == kMinutesPerDay ? startOfDay(dateOf(dates.start) + 1) : dates.start + axis.snapMinutes();
    wanted = clampToRange(std::max(wanted, shortest));
    m_gesture.duration = std::max<std::int64_t>(1, clock.between(dates.start, wanted));
    m_gesture.finish = clock.advance(dates.start, m_gesture.duration);
}

void TimelineGestures::dragLink()
{
    const int line = m_geometry.lineAt(m_gesture.at.y(), rows());
    m_gesture.target = -1;
    if (line < 0 || line == m_gesture.pressed.line || rows().isGroup(line)
        || m_gesture.at.x() < m_geometry.body().left()) {
        return;
    }
    const QRectF bar = m_geometry.bar(rows().row(line), line);
    if (bar.adjusted(-12, -6, 12, 6).contains(m_gesture.at)) {
        m_gesture.target = line;
        m_gesture.toStart = bar.width() < kBarToAim || m_gesture.at.x() < bar.right() - bar.width() / 4;
    }
}

bool TimelineGestures::canContinueByKeys(Kind kind) const
{
    return m_selection.isCurrentChosen(rows()) && (!isActive() || (m_gesture.kind == kind && m_gesture.byKeys));
}

void TimelineGestures::beginByKeys(Kind kind, TimelinePart part)
{
    m_gesture.kind = kind;
    m_gesture.byKeys = true;
    m_gesture.task = m_selection.current();
    m_gesture.pressed = {part, m_selection.currentLine(rows())};
    Q_EMIT lineNeeded(m_gesture.pressed.line);
}

void TimelineGestures::moveByKeys(int days)
{
    if (!canContinueByKeys(Kind::Move)) {
        return;
    }
    if (!isActive()) {
        beginByKeys(Kind::Move, Part::Bar);
    }
    const CalendarClock &clock = rows().tree().clockOf(*rows().plan().find(m_gesture.task));
    const Instant from = rows().datesAt(m_gesture.pressed.line).start;
    m_gesture.byMinutes += days * kMinutesPerDay;
    for (int tries = 0;
         tries < kLongestHoliday && clock.nextStart(from + m_gesture.byMinutes) != from + m_gesture.byMinutes;
         ++tries) {
        m_gesture.byMinutes += days < 0 ? -kMinutesPerDay : kMinutesPerDay;
    }
    askWhatFollows();
    Q_EMIT changed();
}

void TimelineGestures::stretchByKeys(int days)
{
    if (!canContinueByKeys(Kind::Stretch) || rows().isSummary(m_selection.currentLine(rows()))) {
        return;
    }
    const Task &task = *rows().plan().find(m_selection.current());
    if (!isActive()) {
        beginByKeys(Kind::Stretch, Part::BarEnd);
        // Of the plan itself: the forecast of the stretch before may be on its way.
        const Task *now = m_workspace.plan().find(task.id);
        m_gesture.duration = (now ? now : &task)->duration.value;
    }
    const std::int64_t day = task.elapsed ? kMinutesPerDay : kMinutesPerWorkday;
    m_gesture.duration = std::max(day, m_gesture.duration + days * day);
    m_gesture.finish =
        rows().tree().clockOf(task).advance(rows().datesAt(m_gesture.pressed.line).start, m_gesture.duration);
    askWhatFollows();
    Q_EMIT changed();
}

bool TimelineGestures::isDragged(int line) const
{
    return line == m_gesture.pressed.line || m_selection.contains(rows().taskAt(line));
}

std::vector<Id<Task>> TimelineGestures::draggedTasks() const
{
    std::vector<Id<Task>> tasks{m_gesture.task};
    for (const Id<Task> task : m_selection.tasks()) {
        if (task != m_gesture.task && rows().lineOf(task) >= 0) {
            tasks.push_back(task);
        }
    }
    return tasks;
}

std::vector<std::pair<int, OutlineRow>> TimelineGestures::dragged(int first, int end) const
{
    std::vector<std::pair<int, OutlineRow>> bars;
    if (m_gesture.kind == Kind::Move) {
        for (int line = first; line < end; ++line) {
            if (isDragged(line)) {
                bars.emplace_back(line, rows().row(line));
                shift(bars.back().second, m_gesture.byMinutes);
            }
        }
    } else if (m_gesture.kind == Kind::Stretch) {
        bars.emplace_back(m_gesture.pressed.line, rows().row(m_gesture.pressed.line));
        bars.back().second.finish = m_gesture.finish;
    }
    return bars;
}

std::shared_ptr<const Command> TimelineGestures::command() const
{
    if (m_gesture.kind == Kind::Move && m_gesture.byMinutes != 0) {
        std::vector<std::pair<Id<Task>, Instant>> starts;
        for (const Id<Task> task : draggedTasks()) {
            starts.emplace_back(task, rows().datesAt(rows().lineOf(task)).start + m_gesture.byMinutes);
        }
        return std::make_shared<MoveTasks>(std::move(starts));
    }
    if (m_gesture.kind == Kind::Stretch && m_gesture.duration > 0) {
        return std::make_shared<StretchTask>(m_gesture.task, Minutes{m_gesture.duration});
    }
    if (m_gesture.kind == Kind::Link && m_gesture.target >= 0) {
        const LinkKind kind = m_gesture.fromFinish
            ? (m_gesture.toStart ? LinkKind::FinishStart : LinkKind::FinishFinish)
            : (m_gesture.toStart ? LinkKind::StartStart : LinkKind::StartFinish);
        return std::make_shared<LinkTasks>(m_gesture.task, rows().taskAt(m_gesture.target), kind);
    }
    return nullptr;
}

void TimelineGestures::askWhatFollows()
{
    const std::tuple now{m_gesture.byMinutes, m_gesture.duration, m_gesture.target, m_gesture.toStart};
    if (!m_gesture.changesPlan() || now == m_askedFor) {
        return;
    }
    m_askedFor = now;
    if (const auto asked = command()) {
        m_trial.ask(asked);
    } else {
        m_trial.forget();
        m_effect.reset();
    }
}

void TimelineGestures::drop()
{
    const auto made = command();
    const auto tried = m_effect ? m_effect->after : nullptr;
    auto bars = made ? dragged(0, rows().size()) : std::vector<std::pair<int, OutlineRow>>();
    std::optional<std::pair<Id<Task>, Instant>> wanted;
    if (made && m_gesture.kind == Kind::Move) {
        wanted = {m_gesture.task, rows().datesAt(m_gesture.pressed.line).start + m_gesture.byMinutes};
    }
    // The gesture ends before its command: the command's notices may look at it.
    end();
    if (made && m_workspace.perform(*made, {}, tried)) {
        m_dropped = std::move(bars);
        m_wanted = wanted;
    }
    Q_EMIT changed();
}

void TimelineGestures::cancel()
{
    if (m_gesture.kind == Kind::Press || m_gesture.changesPlan()) {
        end();
        Q_EMIT changed();
    }
}

void TimelineGestures::end()
{
    m_gesture = {};
    m_trial.forget();
    m_effect.reset();
    m_askedFor = {};
}

} // namespace gigaplan
