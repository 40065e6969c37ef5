// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/cell_editor.h"

#include "model/items/outline_cell_edits.h"
#include "model/words/labels.h"
#include "ui/timeline/consequence_words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>

#include <algorithm>

namespace gigaplan {

namespace {

constexpr std::size_t kTasksShown = 4;

} // namespace

CellEditor::CellEditor(Workspace &workspace, TimelineLines &lines, TimelineSelection &selection,
                       const TimelineGeometry &geometry, QWidget *viewport)
    : m_workspace(workspace),
      m_lines(lines),
      m_selection(selection),
      m_geometry(geometry),
      m_viewport(viewport),
      m_trial(workspace)
{
    connect(&m_trial, &Trial::answered, this, &CellEditor::take);
    connect(&m_lines, &TimelineLines::arranged, this, &CellEditor::close);
}

std::vector<Id<Task>> CellEditor::tasks() const
{
    std::vector<Id<Task>> tasks;
    for (const Id<Task> task : m_selection.tasks()) {
        if (isEditableCell(rows(), rows().lineOf(task), m_column) && m_column != OutlineColumn::Name) {
            tasks.push_back(task);
        }
    }
    if (std::find(tasks.begin(), tasks.end(), m_task) == tasks.end()) {
        return {m_task};
    }
    return tasks;
}

void CellEditor::edit(int line, OutlineColumn column)
{
    if (!isEditableCell(rows(), line, column) || !m_geometry.columns().find(column)) {
        return;
    }
    close();
    Q_EMIT opening(line);
    m_task = rows().taskAt(line);
    m_column = column;
    if (!m_selection.contains(m_task)) {
        m_selection.selectOnly(rows(), m_task);
    }
    const bool isText = column == OutlineColumn::Name || column == OutlineColumn::Predecessors;
    m_editor = new QLineEdit(m_viewport);
    m_editor->setFrame(false);
    m_editor->setFont(Theme::font(column == OutlineColumn::Name ? TextSize::Body : TextSize::Small));
    m_editor->setAlignment(isText ? Qt::AlignLeft : Qt::AlignRight);
    m_editor->setAccessibleName(tr("%1 of %2").arg(outlineColumnTitle(column), rows().row(line).name));
    m_editor->setText(cellEditText(rows(), line, column));
    m_editor->selectAll();
    m_editor->installEventFilter(this);
    connect(m_editor, &QLineEdit::textEdited, this, &CellEditor::askWhatItDoes);
    place();
    m_editor->show();
    m_editor->setFocus();
    Q_EMIT changed();
}

void CellEditor::place()
{
    if (!m_editor) {
        return;
    }
    const int line = rows().lineOf(m_task);
    QRectF cell = line < 0 ? QRectF() : m_geometry.cell(line, m_column);
    if (cell.isEmpty()) {
        close();
        return;
    }
    if (m_column == OutlineColumn::Name) {
        cell.setLeft(m_geometry.arrow(rows().row(line), line).right());
    }
    m_editor->setGeometry(cell.toRect());
    m_editor->setVisible(cell.top() >= GanttPainter::kHeaderHeight - 1);
}

void CellEditor::close()
{
    if (!m_editor) {
        return;
    }
    QLineEdit *editor = std::exchange(m_editor, nullptr);
    const bool hadFocus = editor->hasFocus();
    editor->removeEventFilter(this);
    editor->hide();
    editor->deleteLater();
    m_error.clear();
    m_trial.forget();
    m_effect.reset();
    Q_EMIT closed(hadFocus);
    Q_EMIT changed();
}

void CellEditor::askWhatItDoes()
{
    const auto command = cellCommand(rows(), m_column, tasks(), m_editor->text());
    m_error = command ? std::string() : command.error().message;
    if (command && m_column != OutlineColumn::Name) {
        m_trial.ask(*command);
    } else {
        m_trial.forget();
        m_effect.reset();
    }
    Q_EMIT changed();
}

void CellEditor::take(std::shared_ptr<const TrialEffect> effect)
{
    m_effect = std::move(effect);
    m_rowsAfter.reset();
    if (m_editor && m_effect->after && tasks().size() > 1) {
        m_rowsAfter =
            std::make_shared<const OutlineRows>(m_effect->after->plan, m_effect->after->schedule, rows().expanded());
    }
    Q_EMIT changed();
}

void CellEditor::commit(int step)
{
    const int line = rows().lineOf(m_task);
    const OutlineColumn column = m_column;
    if (m_editor->isModified()) {
        const auto command = cellCommand(rows(), column, tasks(), m_editor->text());
        if (!command) {
            m_error = command.error().message;
            Q_EMIT changed();
            return; // stays open: what was typed is not lost
        }
        if (!m_workspace.perform(**command, {}, m_effect ? m_effect->after : nullptr)) {
            return;
        }
    }
    close();
    if (step == 0) {
        return;
    }
    const GanttColumns shown = m_geometry.columns();
    std::vector<OutlineColumn> cells;
    for (const GanttColumns::Place &place : shown.places()) {
        if (isEditableCell(rows(), line, place.column)) {
            cells.push_back(place.column);
        }
    }
    const auto at = std::find(cells.begin(), cells.end(), column) - cells.begin() + step;
    if (at >= 0 && at < static_cast<std::ptrdiff_t>(cells.size())) {
        edit(line, cells[static_cast<std::size_t>(at)]);
    }
}

void CellEditor::commitAndStep(int lines)
{
    const OutlineColumn column = m_column;
    const int next = rows().lineOf(m_task) + lines;
    commit(0);
    if (!m_editor && isEditableCell(rows(), next, column)) {
        m_selection.moveTo(rows(), next, false);
        edit(next, column);
    }
}

void CellEditor::leave()
{
    // Losing focus commits an edit of one task; an edit of several tasks needs Enter or Tab and is otherwise discarded.
    const bool commits = m_editor->isModified() && tasks().size() == 1 && m_error.empty();
    QTimer::singleShot(0, this, [this, commits, editor = m_editor] {
        if (m_editor == editor) {
            commits ? commit(0) : close();
        }
    });
}

bool CellEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_editor) {
        return QObject::eventFilter(watched, event);
    }
    if (event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Escape: close(); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: commit(0); return true;
        case Qt::Key_Tab: commit(1); return true;
        case Qt::Key_Backtab: commit(-1); return true;
        case Qt::Key_Up: commitAndStep(-1); return true;
        case Qt::Key_Down: commitAndStep(1); return true;
        default: break;
        }
    } else if (event->type() == QEvent::FocusOut) {
        leave();
    }
    return QObject::eventFilter(watched, event);
}

