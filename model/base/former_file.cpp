// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/former_file.h"

#include "model/base/atomic_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace gigaplan {
namespace fs = std::filesystem;

namespace {

constexpr const char *kAccessList = "system.posix_acl_access";

Error refused(const fs::path &file, const std::string &why)
{
    return {ErrorKind::NotWritten, file.string() + ": " + why};
}

std::vector<std::string> namesOfExtended(const fs::path &file)
{
    std::string all(64 << 10, '\0'); // the most that the system allows
    const ssize_t size = ::listxattr(file.c_str(), all.data(), all.size());
    std::vector<std::string> names;
    for (ssize_t at = 0; at < size; at += static_cast<ssize_t>(names.back().size()) + 1) {
        names.emplace_back(all.data() + at);
    }
    return names;
}

std::vector<std::pair<std::string, std::string>> extendedOf(const fs::path &file)
{
    std::vector<std::pair<std::string, std::string>> attributes;
    for (std::string &name : namesOfExtended(file)) {
        std::string value(64 << 10, '\0');
        const ssize_t size = ::getxattr(file.c_str(), name.c_str(), value.data(), value.size());
        if (size >= 0) {
            value.resize(static_cast<std::size_t>(size));
            attributes.emplace_back(std::move(name), std::move(value));
        }
    }
    return attributes;
}

/// Seals over what the old file held would be wrong for the new one; the one label that users set is kept.
bool isOfTheSystem(const std::string &attribute)
{
    return attribute.starts_with("security.") && attribute != "security.selinux";
}

std::string nameOf(uid_t user)
{
    char text[4096];
    struct passwd entry {
    }, *found = nullptr;
    return ::getpwuid_r(user, &entry, text, sizeof text, &found) == 0 && found ? entry.pw_name : std::to_string(user);
}

std::string nameOfGroup(gid_t group)
{
    char text[16384];
    struct group entry {
    }, *found = nullptr;
    return ::getgrgid_r(group, &entry, text, sizeof text, &found) == 0 && found ? entry.gr_name : std::to_string(group);
}

/// On a file system without modes the change fails, and the mode is what it always is there.
Result<void> setMode(const Descriptor &file, mode_t mode, const fs::path &target)
{
    struct stat now {};
    if (::fchmod(file.value(), mode) == 0 || (::fstat(file.value(), &now) == 0 && (now.st_mode & 07777) == mode)) {
        return {};
    }
    return refused(target, std::string("cannot take the old file's permissions: ") + std::strerror(errno));
}

} // namespace

