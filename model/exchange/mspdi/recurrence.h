// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/mspdi/source.h"

namespace gigaplan::mspdi {

/// Whether an exception covers all days of its period.
bool isUnbroken(const SourceException &exception);
/// Whether an exception falls on a day of its period. Weeks begin on Sunday.
bool fallsOn(const SourceException &exception, Date day);

} // namespace gigaplan::mspdi
