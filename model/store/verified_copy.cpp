// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/verified_copy.h"

#include "model/base/atomic_file.h"
#include "model/store/edit_log_tables.h"
#include "model/store/image_file.h"
#include "model/store/migrations.h"
#include "model/store/reference_check.h"

#include <fstream>
#include <future>

namespace gigaplan::store {
namespace fs = std::filesystem;
using sqlite::Database;

namespace {

Error unreadable(std::string message)
{
    return {ErrorKind::Unreadable, std::move(message)};
}

/// A log or a journal next to a file belongs to it: without it the file is incomplete, and with a foreign one it is a
/// different plan.
Result<void> checkStandsAlone(const fs::path &source)
{
    for (const char *suffix : {"-wal", "-journal"}) {
        std::error_code error;
        const fs::path beside = source.string() + suffix;
        // Opening something other than a file, such as a pipe, might never end.
        const auto status = fs::symlink_status(beside, error);
        const bool isFile = fs::is_regular_file(status);
        if (fs::exists(status) && (!isFile || fs::file_size(beside, error) > 0)) {
            return unreadable(
                "another program is writing to it or died while it did: expected a file at rest, and there is \""
                + beside.filename().string() + "\" beside it");
        }
    }
    return {};
}

/// How the file, whose header was looked at, can be read without a trace.
Result<Database::Access> accessTo(const fs::path &source)
{
    std::error_code error;
    const auto status = fs::status(source, error);
    if (!fs::exists(status)) {
        return unreadable("there is no such file");
    }
    if (fs::is_directory(status)) {
        return unreadable("this is a directory, not a plan file");
    }
    std::ifstream file(source, std::ios::binary);
    if (!file) {
        return unreadable("the file cannot be read");
    }
    char header[20] = {};
    file.read(header, sizeof header);
    if (file.gcount() == 0) {
        return unreadable("the file is empty; expected a plan (an SQLite database)");
    }
    if (std::string_view(header, 16) != std::string_view("SQLite format 3\0", 16)) {
        return unreadable("not a .gigaplan file: expected an SQLite database");
    }
    GIGAPLAN_TRY(checkStandsAlone(source));
    // SQLite creates a log in order to read a file in write-ahead mode, unless the file is opened as unchanging.
    constexpr char withLog = 2;
    return header[18] == withLog || header[19] == withLog ? Database::Access::ReadUnchanging
                                                          : Database::Access::ReadOnly;
}

/// The version of the format.
Result<std::int32_t> checkIsPlan(const Database &database)
{
    const auto application = database.queryInteger("PRAGMA application_id");
    const auto version = database.queryInteger("PRAGMA user_version");
    if (!application || !version) {
        return unreadable("damaged: " + (application ? version : application).error().message);
    }
    if (*application != kApplicationId) {
        return unreadable("an SQLite database, but not a Gigaplan plan (its application_id is "
                          + std::to_string(*application) + ')');
    }
    if (*version > schemaVersion()) {
        return unreadable("written by a newer Gigaplan: its format version is " + std::to_string(*version)
                          + ", this program reads up to " + std::to_string(schemaVersion()));
    }
    if (*version < 1) {
        return unreadable("its format version is " + std::to_string(*version) + "; expected 1 or later");
    }
    return static_cast<std::int32_t>(*version);
}

/// `pragma` is quick_check or integrity_check.
Result<void> checkSound(const Database &database, std::string_view pragma)
{
    const auto verdict = database.queryText("PRAGMA " + std::string(pragma) + "(1)");
    if (!verdict || *verdict != "ok") {
        return unreadable("damaged: " + (verdict ? *verdict : verdict.error().message));
    }
    return {};
}

Result<void> copyInto(const Database &from, const Database &to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to.get(), "main", from.get(), "main");
    if (!backup) {
        return to.lastError(ErrorKind::NotWritten, "copying");
    }
    sqlite3_backup_step(backup, -1);
    if (sqlite3_backup_finish(backup) != SQLITE_OK) {
        return to.lastError(ErrorKind::NotWritten, "copying");
    }
    return {};
}

Result<void> compareRowCounts(const Database &before, const Database &after)
{
    std::vector<std::string_view> tables(kLogTables.begin(), kLogTables.end());
    for (std::size_t i = 0; i < kTableCount; ++i) {
        tables.push_back(tableInfo(tableAt(i)).name);
    }
    for (const std::string_view table : tables) {
        const std::string sql = "SELECT count(*) FROM " + sqlite::quoted(table);
        const auto expected = before.queryInteger(sql);
        const auto found = after.queryInteger(sql);
        if (!expected || !found || *expected != *found) {
            return Error{ErrorKind::NotWritten, "the written file lacks rows of \"" + std::string(table) + '"'};
        }
    }
    return {};
}

/// Of the image that is in the file, too: it was read back.
Result<void> verifyImage(const Database &database, const Image &image, ImageCheck &ahead)
{
    const auto known = ahead.verdictOn(image);
    if (auto sound = known ? *known : checkImage(image); !sound) {
        return Error{ErrorKind::NotWritten, sound.error().message};
    }
    const auto copy = image.connect();
    return copy ? compareRowCounts(database, *copy) : copy.error();
}

/// Pages that nothing uses are not worth keeping in a file. Where there is no room to put that right, the file is as
/// large as the working copy, and as good.
void dropUnusedPages(const Database &database)
{
    const auto pages = database.queryInteger("PRAGMA page_count"),
               unused = database.queryInteger("PRAGMA freelist_count");
    if (pages && unused && *unused > 64 && *unused > *pages / 4) {
        static_cast<void>(database.execute("VACUUM"));
    }
}

} // namespace

