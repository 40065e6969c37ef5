// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/store.h"

#include "model/store/edit_log_tables.h"
#include "model/store/reference_check.h"
#include "model/store/row_loader.h"
#include "model/store/row_writer.h"
#include "model/store/schema.h"
#include "model/store/transaction.h"
#include "model/store/verified_copy.h"

namespace gigaplan {

using sqlite::Database;
using store::Transaction;

struct Store::Private {
    Database database;
    std::vector<std::string> migrated = {};
    std::optional<PlanSnapshot> loaded = {};
    store::ImageCheck ahead = {};

    explicit Private(Database opened, std::vector<std::string> messages = {})
        : database(std::move(opened)), migrated(std::move(messages))
    {
    }
};

namespace {

struct DeleteSession {
    void operator()(sqlite3_session *session) const { sqlite3session_delete(session); }
};
using Session = std::unique_ptr<sqlite3_session, DeleteSession>;

Result<Session> attachSession(const Database &database)
{
    sqlite3_session *raw = nullptr;
    if (sqlite3session_create(database.get(), "main", &raw) != SQLITE_OK) {
        return Error{ErrorKind::NotWritten, "changes cannot be recorded"};
    }
    Session session(raw);
    // Tables by name: only what a plan consists of is recorded.
    for (std::size_t i = 0; i < kTableCount; ++i) {
        sqlite3session_attach(raw, std::string(tableInfo(tableAt(i)).name).c_str());
    }
    return session;
}

Result<Changeset> changesOf(sqlite3_session *session)
{
    int size = 0;
    void *bytes = nullptr;
    if (sqlite3session_changeset(session, &size, &bytes) != SQLITE_OK) {
        return Error{ErrorKind::NotWritten, "the change cannot be recorded"};
    }
    const auto *first = static_cast<unsigned char *>(bytes);
    Changeset changeset(std::vector<unsigned char>(first, first + size));
    sqlite3_free(bytes);
    return changeset;
}

int abortOnConflict(void *, int, sqlite3_changeset_iter *)
{
    return SQLITE_CHANGESET_ABORT;
}

Result<void> replay(const Database &database, const void *bytes, std::size_t size, LoggedEdit &entry)
{
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun) {
        return begun;
    }
    if (sqlite3changeset_apply(database.get(), static_cast<int>(size), const_cast<void *>(bytes), nullptr,
                               abortOnConflict, nullptr)
        != SQLITE_OK) {
        return database.lastError(ErrorKind::NotWritten, "replaying a change");
    }
    if (auto logged = store::appendToLog(database, entry); !logged) {
        return logged;
    }
    return transaction.commit();
}

/// Settings of a connection that is written to. WAL with full sync: an edit is on the disk before it is confirmed. Extra
/// is full, and syncs the directory once the journal of the switch to WAL is gone: that journal, come back after a power
/// loss, would undo the switch and with it everything in the log.
Result<void> prepareForWriting(const Database &database)
{
    return database.execute("PRAGMA synchronous = EXTRA; PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;"
                            "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536");
}

} // namespace

