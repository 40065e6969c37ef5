// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

namespace gigaplan::app {

/// The program's exit status. Documented in README.md; never renumbered.
enum ExitCode {
    Done = 0,
    Findings = 1, ///< findings of severity error, or conflicts
    UsageError = 2,
    UnreadableInput = 3,
    NotWritten = 4,
};

constexpr int exitCodeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage: return UsageError;
    case ErrorKind::Unreadable:
    case ErrorKind::Invalid: return UnreadableInput;
    case ErrorKind::NotWritten:
    case ErrorKind::Cancelled:
    case ErrorKind::Locked: break;
    }
    return NotWritten;
}

} // namespace gigaplan::app
