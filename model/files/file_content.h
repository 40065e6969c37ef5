// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <filesystem>
#include <string>

namespace gigaplan::files {

/// The first bytes of the file, by which formats are distinguished. Fails, naming the file, where there is none, where
/// it is a directory, a device or empty, or cannot be read.
Result<std::string> startOf(const std::filesystem::path &file);

/// The whole file as it is; at most what the readable form may be long.
Result<std::string> contentOf(const std::filesystem::path &file);

/// The extension in small letters, with its point.
std::string extensionOf(const std::filesystem::path &file);

} // namespace gigaplan::files
