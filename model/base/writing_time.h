// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <chrono>

namespace gigaplan {

/// The time that files give as their time of writing: now, or the second since 1970 that the environment's
/// SOURCE_DATE_EPOCH names, so that the same plan can give the same bytes.
Result<std::chrono::sys_seconds> writingTime();

} // namespace gigaplan