Store::Store(std::unique_ptr<Private> p) : d(std::move(p)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::create(const std::filesystem::path &path)
{
    GIGAPLAN_TRY_VALUE(auto database,
                       path.empty() ? Database::openUnnamed()
                                    : Database::open(path, Database::Access::ReadWriteCreate));
    GIGAPLAN_TRY(prepareForWriting(database));
    // One transaction, so one sync instead of one for every table and index.
    Transaction transaction(database);
    GIGAPLAN_TRY(transaction.begin());
    GIGAPLAN_TRY(store::createTables(database));
    GIGAPLAN_TRY(store::createIndexes(database));
    GIGAPLAN_TRY(transaction.commit());
    return std::unique_ptr<Store>(new Store(std::make_unique<Private>(std::move(database))));
}

Result<std::unique_ptr<Store>> Store::openCopy(const std::filesystem::path &source,
                                               const std::filesystem::path &workingCopy)
{
    auto copy = store::copyVerified(source, workingCopy);
    if (!copy) {
        return copy.error().in(source.string());
    }
    if (auto result = prepareForWriting(copy->database); !result) {
        return result.error().in(workingCopy.string());
    }
    return std::unique_ptr<Store>(
        new Store(std::make_unique<Private>(std::move(copy->database), std::move(copy->migrated))));
}

Result<std::unique_ptr<Store>> Store::openInPlace(const std::filesystem::path &workingCopy)
{
    GIGAPLAN_TRY_VALUE(auto database, Database::open(workingCopy, Database::Access::ReadWriteCreate));
    auto messages = store::makeCurrent(database, store::Indexes::Present);
    if (!messages) {
        return messages.error().in(workingCopy.string());
    }
    if (auto result = prepareForWriting(database); !result) {
        return result.error().in(workingCopy.string());
    }
    return std::unique_ptr<Store>(new Store(std::make_unique<Private>(std::move(database), std::move(*messages))));
}

const std::vector<std::string> &Store::migrationMessages() const
{
    return d->migrated;
}

Result<PlanSnapshot> Store::load()
{
    if (d->loaded) {
        return *std::exchange(d->loaded, std::nullopt);
    }
    return store::loadPlan(d->database, store::Extent::Whole);
}

void Store::setLoaded(PlanSnapshot plan)
{
    d->loaded = std::move(plan);
}

Result<Changeset> Store::record(const std::function<Result<void>(RowWriter &)> &write, const Account &account)
{
    d->loaded.reset();
    Transaction transaction(d->database);
    GIGAPLAN_TRY(transaction.begin());
    GIGAPLAN_TRY_VALUE(auto session, attachSession(d->database));
    store::StatementWriter writer(d->database);
    GIGAPLAN_TRY(write(writer));
    GIGAPLAN_TRY(writer.outcome());
    auto changes = changesOf(session.get());
    if (!changes) {
        return changes;
    }
    if (account && !changes->isEmpty()) {
        GIGAPLAN_TRY_VALUE(auto entry, account(*changes));
        GIGAPLAN_TRY(store::appendToLog(d->database, entry));
    }
    GIGAPLAN_TRY(transaction.commit());
    return changes;
}

Result<void> Store::apply(const Changeset &changeset, LoggedEdit entry)
{
    d->loaded.reset();
    return replay(d->database, changeset.data(), changeset.size(), entry);
}

Result<void> Store::applyInverted(const Changeset &changeset, LoggedEdit entry)
{
    d->loaded.reset();
    int size = 0;
    void *bytes = nullptr;
    if (sqlite3changeset_invert(static_cast<int>(changeset.size()), changeset.data(), &size, &bytes) != SQLITE_OK) {
        return Error{ErrorKind::NotWritten, "a recorded change cannot be inverted"};
    }
    const std::unique_ptr<void, decltype(&sqlite3_free)> owned(bytes, sqlite3_free);
    return replay(d->database, bytes, static_cast<std::size_t>(size), entry);
}

Result<std::vector<LoggedEdit>> Store::log(std::int64_t after, bool withChanges) const
{
    return store::readLog(d->database, after, withChanges);
}

Result<std::vector<LoggedChange>> Store::changesLogged(std::int64_t number) const
{
    return store::readChangesOf(d->database, number);
}

std::int64_t Store::lastLogged() const
{
    const auto number = d->database.queryInteger("SELECT max(id) FROM edit");
    return number ? *number : 0;
}

Result<void> Store::setReason(std::int64_t number, const std::string &reason)
{
    return store::setLoggedReason(d->database, number, reason);
}

Result<void> Store::verify() const
{
    return store::verifySound(d->database);
}

Result<void> Store::fill(const std::function<Result<void>(RowWriter &)> &write)
{
    d->loaded.reset();
    // Rows come in any order and in bulk: references are checked once at the end instead of at every row, and indexes
    // are built over sorted columns instead of row by row.
    const auto &database = d->database;
    if (auto off = database.execute("PRAGMA foreign_keys = OFF"); !off) {
        return off;
    }
    auto filled = [&]() -> Result<void> {
        Transaction transaction(database);
        if (auto begun = transaction.begin(); !begun) {
            return begun;
        }
        if (auto dropped = store::dropIndexes(database); !dropped) {
            return dropped;
        }
        {
            store::StatementWriter writer(database);
            if (auto written = write(writer); !written) {
                return written;
            }
            if (auto outcome = writer.outcome(); !outcome) {
                return outcome;
            }
        }
        if (auto indexed = store::createIndexes(database); !indexed) {
            return indexed;
        }
        if (auto sound = store::checkReferences(database); !sound) {
            return sound;
        }
        return transaction.commit();
    }();
    if (auto on = database.execute("PRAGMA foreign_keys = ON"); !on) {
        return on;
    }
    return filled;
}

bool Store::verifyAhead()
{
    if (d->ahead.isRunning()) {
        return false;
    }
    if (auto image = store::Image::of(d->database)) {
        d->ahead.begin(std::move(*image));
    }
    return true;
}

Result<void> Store::saveAs(const std::filesystem::path &target, const BeforeReplace &beforeReplace)
{
    return store::saveVerified(d->database, d->ahead, target, beforeReplace);
}

std::string Store::dump()
{
    std::string text;
    for (std::size_t i = 0; i < kTableCount; ++i) {
        auto statement = d->database.prepare(store::selectSql(tableAt(i)));
        if (!statement) {
            return text;
        }
        while (statement->step()) {
            text.append(tableInfo(tableAt(i)).name);
            for (int column = 0; column < sqlite3_column_count(statement->get()); ++column) {
                text += '|';
                text += sqlite3_column_type(statement->get(), column) == SQLITE_NULL ? "NULL" : statement->text(column);
            }
            text += '\n';
        }
    }
    return text;
}

} // namespace gigaplan
