// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/outline_edits.h"

#include "model/edit/command_sequence.h"
#include "model/edit/commands.h"
#include "model/edit/task_outline.h"
#include "model/plan/fields.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"
#include "model/words/labels.h"

#include <QMenu>

#include <algorithm>
#include <array>

namespace gigaplan {

OutlineEdits::OutlineEdits(Workspace &workspace, TimelineLines &lines, TimelineSelection &selection, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_lines(lines), m_selection(selection)
{
}

bool OutlineEdits::showsHiddenFirst()
{
    for (const Id<Task> task : m_selection.tasks()) {
        if (m_lines.rows().lineOf(task) < 0 && m_workspace.plan().find(task)) {
            Q_EMIT revealRequested(task);
            m_workspace.refuse(tr("“%1” was hidden by the filter. It is shown again.")
                                   .arg(qtext(displayName(m_workspace.plan(), task))));
            return true;
        }
    }
    return false;
}

void OutlineEdits::changeDepth(Make make)
{
    const auto chosen = m_selection.tasks();
    if (chosen.empty() || showsHiddenFirst()) {
        return;
    }
    if (const auto command = make(m_workspace.plan(), chosen)) {
        m_workspace.perform(**command);
    } else {
        m_workspace.refuse(qtext(command.error().message));
    }
    m_lines.revealInNext(m_selection.current());
}

void OutlineEdits::indent()
{
    changeDepth(indentTasks);
}

void OutlineEdits::outdent()
{
    changeDepth(outdentTasks);
}

void OutlineEdits::splitGroup()
{
    const auto tasks = m_selection.inOrder(m_lines.rows());
    if (!tasks.empty() && !showsHiddenFirst() && m_workspace.perform(SplitGroup(tasks.front()))) {
        m_lines.revealInNext(m_selection.current());
    }
}

void OutlineEdits::link()
{
    if (showsHiddenFirst()) {
        return;
    }
    const auto tasks = m_selection.inOrder(m_lines.rows());
    std::vector<std::shared_ptr<const Command>> steps;
    for (std::size_t i = 0; i + 1 < tasks.size(); ++i) {
        const auto into = m_lines.rows().linksInto(tasks[i + 1]);
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

void OutlineEdits::unlink()
{
    if (showsHiddenFirst()) {
        return;
    }
    std::vector<EntityRef> links;
    for (const Id<Task> task : m_selection.inOrder(m_lines.rows())) {
        for (const Link *link : m_lines.rows().linksInto(task)) {
            if (m_selection.contains(link->from)) {
                links.emplace_back(link->id);
            }
        }
    }
    if (!links.empty()) {
        m_workspace.perform(RemoveEntities(std::move(links)));
    }
}

void OutlineEdits::editName()
{
    Q_EMIT nameEditRequested();
}

std::span<const OutlineEdits::Edit> OutlineEdits::all()
{
    static constexpr Edit separator{nullptr, {}, Needs::Line, nullptr};
    static constexpr std::array edits{
        Edit{QT_TR_NOOP("&Edit name"), QKeyCombination(Qt::Key_F2), Needs::Line, &OutlineEdits::editName},
        separator,
        Edit{QT_TR_NOOP("&Indent"), Qt::ALT | Qt::SHIFT | Qt::Key_Right, Needs::Tasks, &OutlineEdits::indent},
        Edit{QT_TR_NOOP("&Outdent"), Qt::ALT | Qt::SHIFT | Qt::Key_Left, Needs::Tasks, &OutlineEdits::outdent},
        Edit{QT_TR_NOOP("&Split group here"), Qt::ALT | Qt::SHIFT | Qt::Key_Down, Needs::Parent,
             &OutlineEdits::splitGroup},
        separator,
        Edit{QT_TR_NOOP("&Link in this order"), Qt::CTRL | Qt::Key_F2, Needs::TwoTasks, &OutlineEdits::link},
        Edit{QT_TR_NOOP("&Unlink"), Qt::CTRL | Qt::SHIFT | Qt::Key_F2, Needs::TwoTasks, &OutlineEdits::unlink},
    };
    return edits;
}

bool OutlineEdits::isPossible(Needs needs) const
{
    const std::size_t chosen = m_selection.taskIds().size();
    const Task *task = m_lines.rows().plan().find(m_selection.current());
    switch (needs) {
    case Needs::Line: return task && m_selection.currentLine(m_lines.rows()) >= 0;
    case Needs::Tasks: return chosen > 0;
    case Needs::Parent: return task && task->parent;
    case Needs::TwoTasks: return chosen > 1;
    }
    return false;
}

void OutlineEdits::fillMenu(QMenu &menu)
{
    for (const Edit &edit : all()) {
        if (!edit.text) {
            menu.addSeparator();
            continue;
        }
        QAction *action = menu.addAction(tr(edit.text), this, edit.run);
        action->setShortcut(edit.keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setEnabled(isPossible(edit.needs));
    }
}

} // namespace gigaplan
