// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/document.h"

namespace gigaplan {

Document::Document(std::unique_ptr<Store> store, PlanSnapshot snapshot)
    : m_store(std::move(store)), m_snapshot(std::move(snapshot))
{
}

Document::~Document() = default;

Result<std::unique_ptr<Document>> Document::fromStore(std::unique_ptr<Store> store)
{
    auto snapshot = store->load();
    if (!snapshot) {
        return snapshot.error();
    }
    return std::unique_ptr<Document>(new Document(std::move(store), std::move(*snapshot)));
}

Result<void> Document::perform(const Command &command)
{
    const std::string text = command.text(m_snapshot);
    auto changes = m_store->record([&](RowWriter &writer) { return command.apply(m_snapshot, writer); });
    if (!changes) {
        return changes.error();
    }
    if (changes->isEmpty()) {
        return {};
    }
    auto summary = Store::summarise(*changes, m_snapshot);
    if (!summary) {
        return summary.error();
    }
    m_history.push({text, std::move(*changes)});
    advance(*summary);
    return {};
}

Result<void> Document::undo()
{
    if (!m_history.canUndo()) {
        return {};
    }
    const Changeset &changes = m_history.undoStep().changeset;
    auto summary = Store::summarise(changes, m_snapshot, true);
    if (!summary) {
        return summary.error();
    }
    if (auto replayed = m_store->applyInverted(changes); !replayed) {
        return replayed;
    }
    m_history.stepBack();
    advance(*summary);
    return {};
}

Result<void> Document::redo()
{
    if (!m_history.canRedo()) {
        return {};
    }
    const Changeset &changes = m_history.redoStep().changeset;
    auto summary = Store::summarise(changes, m_snapshot);
    if (!summary) {
        return summary.error();
    }
    if (auto replayed = m_store->apply(changes); !replayed) {
        return replayed;
    }
    m_history.stepForward();
    advance(*summary);
    return {};
}

void Document::setClean()
{
    m_history.setClean();
    Q_EMIT historyChanged();
}

void Document::advance(const ChangeSummary &summary)
{
    m_snapshot = m_snapshot.with(summary);
    Q_EMIT changed(summary);
    Q_EMIT historyChanged();
}

} // namespace gigaplan
