// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/former_file.h"
#include "model/session/plan_lock.h"
#include "model/store/store.h"

namespace gigaplan {

/// A plan file that a command is going to write, held from before anything is read until it is written: under its lock,
/// and replacing only the version that was there then. Reading, changing and writing the same file is thus one step.
class FileClaim {
public:
    /// Waits a while for other commands. Fails with kind Locked where another process holds the file; with `force` goes
    /// ahead without its lock, and the other one finds the file changed.
    static Result<FileClaim> take(const std::filesystem::path &target, bool force);

    /// For writing the target: refuses any other version than the claimed one, and keeps that one as a backup where
    /// `backups` are wanted.
    BeforeReplace beforeReplace(int backups) const;
    /// Sentences for the user, once it is written: what of the file before could not be kept.
    std::vector<std::string> lost() const { return m_former.lost(); }

private:
    FileClaim(const std::filesystem::path &target, PlanLock lock);

    PlanLock m_lock;
    FormerFile m_former;
};

} // namespace gigaplan
