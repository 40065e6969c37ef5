// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outline/outline_link_index.h"
#include "ui/paint/gantt_ghosts.h"
#include "ui/timeline/timeline_selection.h"

#include <QObject>

namespace gigaplan {

/// What the Gantt shows: the lines of the newest forecast's own plan, filtered, grouped and opened as the user chose,
/// with their links, the chain that drives the chosen task, and ghosts of what the plan is compared with.
class TimelineLines final : public QObject {
    Q_OBJECT

public:
    TimelineLines(Workspace &workspace, TimelineSelection &selection, QObject *parent = nullptr);

    bool hasPlan() const { return m_forecast != nullptr; }
    const Forecast &forecast() const { return *m_forecast; }
    const OutlineRows &rows() const { return m_rows; }
    /// The row with everything that is the caller's to set, but whether the pointer is on it.
    OutlineRow shownRow(int line, bool withPredecessors) const;
    const OutlineLinkIndex &links() const { return m_links; }
    const GanttGhosts &ghosts() const { return m_ghosts; }
    bool hasBaseline() const { return m_hasBaseline; } ///< the ghosts are of a baseline
    /// Whether a task drives the one that is chosen.
    bool isDriving(Id<Task> task) const { return m_drivers.tasks.contains(task.value); }

    /// Summaries above matching tasks are opened; without a filter the earlier ones are open again.
    void setFilter(const OutlineFilter &filter);
    const OutlineFilter &filter() const { return m_filter; }
    void setGrouping(OutlineGrouping grouping);
    OutlineGrouping grouping() const { return m_grouping; }
    void setShowAllLinks(bool all);
    bool showsAllLinks() const { return m_showAllLinks; }

    void toggle(int line);
    void expandAll();
    void collapseAll();
    /// Which summaries are open at first waits until it is known how many lines there is room for.
    bool needsFirstLines() const { return m_needsFirstLines; }
    void openFirstLines(int room);
    /// Opens the summaries above the task, without the filter if it hides the task. Returns its line, or -1.
    int reveal(Id<Task> task);
    /// Opens the summaries above the task when the next forecast is there.
    void revealInNext(Id<Task> task) { m_toReveal = task; }

Q_SIGNALS:
    void replaced(); ///< another plan
    void aboutToChange(); ///< the user opens, closes or arranges lines
    void changed(); ///< lines
    void marksChanged(); ///< links, ghosts or what is chosen
    void forecastTaken(); ///< after `changed`
    void arranged(); ///< filter or grouping is another

private:
    void replaceDocument();
    void takeForecast();
    void takeSelection();
    void updateGhosts();
    void updateLinks();
    void linesChanged();
    void arrange();
    void open(void (OutlineRows::*how)());

    Workspace &m_workspace;
    TimelineSelection &m_selection;
    std::shared_ptr<const Forecast> m_forecast;
    OutlineRows m_rows;
    OutlineLinkIndex m_links;
    OutlineRows::Drivers m_drivers; ///< of the one task that is chosen
    GanttGhosts m_ghosts; ///< of the plan that is compared with, or else of the baseline
    OutlineFilter m_filter;
    OutlineGrouping m_grouping = OutlineGrouping::None;
    std::optional<std::unordered_set<std::int64_t>> m_openBefore; ///< what was open before there was a filter
    Id<Task> m_toReveal;
    bool m_needsFirstLines = true;
    bool m_showAllLinks = false;
    bool m_hasBaseline = false;
};

} // namespace gigaplan
