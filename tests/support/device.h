// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <filesystem>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace gigaplan::test {

/// A device that takes everything, under this name. Root makes one of its own: a program that is broken would replace
/// the machine's through a link. False, and a line of the output, where that is not allowed.
inline bool makeDevice(const std::filesystem::path &name)
{
    if (::geteuid() != 0) {
        return ::symlink("/dev/null", name.c_str()) == 0;
    }
    if (::mknod(name.c_str(), S_IFCHR | 0666, ::makedev(1, 3)) == 0) {
        return true;
    }
    std::puts("not tried: a device in the place of a file (none may be made here)");
    std::fflush(stdout);
    return false;
}

} // namespace gigaplan::test
