// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_canvas.h"
#include "ui/timeline/cell_edits.h"

#include <QScrollBar>

#include <cmath>

namespace gigaplan {

namespace {

constexpr double kFitMargin = 40;
constexpr double kLastName = 48; ///< more room at the right, for the names of the last milestones
/// Horizontal scroll bar steps are pixels, over the plan and this many screens around it.
constexpr double kScreensAround = 0.5;

double defaultNamesWidth(double width)
{
    return std::clamp(width * 0.32, 184.0, 600.0);
}

} // namespace

TimelineCanvas::TimelineCanvas(Workspace &workspace, QWidget *parent)
    : QAbstractScrollArea(parent), m_workspace(workspace), m_trial(workspace)
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

    connect(&m_trial, &Trial::answered, this, &TimelineCanvas::takeEffect);
    connect(&m_workspace, &Workspace::documentReplaced, this, &TimelineCanvas::replaceDocument);
    connect(&m_workspace, &Workspace::forecastChanged, this, &TimelineCanvas::takeForecast);
    connect(&m_workspace, &Workspace::selectionChanged, this, &TimelineCanvas::takeSelection);
    connect(&m_workspace, &Workspace::asOfChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&m_workspace, &Workspace::revealRequested, this, &TimelineCanvas::reveal);
    connect(&m_workspace, &Workspace::comparisonChanged, this, &TimelineCanvas::updateGhosts);
    connect(&m_workspace, &Workspace::baselineChanged, this, &TimelineCanvas::updateGhosts);
    if (m_workspace.forecast()) {
        replaceDocument();
    }
}

TimelineCanvas::~TimelineCanvas() = default;

void TimelineCanvas::setTheme(const Theme &theme)
{
    m_theme = theme;
    setPalette(theme.palette());
    viewport()->update();
}

void TimelineCanvas::replaceDocument()
{
    closeCell();
    m_filter = {};
    m_grouping = GanttGrouping::None;
    m_openBefore.reset();
    Q_EMIT arranged();
    endGesture();
    m_rows = GanttRows();
    m_forecast.reset();
    m_needsFirstLines = true;
    m_anchor = m_current = {};
    takeForecast();
    takeSelection();
    verticalScrollBar()->setValue(0);
}

void TimelineCanvas::takeForecast()
{
    m_forecast = m_workspace.forecast();
    if (!m_forecast) {
        return;
    }
    const int pressedLine = m_gesture.pressed.line;
    const Id<Task> pressed = pressedLine >= 0 ? m_rows.taskAt(pressedLine) : Id<Task>();
    m_dropped.clear();
    m_rows = GanttRows(m_forecast->plan, m_forecast->schedule, m_rows.expanded());
    if (!m_filter.isEmpty() || m_grouping != GanttGrouping::None) {
        m_rows.arrange(m_filter, m_grouping);
    }
    if (pressedLine >= 0 && m_rows.lineOf(pressed) != pressedLine) {
        cancelGesture(); // its lines are no longer what they were
        m_gesture.pressed.line = -1;
    }
    if (m_needsFirstLines) {
        fitAll();
    }
    if (const auto moved = std::exchange(m_toReveal, {})) {
        m_rows.reveal(moved);
    }
    linesChanged();
    updateGhosts();
    sayWhereItLanded();
}

void TimelineCanvas::takeSelection()
{
    m_selectedTasks.clear();
    m_selectedPhases.clear();
    for (const EntityRef ref : m_workspace.selection()) {
        if (ref.is<Task>()) {
            m_selectedTasks.insert(ref.id);
        } else if (ref.is<Phase>()) {
            m_selectedPhases.insert(ref.id);
        }
    }
    if (m_workspace.primarySelection().is<Task>() && !m_selectedTasks.contains(m_current.value)) {
        m_current = m_anchor = m_workspace.primarySelection().as<Task>();
    }
    updateLinks();
    viewport()->update();
}

void TimelineCanvas::reveal(EntityRef ref)
{
    if (!hasPlan()) {
        return;
    }
    if (ref.is<Task>()) {
        revealTask(ref.as<Task>());
        return;
    }
    if (ref.is<Phase>()) {
        for (const Task &task : m_forecast->plan.table<Task>()) {
            if (task.phase == ref.as<Phase>() && !task.parent) {
                revealTask(task.id);
                return;
            }
        }
    }
}

void TimelineCanvas::revealTask(Id<Task> task)
{
    endGesture();
    m_needsFirstLines = false;
    m_rows.reveal(task);
    if (m_rows.lineOf(task) < 0 && !m_filter.isEmpty()) {
        setFilter({}); // it hides the task in question
        m_rows.reveal(task);
    }
    linesChanged();
    const int line = m_rows.lineOf(task);
    if (line < 0) {
        return;
    }
    scrollToLine(line);
    const TaskDates &dates = m_rows.datesAt(line);
    const double width = bodyRect().width();
    if (m_axis.x(dates.finish) < 0 || m_axis.x(dates.start) > width) {
        TimeAxis axis = m_axis;
        axis.panBy(width / 2 - (axis.x(dates.start) + axis.x(dates.finish)) / 2);
        setAxis(axis);
    }
}

