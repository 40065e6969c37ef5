// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/command.h"
#include "model/edit/history.h"

#include <QObject>

namespace gigaplan {

/// An open plan: the store, its current snapshot and the history. All changes go through `perform`, `undo`, `redo`,
/// and each makes the next snapshot from the recorded changeset only.
class Document final : public QObject {
    Q_OBJECT

public:
    /// Takes a filled store; fails where its rows do not load.
    static Result<std::unique_ptr<Document>> fromStore(std::unique_ptr<Store> store);
    ~Document() override;

    const PlanSnapshot &snapshot() const { return m_snapshot; }
    const History &history() const { return m_history; }
    Store &store() { return *m_store; }

    /// Runs the command as one named, undoable step. A command that changes nothing leaves no step.
    Result<void> perform(const Command &command);
    Result<void> undo();
    Result<void> redo();

    bool isModified() const { return !m_history.isClean(); }
    void setClean();

Q_SIGNALS:
    /// After every change, with the snapshot already the new one.
    void changed(const gigaplan::ChangeSummary &summary);
    /// Undo or redo texts or the modified state changed.
    void historyChanged();

private:
    Document(std::unique_ptr<Store> store, PlanSnapshot snapshot);
    void advance(const ChangeSummary &summary);

    std::unique_ptr<Store> m_store;
    PlanSnapshot m_snapshot;
    History m_history;
};

} // namespace gigaplan
