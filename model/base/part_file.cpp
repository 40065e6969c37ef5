// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/part_file.h"

#include "model/base/atomic_file.h"
#include "model/base/id.h"

#include <cerrno>
#include <chrono>
#include <climits>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace gigaplan {
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPartPrefix = ".gigaplan-", kPartExtension = ".part";

/// Names of parts distinguish machines: the system's locks need not work across machines.
const std::string &ofThisMachine()
{
    static const std::string mark = [] {
        char name[HOST_NAME_MAX + 1] = {};
        const bool known = ::gethostname(name, sizeof name - 1) == 0;
        return '-' + std::to_string(idValueFromKey("host", known ? name : "")) + std::string(kPartExtension);
    }();
    return mark;
}

bool isAbandoned(const fs::path &part, const Descriptor &file)
{
    std::error_code error;
    const auto touched = fs::last_write_time(part, error);
    const bool isOld = !error && touched < fs::file_time_type::clock::now() - std::chrono::hours(1);
    return isOld || (part.string().ends_with(ofThisMachine()) && file.lock());
}

} // namespace

fs::path partIn(const fs::path &directory)
{
    return directory / (std::string(kPartPrefix) + std::to_string(newIdValue()) + ofThisMachine());
}

void removeAbandonedParts(const fs::path &directory)
{
    std::vector<fs::path> parts;
    std::error_code error;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(kPartPrefix) && name.ends_with(kPartExtension)) {
            parts.push_back(entry->path());
        }
    }
    for (const fs::path &part : parts) {
        // The lock is held until it is gone, so that no process starts using it meanwhile.
        const Descriptor file(::open(part.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC));
        if (isAbandoned(part, file)) {
            fs::remove(part, error);
        }
    }
}

Result<PartFile> makePart(const fs::path &directory)
{
    constexpr int kTries = 10;
    for (int tries = 0; tries < kTries; ++tries) {
        fs::path path = partIn(directory);
        Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
        if (!file.isOpen()) {
            break;
        }
        // Between its making and its lock it may have been taken for abandoned: then it is gone, or about to be.
        // Where there are no locks its age protects it.
        static_cast<void>(file.lock(std::chrono::seconds(1)));
        struct stat status {};
        if (::fstat(file.value(), &status) == 0 && status.st_nlink > 0) {
            return PartFile{std::move(path), std::move(file)};
        }
    }
    return Error{ErrorKind::NotWritten, std::string("cannot be written: ") + std::strerror(errno)};
}

} // namespace gigaplan
