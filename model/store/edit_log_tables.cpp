// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/edit_log_tables.h"

namespace gigaplan::store {

namespace {

constexpr std::array<std::string_view, 3> kKindNames{"edit", "undo", "redo"};

void bindText(const sqlite::Statement &statement, int parameter, std::string_view text)
{
    sqlite3_bind_text(statement.get(), parameter, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

Result<void> appendChanges(const sqlite::Database &database, const LoggedEdit &edit)
{
    GIGAPLAN_TRY_VALUE(
        auto insert,
        database.prepare("INSERT INTO edit_change(edit, subject, name, field, before, after) VALUES(?,?,?,?,?,?)"));
    for (const LoggedChange &change : edit.changes) {
        sqlite3_bind_int64(insert.get(), 1, edit.number);
        int parameter = 2;
        for (const std::string *text : {&change.subject, &change.name, &change.field, &change.before, &change.after}) {
            bindText(insert, parameter++, *text);
        }
        if (!insert.run()) {
            return database.lastError(ErrorKind::NotWritten, "writing the log of edits");
        }
    }
    return {};
}

Result<void> readChanges(const sqlite::Database &database, std::vector<LoggedEdit> &edits)
{
    if (edits.empty()) {
        return {};
    }
    GIGAPLAN_TRY_VALUE(
        auto statement,
        database.prepare(
            "SELECT edit, subject, name, field, before, after FROM edit_change WHERE edit >= ? ORDER BY edit, id"));
    sqlite3_bind_int64(statement.get(), 1, edits.front().number);
    auto edit = edits.begin();
    while (statement.step()) {
        const std::int64_t number = statement.integer(0);
        while (edit != edits.end() && edit->number < number) {
            ++edit;
        }
        if (edit != edits.end() && edit->number == number) {
            edit->changes.push_back(
                {statement.text(1), statement.text(2), statement.text(3), statement.text(4), statement.text(5)});
        }
    }
    return statement.isAtEnd() ? Result<void>() : database.lastError(ErrorKind::Unreadable, "reading the log of edits");
}

} // namespace

std::string createLogTableSql(std::string_view table)
{
    return table == kLogTables[0]
        ? R"(CREATE TABLE "edit"("id" INTEGER PRIMARY KEY, "kind" TEXT NOT NULL, "made_on" TEXT NOT NULL, "made_by" TEXT NOT NULL, "text" TEXT NOT NULL, "reason" TEXT NOT NULL, "scenario" TEXT NOT NULL, "replays" INTEGER) STRICT)"
        : R"(CREATE TABLE "edit_change"("id" INTEGER PRIMARY KEY, "edit" INTEGER NOT NULL, "subject" TEXT NOT NULL, "name" TEXT NOT NULL, "field" TEXT NOT NULL, "before" TEXT NOT NULL, "after" TEXT NOT NULL) STRICT)";
}

Result<void> appendToLog(const sqlite::Database &database, LoggedEdit &edit)
{
    GIGAPLAN_TRY_VALUE(
        auto insert,
        database.prepare(
            "INSERT INTO edit(kind, made_on, made_by, text, reason, scenario, replays) VALUES(?,?,?,?,?,?,?)"));
    bindText(insert, 1, kKindNames[static_cast<std::size_t>(edit.kind)]);
    int parameter = 2;
    for (const std::string *text : {&edit.madeOn, &edit.madeBy, &edit.text, &edit.reason, &edit.scenario}) {
        bindText(insert, parameter++, *text);
    }
    if (edit.replays) {
        sqlite3_bind_int64(insert.get(), 7, edit.replays);
    }
    if (!insert.run()) {
        return database.lastError(ErrorKind::NotWritten, "writing the log of edits");
    }
    edit.number = sqlite3_last_insert_rowid(database.get());
    return appendChanges(database, edit);
}

Result<std::vector<LoggedEdit>> readLog(const sqlite::Database &database, std::int64_t after, bool withChanges)
{
    GIGAPLAN_TRY_VALUE(
        auto statement,
        database.prepare(
            "SELECT id, kind, made_on, made_by, text, reason, scenario, replays FROM edit WHERE id > ? ORDER BY id"));
    sqlite3_bind_int64(statement.get(), 1, after);
    std::vector<LoggedEdit> edits;
    while (statement.step()) {
        LoggedEdit edit;
        edit.number = statement.integer(0);
        const std::string kind = statement.text(1);
        edit.kind = kind == kKindNames[1] ? LoggedEdit::Kind::Undo
            : kind == kKindNames[2]       ? LoggedEdit::Kind::Redo
                                          : LoggedEdit::Kind::Edit;
        edit.madeOn = statement.text(2);
        edit.madeBy = statement.text(3);
        edit.text = statement.text(4);
        edit.reason = statement.text(5);
        edit.scenario = statement.text(6);
        edit.replays = statement.integer(7);
        edits.push_back(std::move(edit));
    }
    if (!statement.isAtEnd()) {
        return database.lastError(ErrorKind::Unreadable, "reading the log of edits");
    }
    if (withChanges) {
        GIGAPLAN_TRY(readChanges(database, edits));
    }
    return edits;
}

Result<std::vector<LoggedChange>> readChangesOf(const sqlite::Database &database, std::int64_t number)
{
    GIGAPLAN_TRY_VALUE(
        auto statement,
        database.prepare("SELECT subject, name, field, before, after FROM edit_change WHERE edit = ? ORDER BY id"));
    sqlite3_bind_int64(statement.get(), 1, number);
    std::vector<LoggedChange> changes;
    while (statement.step()) {
        changes.push_back(
            {statement.text(0), statement.text(1), statement.text(2), statement.text(3), statement.text(4)});
    }
    if (!statement.isAtEnd()) {
        return database.lastError(ErrorKind::Unreadable, "reading the log of edits");
    }
    return changes;
}

Result<void> setLoggedReason(const sqlite::Database &database, std::int64_t number, const std::string &reason)
{
    GIGAPLAN_TRY_VALUE(auto update, database.prepare("UPDATE edit SET reason = ? WHERE id = ?"));
    bindText(update, 1, reason);
    sqlite3_bind_int64(update.get(), 2, number);
    return update.run() ? Result<void>() : database.lastError(ErrorKind::NotWritten, "writing the log of edits");
}

} // namespace gigaplan::store