void CellEditor::listChanges(Readout &readout) const
{
    const OutlineRows &after = *m_rowsAfter;
    std::size_t shown = 0;
    for (const Id<Task> task : tasks()) {
        const int before = rows().lineOf(task), then = after.lineOf(task);
        if (before < 0 || then < 0 || ++shown > kTasksShown) {
            continue;
        }
        const auto cell = [&](const OutlineRows &of, int line) {
            return m_column == OutlineColumn::Predecessors ? predecessorNumbers(of, task)
                                                           : outlineCellText(of.row(line), m_column);
        };
        readout.lines.push_back({rows().row(before).name, cell(rows(), before), cell(after, then)});
    }
    if (shown > kTasksShown) {
        readout.lines.push_back({tr("and %1 more tasks").arg(shown - kTasksShown)});
    }
}

Readout CellEditor::readout() const
{
    Readout readout;
    if (!m_editor || !m_editor->isModified()) {
        return readout;
    }
    const std::size_t count = tasks().size();
    const QString column = outlineColumnTitle(m_column);
    readout.title = count == 1 ? tr("%1: %2").arg(column, m_editor->text())
                               : tr("%1 of %2 tasks: %3").arg(column).arg(count).arg(m_editor->text());
    if (!m_error.empty()) {
        readout.note = qtext(m_error);
        readout.isWarning = true;
        return readout;
    }
    if (m_column == OutlineColumn::Name || !m_effect) {
        return readout;
    }
    if (m_rowsAfter && count > 1) {
        listChanges(readout);
    }
    describeEffect(*m_effect, readout);
    if (count > 1 && !readout.isWarning) {
        readout.note = tr("Enter changes all %1 in one step; Escape cancels.").arg(count);
    }
    return readout;
}

} // namespace gigaplan
