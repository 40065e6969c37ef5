// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/backups.h"

#include "model/base/atomic_file.h"
#include "model/base/descriptor.h"
#include "model/base/text.h"

#include <QSettings>

#include <algorithm>
#include <fcntl.h>
#include <fstream>

namespace gigaplan {
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMark = ".backup-";

Error notKept(const fs::path &file, const std::string &why)
{
    return {ErrorKind::NotWritten,
            file.string() + ": the version there is now cannot be kept as a backup: " + why
                + ". Save elsewhere, or set the number of backups to 0"};
}

/// The number in "campus.backup-3.gigaplan"; 0 where `name` is not a backup of `file`.
int numberIn(const std::string &name, const fs::path &file)
{
    const std::string before = file.stem().string() + std::string(kMark), after = file.extension().string();
    if (name.size() <= before.size() + after.size() || !name.starts_with(before) || !name.ends_with(after)) {
        return 0;
    }
    const std::string_view digits(name.data() + before.size(), name.size() - before.size() - after.size());
    const auto number = parseNumber<int>(digits);
    return number && digits.front() != '0' && *number > 0 ? *number : 0;
}

Result<void> copyInto(ReplacementFile &copy, const fs::path &file)
{
    auto done = copy.create();
    std::ifstream in(file, std::ios::binary);
    std::vector<char> block(256 << 10);
    while (done && in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        done = copy.write({block.data(), static_cast<std::size_t>(in.gcount())});
    }
    if (!done) {
        return done;
    }
    if (!in.eof()) {
        return Error{ErrorKind::NotWritten, "it cannot be read"};
    }
    copy.takeAttributesOf(file);
    return copy.commit();
}

/// Another name for the file's content: a link, or a synced copy where there can be no links.
Result<void> duplicate(const fs::path &file, const fs::path &to)
{
    std::error_code error;
    fs::create_hard_link(file, to, error);
    if (!error) {
        return {};
    }
    ReplacementFile copy(to);
    auto copied = copyInto(copy, file);
    return copied ? copied : notKept(file, copied.error().message);
}

/// Backup `number` to the next number, those in the way first, up to the first gap.
Result<void> moveBack(const fs::path &file, int count)
{
    int last = 1;
    std::error_code error;
    while (last < count && fs::exists(backupOf(file, last), error)) {
        ++last;
    }
    for (int number = last; number > 1; --number) {
        fs::rename(backupOf(file, number - 1), backupOf(file, number), error);
        if (error) {
            return notKept(file, error.message());
        }
    }
    return {};
}

} // namespace

fs::path backupOf(const fs::path &given, int number)
{
    const fs::path file = behindLink(given);
    return file.parent_path()
        / (file.stem().string() + std::string(kMark) + std::to_string(number) + file.extension().string());
}

std::vector<fs::path> backupsOf(const fs::path &given)
{
    const fs::path file = behindLink(given);
    std::vector<int> numbers;
    std::error_code error;
    for (fs::directory_iterator entry(directoryOf(file), error), end; !error && entry != end; entry.increment(error)) {
        if (const int number = numberIn(entry->path().filename().string(), file)) {
            numbers.push_back(number);
        }
    }
    std::sort(numbers.begin(), numbers.end());
    std::vector<fs::path> found;
    for (const int number : numbers) {
        found.push_back(backupOf(file, number));
    }
    return found;
}

Result<void> keepBackup(const fs::path &given, int count)
{
    const fs::path file = behindLink(given), newest = backupOf(file, 1);
    std::error_code error;
    if (count <= 0 || !fs::exists(file, error)) {
        return {};
    }
    // A save that failed after this point has left the version that is still in place as the newest backup already.
    const bool kept = fs::equivalent(file, newest, error);
    if (!kept) {
        // The second name is that of a part for a moment: while this lock is held no process treats it as abandoned.
        const Descriptor held(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
        static_cast<void>(held.lock(std::chrono::milliseconds(200)));
        const fs::path fresh = partIn(directoryOf(file));
        auto done = duplicate(file, fresh);
        if (done) {
            done = moveBack(file, count);
        }
        if (done) {
            fs::rename(fresh, newest, error);
            done = error ? notKept(file, error.message()) : Result<void>();
        }
        if (!done) {
            fs::remove(fresh, error);
            return done;
        }
    }
    for (const fs::path &old : backupsOf(file)) {
        if (numberIn(old.filename().string(), file) > count) {
            fs::remove(old, error); // one too many is no reason not to save
        }
    }
    return syncDirectory(directoryOf(file));
}

int wantedBackups()
{
    constexpr int kBackups = 5;
    return QSettings().value(QStringLiteral("backups"), kBackups).toInt();
}

} // namespace gigaplan
