// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <filesystem>
#include <string>

namespace gigaplan::files {

enum class Format { Database, Json, Mspdi, Sheet };

/// What the file is by its first bytes, its extension having a say only where they tell nothing. Fails, naming the
/// file, where there is none, where it is a directory or empty, cannot be read, or is of no format known here.
Result<Format> formatOf(const std::filesystem::path &file);

/// The whole file as it is; at most what the readable form may be long.
Result<std::string> contentOf(const std::filesystem::path &file);

/// The extension in small letters, with its point.
std::string extensionOf(const std::filesystem::path &file);

} // namespace gigaplan::files
