// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/atomic_file.h"

#include "model/base/id.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace gigaplan {
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPartPrefix = ".gigaplan-", kPartExtension = ".part";

Error systemError(const fs::path &path, std::string_view doing)
{
    return {ErrorKind::NotWritten, path.string() + ": " + std::string(doing) + ": " + std::strerror(errno)};
}

/// A file descriptor, closed with its owner.
struct Descriptor {
    int value;
    explicit Descriptor(int fd) : value(fd) {}
    ~Descriptor()
    {
        if (value >= 0) {
            ::close(value);
        }
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
};

Result<void> syncPath(const fs::path &path, int flags)
{
    const Descriptor file(::open(path.c_str(), flags | O_CLOEXEC));
    if (file.value < 0 || ::fsync(file.value) != 0) {
        return systemError(path, "cannot be synced to disk");
    }
    return {};
}

} // namespace

fs::path directoryOf(const fs::path &path)
{
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

fs::path behindLink(const fs::path &path)
{
    std::error_code error;
    if (fs::is_symlink(path, error)) {
        if (auto real = fs::canonical(path, error); !error) {
            return real;
        }
    }
    return path;
}

Result<void> syncDirectory(const fs::path &directory)
{
    return syncPath(directory, O_RDONLY | O_DIRECTORY);
}

fs::path partIn(const fs::path &directory)
{
    return directory / (std::string(kPartPrefix) + std::to_string(newIdValue()) + std::string(kPartExtension));
}

void removeAbandonedParts(const fs::path &directory)
{
    const auto longAgo = fs::file_time_type::clock::now() - std::chrono::hours(1);
    std::vector<fs::path> parts;
    std::error_code error;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(kPartPrefix) && name.ends_with(kPartExtension)) {
            parts.push_back(entry->path());
        }
    }
    for (const fs::path &part : parts) {
        if (const auto touched = fs::last_write_time(part, error); !error && touched < longAgo) {
            fs::remove(part, error);
        }
    }
}

ReplacementFile::ReplacementFile(fs::path target) : m_target(behindLink(target)), m_path(partIn(directoryOf(m_target))) {}

ReplacementFile::~ReplacementFile()
{
    if (!m_committed) {
        std::error_code ignored; // nothing more can be done about a file that will not go
        fs::remove(m_path, ignored);
    }
}

Result<void> ReplacementFile::create()
{
    std::error_code error;
    if (fs::is_directory(m_target, error)) {
        errno = EISDIR;
        return systemError(m_target, "cannot be replaced");
    }
    // A name that is too long is said to be so before the work, not by the rename after it.
    if (struct stat old {}; ::stat(m_target.c_str(), &old) != 0 && errno != ENOENT) {
        return systemError(m_target, "cannot be written");
    }
    const Descriptor file(::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    return file.value < 0 ? systemError(m_target, "cannot be written") : Result<void>();
}

Result<void> ReplacementFile::commit(const BeforeReplace &beforeReplace)
{
    struct stat old {};
    if (::stat(m_target.c_str(), &old) == 0 && ::chmod(m_path.c_str(), old.st_mode & 07777) != 0) {
        return systemError(m_path, "cannot take the old file's permissions");
    }
    if (auto synced = syncPath(m_path, O_RDONLY); !synced) {
        return synced;
    }
    if (auto ready = beforeReplace ? beforeReplace(m_path) : Result<void>(); !ready) {
        return ready;
    }
    if (std::rename(m_path.c_str(), m_target.c_str()) != 0) {
        return systemError(m_target, "cannot be replaced");
    }
    m_committed = true;
    return syncDirectory(directoryOf(m_target));
}

Result<void> replaceFile(const fs::path &target, std::string_view bytes, const BeforeReplace &beforeReplace)
{
    ReplacementFile replacement(target);
    if (auto created = replacement.create(); !created) {
        return created;
    }
    {
        const Descriptor file(::open(replacement.path().c_str(), O_WRONLY | O_CLOEXEC));
        if (file.value < 0) {
            return systemError(target, "cannot be written");
        }
        while (!bytes.empty()) {
            const ssize_t written = ::write(file.value, bytes.data(), bytes.size());
            if (written < 0 && errno != EINTR) {
                return systemError(target, "cannot be written");
            }
            bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
        }
    }
    return replacement.commit(beforeReplace);
}

} // namespace gigaplan
