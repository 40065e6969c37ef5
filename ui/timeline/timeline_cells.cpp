// SPDX-License-Identifier: GPL-3.0-or-later
// Typing into the cells next to the bars. With several tasks chosen the text is for all of them; what it would do is
// shown next to the cell and under the bars, and only Enter or Tab commits it.
#include "model/words/labels.h"
#include "ui/timeline/cell_edits.h"
#include "ui/timeline/consequence_words.h"
#include "ui/timeline/timeline_canvas.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>

#include <algorithm>

namespace gigaplan {

namespace {

constexpr std::size_t kTasksShown = 4;

} // namespace

std::vector<Id<Task>> TimelineCanvas::editedTasks() const
{
    std::vector<Id<Task>> tasks;
    for (const Id<Task> task : selectedTasks()) {
        const int line = m_rows.lineOf(task);
        if (isEditableCell(m_rows, line, m_editedColumn) && m_editedColumn != GanttColumn::Name) {
            tasks.push_back(task);
        }
    }
    if (std::find(tasks.begin(), tasks.end(), m_editedTask) == tasks.end()) {
        return {m_editedTask};
    }
    return tasks;
}

void TimelineCanvas::editCell(int line, GanttColumn column)
{
    if (!isEditableCell(m_rows, line, column) || !columns().find(column)) {
        return;
    }
    closeCell();
    cancelGesture();
    m_editedTask = m_rows.taskAt(line);
    m_editedColumn = column;
    if (!m_selectedTasks.contains(m_editedTask.value)) {
        m_current = m_anchor = m_editedTask;
        select({m_editedTask});
    }
    scrollToLine(line);
    m_editor = new QLineEdit(viewport());
    m_editor->setFrame(false);
    m_editor->setFont(Theme::font(column == GanttColumn::Name ? TextSize::Body : TextSize::Small));
    m_editor->setAlignment(column == GanttColumn::Name || column == GanttColumn::Predecessors ? Qt::AlignLeft
                                                                                              : Qt::AlignRight);
    m_editor->setAccessibleName(tr("%1 of %2").arg(ganttColumnTitle(column), m_rows.row(line).name));
    m_editor->setText(cellEditText(m_rows, line, column));
    m_editor->selectAll();
    m_editor->installEventFilter(this);
    connect(m_editor, &QLineEdit::textEdited, this, &TimelineCanvas::askWhatCellDoes);
    placeEditor();
    m_editor->show();
    m_editor->setFocus();
    viewport()->update();
}

void TimelineCanvas::placeEditor()
{
    if (!m_editor) {
        return;
    }
    QRectF cell = cellOf(m_editedTask, m_editedColumn);
    if (cell.isEmpty()) {
        closeCell();
        return;
    }
    if (m_editedColumn == GanttColumn::Name) {
        const GanttRow row = m_rows.row(m_rows.lineOf(m_editedTask));
        cell.setLeft(painter().arrowRect(row, namesRect(), cell.top()).right());
    }
    m_editor->setGeometry(cell.toRect());
    m_editor->setVisible(cell.top() >= GanttPainter::kHeaderHeight - 1);
}

void TimelineCanvas::closeCell()
{
    if (!m_editor) {
        return;
    }
    QLineEdit *editor = std::exchange(m_editor, nullptr);
    const bool hadFocus = editor->hasFocus();
    editor->removeEventFilter(this);
    editor->hide();
    editor->deleteLater();
    m_cellError.clear();
    m_trial.forget();
    m_effect.reset();
    if (hadFocus) {
        setFocus();
    }
    viewport()->update();
}

void TimelineCanvas::askWhatCellDoes()
{
    const auto command = cellCommand(m_rows, m_editedColumn, editedTasks(), m_editor->text());
    m_cellError = command ? std::string() : command.error().message;
    if (command && m_editedColumn != GanttColumn::Name) {
        m_trial.ask(*command);
    } else {
        m_trial.forget();
        m_effect.reset();
    }
    viewport()->update();
}

void TimelineCanvas::takeEffect(std::shared_ptr<const TrialEffect> effect)
{
    m_effect = std::move(effect);
    m_rowsAfter.reset();
    if (m_editor && m_effect->after && editedTasks().size() > 1) {
        m_rowsAfter =
            std::make_shared<const GanttRows>(m_effect->after->plan, m_effect->after->schedule, m_rows.expanded());
    }
    viewport()->update();
}

void TimelineCanvas::commitCell(int step)
{
    const int line = m_rows.lineOf(m_editedTask);
    const GanttColumn column = m_editedColumn;
    if (m_editor->isModified()) {
        const auto command = cellCommand(m_rows, column, editedTasks(), m_editor->text());
        if (!command) {
            m_cellError = command.error().message;
            viewport()->update();
            return; // stays open: what was typed is not lost
        }
        if (!m_workspace.perform(**command)) {
            return;
        }
    }
    closeCell();
    if (step == 0) {
        return;
    }
    const GanttColumns shown = columns();
    std::vector<GanttColumn> cells;
    for (const GanttColumns::Place &place : shown.places()) {
        if (isEditableCell(m_rows, line, place.column)) {
            cells.push_back(place.column);
        }
    }
    auto at = std::find(cells.begin(), cells.end(), column) - cells.begin() + step;
    if (at >= 0 && at < static_cast<std::ptrdiff_t>(cells.size())) {
        editCell(line, cells[static_cast<std::size_t>(at)]);
    }
}

bool TimelineCanvas::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_editor) {
        return QAbstractScrollArea::eventFilter(watched, event);
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int line = m_rows.lineOf(m_editedTask);
        switch (key) {
        case Qt::Key_Escape: closeCell(); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: commitCell(0); return true;
        case Qt::Key_Tab: commitCell(1); return true;
        case Qt::Key_Backtab: commitCell(-1); return true;
        case Qt::Key_Up:
        case Qt::Key_Down: {
            const GanttColumn column = m_editedColumn;
            const int next = line + (key == Qt::Key_Down ? 1 : -1);
            commitCell(0);
            if (!m_editor && isEditableCell(m_rows, next, column)) {
                moveCurrent(next, false);
                editCell(next, column);
            }
            return true;
        }
        default: break;
        }
    } else if (event->type() == QEvent::FocusOut && m_editor) {
        // Losing focus commits an edit of one task; an edit of several tasks needs Enter or Tab and is otherwise
        // discarded.
        if (m_editor->isModified() && editedTasks().size() == 1 && m_cellError.empty()) {
            QTimer::singleShot(0, this, [this, editor = m_editor] {
                if (m_editor == editor) {
                    commitCell(0);
                }
            });
        } else {
            QTimer::singleShot(0, this, [this, editor = m_editor] {
                if (m_editor == editor) {
                    closeCell();
                }
            });
        }
    }
    return QAbstractScrollArea::eventFilter(watched, event);
}

