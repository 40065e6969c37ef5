// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workspace/trial.h"
#include "model/workspace/workspace.h"
#include "ui/paint/gantt_ghosts.h"
#include "ui/paint/gantt_links.h"
#include "ui/paint/gantt_painter.h"
#include "ui/paint/readout_card.h"
#include "ui/timeline/gesture.h"

#include <QAbstractScrollArea>

class QLineEdit;
class QMenu;

namespace gigaplan {

/// Names and bars in one scrolling area. It draws from the newest forecast's own snapshot, only the lines in sight.
class TimelineCanvas : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TimelineCanvas(Workspace &workspace, QWidget *parent = nullptr);
    ~TimelineCanvas() override;

    void setTheme(const Theme &theme);
    static constexpr double zoomStep = 1.4; ///< of a key or a button
    void zoomBy(double factor); ///< about the middle of what is shown
    void fitAll();
    void expandAll();
    void collapseAll();
    void setShowAllLinks(bool all);
    bool showsAllLinks() const { return m_showAllLinks; }
    /// Opens the summaries that hide the task and scrolls so that its bar is in sight.
    void revealTask(Id<Task> task);

    /// Filter and grouping of the plan. Summaries above matching tasks are opened; without a filter the earlier ones
    /// are open again.
    void setFilter(const GanttFilter &filter);
    const GanttFilter &filter() const { return m_filter; }
    void setGrouping(GanttGrouping grouping);
    GanttGrouping grouping() const { return m_grouping; }
    void setColumnHidden(GanttColumn column, bool hidden);
    const GanttColumns::Choice &columnChoice() const { return m_columnChoice; }
    /// Widens the names until all columns fit, or makes them as wide as usual again.
    void toggleAllColumns();

    /// Edits of the chosen tasks, each one step.
    void indent();
    void outdent();
    void splitGroup(); ///< at the chosen task
    void linkSelected(); ///< each to the next, in the order of the lines
    void unlinkSelected(); ///< from each other
    void editCell(int line, GanttColumn column);
    QLineEdit *cellEditor() const { return m_editor; }

    const GanttRows &rows() const { return m_rows; }
    const TimeAxis &axis() const { return m_axis; }
    const GanttGhosts &ghosts() const { return m_ghosts; }
    QRectF cellOf(Id<Task> task, GanttColumn column) const; ///< in the viewport; empty where it is hidden
    /// A task's bar in the viewport, empty where it is hidden; where to click.
    QRectF barOf(Id<Task> task) const;
    QRectF asOfChip() const;
    /// Whether the task's line is shown and not scrolled out of the view.
    bool isInSight(Id<Task> task) const;
    /// Whether a task drives the one that is chosen.
    bool isDriving(Id<Task> task) const { return m_drivers.tasks.contains(task.value); }
    /// The current content of the card next to the pointer; empty while no gesture changes the plan.
    Readout readout() const;
    /// The content of the card next to the edited cell.
    Readout cellReadout() const;

Q_SIGNALS:
    void arranged(); ///< filter or grouping is another
    void filterRequested(); ///< the user wants to type a search

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    // What is shown.
    void replaceDocument();
    void takeForecast();
    void takeSelection();
    void reveal(EntityRef ref);
    void linesChanged();
    void updateLinks();
    void updateDrivers();
    void updateGhosts();
    void updateScrollBars();
    void setAxis(const TimeAxis &axis);
    void scrollToLine(int line);
    bool hasPlan() const { return m_forecast != nullptr; }

    // Geometry in the viewport.
    QRectF headerRect() const;
    QRectF bodyRect() const;
    QRectF namesRect() const;
    QRectF namesHeaderRect() const;
    double linesTop() const; ///< y of line 0
    double lineTop(int line) const;
    int lineAt(double y) const; ///< -1 outside
    GanttPainter painter() const;
    GanttColumns columns() const { return GanttColumns::forWidth(namesRect().width(), m_columnChoice); }
    GanttRow rowInState(int line) const;
    TimelineHit hitAt(QPointF at) const;
    QRectF linkHandle(const GanttRow &row, int line) const;

