// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <string>
#include <string_view>

namespace gigaplan::mspdi {

/// A file's text in UTF-8, in any encoding that this Qt knows and that XML may have: what a byte order mark says,
/// UTF-16 also without one, else what the declaration says, else UTF-8. Refused are encodings that are not known, and
/// texts that are not in the encoding that they declare. The declaration is blanked, its lines stay.
Result<std::string> utf8Of(std::string_view content);

} // namespace gigaplan::mspdi
