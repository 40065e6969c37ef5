// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/document.h"
#include "model/session/plan_lock.h"
#include "model/session/recovery.h"

#include <filesystem>

namespace gigaplan {

/// Where and how plans are worked on.
struct SessionOptions {
    std::filesystem::path directory; ///< of working copies; made where it is missing
    int backups = 5; ///< previous versions kept next to a plan file; 0: none
};

/// What a save may replace.
enum class SaveOver {
    KnownVersion, ///< the file as this session last read or wrote it
    AnyVersion, ///< whatever it is now
    AnyLock, ///< the same, and another process's lock is taken over
};

/// What the plan file is now, compared with when this session last read or wrote it.
enum class DiskState { Unchanged, Changed, Gone };

/// The life of one open plan outside any window: its working copy, in which every edit is durable; its lock; its file,
/// replaced only by a verified new one; its backups; and what to recover after a crash. The plan file is read when it is
/// opened and written when it is saved, and at no other time.
///
/// The working copy is removed when the session is destroyed: an orderly end. A process that dies leaves it behind, and
/// `recoverablePlans` finds it.
class PlanSession {
public:
    /// The session and the document over its working copy; the document must go first.
    struct Opened {
        std::unique_ptr<PlanSession> session;
        std::unique_ptr<Document> document;
        std::vector<std::string> notes; ///< sentences for the user: what a migration did, that there can be no lock
    };

    /// Opens a file of any readable format. Where another living process has it open the error is of kind Locked and
    /// `holder` says who; with `takeOver` the lock is taken and the other process finds out when it saves. A directory
    /// that cannot be written to gives a note instead of a lock.
    static Result<Opened> open(const std::filesystem::path &file, const SessionOptions &options, bool takeOver = false,
                               LockHolder *holder = nullptr);
    /// A plan that has no file yet: its document is modified until it is saved.
    static Result<Opened> create(const PlanSnapshot &plan, const SessionOptions &options);
    /// Continues with what a dead process left. The document is modified where it differs from the file, or has none.
    static Result<Opened> recover(const RecoverablePlan &left, const SessionOptions &options);
    ~PlanSession();

    /// Empty: none yet.
    const std::filesystem::path &file() const;

    /// Writes the plan to `target` and makes that this session's file: new file, verified, synced; the previous version
    /// to the backups; renamed. On any error the old file, the working copy and the lock are as before. Fails with kind
    /// Locked where another process has the lock now; where another program wrote to the session's own file since, or
    /// writes to the target while this is under way, that is left as it is.
    Result<void> save(Document &document, const std::filesystem::path &target, SaveOver over = SaveOver::KnownVersion);
    /// The same into another file; the session stays with its own.
    Result<void> saveCopy(Document &document, const std::filesystem::path &target);
    /// Sentences for the user: what of the file before the last save or copy could not be kept.
    const std::vector<std::string> &lostInSaving() const;

    DiskState diskState() const;
    /// The plan as the file has it now; ids as in `reference`.
    Result<PlanSnapshot> readFile(const PlanSnapshot &reference) const;
    /// The file as it is now counts as known: the user decided to keep what is open.
    void acceptDiskState();

private:
    struct Private;
    explicit PlanSession(std::unique_ptr<Private> d);
    static Result<std::unique_ptr<Private>> newCopy(const SessionOptions &options, const std::filesystem::path &file);
    static Result<Opened> begin(std::unique_ptr<Private> d, std::unique_ptr<Store> store,
                                std::vector<std::string> notes);
    std::unique_ptr<Private> d;
};

} // namespace gigaplan
