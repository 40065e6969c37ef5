// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one place that includes SQLite; private to this room. The header declares the session extension only if these
// two are defined.
#ifndef SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_SESSION 1
#endif
#ifndef SQLITE_ENABLE_PREUPDATE_HOOK
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#endif
#include <sqlite3.h>

#include "model/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace gigaplan::sqlite {

/// A prepared statement. Parameters count from 1, columns from 0, as in SQLite.
class Statement {
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt *statement) : m_statement(statement) {}

    sqlite3_stmt *get() const { return m_statement.get(); }
    /// True while there is a row; false at the end or on an error, which `Database::lastError` then reports.
    bool step()
    {
        m_code = sqlite3_step(get());
        return m_code == SQLITE_ROW;
    }
    /// Whether `step` came to the end, and not to an error.
    bool isAtEnd() const { return m_code == SQLITE_DONE; }
    /// Runs a statement that returns nothing and makes it ready for the next; false on an error.
    bool run()
    {
        const int code = sqlite3_step(get());
        sqlite3_reset(get());
        return code == SQLITE_DONE;
    }
    std::int64_t integer(int column) const { return sqlite3_column_int64(get(), column); }
    std::string text(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_code = SQLITE_OK; ///< of the last step
};

/// A connection, closed with its owner.
class Database {
public:
    /// `path` empty: in memory. Read-only: the file must exist and is never written; where its file system has no locks
    /// it is read without, unless a journal next to it shows that another process may be writing. Unchanging:
    /// one that is not being written to, read as it is, whatever files are next to it.
    enum class Access { ReadOnly, ReadWriteCreate, ReadUnchanging };
    static Result<Database> open(const std::filesystem::path &path, Access access);
    /// In memory as far as its cache goes and beyond that in a temporary file without a name, which goes with the
    /// connection; all in memory where no directory takes temporary files.
    static Result<Database> openUnnamed();

    /// Refuses a path that is too long for SQLite, though not for the file system.
    static Result<void> checkPath(const std::filesystem::path &path);

    sqlite3 *get() const { return m_connection.get(); }
    Result<void> execute(const std::string &sql) const;
    Result<Statement> prepare(std::string_view sql) const;
    /// The first column of the first row, 0 or "" where there is none.
    Result<std::int64_t> queryInteger(std::string_view sql) const;
    Result<std::string> queryText(std::string_view sql) const;
    Error lastError(ErrorKind kind, std::string_view doing) const;
    /// Until the next call every statement ends with an error after this many instructions of SQLite's virtual machine:
    /// a few pages of a file can be linked so that walking over them takes for ever. 0: no limit.
    void limitWork(int instructions) const;

private:
    static Result<Database> connect(const std::string &name, int flags);

    struct Close {
        void operator()(sqlite3 *connection) const { sqlite3_close_v2(connection); }
    };
    std::unique_ptr<sqlite3, Close> m_connection;
};

/// `"name"`, for identifiers that are SQL words (order, from, to).
std::string quoted(std::string_view identifier);

} // namespace gigaplan::sqlite
