// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace gigaplan::test {

/// How an operation of the disk goes wrong.
enum class Fault {
    ShortWrite, ///< half is written, then the disk is full
    Full, ///< ENOSPC, nothing is written
    Broken, ///< EIO
};

/// Counts what is asked of the disk - opening, writing, syncing, cutting, renaming, linking, removing, by SQLite through
/// its VFS and by the program itself - and makes one such operation fail, or all from then on.
class Faults {
public:
    /// The `number`-th operation from now fails (1: the next).
    static void arm(int number, Fault fault, bool lasting);
    static void disarm();
    /// Whether an operation failed since `arm`.
    static bool happened() { return s_happened; }
    static Fault kind() { return s_fault; }

    /// Called by every operation: whether this one fails.
    static bool strikes();
    /// The same, with errno set.
    static bool strikesWithErrno();

private:
    static inline std::atomic<int> s_left{0}; ///< operations until the fault, it included; 0: none is due
    static inline std::atomic<bool> s_happened{false};
    static inline std::atomic<bool> s_lasting{false};
    static inline Fault s_fault = Fault::Full;
};

} // namespace gigaplan::test
