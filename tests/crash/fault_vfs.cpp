// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/fault_vfs.h"

#include "tests/crash/faults.h"

#include <sqlite3.h>

#include <fstream>
#include <map>
#include <mutex>
#include <new>
#include <random>
#include <utility>

namespace gigaplan::test {
namespace fs = std::filesystem;

namespace {

sqlite3_vfs *g_system = nullptr;
std::mutex g_mutex;
bool g_recording = false;
std::vector<DiskEvent> g_events;

/// In front of the system's own file, in the memory that SQLite gives.
struct ShimFile {
    sqlite3_file base;
    fs::path *path;
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

ShimFile *shim(sqlite3_file *file)
{
    return reinterpret_cast<ShimFile *>(file);
}

sqlite3_file *real(sqlite3_file *file)
{
    return shim(file)->real();
}

void record(DiskEvent event)
{
    const std::lock_guard lock(g_mutex);
    if (g_recording) {
        g_events.push_back(std::move(event));
    }
}

int codeOf(int whenBroken)
{
    return Faults::kind() == Fault::Broken ? whenBroken : SQLITE_FULL;
}

int closeFile(sqlite3_file *file)
{
    const int code = real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
    delete shim(file)->path;
    shim(file)->path = nullptr;
    return code;
}

int readFile(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
    return real(file)->pMethods->xRead(real(file), bytes, size, offset);
}

int writeFile(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    const bool fails = Faults::strikes();
    const int written = !fails ? size : Faults::kind() == Fault::ShortWrite ? size / 2 : 0;
    if (written > 0) {
        if (const int code = real(file)->pMethods->xWrite(real(file), bytes, written, offset); code != SQLITE_OK) {
            return code;
        }
        record({DiskEvent::Kind::Write, *shim(file)->path, offset,
                std::string(static_cast<const char *>(bytes), static_cast<std::size_t>(written))});
    }
    return fails ? codeOf(SQLITE_IOERR_WRITE) : SQLITE_OK;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (Faults::strikes()) {
        return SQLITE_IOERR_TRUNCATE;
    }
    const int code = real(file)->pMethods->xTruncate(real(file), size);
    if (code == SQLITE_OK) {
        record({DiskEvent::Kind::Truncate, *shim(file)->path, size});
    }
    return code;
}

int syncFile(sqlite3_file *file, int)
{
    if (Faults::strikes()) {
        return codeOf(SQLITE_IOERR_FSYNC);
    }
    record({DiskEvent::Kind::Sync, *shim(file)->path});
    return SQLITE_OK; // the test's disk loses power only where it says so, and real syncs would take most of its time
}

int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lockFile(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}
int unlockFile(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}
int checkLock(sqlite3_file *file, int *result)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), result);
}
int control(sqlite3_file *file, int operation, void *argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sectorSize(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file *)
{
    return 0; // promises nothing: no atomic writes, no safe appending
}
int mapShared(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}
int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void barrier(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}
int unmapShared(sqlite3_file *file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

const sqlite3_io_methods *methods()
{
    static const sqlite3_io_methods all = [] {
        sqlite3_io_methods made{};
        made.iVersion = 2;
        made.xClose = closeFile;
        made.xRead = readFile;
        made.xWrite = writeFile;
        made.xTruncate = truncateFile;
        made.xSync = syncFile;
        made.xFileSize = sizeOfFile;
        made.xLock = lockFile;
        made.xUnlock = unlockFile;
        made.xCheckReservedLock = checkLock;
        made.xFileControl = control;
        made.xSectorSize = sectorSize;
        made.xDeviceCharacteristics = characteristics;
        made.xShmMap = mapShared;
        made.xShmLock = lockShared;
        made.xShmBarrier = barrier;
        made.xShmUnmap = unmapShared;
        return made;
    }();
    return &all;
}

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    if ((flags & SQLITE_OPEN_CREATE) && Faults::strikes()) {
        return codeOf(SQLITE_CANTOPEN);
    }
    shim(file)->path = new fs::path(name ? name : "");
    real(file)->pMethods = nullptr;
    const int code = g_system->xOpen(g_system, name, real(file), flags, outFlags);
    if (code != SQLITE_OK) {
        closeFile(file);
        return code;
    }
    file->pMethods = methods();
    return SQLITE_OK;
}

int removeFile(sqlite3_vfs *, const char *name, int syncDirectory)
{
    if (Faults::strikes()) {
        return SQLITE_IOERR_DELETE;
    }
    const int code = g_system->xDelete(g_system, name, 0);
    if (code == SQLITE_OK) {
        record({DiskEvent::Kind::Remove, name, 0, {}, syncDirectory != 0});
    }
    return code;
}

} // namespace