void TimelineCanvas::linesChanged()
{
    m_hovered = -1;
    updateLinks();
    updateScrollBars();
    placeEditor();
    viewport()->update();
}

void TimelineCanvas::updateDrivers()
{
    m_drivers =
        hasPlan() && m_selectedTasks.size() == 1 ? m_rows.drivers({*m_selectedTasks.begin()}) : GanttRows::Drivers();
}

void TimelineCanvas::updateLinks()
{
    updateDrivers();
    if (hasPlan()) {
        m_links = GanttLinkIndex(m_rows.links(
            m_selectedTasks, m_showAllLinks ? GanttRows::LinkChoice::All : GanttRows::LinkChoice::SelectionAndCritical,
            m_drivers.links));
    }
}

void TimelineCanvas::arrange()
{
    closeCell();
    endGesture();
    if (hasPlan()) {
        m_rows.arrange(m_filter, m_grouping);
        linesChanged();
    }
    Q_EMIT arranged();
}

void TimelineCanvas::setFilter(const GanttFilter &filter)
{
    if (filter == m_filter) {
        return;
    }
    m_needsFirstLines = false;
    if (m_filter.isEmpty()) {
        m_openBefore = m_rows.expanded();
        m_rows.expandAll();
    }
    m_filter = filter;
    if (m_filter.isEmpty() && m_openBefore && hasPlan()) {
        m_rows = GanttRows(m_forecast->plan, m_forecast->schedule, *std::exchange(m_openBefore, {}));
    }
    arrange();
    if (const int line = currentLine(); line >= 0) {
        scrollToLine(line);
    }
}

void TimelineCanvas::setGrouping(GanttGrouping grouping)
{
    if (grouping != m_grouping) {
        m_grouping = grouping;
        m_needsFirstLines = false;
        arrange();
    }
}

void TimelineCanvas::setColumnHidden(GanttColumn column, bool hidden)
{
    closeCell();
    if (hidden) {
        m_columnChoice.hidden.insert(column);
    } else {
        m_columnChoice.hidden.erase(column);
    }
    viewport()->update();
}

void TimelineCanvas::toggleAllColumns()
{
    closeCell();
    const double all = GanttColumns::widthOfAll(m_columnChoice);
    m_namesWidth = namesRect().width() < all ? all : 0;
    updateScrollBars();
    viewport()->update();
}

GanttPainter TimelineCanvas::painter() const
{
    GanttPainter painter(m_theme, m_axis);
    painter.setColumns(columns());
    return painter;
}

QRectF TimelineCanvas::cellOf(Id<Task> task, GanttColumn column) const
{
    const int line = m_rows.lineOf(task);
    const GanttColumns shown = columns();
    const GanttColumns::Place *place = shown.find(column);
    return line < 0 || !place ? QRectF()
                              : QRectF(namesRect().left() + place->left, lineTop(line), place->width, space::kRow);
}

void TimelineCanvas::updateGhosts()
{
    const auto &other = m_workspace.comparedForecast();
    m_ghosts = m_forecast && m_workspace.compared() && other
        ? GanttGhosts(*m_forecast, *other, m_workspace.compared()->name)
        : m_forecast ? GanttGhosts(m_forecast->plan, m_workspace.baseline())
                     : GanttGhosts();
    m_columnChoice.hasBaseline = m_forecast && !m_workspace.compared() && m_forecast->plan.find(m_workspace.baseline());
    viewport()->update();
}

void TimelineCanvas::fitAll()
{
    if (!hasPlan()) {
        return;
    }
    if (m_needsFirstLines && isVisible()) {
        m_rows.expandToFit(static_cast<int>(bodyRect().height() / space::kRow), startOfDay(m_workspace.asOf()));
        m_needsFirstLines = false;
        linesChanged();
    }
    TimeAxis axis;
    axis.fit(m_forecast->schedule->start, m_forecast->schedule->finish, bodyRect().width() - kLastName, kFitMargin);
    setAxis(axis);
    m_isFitted = true;
}

void TimelineCanvas::zoomBy(double factor)
{
    TimeAxis axis = m_axis;
    axis.zoomAbout(bodyRect().width() / 2, factor);
    m_isFitted = false;
    setAxis(axis);
}

void TimelineCanvas::expandAll()
{
    endGesture();
    m_needsFirstLines = false;
    m_rows.expandAll();
    linesChanged();
}

void TimelineCanvas::collapseAll()
{
    endGesture();
    m_needsFirstLines = false;
    m_rows.collapseAll();
    linesChanged();
}

void TimelineCanvas::setShowAllLinks(bool all)
{
    m_showAllLinks = all;
    updateLinks();
    viewport()->update();
}