    // Gestures.
    void beginDrag();
    void drag(Qt::KeyboardModifiers modifiers);
    void dragMove();
    void dragStretch();
    void dragLink();
    void drop();
    void cancelGesture();
    void endGesture();
    /// What the gesture would do if it ended now; nullptr: nothing.
    std::shared_ptr<const Command> gestureCommand() const;
    void askWhatFollows();
    bool isDragged(int line) const;
    void click(const TimelineHit &hit, Qt::KeyboardModifiers modifiers);
    void updatePointer(QPointF at);
    QString gestureText() const;
    QString hoverText(int line) const;
    std::vector<Id<Task>> draggedTasks() const;

    // Edits and selection.
    void select(const std::vector<Id<Task>> &tasks);
    std::vector<Id<Task>> selectedTasks() const;
    void moveByKeys(int days);
    void stretchByKeys(int days);
    void moveCurrent(int line, bool extend);
    int currentLine() const;
    bool outlineKey(int key);
    void selectAllLines();
    void toggle(int line);
    void sayWhereItLanded();

    // Cells.
    void commitCell(int step); ///< then goes on to the next (1), the previous (-1) or no cell (0)
    void closeCell();
    void placeEditor();
    void askWhatCellDoes();
    void takeEffect(std::shared_ptr<const TrialEffect> effect);
    std::vector<Id<Task>> editedTasks() const;
    /// Brings the chosen task into sight when the next forecast is there.
    void revealAfterForecast();
    void performMade(const Result<std::unique_ptr<Command>> &command);
    /// Whether a chosen task is in a closed group or filtered out; then it is shown, and the edit waits to be asked again.
    bool showsHiddenFirst();
    std::vector<Id<Task>> selectedInOrder() const;
    void fillColumnMenu(QMenu &menu);
    void fillTaskMenu(QMenu &menu);

    void arrange();
    void paintFollowers(QPainter &p, const GanttPainter &gantt, int first, int end) const;
    void paintGhosts(QPainter &p, const GanttPainter &gantt) const;
    void paintLinkGesture(QPainter &p) const;
    void paintConsequences(QPainter &p) const;

    Workspace &m_workspace;
    Theme m_theme = Theme::light();
    std::shared_ptr<const Forecast> m_forecast;
    GanttRows m_rows;
    GanttLinkIndex m_links;
    GanttGhosts m_ghosts; ///< of the plan that is compared with, or else of the baseline
    GanttFilter m_filter;
    GanttGrouping m_grouping = GanttGrouping::None;
    std::optional<std::unordered_set<std::int64_t>> m_openBefore; ///< what was open before there was a filter
    GanttColumns::Choice m_columnChoice;
    QLineEdit *m_editor = nullptr; ///< of a cell, while it is edited
    Id<Task> m_editedTask;
    GanttColumn m_editedColumn = GanttColumn::Name;
    std::string m_cellError;
    Id<Task> m_toReveal;
    std::unordered_set<std::int64_t> m_selectedTasks, m_selectedPhases;
    GanttRows::Drivers m_drivers; ///< of the one task that is chosen
    TimeAxis m_axis;
    double m_namesWidth = 0; ///< 0: by the width of the view
    bool m_needsFirstLines = true; ///< which summaries are open at first waits for the view's size
    bool m_isFitted = false; ///< the zoom is still the first one, and follows the size
    bool m_showAllLinks = false;
    bool m_updatingBars = false;
    int m_hovered = -1;
    Id<Task> m_anchor; ///< where a range of selected lines begins
    Id<Task> m_current;
    TimelineGesture m_gesture;
    Trial m_trial;
    std::shared_ptr<const TrialEffect> m_effect; ///< the newest answer during this gesture
    std::shared_ptr<const GanttRows> m_rowsAfter; ///< as the effect has them, while several tasks are edited
    std::tuple<std::int64_t, std::int64_t, int, bool> m_askedFor; ///< of the gesture, so that one question is put once
    /// Bars as they were dropped, until the forecast that has them.
    std::vector<std::pair<int, GanttRow>> m_dropped;
    struct Asked {
        Id<Task> task;
        Instant start;
    };
    std::optional<Asked> m_asked; ///< a move whose result may differ, because something holds the task
};

} // namespace gigaplan