void installFaultVfs()
{
    if (g_system) {
        return;
    }
    g_system = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs vfs = *g_system;
    vfs.zName = "faults";
    vfs.pNext = nullptr;
    vfs.szOsFile = static_cast<int>(sizeof(ShimFile)) + g_system->szOsFile;
    vfs.xOpen = openFile;
    vfs.xDelete = removeFile;
    sqlite3_vfs_register(&vfs, 1);
}

void startRecording()
{
    const std::lock_guard lock(g_mutex);
    g_events.clear();
    g_recording = true;
}

std::size_t recordedEvents()
{
    const std::lock_guard lock(g_mutex);
    return g_events.size();
}

std::vector<DiskEvent> takeRecording()
{
    const std::lock_guard lock(g_mutex);
    g_recording = false;
    return std::exchange(g_events, {});
}

namespace {

/// A file as the platter has it, and what is still on its way there.
struct DiskFile {
    std::string synced;
    bool exists = false;
    std::vector<const DiskEvent *> pending;

    void apply(const DiskEvent &event, std::size_t bytes)
    {
        exists = true;
        if (event.kind == DiskEvent::Kind::Truncate) {
            synced.resize(static_cast<std::size_t>(event.offset));
            return;
        }
        const auto offset = static_cast<std::size_t>(event.offset);
        if (synced.size() < offset + bytes) {
            synced.resize(offset + bytes, '\0');
        }
        synced.replace(offset, bytes, event.bytes, 0, bytes);
    }
    void sync()
    {
        exists = true;
        for (const DiskEvent *event : pending) {
            apply(*event, event->bytes.size());
        }
        pending.clear();
    }
    /// Any of the pending may have come through, whole or up to a sector.
    void syncSome(std::mt19937 &random)
    {
        constexpr std::size_t sector = 512;
        for (const DiskEvent *event : pending) {
            switch (random() % 3) {
            case 0: break;
            case 1: apply(*event, event->bytes.size()); break;
            default: apply(*event, event->bytes.size() / sector / 2 * sector); break;
            }
        }
    }
};

} // namespace

void writeDiskAfterPowerLoss(const std::vector<DiskEvent> &events, std::size_t count, std::uint32_t seed,
                             const fs::path &directory)
{
    std::map<fs::path, DiskFile> disk;
    for (std::size_t i = 0; i < count; ++i) {
        const DiskEvent &event = events[i];
        DiskFile &file = disk[event.file];
        switch (event.kind) {
        case DiskEvent::Kind::Sync: file.sync(); break;
        case DiskEvent::Kind::Write:
        case DiskEvent::Kind::Truncate: file.pending.push_back(&event); break;
        case DiskEvent::Kind::Remove:
            // A removal that is not synced may be undone: half of the seeds see the file again, as it was.
            if (event.isDurable || seed % 2 == 0) {
                disk.erase(event.file);
            }
            break;
        }
    }
    std::mt19937 random(seed);
    for (auto &[path, file] : disk) {
        if (seed != 0) {
            file.syncSome(random);
        }
        if (file.exists) {
            std::ofstream(directory / path.filename(), std::ios::binary) << file.synced;
        }
    }
}

} // namespace gigaplan::test
