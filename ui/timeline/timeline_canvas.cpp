// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_canvas.h"

#include "model/plan/tasks.h"
#include "model/words/labels.h"

#include <QScrollBar>
#include <QToolTip>

namespace gigaplan {

namespace {

constexpr double kFitMargin = 40;
constexpr double kLastName = 48; ///< more room at the right, for the names of the last milestones
/// Horizontal scroll bar steps are pixels, over the plan and this many screens around it.
constexpr double kScreensAround = 0.5;
constexpr int kTipMs = 4000;

} // namespace

TimelineCanvas::TimelineCanvas(Workspace &workspace, QWidget *parent)
    : QAbstractScrollArea(parent),
      m_workspace(workspace),
      m_selection(workspace),
      m_lines(workspace, m_selection),
      m_gestures(workspace, m_lines, m_selection, m_geometry),
      m_cells(workspace, m_lines, m_selection, m_geometry, viewport()),
      m_edits(workspace, m_lines, m_selection),
      m_keys(*this, m_selection, m_gestures)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Gantt chart"));
    setAccessibleDescription(tr("Tasks and their bars. Arrow keys choose a task and open or close summaries, plus and "
                                "minus zoom. With Alt held, Left and Right move the chosen tasks by a day and Page Up "
                                "and Page Down by a week; with Ctrl held, Left and Right shorten and lengthen. What "
                                "follows is shown until the key is let go; Escape leaves all as it was."));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    verticalScrollBar()->setSingleStep(space::kRow);
    horizontalScrollBar()->setSingleStep(space::kHuge);
    m_geometry.size = viewport()->size();
    installEventFilter(&m_keys);
    join();
    followMarks();
    followLines();
}

void TimelineCanvas::join()
{
    const auto repaint = [this] { viewport()->update(); };
    connect(&m_workspace, &Workspace::asOfChanged, this, repaint);
    connect(&m_workspace, &Workspace::revealRequested, this, &TimelineCanvas::reveal);
    connect(&m_lines, &TimelineLines::replaced, this, [this] { verticalScrollBar()->setValue(0); });
    connect(&m_lines, &TimelineLines::changed, this, &TimelineCanvas::followLines);
    connect(&m_lines, &TimelineLines::marksChanged, this, &TimelineCanvas::followMarks);
    connect(&m_lines, &TimelineLines::arranged, this, [this] {
        if (const int line = m_selection.currentLine(m_lines.rows()); line >= 0) {
            scrollToLine(line);
        }
    });
    connect(&m_gestures, &TimelineGestures::changed, this, repaint);
    connect(&m_gestures, &TimelineGestures::lineNeeded, this, &TimelineCanvas::scrollToLine);
    connect(&m_gestures, &TimelineGestures::held, this, [this](Id<Task> task, Instant start) {
        if (isVisible()) {
            QToolTip::showText(viewport()->mapToGlobal(barOf(task).bottomLeft().toPoint()),
                               tr("Held until %1 by its predecessors").arg(dateLabel(dateOf(start))), viewport(), {},
                               kTipMs);
        }
    });
    connect(&m_cells, &CellEditor::opening, this, [this](int line) {
        m_gestures.cancel();
        scrollToLine(line);
    });
    connect(&m_cells, &CellEditor::changed, this, repaint);
    connect(&m_cells, &CellEditor::closed, this, [this](bool hadFocus) {
        if (hadFocus) {
            setFocus();
        }
    });
    connect(&m_edits, &OutlineEdits::revealRequested, this, &TimelineCanvas::revealTask);
    connect(&m_edits, &OutlineEdits::nameEditRequested, this,
            [this] { m_cells.edit(m_selection.currentLine(m_lines.rows()), OutlineColumn::Name); });
}

void TimelineCanvas::setTheme(const Theme &theme)
{
    m_theme = theme;
    setPalette(theme.palette());
    viewport()->update();
}

void TimelineCanvas::followLines()
{
    m_hovered = -1;
    if (m_lines.needsFirstLines()) {
        fitAll();
    }
    updateScrollBars();
    m_cells.place();
    viewport()->update();
}

void TimelineCanvas::followMarks()
{
    m_geometry.columnChoice.hasBaseline = m_lines.hasBaseline();
    viewport()->update();
}

void TimelineCanvas::reveal(EntityRef ref)
{
    if (!m_lines.hasPlan()) {
        return;
    }
    if (ref.is<Task>()) {
        revealTask(ref.as<Task>());
    } else if (ref.is<Phase>()) {
        const auto &tasks = m_lines.rows().plan().table<Task>();
        const auto top = std::find_if(tasks.begin(), tasks.end(),
                                      [&](const Task &task) { return task.phase == ref.as<Phase>() && !task.parent; });
        if (top != tasks.end()) {
            revealTask((*top).id);
        }
    }
}

