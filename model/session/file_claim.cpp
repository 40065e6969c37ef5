// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/file_claim.h"

#include "model/base/atomic_file.h"
#include "model/session/backups.h"

namespace gigaplan {
namespace fs = std::filesystem;

FileClaim::FileClaim(const fs::path &target, PlanLock lock) : m_lock(std::move(lock)), m_former(target) {}

Result<FileClaim> FileClaim::take(const fs::path &target, bool force)
{
    // Reported before the work. Where the target is also read and is not a file, reading reports that.
    std::error_code error;
    if (auto may = checkReplaceable(target); !may && fs::is_regular_file(target, error)) {
        return may.error();
    }
    PlanLock lock(PlanLock::Term::Command);
    LockHolder holder;
    if (!force && lock.acquire(target, false, holder) == PlanLock::Outcome::Held) {
        return heldBy(holder, target, "; nothing is written (--force writes all the same)");
    }
    return FileClaim(target, std::move(lock));
}

BeforeReplace FileClaim::beforeReplace(int backups) const
{
    return [this, backups](const fs::path &) {
        LockHolder now;
        if (m_lock.isHeld() && !m_lock.isStillOurs(now) && now.process != 0) {
            return Result<void>(heldBy(now, m_former.path(), ", who took it over; nothing is written"));
        }
        if (!m_former.stillStands()) {
            return Result<void>(changedMeanwhile(m_former.path()));
        }
        return keepBackup(m_former.path(), backups);
    };
}

} // namespace gigaplan
