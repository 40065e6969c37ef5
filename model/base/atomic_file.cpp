// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/atomic_file.h"

#include "model/base/former_file.h"
#include "model/base/part_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace gigaplan {
namespace fs = std::filesystem;

namespace {

Error systemError(const fs::path &path, std::string_view doing)
{
    return {ErrorKind::NotWritten, path.string() + ": " + std::string(doing) + ": " + std::strerror(errno)};
}

Descriptor openDirectory(const fs::path &directory)
{
    return Descriptor(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

/// The mode of a file that is created by name, where the directory has no access list that says otherwise.
mode_t modeOfNewFiles(const Descriptor &file)
{
    constexpr mode_t kAll = 0666;
    if (::fgetxattr(file.value(), "system.posix_acl_access", nullptr, 0) > 0) {
        return kAll;
    }
    const mode_t mask = ::umask(077); // it can only be read by setting it; for that moment it is the strictest
    ::umask(mask);
    return kAll & ~mask;
}

} // namespace

fs::path directoryOf(const fs::path &path)
{
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

fs::path behindLink(const fs::path &path)
{
    constexpr int kMostLinks = 40;
    std::error_code error;
    fs::path file = path;
    if (!fs::is_symlink(file, error)) {
        return file;
    }
    if (auto real = fs::canonical(file, error); !error) {
        return real;
    }
    for (int links = 0; links < kMostLinks && fs::is_symlink(file, error); ++links) {
        file = directoryOf(file) / fs::read_symlink(file, error);
    }
    return file;
}

Result<void> syncDirectory(const fs::path &directory)
{
    const Descriptor names = openDirectory(directory);
    return names.isOpen() && ::fsync(names.value()) == 0 ? Result<void>()
                                                         : systemError(directory, "cannot be synced to disk");
}

Error changedMeanwhile(const fs::path &file)
{
    return {ErrorKind::NotWritten, file.string() + ": was changed by another program since it was read"};
}

struct ReplacementFile::Private {
    fs::path target;
    PartFile part = {};
    std::optional<FormerFile> former = {}; ///< the target when the part was made
    std::optional<FormerFile> model = {}; ///< whose attributes the part gets instead of the target's
    bool isPrivate = false;
    bool committed = false;

    Result<void> finishAttributes() const
    {
        const FormerFile &like = model ? *model : *former;
        if (like.exists()) {
            return like.giveAttributesTo(part.file);
        }
        if (!isPrivate) {
            ::fchmod(part.file.value(), modeOfNewFiles(part.file)); // where there are no modes it is readable anyway
        }
        return {};
    }

    /// Programs that replace files here take turns in comparing and renaming.
    Result<void> replace()
    {
        const Descriptor directory = openDirectory(directoryOf(target));
        if (!directory.isOpen()) {
            return systemError(target, "cannot be replaced");
        }
        static_cast<void>(directory.lock(std::chrono::seconds(2))); // where that cannot be, the comparing must do
        if (!former->stillStands()) {
            return changedMeanwhile(target);
        }
        if (std::rename(part.path.c_str(), target.c_str()) != 0) {
            return systemError(target, "cannot be replaced");
        }
        committed = true;
        return ::fsync(directory.value()) == 0 ? Result<void>()
                                               : systemError(directoryOf(target), "cannot be synced to disk");
    }
};

ReplacementFile::ReplacementFile(const fs::path &target) : d(std::make_unique<Private>(Private{target})) {}

ReplacementFile::~ReplacementFile()
{
    if (!d->committed && d->part.file.isOpen()) {
        std::error_code ignored; // nothing more can be done about a file that will not go
        fs::remove(d->part.path, ignored);
    }
}

Result<void> ReplacementFile::create()
{
    if (auto may = checkReplaceable(d->target); !may) {
        return may;
    }
    d->target = behindLink(d->target);
    removeAbandonedParts(directoryOf(d->target));
    d->former.emplace(d->target);
    auto part = makePart(directoryOf(d->target));
    if (!part) {
        return part.error().in(d->target.string());
    }
    d->part = std::move(*part);
    return {};
}

const fs::path &ReplacementFile::path() const
{
    return d->part.path;
}

Result<void> ReplacementFile::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(d->part.file.value(), bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return systemError(d->target, "cannot be written");
        }
        bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return {};
}

void ReplacementFile::takeAttributesOf(const fs::path &file)
{
    d->model.emplace(file);
}

void ReplacementFile::makePrivate()
{
    d->isPrivate = true;
}

Result<void> ReplacementFile::commit(const BeforeReplace &beforeReplace)
{
    if (auto done = d->finishAttributes(); !done) {
        return done;
    }
    if (::fsync(d->part.file.value()) != 0) {
        return systemError(d->target, "cannot be synced to disk");
    }
    if (auto ready = beforeReplace ? beforeReplace(d->part.path) : Result<void>(); !ready) {
        return ready;
    }
    return d->replace();
}

Result<void> replaceFile(const fs::path &target, std::string_view bytes, const BeforeReplace &beforeReplace)
{
    ReplacementFile replacement(target);
    if (auto created = replacement.create(); !created) {
        return created;
    }
    if (auto written = replacement.write(bytes); !written) {
        return written;
    }
    return replacement.commit(beforeReplace);
}

} // namespace gigaplan