Readout TimelineCanvas::cellReadout() const
{
    Readout readout;
    if (!m_editor || !m_editor->isModified()) {
        return readout;
    }
    const std::vector<Id<Task>> tasks = editedTasks();
    const QString column = ganttColumnTitle(m_editedColumn);
    readout.title = tasks.size() == 1 ? tr("%1: %2").arg(column, m_editor->text())
                                      : tr("%1 of %2 tasks: %3").arg(column).arg(tasks.size()).arg(m_editor->text());
    if (!m_cellError.empty()) {
        readout.note = qtext(m_cellError);
        readout.isWarning = true;
        return readout;
    }
    if (m_editedColumn == GanttColumn::Name || !m_effect) {
        return readout;
    }
    if (m_rowsAfter && tasks.size() > 1) {
        const GanttRows &after = *m_rowsAfter;
        std::size_t shown = 0;
        for (const Id<Task> task : tasks) {
            const int before = m_rows.lineOf(task), then = after.lineOf(task);
            if (before < 0 || then < 0 || ++shown > kTasksShown) {
                continue;
            }
            const auto cell = [&](const GanttRows &rows, int line) {
                return m_editedColumn == GanttColumn::Predecessors ? predecessorNumbers(rows, task)
                                                                   : ganttCellText(rows.row(line), m_editedColumn);
            };
            readout.lines.push_back(
                {m_rows.row(before).name, cell(m_rows, before), cell(after, then), {}, ReadoutLine::Verdict::Neither});
        }
        if (shown > kTasksShown) {
            readout.lines.push_back(
                {tr("and %1 more tasks").arg(shown - kTasksShown), {}, {}, {}, ReadoutLine::Verdict::Neither});
        }
    }
    describeEffect(*m_effect, readout);
    if (tasks.size() > 1 && !readout.isWarning) {
        readout.note = tr("Enter changes all %1 in one step; Escape cancels.").arg(tasks.size());
    }
    return readout;
}

} // namespace gigaplan
