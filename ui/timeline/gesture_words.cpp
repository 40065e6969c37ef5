// SPDX-License-Identifier: GPL-3.0-or-later
// What is said while a bar is dragged.
#include "model/edit/commands.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"
#include "model/words/labels.h"
#include "ui/timeline/consequence_words.h"
#include "ui/timeline/timeline_gestures.h"

namespace gigaplan {

namespace {

using Kind = TimelineGesture::Kind;

QString dayOrTime(const TimeAxis &axis, Instant at, bool isEnd)
{
    return axis.snapMinutes() == kMinutesPerDay ? dateLabel(isEnd ? dayEnding(at) : dateOf(at)) : instantLabel(at);
}

} // namespace

QString TimelineGestures::text() const
{
    const int line = m_gesture.pressed.line;
    const TaskDates &dates = rows().datesAt(line);
    if (m_gesture.kind == Kind::Move) {
        const QString by = elapsedLabel(m_gesture.byMinutes);
        return tr("%1 – %2  (%3)")
            .arg(dayOrTime(m_geometry.axis, dates.start + m_gesture.byMinutes, false),
                 dayOrTime(m_geometry.axis, dates.finish + m_gesture.byMinutes, true),
                 m_gesture.byMinutes > 0 ? QString(u'+' % by) : by);
    }
    if (m_gesture.kind == Kind::Stretch) {
        const bool elapsed = rows().plan().find(m_gesture.task)->elapsed;
        return tr("until %1  (%2)")
            .arg(dayOrTime(m_geometry.axis, m_gesture.finish, true),
                 elapsed ? elapsedLabel(m_gesture.duration) : tr("%1 of work").arg(workLabel(m_gesture.duration)));
    }
    if (m_gesture.target < 0) {
        return m_gesture.fromFinish ? tr("Link the finish to…") : tr("Link the start to…");
    }
    const QString ends = m_gesture.fromFinish ? (m_gesture.toStart ? tr("Finish to start") : tr("Finish to finish"))
                                              : (m_gesture.toStart ? tr("Start to start") : tr("Start to finish"));
    return tr("%1: %2 → %3").arg(ends, rows().row(line).name, rows().row(m_gesture.target).name);
}

Readout TimelineGestures::readout() const
{
    Readout readout;
    if (!m_gesture.changesPlan()) {
        return readout;
    }
    readout.title = text();
    if (!m_effect) {
        return readout;
    }
    describeEffect(*m_effect, readout);
    const int line = m_gesture.pressed.line;
    const Task &task = *rows().plan().find(m_gesture.task);
    if (m_gesture.kind == Kind::Move && !rows().isSummary(line) && moveReplacesConstraint(task)) {
        readout.note = tr("Replaces \"%1\"").arg(qtext(enumLabel(task.constraint)));
    }
    if (m_gesture.kind == Kind::Move && m_effect->after) {
        const TaskDates *landed = m_effect->after->schedule->find(m_effect->after->plan, rows().taskAt(line));
        const Instant wanted = rows().datesAt(line).start + m_gesture.byMinutes;
        if (landed && dateOf(landed->start) > dateOf(wanted) + kDaysOff) {
            readout.note = tr("Held until %1 by its predecessors").arg(dateLabel(dateOf(landed->start)));
        }
    }
    return readout;
}

} // namespace gigaplan
