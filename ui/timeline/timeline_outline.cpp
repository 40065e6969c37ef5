// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of the tree and of links for the chosen tasks, by keys and by the menu.
#include "model/edit/command_sequence.h"
#include "model/edit/commands.h"
#include "model/edit/task_outline.h"
#include "model/plan/fields.h"
#include "model/words/labels.h"
#include "ui/timeline/cell_edits.h"
#include "ui/timeline/timeline_canvas.h"

#include <QContextMenuEvent>
#include <QMenu>

#include <algorithm>

namespace gigaplan {

std::vector<Id<Task>> TimelineCanvas::selectedInOrder() const
{
    std::vector<Id<Task>> tasks = selectedTasks();
    std::sort(tasks.begin(), tasks.end(),
              [&](Id<Task> a, Id<Task> b) { return m_rows.numberOf(a) < m_rows.numberOf(b); });
    return tasks;
}

void TimelineCanvas::performMade(const Result<std::unique_ptr<Command>> &command)
{
    if (command) {
        m_workspace.perform(**command);
    } else {
        Q_EMIT m_workspace.failed(qtext(command.error().message));
    }
}

bool TimelineCanvas::showsHiddenFirst()
{
    for (const Id<Task> task : selectedTasks()) {
        if (m_rows.lineOf(task) < 0 && m_workspace.plan().find(task)) {
            revealTask(task);
            Q_EMIT m_workspace.failed(tr("“%1” was hidden by the filter. It is shown again.")
                                          .arg(qtext(displayName(m_workspace.plan(), task))));
            return true;
        }
    }
    return false;
}

void TimelineCanvas::indent()
{
    if (!selectedTasks().empty() && !showsHiddenFirst()) {
        performMade(indentTasks(m_workspace.plan(), selectedTasks()));
        revealAfterForecast();
    }
}

void TimelineCanvas::outdent()
{
    if (!selectedTasks().empty() && !showsHiddenFirst()) {
        performMade(outdentTasks(m_workspace.plan(), selectedTasks()));
        revealAfterForecast();
    }
}

void TimelineCanvas::revealAfterForecast()
{
    m_toReveal = m_current;
}

void TimelineCanvas::splitGroup()
{
    const auto tasks = selectedInOrder();
    if (!tasks.empty() && !showsHiddenFirst() && m_workspace.perform(SplitGroup(tasks.front()))) {
        revealAfterForecast();
    }
}

void TimelineCanvas::linkSelected()
{
    if (showsHiddenFirst()) {
        return;
    }
    const auto tasks = selectedInOrder();
    std::vector<std::shared_ptr<const Command>> steps;
    for (std::size_t i = 0; i + 1 < tasks.size(); ++i) {
        const auto into = m_rows.linksInto(tasks[i + 1]);
        const bool isLinked = std::any_of(into.begin(), into.end(), [&](const Link *link) {
            return link->from == tasks[i] && link->kind == LinkKind::FinishStart;
        });
        if (!isLinked) {
            steps.push_back(std::make_shared<LinkTasks>(tasks[i], tasks[i + 1]));
        }
    }
    if (!steps.empty()) {
        m_workspace.perform(CommandSequence(std::move(steps), tr("Link %1 tasks").arg(tasks.size()).toStdString()));
    }
}

void TimelineCanvas::unlinkSelected()
{
    if (showsHiddenFirst()) {
        return;
    }
    std::vector<EntityRef> links;
    for (const Id<Task> task : selectedInOrder()) {
        for (const Link *link : m_rows.linksInto(task)) {
            if (m_selectedTasks.contains(link->from.value)) {
                links.emplace_back(link->id);
            }
        }
    }
    if (!links.empty()) {
        m_workspace.perform(RemoveEntities(std::move(links)));
    }
}

void TimelineCanvas::fillTaskMenu(QMenu &menu)
{
    const auto add = [&](const QString &text, const QKeySequence &keys, bool enabled, auto &&what) {
        QAction *action = menu.addAction(text, this, std::forward<decltype(what)>(what));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setEnabled(enabled);
    };
    const int line = currentLine();
    const auto chosen = selectedTasks();
    const Task *task = m_forecast->plan.find(m_current);
    add(tr("&Edit name"), Qt::Key_F2, line >= 0 && task, [this, line] { editCell(line, GanttColumn::Name); });
    menu.addSeparator();
    add(tr("&Indent"), Qt::ALT | Qt::SHIFT | Qt::Key_Right, !chosen.empty(), [this] { indent(); });
    add(tr("&Outdent"), Qt::ALT | Qt::SHIFT | Qt::Key_Left, !chosen.empty(), [this] { outdent(); });
    add(tr("&Split group here"), Qt::ALT | Qt::SHIFT | Qt::Key_Down, task && task->parent, [this] { splitGroup(); });
    menu.addSeparator();
    add(tr("&Link in this order"), Qt::CTRL | Qt::Key_F2, chosen.size() > 1, [this] { linkSelected(); });
    add(tr("&Unlink"), Qt::CTRL | Qt::SHIFT | Qt::Key_F2, chosen.size() > 1, [this] { unlinkSelected(); });
}

void TimelineCanvas::fillColumnMenu(QMenu &menu)
{
    for (int index = 0; index < kGanttColumnCount; ++index) {
        const auto column = static_cast<GanttColumn>(index);
        if (column == GanttColumn::Name || (column == GanttColumn::Variance && !m_columnChoice.hasBaseline)) {
            continue;
        }
        QAction *action = menu.addAction(ganttColumnTitle(column));
        action->setCheckable(true);
        action->setChecked(!m_columnChoice.hidden.contains(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setColumnHidden(column, !shown); });
    }
    menu.addSeparator();
    menu.addAction(namesRect().width() < GanttColumns::widthOfAll(m_columnChoice) ? tr("Fit all columns")
                                                                                  : tr("Usual width"),
                   this, &TimelineCanvas::toggleAllColumns);
}

void TimelineCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    if (!hasPlan() || m_gesture.kind != TimelineGesture::Kind::None) {
        return;
    }
    QMenu menu(this);
    QPoint at = event->globalPos();
    const QPointF inside = viewport()->mapFromGlobal(at);
    if (event->reason() == QContextMenuEvent::Mouse && namesHeaderRect().contains(inside)) {
        fillColumnMenu(menu);
    } else {
        const int line = lineAt(inside.y());
        if (event->reason() == QContextMenuEvent::Mouse && line >= 0 && !m_rows.isGroup(line)
            && !m_selectedTasks.contains(m_rows.taskAt(line).value)) {
            m_anchor = m_current = m_rows.taskAt(line);
            select({m_current});
        } else if (event->reason() != QContextMenuEvent::Mouse && currentLine() >= 0) {
            at = viewport()->mapToGlobal(
                QPointF(namesRect().left() + space::kHuge, lineTop(currentLine()) + space::kRow).toPoint());
        }
        fillTaskMenu(menu);
    }
    menu.exec(at);
}

} // namespace gigaplan
