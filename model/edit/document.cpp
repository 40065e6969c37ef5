// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/document.h"

#include "model/edit/change_log.h"
#include "model/edit/scenarios.h"
#include "model/plan/scenarios.h"

namespace gigaplan {

Document::Document(std::unique_ptr<Store> store, PlanSnapshot snapshot)
    : m_store(std::move(store)), m_snapshot(std::move(snapshot)), m_saved(m_snapshot), m_author(currentAuthor())
{
}

Document::~Document() = default;

Result<std::unique_ptr<Document>> Document::fromStore(std::unique_ptr<Store> store)
{
    GIGAPLAN_TRY_VALUE(auto snapshot, store->load());
    return std::unique_ptr<Document>(new Document(std::move(store), std::move(snapshot)));
}

LoggedEdit Document::entry(LoggedEdit::Kind kind) const
{
    LoggedEdit edit;
    edit.kind = kind;
    edit.madeOn = logTime();
    edit.madeBy = m_author;
    if (const Scenario *open = openScenario(m_snapshot)) {
        edit.scenario = open->name;
    }
    return edit;
}

Result<void> Document::perform(const Command &command, const Circumstances &circumstances)
{
    History::Step step;
    step.text = command.text(m_snapshot);
    step.selectionBefore = circumstances.selection;
    ChangeSummary summary;
    const auto account = [&](const Changeset &changes) -> Result<LoggedEdit> {
        GIGAPLAN_TRY_VALUE(summary, Store::summarise(changes, m_snapshot));
        LoggedEdit edit = entry(LoggedEdit::Kind::Edit);
        edit.text = step.text;
        edit.reason = circumstances.reason;
        edit.changes = loggedChanges(m_snapshot, summary);
        return edit;
    };
    GIGAPLAN_TRY_VALUE(auto changes,
                       m_store->record([&](RowWriter &writer) { return command.apply(m_snapshot, writer); }, account));
    if (changes.isEmpty()) {
        return {};
    }
    step.changeset = std::move(changes);
    step.rows = summary.size();
    step.logged = m_store->lastLogged();
    m_history.push(std::move(step));
    advance(summary);
    return {};
}

Result<std::vector<EntityRef>> Document::undo(std::vector<EntityRef> selection)
{
    if (!m_history.canUndo()) {
        return selection;
    }
    GIGAPLAN_TRY(replay(LoggedEdit::Kind::Undo, std::move(selection)));
    return m_history.redoStep().selectionBefore;
}

Result<std::vector<EntityRef>> Document::redo()
{
    if (!m_history.canRedo()) {
        return std::vector<EntityRef>();
    }
    GIGAPLAN_TRY(replay(LoggedEdit::Kind::Redo, {}));
    return m_history.undoStep().selectionAfter;
}

Result<void> Document::replay(LoggedEdit::Kind kind, std::vector<EntityRef> selection)
{
    const bool back = kind == LoggedEdit::Kind::Undo;
    const History::Step &step = back ? m_history.undoStep() : m_history.redoStep();
    GIGAPLAN_TRY_VALUE(auto summary, Store::summarise(step.changeset, m_snapshot, back));
    LoggedEdit log = entry(kind);
    log.text = (back ? "Undo: " : "Redo: ") + step.text;
    log.replays = step.logged;
    if (auto replayed = back ? m_store->applyInverted(step.changeset, std::move(log))
                             : m_store->apply(step.changeset, std::move(log));
        !replayed) {
        return replayed;
    }
    back ? m_history.stepBack(std::move(selection)) : m_history.stepForward();
    advance(summary);
    return {};
}

Result<std::vector<EntityRef>> Document::goTo(std::size_t done, std::vector<EntityRef> selection)
{
    Result<std::vector<EntityRef>> outcome = selection;
    while (outcome && m_history.doneCount() > done && m_history.canUndo()) {
        outcome = undo(std::move(selection));
        selection = outcome ? *outcome : std::vector<EntityRef>();
    }
    while (outcome && m_history.doneCount() < done && m_history.canRedo()) {
        outcome = redo();
    }
    return outcome;
}

void Document::setClean()
{
    m_saved = m_snapshot;
    m_history.setClean();
    Q_EMIT historyChanged();
}

void Document::setSaved(PlanSnapshot saved)
{
    m_saved = std::move(saved);
    m_saved == m_snapshot ? m_history.setClean() : m_history.setNeverClean();
    Q_EMIT historyChanged();
}

void Document::advance(const ChangeSummary &summary)
{
    m_snapshot = m_snapshot.with(summary);
    Q_EMIT changed(summary);
    Q_EMIT historyChanged();
}

} // namespace gigaplan
