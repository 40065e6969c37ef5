// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"
#include "model/workspace/trial.h"
#include "ui/paint/readout_card.h"
#include "ui/timeline/timeline_geometry.h"
#include "ui/timeline/timeline_lines.h"

namespace gigaplan {

/// The action of a pressed button until it is released, or of keys until their modifier is. The plan is not changed
/// before that.
struct TimelineGesture {
    enum class Kind { None, Press, Pan, AsOf, NamesEdge, ColumnEdge, Move, Stretch, Link };
    Kind kind = Kind::None;
    TimelineHit pressed;
    Id<Task> task; ///< of the pressed line; none: no line
    QPointF from; ///< where the button went down, in the viewport
    QPointF at; ///< where the pointer is
    TimelineGeometry before; ///< as the gesture began
    double widthBefore = 0; ///< ColumnEdge
    bool alt = false;
    bool byKeys = false; ///< lasts as long as the modifier key is held, not the button
    std::int64_t byMinutes = 0; ///< Move: snapped
    Instant finish; ///< Stretch: the new end of work
    std::int64_t duration = 0; ///< Stretch: in the task's own time
    int target = -1; ///< Link: line under the pointer, or -1
    bool fromFinish = true; ///< Link
    bool toStart = true; ///< Link

    bool changesPlan() const { return kind == Kind::Move || kind == Kind::Stretch || kind == Kind::Link; }
};

/// Moves, stretches and links of bars by pointer and by keys. While one goes on it asks what it would do to the plan;
/// what it comes to is one command to the workspace. Gestures that change what is seen, not the plan, are only counted
/// here; the canvas carries them out.
class TimelineGestures final : public QObject {
    Q_OBJECT

public:
    TimelineGestures(Workspace &workspace, TimelineLines &lines, TimelineSelection &selection,
                     const TimelineGeometry &geometry, QObject *parent = nullptr);

    const TimelineGesture &now() const { return m_gesture; }
    bool isActive() const { return m_gesture.kind != TimelineGesture::Kind::None; }
    const std::shared_ptr<const TrialEffect> &effect() const { return m_effect; } ///< nullptr: not yet known
    bool isDragged(int line) const;
    /// Bars as they were dropped, until the forecast that has them.
    const std::vector<std::pair<int, OutlineRow>> &dropped() const { return m_dropped; }
    /// The bars under the pointer as the gesture has them, among the lines from `first` to before `end`.
    std::vector<std::pair<int, OutlineRow>> dragged(int first, int end) const;
    /// What the card next to the pointer says; empty while no gesture changes the plan.
    Readout readout() const;

    void press(const TimelineHit &hit, QPointF at, bool alt);
    /// False while the pointer has not moved far enough from where the button went down.
    bool moveTo(QPointF at);
    void moveByKeys(int days);
    void stretchByKeys(int days);
    void drop();
    void cancel(); ///< one that changes the plan
    void end();
    /// Lines are others; what was dropped has arrived, or the pressed line is no longer where it was.
    void followLines();

Q_SIGNALS:
    void changed();
    void lineNeeded(int line); ///< in sight, as keys work on it
    /// A moved task starts later than asked: its predecessors hold it.
    void held(gigaplan::Id<gigaplan::Task> task, gigaplan::Instant start);

private:
    /// Non-working days move a start by a few days at most; anything more is caused by another task.
    static constexpr int kDaysOff = 7;

    void begin();
    void beginByKeys(TimelineGesture::Kind kind, TimelinePart part);
    bool canContinueByKeys(TimelineGesture::Kind kind) const;
    void dragStretch();
    void dragLink();
    std::vector<Id<Task>> draggedTasks() const;
    /// What the gesture would do if it ended now; nullptr: nothing.
    std::shared_ptr<const Command> command() const;
    void askWhatFollows();
    void takeForecast();
    QString text() const;
    const OutlineRows &rows() const { return m_lines.rows(); }

    Workspace &m_workspace;
    TimelineLines &m_lines;
    TimelineSelection &m_selection;
    const TimelineGeometry &m_geometry;
    TimelineGesture m_gesture;
    Trial m_trial;
    std::shared_ptr<const TrialEffect> m_effect; ///< the newest answer during this gesture
    std::tuple<std::int64_t, std::int64_t, int, bool> m_askedFor; ///< so that one question is put once
    std::vector<std::pair<int, OutlineRow>> m_dropped;
    std::optional<std::pair<Id<Task>, Instant>> m_wanted; ///< a dropped move, until its forecast
};

} // namespace gigaplan
