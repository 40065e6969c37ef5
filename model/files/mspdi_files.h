// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/mspdi/mspdi.h"

#include <filesystem>

namespace gigaplan {

/// A project in MS Project XML with what its file says of dates and what of it the plan leaves out. Loops of links are
/// refused, the loop shown.
Result<mspdi::Import> readMspdi(const std::filesystem::path &file);

} // namespace gigaplan
