// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/command.h"
#include "model/edit/history.h"

#include <QObject>

namespace gigaplan {

/// What accompanies an edit, besides its command.
struct Circumstances {
    std::vector<EntityRef> selection; ///< at the time; undo restores it
    std::string reason; ///< why, for the log; may be empty
};

/// An open plan: the store, its current snapshot and the history. All changes go through `perform`, `undo`, `redo`,
/// and each makes the next snapshot from the recorded changeset only. Each is on the disk, with its entry in the log,
/// before `changed` reports it.
class Document final : public QObject {
    Q_OBJECT

public:
    /// Takes a filled store; fails where its rows do not load.
    static Result<std::unique_ptr<Document>> fromStore(std::unique_ptr<Store> store);
    ~Document() override;

    const PlanSnapshot &snapshot() const { return m_snapshot; }
    const History &history() const { return m_history; }
    Store &store() { return *m_store; }
    const Store &store() const { return *m_store; }

    /// The name that the log gives to this process's edits; by default that of the account.
    void setAuthor(std::string author) { m_author = std::move(author); }
    const std::string &author() const { return m_author; }

    /// Runs the command as one named, undoable step. A command that changes nothing leaves no step.
    Result<void> perform(const Command &command, const Circumstances &circumstances = {});
    /// Returns what to select: what was selected when the step was done (or, for redo, undone). `selection`: of now.
    Result<std::vector<EntityRef>> undo(std::vector<EntityRef> selection = {});
    Result<std::vector<EntityRef>> redo();
    /// Undoes or redoes until `done` steps are done; stops at the first error.
    Result<std::vector<EntityRef>> goTo(std::size_t done, std::vector<EntityRef> selection = {});

    /// The plan as its file has it: what was opened or last saved. The starting point for comparing with it, reverting
    /// to it and merging another user's save.
    const PlanSnapshot &savedSnapshot() const { return m_saved; }
    bool isModified() const { return !m_history.isClean(); }
    void setClean(); ///< the file now has the current snapshot
    /// The file holds `saved`, not what is open: after recovery, or when another program wrote it.
    void setSaved(PlanSnapshot saved);

Q_SIGNALS:
    /// After every change, with the snapshot already the new one.
    void changed(const gigaplan::ChangeSummary &summary);
    /// Undo or redo texts or the modified state changed.
    void historyChanged();

private:
    Document(std::unique_ptr<Store> store, PlanSnapshot snapshot);
    /// Undoes or redoes the next step; `selection`: of now, which redoing it selects again.
    Result<void> replay(LoggedEdit::Kind kind, std::vector<EntityRef> selection);
    void advance(const ChangeSummary &summary);
    LoggedEdit entry(LoggedEdit::Kind kind) const;

    std::unique_ptr<Store> m_store;
    PlanSnapshot m_snapshot;
    PlanSnapshot m_saved;
    History m_history;
    std::string m_author;
};

} // namespace gigaplan
