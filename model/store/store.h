// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/atomic_file.h"
#include "model/base/result.h"
#include "model/plan/snapshot.h"
#include "model/store/edit_log.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace gigaplan {

/// Opaque bytes of an SQLite changeset made by this process. Never built from outside bytes: a corrupt one can hang
/// SQLite.
class Changeset {
public:
    Changeset() = default;
    explicit Changeset(std::vector<unsigned char> bytes) : m_bytes(std::move(bytes)) {}
    bool isEmpty() const { return m_bytes.empty(); }
    std::size_t size() const { return m_bytes.size(); }
    const unsigned char *data() const { return m_bytes.data(); }

private:
    std::vector<unsigned char> m_bytes;
};

/// Writes rows inside a transaction. Errors are kept: the transaction fails as a whole with the first one.
class RowWriter {
public:
    virtual ~RowWriter() = default;
    template <class E>
    void insert(const E &row)
    {
        insertRow(tableId<E>(), &row);
    }
    /// Writes all fields of an existing row; what is equal is not recorded as changed.
    template <class E>
    void update(const E &row)
    {
        updateRow(tableId<E>(), &row);
    }
    template <class E>
    void remove(Id<E> id)
    {
        removeRow(id);
    }
    virtual void removeRow(EntityRef ref) = 0;

protected:
    virtual void insertRow(TableId table, const void *row) = 0;
    virtual void updateRow(TableId table, const void *row) = 0;
};

/// The one owner of a plan's database connection. Used from one thread at a time.
class Store {
public:
    /// An empty database of the current version; an empty path: private to this process, in no named file.
    static Result<std::unique_ptr<Store>> create(const std::filesystem::path &path = {});
    /// A private copy of the plan file `source` at `workingCopy` (empty: as for `create`). Checks that it is an SQLite file
    /// of this program, not of a newer version, harmless and sound; a file of an older version is brought forward in the
    /// copy. The source is only read.
    static Result<std::unique_ptr<Store>> openCopy(const std::filesystem::path &source,
                                                   const std::filesystem::path &workingCopy = {});
    /// Continues with a working copy that an earlier process left behind: it is checked like any file.
    static Result<std::unique_ptr<Store>> openInPlace(const std::filesystem::path &workingCopy);
    ~Store();

    /// Reads all rows. Fails where a stored value breaks its field's description.
    Result<PlanSnapshot> load();
    /// Rows that `load` just returned, kept for the next call, which gets them unless something is written before.
    void setLoaded(PlanSnapshot plan);

    /// What migrating the opened file did, a sentence for each step; empty where it was of this version.
    const std::vector<std::string> &migrationMessages() const;

    /// The log's account of a change that was just recorded.
    using Account = std::function<Result<LoggedEdit>(const Changeset &)>;
    /// Runs `write` in one transaction with a session recording it; returns what changed (empty: nothing did). What
    /// `account` says is logged in the same transaction. On any error, dangling references at commit included, the
    /// database is as before.
    Result<Changeset> record(const std::function<Result<void>(RowWriter &)> &write, const Account &account = {});
    /// Replays a changeset, inverted or as it is, in one transaction, with an entry in the log; nothing is recorded.
    Result<void> apply(const Changeset &changeset, LoggedEdit entry);
    Result<void> applyInverted(const Changeset &changeset, LoggedEdit entry);

    /// The log's entries after number `after`, oldest first.
    Result<std::vector<LoggedEdit>> log(std::int64_t after = 0, bool withChanges = true) const;
    /// What one entry changed, field by field.
    Result<std::vector<LoggedChange>> changesLogged(std::int64_t number) const;
    /// The number of the newest entry; 0: there is none.
    std::int64_t lastLogged() const;
    Result<void> setReason(std::int64_t number, const std::string &reason);

    /// Bulk insertion into an empty store, unrecorded: the way in for readers and generators.
    Result<void> fill(const std::function<Result<void>(RowWriter &)> &write);

    /// What the changeset does to `before`, from nothing but its bytes. `inverted`: what undoing it does.
    static Result<ChangeSummary> summarise(const Changeset &changeset, const PlanSnapshot &before,
                                           bool inverted = false);

    /// Begins to verify the current plan, in another thread: a save that finds it unchanged has the verdict already.
    /// False: the last verification is not finished yet.
    bool verifyAhead();
    /// Writes the plan to `target`: a new file next to it is written, verified (integrity, foreign keys, row counts),
    /// synced and moved over the old one, which stays untouched until then.
    Result<void> saveAs(const std::filesystem::path &target, const BeforeReplace &beforeReplace = {});

    /// integrity_check, references and schema, as after a crash.
    Result<void> verify() const;

    /// The plan's rows, without the log, as text in a fixed order, for tests that compare databases.
    std::string dump();

private:
    struct Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace gigaplan
