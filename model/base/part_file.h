// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/descriptor.h"
#include "model/base/result.h"

#include <filesystem>

namespace gigaplan {

/// A file that is still being written, readable by its owner only. The system's lock on it shows that its writer is
/// alive: a process that can take the lock may remove the part.
struct PartFile {
    std::filesystem::path path;
    Descriptor file;
};
Result<PartFile> makePart(const std::filesystem::path &directory);

} // namespace gigaplan
