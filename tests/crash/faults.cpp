// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/faults.h"

#include <cerrno>
#include <cstdarg>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace gigaplan::test {

void Faults::arm(int number, Fault fault, bool lasting)
{
    s_fault = fault;
    s_lasting = lasting;
    s_happened = false;
    s_left = number;
}

void Faults::disarm()
{
    s_left = 0;
}

bool Faults::strikes()
{
    int left = s_left;
    while (left > 0) {
        const bool due = left == 1;
        if (due && s_lasting) {
            s_happened = true;
            return true;
        }
        if (s_left.compare_exchange_weak(left, left - 1)) {
            s_happened = s_happened || due;
            return due;
        }
    }
    return false;
}

bool Faults::strikesWithErrno()
{
    if (!strikes()) {
        return false;
    }
    errno = s_fault == Fault::Broken ? EIO : ENOSPC;
    return true;
}

namespace {

bool strikesWith(std::error_code &error)
{
    if (!Faults::strikesWithErrno()) {
        return false;
    }
    error = std::error_code(errno, std::generic_category());
    return true;
}

} // namespace

} // namespace gigaplan::test

// The linker sends the program's own calls here (--wrap): the program itself has no seam for tests. The names are the
// linker's.
using gigaplan::test::Fault;
using gigaplan::test::Faults;
namespace fs = std::filesystem;

extern "C" {
int __real_open(const char *path, int flags, ...);
ssize_t __real_write(int file, const void *bytes, size_t size);
int __real_rename(const char *from, const char *to);
int __real_link(const char *from, const char *to);
int __real_fchmod(int file, mode_t mode);
int __real_fchown(int file, uid_t owner, gid_t group);
int __real_fsetxattr(int file, const char *name, const void *value, size_t size, int flags);
int __wrap_open(const char *path, int flags, ...);
ssize_t __wrap_write(int file, const void *bytes, size_t size);
int __wrap_fsync(int file);
int __wrap_rename(const char *from, const char *to);
int __wrap_link(const char *from, const char *to);
int __wrap_fchmod(int file, mode_t mode);
int __wrap_fchown(int file, uid_t owner, gid_t group);
int __wrap_fsetxattr(int file, const char *name, const void *value, size_t size, int flags);

int __wrap_open(const char *path, int flags, ...)
{
    mode_t mode = 0;
    if (flags & O_CREAT) {
        va_list arguments;
        va_start(arguments, flags);
        mode = va_arg(arguments, mode_t);
        va_end(arguments);
    }
    return Faults::strikesWithErrno() ? -1 : __real_open(path, flags, mode);
}

ssize_t __wrap_write(int file, const void *bytes, size_t size)
{
    if (!Faults::strikesWithErrno()) {
        return __real_write(file, bytes, size);
    }
    if (Faults::kind() == Fault::ShortWrite && size > 1) {
        return __real_write(file, bytes, size / 2);
    }
    return -1;
}

int __wrap_fsync(int)
{
    return Faults::strikesWithErrno() ? -1 : 0; // no power is lost here, and real syncs would take most of the time
}

int __wrap_rename(const char *from, const char *to)
{
    return Faults::strikesWithErrno() ? -1 : __real_rename(from, to);
}

int __wrap_link(const char *from, const char *to)
{
    return Faults::strikesWithErrno() ? -1 : __real_link(from, to);
}

int __wrap_fchmod(int file, mode_t mode)
{
    return Faults::strikesWithErrno() ? -1 : __real_fchmod(file, mode);
}

int __wrap_fchown(int file, uid_t owner, gid_t group)
{
    return Faults::strikesWithErrno() ? -1 : __real_fchown(file, owner, group);
}

int __wrap_fsetxattr(int file, const char *name, const void *value, size_t size, int flags)
{
    return Faults::strikesWithErrno() ? -1 : __real_fsetxattr(file, name, value, size, flags);
}
}

void realRename(const fs::path &from, const fs::path &to, std::error_code &error) noexcept
    asm("__real__ZNSt10filesystem6renameERKNS_7__cxx114pathES3_RSt10error_code");
void wrappedRename(const fs::path &from, const fs::path &to, std::error_code &error) noexcept
    asm("__wrap__ZNSt10filesystem6renameERKNS_7__cxx114pathES3_RSt10error_code");
void realLink(const fs::path &to, const fs::path &link, std::error_code &error) noexcept
    asm("__real__ZNSt10filesystem16create_hard_linkERKNS_7__cxx114pathES3_RSt10error_code");
void wrappedLink(const fs::path &to, const fs::path &link, std::error_code &error) noexcept
    asm("__wrap__ZNSt10filesystem16create_hard_linkERKNS_7__cxx114pathES3_RSt10error_code");

void wrappedRename(const fs::path &from, const fs::path &to, std::error_code &error) noexcept
{
    if (!gigaplan::test::strikesWith(error)) {
        realRename(from, to, error);
    }
}

void wrappedLink(const fs::path &to, const fs::path &link, std::error_code &error) noexcept
{
    if (!gigaplan::test::strikesWith(error)) {
        realLink(to, link, error);
    }
}