Result<void> checkIntegrity(const Database &database)
{
    return checkSound(database, "integrity_check");
}

namespace {

Result<std::vector<std::string>> checkAndMigrate(const Database &database, Indexes indexes)
{
    GIGAPLAN_TRY_VALUE(const auto version, checkIsPlan(database));
    // An index that does not fit its table passes the quick check, and would then let references dangle unseen.
    const std::string_view thorough = indexes == Indexes::Present ? "integrity_check" : "quick_check";
    for (const auto &check : {checkHarmless(database), checkSound(database, thorough)}) {
        if (!check) {
            return check.error();
        }
    }
    std::vector<std::string> messages;
    if (version < schemaVersion()) {
        GIGAPLAN_TRY_VALUE(messages, migrate(database, version));
        if (indexes == Indexes::Absent) {
            GIGAPLAN_TRY(dropIndexes(database));
        }
    }
    for (const auto &check : {checkSchema(database, indexes), checkReferences(database)}) {
        if (!check) {
            return check.error();
        }
    }
    return messages;
}

/// Whether the copy has no name and is not better off in memory: the backup would write a temporary file in full.
bool largeUnnamed(const fs::path &source, const fs::path &workingCopy)
{
    constexpr std::uintmax_t kLarge = 64 << 20;
    std::error_code error;
    const std::uintmax_t size = fs::file_size(source, error);
    return workingCopy.empty() && !error && size > kLarge;
}

} // namespace

Result<std::vector<std::string>> makeCurrent(const Database &database, Indexes indexes)
{
    // Enough for any schema of a plan, then for any plan of this size.
    constexpr int forSchema = 5'000'000;
    constexpr std::int64_t forByte = 200;
    database.limitWork(forSchema);
    const auto pages = database.queryInteger("PRAGMA page_count"), page = database.queryInteger("PRAGMA page_size");
    if (!pages || !page) {
        return unreadable("damaged: " + (pages ? page : pages).error().message);
    }
    database.limitWork(static_cast<int>(
        std::min<std::int64_t>(forSchema + *pages * *page * forByte, std::numeric_limits<int>::max())));
    auto messages = checkAndMigrate(database, indexes);
    database.limitWork(0);
    return messages;
}

Result<void> verifySound(const Database &database)
{
    for (const auto &check : {checkSound(database, "integrity_check"), checkSchema(database, Indexes::Present),
                              checkReferences(database)}) {
        if (!check) {
            return check;
        }
    }
    return {};
}

Result<VerifiedCopy> copyVerified(const fs::path &source, const fs::path &workingCopy)
{
    GIGAPLAN_TRY_VALUE(const auto access, accessTo(source));
    GIGAPLAN_TRY_VALUE(const auto original, Database::open(source, access));
    // A stranger's application_id is looked at before anything is copied.
    GIGAPLAN_TRY(checkIsPlan(original));
    GIGAPLAN_TRY_VALUE(auto copy,
                       largeUnnamed(source, workingCopy)
                           ? Database::openUnnamed()
                           : Database::open(workingCopy, Database::Access::ReadWriteCreate));
    GIGAPLAN_TRY(copyInto(original, copy));
    GIGAPLAN_TRY_VALUE(auto messages, makeCurrent(copy, Indexes::Present));
    return VerifiedCopy{std::move(copy), std::move(messages)};
}

Result<void> saveVerified(const Database &database, ImageCheck &ahead, const fs::path &target,
                          const BeforeReplace &beforeReplace)
{
    // A file that could be written there but not opened again is useless.
    if (auto fits = Database::checkPath(target); !fits) {
        return Error{ErrorKind::NotWritten, target.string() + ": cannot be written: " + fits.error().message};
    }
    ReplacementFile replacement(target);
    if (auto created = replacement.create(); !created) {
        return created;
    }
    dropUnusedPages(database);
    const auto image = Image::of(database);
    if (!image) {
        return image.error().in(target.string());
    }
    ImageFile file(*image);
    if (auto written = file.write(replacement.path()); !written) {
        return written.error().in(target.string());
    }
    // The disk works while the processor does.
    auto synced = std::async(std::launch::async, [&file] { return file.sync(); });
    auto same = file.readBack();
    auto verified = same ? verifyImage(database, *image, ahead) : same;
    for (const auto &step : {synced.get(), verified}) {
        if (!step) {
            return step.error().in(target.string());
        }
    }
    file.close();
    return replacement.commit(beforeReplace);
}

} // namespace gigaplan::store