void TimelineCanvas::revealTask(Id<Task> task)
{
    const int line = m_lines.reveal(task);
    if (line < 0) {
        return;
    }
    scrollToLine(line);
    const TaskDates &dates = m_lines.rows().datesAt(line);
    TimeAxis axis = m_geometry.axis;
    const double width = m_geometry.body().width();
    if (axis.x(dates.finish) < 0 || axis.x(dates.start) > width) {
        axis.panBy(width / 2 - (axis.x(dates.start) + axis.x(dates.finish)) / 2);
        setAxis(axis);
    }
}

void TimelineCanvas::setColumnHidden(OutlineColumn column, bool hidden)
{
    m_cells.close();
    if (hidden) {
        m_geometry.columnChoice.hidden.insert(column);
    } else {
        m_geometry.columnChoice.hidden.erase(column);
    }
    viewport()->update();
}

void TimelineCanvas::toggleAllColumns()
{
    m_cells.close();
    const double all = GanttColumns::widthOfAll(m_geometry.columnChoice);
    m_geometry.chosenNamesWidth = m_geometry.names().width() < all ? all : 0;
    updateScrollBars();
    viewport()->update();
}

void TimelineCanvas::fitAll()
{
    if (!m_lines.hasPlan()) {
        return;
    }
    if (m_lines.needsFirstLines() && isVisible()) {
        m_lines.openFirstLines(static_cast<int>(m_geometry.body().height() / space::kRow));
    }
    const Schedule &schedule = *m_lines.forecast().schedule;
    TimeAxis axis;
    axis.fit(schedule.start, schedule.finish, m_geometry.body().width() - kLastName, kFitMargin);
    setAxis(axis);
    m_isFitted = true;
}

void TimelineCanvas::zoomBy(double factor)
{
    TimeAxis axis = m_geometry.axis;
    axis.zoomAbout(m_geometry.body().width() / 2, factor);
    m_isFitted = false;
    setAxis(axis);
}

void TimelineCanvas::setAxis(const TimeAxis &axis)
{
    m_geometry.axis = axis;
    updateScrollBars();
    viewport()->update();
}

void TimelineCanvas::updateScrollBars()
{
    if (!m_lines.hasPlan()) {
        return;
    }
    m_updatingBars = true;
    const QRectF body = m_geometry.body();
    const int page = std::max(1, static_cast<int>(body.height()));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, m_lines.rows().size() * space::kRow - page));

    // The bar covers the plan with some air; panning by hand may leave it, then the bar grows with the view.
    const Schedule &schedule = *m_lines.forecast().schedule;
    const double width = body.width();
    const double from = std::min(m_geometry.axis.x(schedule.start) - width * kScreensAround, 0.0);
    const double to = std::max(m_geometry.axis.x(schedule.finish) + width * kScreensAround, width);
    horizontalScrollBar()->setPageStep(std::max(1, static_cast<int>(width)));
    horizontalScrollBar()->setRange(0, static_cast<int>(to - from - width));
    horizontalScrollBar()->setValue(static_cast<int>(-from));
    m_updatingBars = false;
}

void TimelineCanvas::scrollContentsBy(int dx, int)
{
    m_geometry.scrolled = verticalScrollBar()->value();
    if (!m_updatingBars && dx != 0) {
        m_geometry.axis.panBy(dx);
        m_isFitted = false;
    }
    m_cells.place();
    viewport()->update();
}

void TimelineCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    m_geometry.size = viewport()->size();
    if (m_isFitted || m_lines.needsFirstLines()) {
        fitAll();
    }
    updateScrollBars();
}

void TimelineCanvas::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    m_geometry.size = viewport()->size();
    if (m_lines.needsFirstLines()) {
        fitAll();
    }
}

void TimelineCanvas::scrollToLine(int line)
{
    const int top = line * space::kRow;
    const int page = static_cast<int>(m_geometry.body().height());
    const int now = verticalScrollBar()->value();
    if (top < now) {
        verticalScrollBar()->setValue(top);
    } else if (top + space::kRow > now + page) {
        verticalScrollBar()->setValue(top + space::kRow - page);
    }
}

QRectF TimelineCanvas::cellOf(Id<Task> task, OutlineColumn column) const
{
    const int line = m_lines.rows().lineOf(task);
    return line < 0 ? QRectF() : m_geometry.cell(line, column);
}

QRectF TimelineCanvas::barOf(Id<Task> task) const
{
    const int line = m_lines.rows().lineOf(task);
    return line < 0 ? QRectF() : m_geometry.bar(m_lines.rows().row(line), line);
}

bool TimelineCanvas::isInSight(Id<Task> task) const
{
    const int line = m_lines.rows().lineOf(task);
    const double top = m_geometry.lineTop(line);
    return line >= 0 && top + space::kRow > m_geometry.body().top() && top < m_geometry.size.height();
}

} // namespace gigaplan
