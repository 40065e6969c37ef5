// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace gigaplan {

/// Who has a plan open.
struct LockHolder {
    std::string user;
    std::string host;
    std::int64_t process = 0;
    std::string since; ///< UTC, 2026-11-24T02:31:07Z
    std::string processStart; ///< distinguishes a process from a later one with the same number; empty where unknown
    bool isBrief = false; ///< a command, which is over soon

    std::string words() const; ///< "Ada on node7 (process 4711), since 24 Nov 2026 02:31 UTC"
    friend bool operator==(const LockHolder &, const LockHolder &) = default;
};

/// Why the file cannot be had; `then`: what follows from it.
Error heldBy(const LockHolder &holder, const std::filesystem::path &file, const std::string &then = {});

/// "One file is open in one window": a small file next to the plan (".NAME.lock") that names its holder. Made with
/// O_EXCL, which network shares without locks honour too. The lock of a process that is dead on this host is taken
/// silently; one of another host remains until it is taken over.
class PlanLock {
public:
    enum class Outcome {
        Taken,
        Held, ///< another living process, or one of another host
        Impossible, ///< the directory cannot be written to, or the lock's name is not that of a file: go on without
    };
    /// How long it is wanted for.
    enum class Term { Session, Command };
    explicit PlanLock(Term term = Term::Session) : m_term(term) {}
    ~PlanLock() { release(); }
    PlanLock(PlanLock &&other) noexcept;
    PlanLock &operator=(PlanLock &&other) noexcept;

    /// With `takeOver` a held lock is replaced. `holder` is set where it is held. A command's lock is waited for: two
    /// seconds for a session, half a minute for a command, which may be one of many that were started at once.
    Outcome acquire(const std::filesystem::path &plan, bool takeOver, LockHolder &holder);
    /// Whether the file still names this process; another one may have taken over.
    bool isStillOurs(LockHolder &now) const;
    bool isHeld() const { return !m_file.empty(); }
    void release(); ///< removes the file where it is still ours

private:
    Outcome acquireNow(const std::filesystem::path &path, bool takeOver, LockHolder &holder);

    Term m_term;
    std::filesystem::path m_file;
    LockHolder m_self;
    std::string m_token; ///< distinguishes two locks of one process
};

std::filesystem::path lockFileOf(const std::filesystem::path &plan);

} // namespace gigaplan
