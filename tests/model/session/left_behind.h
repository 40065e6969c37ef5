// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/plan_session.h"
#include "model/session/working_copy.h"

namespace gigaplan::test {

/// What a process killed now would leave of its working copy: a second copy with a dead owner, in `directory`.
/// The log of the database is not folded in.
inline std::filesystem::path leaveBehind(const std::filesystem::path &workingCopy, const std::string &name,
                                         const std::filesystem::path &directory)
{
    namespace fs = std::filesystem;
    fs::create_directories(directory);
    fs::path left = directory / ("plan-1-" + name + ".gigaplan");
    for (const char *suffix : {"", "-wal"}) {
        if (fs::exists(workingCopy.string() + suffix)) {
            fs::copy_file(workingCopy.string() + suffix, left.string() + suffix);
        }
    }
    auto note = session::readNote(workingCopy).value_or(session::CopyNote{});
    note.owner = session::thisProcess();
    note.owner.start = "another";
    static_cast<void>(session::writeNote(left, note));
    return left;
}

} // namespace gigaplan::test
