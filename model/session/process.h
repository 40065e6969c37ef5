// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace gigaplan::session {

/// What distinguishes a process from all others.
struct ProcessName {
    std::string host;
    std::int64_t process = 0;
    std::string start; ///< when, in the ticks of a boot; empty where unknown

    friend bool operator==(const ProcessName &, const ProcessName &) = default;
};

const ProcessName &thisProcess();

/// Whether the process may still run: one of another host always may, one of this host where there is a process of
/// that number that began when it did.
bool mayBeAlive(const ProcessName &process);

} // namespace gigaplan::session