FormerFile::FormerFile(const fs::path &file)
    : m_file(behindLink(file)), m_held(::open(m_file.c_str(), O_PATH | O_CLOEXEC))
{
    struct stat now {};
    m_exists = (m_held.isOpen() && ::fstat(m_held.value(), &now) == 0) || ::stat(m_file.c_str(), &now) == 0;
    if (!m_exists) {
        return;
    }
    m_state = {now.st_dev, now.st_ino, now.st_size,
               std::int64_t{now.st_mtim.tv_sec} * 1'000'000'000 + now.st_mtim.tv_nsec};
    m_owner = now.st_uid;
    m_group = now.st_gid;
    m_mode = now.st_mode & 07777;
    m_names = now.st_nlink;
    m_extended = extendedOf(m_file);
}

bool FormerFile::stillStands() const
{
    struct stat now {};
    if (::stat(m_file.c_str(), &now) != 0) {
        return !m_exists && errno == ENOENT;
    }
    return m_exists
        && m_state
        == State{now.st_dev, now.st_ino, now.st_size,
                 std::int64_t{now.st_mtim.tv_sec} * 1'000'000'000 + now.st_mtim.tv_nsec};
}

bool FormerFile::giveExtendedTo(const Descriptor &file) const
{
    bool hasList = false, done = true;
    for (const auto &[name, value] : m_extended) {
        if (isOfTheSystem(name)) {
            continue;
        }
        const bool given = ::fsetxattr(file.value(), name.c_str(), value.data(), value.size(), 0) == 0;
        hasList = hasList || (given && name == kAccessList);
        done = done && (given || name != kAccessList);
    }
    if (!hasList) {
        // One that came from the directory would let in whom the old file did not; most often there is none.
        ::fremovexattr(file.value(), kAccessList);
    }
    return done;
}

Result<void> FormerFile::giveAttributesTo(const Descriptor &file) const
{
    struct stat fresh {};
    if (::fstat(file.value(), &fresh) != 0) {
        return refused(m_file, std::string("cannot be written: ") + std::strerror(errno));
    }
    bool sameOwner = fresh.st_uid == m_owner, sameGroup = fresh.st_gid == m_group;
    if (!sameOwner && ::fchown(file.value(), m_owner, m_group) == 0) {
        sameOwner = sameGroup = true;
    }
    sameGroup = sameGroup || ::fchown(file.value(), static_cast<uid_t>(-1), m_group) == 0;
    const bool sameList = giveExtendedTo(file);
    mode_t mode = sameOwner && sameGroup ? m_mode : m_mode & 0777;
    if (!sameGroup || !sameList) {
        mode &= ~mode_t{070} | (mode & 07) << 3;
    }
    return setMode(file, mode, m_file);
}

std::vector<std::string> FormerFile::lost() const
{
    std::vector<std::string> sentences;
    struct stat now {};
    if (!m_exists || ::stat(m_file.c_str(), &now) != 0) {
        return sentences;
    }
    const auto say = [&](const std::string &what) { sentences.push_back(m_file.string() + ": " + what); };
    if (now.st_uid != m_owner) {
        say("belongs to " + nameOf(now.st_uid) + " now, no longer to " + nameOf(m_owner));
    }
    if (now.st_gid != m_group) {
        say("its group is " + nameOfGroup(now.st_gid) + " now, no longer " + nameOfGroup(m_group)
            + ", and may do no more than everybody");
    }
    if (m_names > 1) {
        say(std::to_string(m_names - 1)
            + (m_names == 2 ? " other name of it (a hard link) still holds"
                            : " other names of it (hard links) still hold")
            + " the version before");
    }
    const auto kept = namesOfExtended(m_file);
    for (const auto &[name, value] : m_extended) {
        if (!isOfTheSystem(name) && std::find(kept.begin(), kept.end(), name) == kept.end()) {
            say("its attribute " + name + " could not be kept");
        }
    }
    return sentences;
}

Result<void> checkReplaceable(const fs::path &given)
{
    const fs::path file = behindLink(given);
    struct stat now {};
    // What a name of the system's own leads to (/dev/stdout) may have no path: the name itself decides.
    if (::stat(given.c_str(), &now) != 0 && ::stat(file.c_str(), &now) != 0) {
        return errno == ENOENT ? Result<void>()
                               : refused(file, std::string("cannot be written: ") + std::strerror(errno));
    }
    if (S_ISDIR(now.st_mode)) {
        return refused(file, std::string("cannot be replaced: ") + std::strerror(EISDIR));
    }
    if (!S_ISREG(now.st_mode)) {
        return refused(given, "this is a device or a pipe, not a file; write to a file and copy it from there");
    }
    if (::faccessat(AT_FDCWD, file.c_str(), W_OK, AT_EACCESS) == 0) {
        return {};
    }
    return errno == EACCES ? refused(file, "is write-protected")
                           : refused(file, std::string("cannot be written: ") + std::strerror(errno));
}

Result<std::vector<std::string>> replaceAndTell(const fs::path &file, std::string_view bytes)
{
    const FormerFile former(file);
    auto written = replaceFile(file, bytes);
    return written ? Result<std::vector<std::string>>(former.lost()) : written.error();
}

} // namespace gigaplan
