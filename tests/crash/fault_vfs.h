// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace gigaplan::test {

/// One thing that SQLite asked of the disk, as far as it matters after a power loss.
struct DiskEvent {
    enum class Kind { Write, Truncate, Sync, Remove } kind;
    std::filesystem::path file;
    std::int64_t offset = 0; ///< of a write; the new length of a file that was cut
    std::string bytes = {};
    bool isDurable = false; ///< of a removal: the directory was synced with it
};

/// Makes a shim around the system's VFS the default of all connections opened from now on. It asks `Faults` at every
/// opening for writing, write, sync, cut and removal.
void installFaultVfs();

/// From now on every event is kept, until `takeRecording`.
void startRecording();
std::size_t recordedEvents();
std::vector<DiskEvent> takeRecording();

/// What a disk may hold after the power went while `events` had been asked for, into files of `directory`, which bear
/// the names of the recorded ones: all that was synced, and of the rest nothing (`seed` 0) or some writes, whole or
/// torn at a sector.
void writeDiskAfterPowerLoss(const std::vector<DiskEvent> &events, std::size_t count, std::uint32_t seed,
                             const std::filesystem::path &directory);

} // namespace gigaplan::test
