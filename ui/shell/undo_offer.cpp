// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/undo_offer.h"

#include "model/edit/task_outline.h"
#include "model/plan/fields.h"
#include "model/plan/scenarios.h"
#include "model/words/labels.h"
#include "ui/kit/message_bar.h"

namespace gigaplan {

namespace {

constexpr QLatin1String kTopic("undoOffer");

} // namespace

UndoOffer::UndoOffer(Workspace &workspace, MessageBar &messages, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_messages(messages)
{
    connect(&workspace, &Workspace::planChanged, this, &UndoOffer::tellOfGroups);
    connect(&workspace, &Workspace::historyChanged, this, &UndoOffer::followHistory);
    connect(&workspace, &Workspace::documentReplaced, this, [this] { m_messages.take(kTopic); });
}

void UndoOffer::offer(const QString &text)
{
    m_step = m_workspace.document()->history().doneCount();
    m_messages.say(kTopic, text, {{tr("Undo"), [this] { m_workspace.undo(); }}});
}

void UndoOffer::followHistory()
{
    const Document *document = m_workspace.document();
    if (!document || document->history().doneCount() != m_step) {
        m_messages.take(kTopic);
    }
}

void UndoOffer::tellOfGroups(const ChangeSummary &change)
{
    // What undo or another scenario brings was there before.
    if (m_workspace.document()->history().canRedo() || !change.of<Scenario>().isEmpty()) {
        return;
    }
    const auto groups = becameGroups(m_workspace.plan(), change);
    if (groups.size() == 1) {
        offer(tr("“%1” is a summary now: its dates and progress come from its subtasks, its own no longer count.")
                  .arg(qtext(displayName(m_workspace.plan(), groups.front()))));
    } else if (!groups.empty()) {
        offer(tr("%L1 tasks are summaries now: their dates and progress come from their subtasks, their own no longer "
                 "count.")
                  .arg(groups.size()));
    }
}

} // namespace gigaplan
