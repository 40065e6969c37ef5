// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas says while a bar is dragged, when the pointer rests, and after a move that did not land as asked.
#include "model/edit/commands.h"
#include "model/words/labels.h"
#include "ui/timeline/consequence_words.h"
#include "ui/timeline/timeline_canvas.h"

#include <QHelpEvent>
#include <QToolTip>

namespace gigaplan {

namespace {

using Kind = TimelineGesture::Kind;
/// Non-working days move a start by a few days at most; anything more is caused by another task.
constexpr int kDaysOff = 7;

QString dayOrTime(const TimeAxis &axis, Instant at, bool isEnd)
{
    return axis.snapMinutes() == kMinutesPerDay ? dateLabel(isEnd ? dayEnding(at) : dateOf(at)) : instantLabel(at);
}

} // namespace

QString TimelineCanvas::gestureText() const
{
    const int line = m_gesture.pressed.line;
    const TaskDates &dates = m_rows.datesAt(line);
    if (m_gesture.kind == Kind::Move) {
        const QString by = elapsedLabel(m_gesture.byMinutes);
        return tr("%1 – %2  (%3)")
            .arg(dayOrTime(m_axis, dates.start + m_gesture.byMinutes, false),
                 dayOrTime(m_axis, dates.finish + m_gesture.byMinutes, true),
                 m_gesture.byMinutes > 0 ? QString(u'+' % by) : by);
    }
    if (m_gesture.kind == Kind::Stretch) {
        const bool elapsed = m_forecast->plan.find(m_rows.taskAt(line))->elapsed;
        return tr("until %1  (%2)")
            .arg(dayOrTime(m_axis, m_gesture.finish, true),
                 elapsed ? elapsedLabel(m_gesture.duration) : tr("%1 of work").arg(workLabel(m_gesture.duration)));
    }
    if (m_gesture.target < 0) {
        return m_gesture.fromFinish ? tr("Link the finish to…") : tr("Link the start to…");
    }
    const QString ends = m_gesture.fromFinish ? (m_gesture.toStart ? tr("Finish to start") : tr("Finish to finish"))
                                              : (m_gesture.toStart ? tr("Start to start") : tr("Start to finish"));
    return tr("%1: %2 → %3").arg(ends, m_rows.row(line).name, m_rows.row(m_gesture.target).name);
}

Readout TimelineCanvas::readout() const
{
    Readout readout;
    if (!m_gesture.changesPlan()) {
        return readout;
    }
    readout.title = gestureText();
    if (!m_effect) {
        return readout;
    }
    describeEffect(*m_effect, readout);
    const int line = m_gesture.pressed.line;
    const Task &task = *m_forecast->plan.find(m_rows.taskAt(line));
    if (m_gesture.kind == Kind::Move && !m_rows.isSummary(line) && moveReplacesConstraint(task)) {
        readout.note = tr("Replaces \"%1\"").arg(qtext(enumLabel(task.constraint)));
    }
    if (m_gesture.kind == Kind::Move && m_effect->after) {
        const TaskDates *landed = m_effect->after->schedule->find(m_effect->after->plan, m_rows.taskAt(line));
        const Instant wanted = m_rows.datesAt(line).start + m_gesture.byMinutes;
        if (landed && dateOf(landed->start) > dateOf(wanted) + kDaysOff) {
            readout.note = tr("Held until %1 by its predecessors").arg(dateLabel(dateOf(landed->start)));
        }
    }
    return readout;
}

QString TimelineCanvas::hoverText(int line) const
{
    const GanttRow row = rowInState(line);
    const Task &task = *m_forecast->plan.find(row.task);
    const TaskDates &dates = m_rows.datesAt(line);
    QStringList facts;
    facts << row.name;
    if (!row.power.isEmpty()) {
        facts << row.power;
    }
    facts << (row.milestone ? instantLabel(row.start) : spanLabel(row.start, row.finish));
    if (!row.milestone) {
        facts << (row.summary        ? tr("%1 from first to last").arg(elapsedLabel(row.finish - row.start))
                      : task.elapsed ? tr("%1 of calendar time").arg(elapsedLabel(task.duration.value))
                                     : tr("%1 of work").arg(workLabel(task.duration.value)));
    }
    facts << (dates.totalSlackMin < 0 ? tr("%1 late").arg(workLabel(-dates.totalSlackMin))
                  : row.critical      ? tr("critical: any delay delays the plan")
                                      : tr("%1 of slack").arg(workLabel(dates.totalSlackMin)));
    if (row.nearCritical) {
        facts << tr("nearly critical");
    }
    if (row.varianceDays) {
        facts << (*row.varianceDays == 0 ? tr("as in the baseline")
                                         : tr("%1 days %2 than the baseline")
                                               .arg(std::abs(*row.varianceDays))
                                               .arg(*row.varianceDays > 0 ? tr("later") : tr("earlier")));
    }
    if (row.pessimisticFinish > row.finish) {
        facts << tr("likely to finish between %1 (P10) and %2 (P90)")
                     .arg(dateLabel(dayEnding(row.optimisticFinish)), dateLabel(dayEnding(row.pessimisticFinish)));
    }
    if (row.complete > 0) {
        facts << tr("%1 % done").arg(std::lround(row.complete * 100));
    }
    if (row.deadline) {
        facts << (row.finish > *row.deadline ? tr("misses its deadline, %1") : tr("deadline %1"))
                     .arg(dateLabel(dayEnding(*row.deadline)));
    }
    return facts.join(QLatin1Char('\n'));
}

bool TimelineCanvas::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && hasPlan() && m_gesture.kind == Kind::None) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const TimelineHit hit = hitAt(help->pos());
        if (hit.part == TimelinePart::LinkHandle) {
            QToolTip::showText(help->globalPos(), tr("Drag onto another bar to link it as a successor"), viewport());
        } else if (hit.line >= 0 && hit.part != TimelinePart::Ground && !m_rows.isGroup(hit.line)) {
            QToolTip::showText(help->globalPos(), hoverText(hit.line), viewport());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    if (event->type() == QEvent::Leave && m_gesture.kind == Kind::None && m_hovered >= 0) {
        m_hovered = -1;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineCanvas::sayWhereItLanded()
{
    const auto asked = std::exchange(m_asked, {});
    const int line = asked ? m_rows.lineOf(asked->task) : -1;
    if (line < 0 || !isVisible()) {
        return;
    }
    const Instant start = m_rows.datesAt(line).start;
    if (dateOf(start) > dateOf(asked->start) + kDaysOff) {
        const QPointF at = barOf(asked->task).bottomLeft();
        QToolTip::showText(viewport()->mapToGlobal(at.toPoint()),
                           tr("Held until %1 by its predecessors").arg(dateLabel(dateOf(start))), viewport(), {}, 4000);
    }
}

} // namespace gigaplan