void TimelineCanvas::setAxis(const TimeAxis &axis)
{
    m_axis = axis;
    updateScrollBars();
    viewport()->update();
}

void TimelineCanvas::updateScrollBars()
{
    if (!hasPlan()) {
        return;
    }
    m_updatingBars = true;
    const int page = std::max(1, static_cast<int>(bodyRect().height()));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, m_rows.size() * space::kRow - page));

    // The bar covers the plan with some air; panning by hand may leave it, then the bar grows with the view.
    const double width = bodyRect().width();
    const double from = std::min(m_axis.x(m_forecast->schedule->start) - width * kScreensAround, 0.0);
    const double to = std::max(m_axis.x(m_forecast->schedule->finish) + width * kScreensAround, width);
    horizontalScrollBar()->setPageStep(std::max(1, static_cast<int>(width)));
    horizontalScrollBar()->setRange(0, static_cast<int>(to - from - width));
    horizontalScrollBar()->setValue(static_cast<int>(-from));
    m_updatingBars = false;
}

void TimelineCanvas::scrollContentsBy(int dx, int)
{
    if (!m_updatingBars && dx != 0) {
        m_axis.panBy(dx);
        m_isFitted = false;
    }
    placeEditor();
    viewport()->update();
}

void TimelineCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_isFitted || m_needsFirstLines) {
        fitAll();
    }
    updateScrollBars();
}

void TimelineCanvas::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    if (m_needsFirstLines) {
        fitAll();
    }
}

void TimelineCanvas::scrollToLine(int line)
{
    const int top = line * space::kRow;
    const int page = static_cast<int>(bodyRect().height());
    const int now = verticalScrollBar()->value();
    if (top < now) {
        verticalScrollBar()->setValue(top);
    } else if (top + space::kRow > now + page) {
        verticalScrollBar()->setValue(top + space::kRow - page);
    }
}

QRectF TimelineCanvas::namesRect() const
{
    const double width = viewport()->width();
    const double names =
        m_namesWidth > 0 ? std::clamp(m_namesWidth, 96.0, std::max(96.0, width - 160.0)) : defaultNamesWidth(width);
    return {0, double(GanttPainter::kHeaderHeight), std::round(names),
            viewport()->height() - double(GanttPainter::kHeaderHeight)};
}

QRectF TimelineCanvas::namesHeaderRect() const
{
    return {0, 0, namesRect().width(), double(GanttPainter::kHeaderHeight)};
}

QRectF TimelineCanvas::headerRect() const
{
    const double left = namesRect().right();
    return {left, 0, std::max(1.0, viewport()->width() - left), double(GanttPainter::kHeaderHeight)};
}

QRectF TimelineCanvas::bodyRect() const
{
    const QRectF names = namesRect();
    return {names.right(), names.top(), headerRect().width(), std::max(0.0, names.height())};
}

double TimelineCanvas::linesTop() const
{
    return GanttPainter::kHeaderHeight - verticalScrollBar()->value();
}

double TimelineCanvas::lineTop(int line) const
{
    return linesTop() + double(line) * space::kRow;
}

int TimelineCanvas::lineAt(double y) const
{
    const auto line = static_cast<int>(std::floor((y - linesTop()) / space::kRow));
    return y >= GanttPainter::kHeaderHeight && line >= 0 && line < m_rows.size() ? line : -1;
}

GanttRow TimelineCanvas::rowInState(int line) const
{
    GanttRow row = m_rows.row(line);
    const Task *task = m_forecast->plan.find(row.task);
    row.selected = m_selectedTasks.contains(row.task.value)
        || (task && row.phaseBar && m_selectedPhases.contains(task->phase.value));
    row.related = task && !row.selected && !m_workspace.selection().empty() && m_workspace.isRelated(row.task);
    row.predecessors =
        task && columns().find(GanttColumn::Predecessors) ? predecessorNumbers(m_rows, row.task) : QString();
    if (const auto ghosts = m_ghosts.of(row.task); m_columnChoice.hasBaseline && !ghosts.empty()) {
        row.varianceDays = dayEnding(row.finish) - dayEnding(ghosts.front().finish);
    }
    row.hovered = line == m_hovered;
    row.driving = m_drivers.tasks.contains(row.task.value);
    return row;
}

QRectF TimelineCanvas::barOf(Id<Task> task) const
{
    const int line = m_rows.lineOf(task);
    return line < 0 ? QRectF() : painter().barRect(m_rows.row(line), bodyRect(), lineTop(line));
}

bool TimelineCanvas::isInSight(Id<Task> task) const
{
    const int line = m_rows.lineOf(task);
    return line >= 0 && lineTop(line) + space::kRow > bodyRect().top() && lineTop(line) < viewport()->height();
}

QRectF TimelineCanvas::asOfChip() const
{
    return painter().asOfChip(headerRect(), m_workspace.asOf());
}

} // namespace gigaplan
