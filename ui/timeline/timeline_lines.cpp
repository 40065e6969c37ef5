// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_lines.h"

#include "model/items/outline_cell_edits.h"
#include "model/plan/tasks.h"

namespace gigaplan {

TimelineLines::TimelineLines(Workspace &workspace, TimelineSelection &selection, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_selection(selection)
{
    connect(&m_workspace, &Workspace::documentReplaced, this, &TimelineLines::replaceDocument);
    connect(&m_workspace, &Workspace::forecastChanged, this, &TimelineLines::takeForecast);
    connect(&m_workspace, &Workspace::selectionChanged, this, &TimelineLines::takeSelection);
    connect(&m_workspace, &Workspace::comparisonChanged, this, &TimelineLines::updateGhosts);
    connect(&m_workspace, &Workspace::baselineChanged, this, &TimelineLines::updateGhosts);
    if (m_workspace.forecast()) {
        replaceDocument();
    }
}

void TimelineLines::replaceDocument()
{
    Q_EMIT aboutToChange();
    m_filter = {};
    m_grouping = OutlineGrouping::None;
    m_openBefore.reset();
    m_rows = OutlineRows();
    m_forecast.reset();
    m_needsFirstLines = true;
    m_selection.forget();
    Q_EMIT arranged();
    takeForecast();
    takeSelection();
    Q_EMIT replaced();
}

void TimelineLines::takeForecast()
{
    m_forecast = m_workspace.forecast();
    if (!m_forecast) {
        return;
    }
    m_rows = OutlineRows(m_forecast->plan, m_forecast->schedule, m_rows.expanded());
    if (!m_filter.isEmpty() || m_grouping != OutlineGrouping::None) {
        m_rows.arrange(m_filter, m_grouping);
    }
    if (const auto moved = std::exchange(m_toReveal, {})) {
        m_rows.reveal(moved);
    }
    linesChanged();
    updateGhosts();
    Q_EMIT forecastTaken();
}

void TimelineLines::takeSelection()
{
    m_selection.follow();
    updateLinks();
    Q_EMIT marksChanged();
}

void TimelineLines::linesChanged()
{
    updateLinks();
    Q_EMIT changed();
}

void TimelineLines::updateLinks()
{
    const auto &chosen = m_selection.taskIds();
    m_drivers = hasPlan() && chosen.size() == 1 ? m_rows.drivers({*chosen.begin()}) : OutlineRows::Drivers();
    if (hasPlan()) {
        m_links = OutlineLinkIndex(m_rows.links(
            chosen, m_showAllLinks ? OutlineRows::LinkChoice::All : OutlineRows::LinkChoice::SelectionAndCritical,
            m_drivers.links));
    }
}

void TimelineLines::updateGhosts()
{
    const auto &other = m_workspace.comparedForecast();
    m_ghosts = m_forecast && m_workspace.compared() && other
        ? GanttGhosts(*m_forecast, *other, m_workspace.compared()->name)
        : m_forecast ? GanttGhosts(m_forecast->plan, m_workspace.baseline())
                     : GanttGhosts();
    m_hasBaseline = m_forecast && !m_workspace.compared() && m_forecast->plan.find(m_workspace.baseline());
    Q_EMIT marksChanged();
}

OutlineRow TimelineLines::shownRow(int line, bool withPredecessors) const
{
    OutlineRow row = m_rows.row(line);
    const Task *task = m_forecast->plan.find(row.task);
    row.selected = m_selection.contains(row.task) || (task && row.phaseBar && m_selection.contains(task->phase));
    row.related = task && !row.selected && !m_selection.isEmpty() && m_workspace.isRelated(row.task);
    if (task && withPredecessors) {
        row.predecessors = predecessorNumbers(m_rows, row.task);
    }
    if (const auto ghosts = m_ghosts.of(row.task); m_hasBaseline && !ghosts.empty()) {
        row.varianceDays = dayEnding(row.finish) - dayEnding(ghosts.front().finish);
    }
    row.driving = isDriving(row.task);
    return row;
}

void TimelineLines::arrange()
{
    m_needsFirstLines = false;
    if (hasPlan()) {
        m_rows.arrange(m_filter, m_grouping);
        linesChanged();
    }
    Q_EMIT arranged();
}

void TimelineLines::setFilter(const OutlineFilter &filter)
{
    if (filter == m_filter) {
        return;
    }
    Q_EMIT aboutToChange();
    if (m_filter.isEmpty()) {
        m_openBefore = m_rows.expanded();
        m_rows.expandAll();
    }
    m_filter = filter;
    if (m_filter.isEmpty() && m_openBefore && hasPlan()) {
        m_rows = OutlineRows(m_forecast->plan, m_forecast->schedule, *std::exchange(m_openBefore, {}));
    }
    arrange();
}

void TimelineLines::setGrouping(OutlineGrouping grouping)
{
    if (grouping != m_grouping) {
        Q_EMIT aboutToChange();
        m_grouping = grouping;
        arrange();
    }
}

void TimelineLines::setShowAllLinks(bool all)
{
    m_showAllLinks = all;
    updateLinks();
    Q_EMIT marksChanged();
}

void TimelineLines::toggle(int line)
{
    if (m_rows.isSummary(line)) {
        Q_EMIT aboutToChange();
        m_rows.setExpanded(m_rows.taskAt(line), !m_rows.isExpanded(line));
        linesChanged();
    }
}

void TimelineLines::open(void (OutlineRows::*how)())
{
    Q_EMIT aboutToChange();
    m_needsFirstLines = false;
    (m_rows.*how)();
    linesChanged();
}

void TimelineLines::expandAll()
{
    open(&OutlineRows::expandAll);
}

void TimelineLines::collapseAll()
{
    open(&OutlineRows::collapseAll);
}

void TimelineLines::openFirstLines(int room)
{
    m_rows.expandToFit(room, startOfDay(m_workspace.asOf()));
    m_needsFirstLines = false;
    linesChanged();
}

int TimelineLines::reveal(Id<Task> task)
{
    Q_EMIT aboutToChange();
    m_needsFirstLines = false;
    m_rows.reveal(task);
    if (m_rows.lineOf(task) < 0 && !m_filter.isEmpty()) {
        setFilter({}); // it hides the task in question
        m_rows.reveal(task);
    }
    linesChanged();
    return m_rows.lineOf(task);
}

} // namespace gigaplan
