// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <string>
#include <string_view>

namespace gigaplan::mspdi {

/// The text of an XML file in UTF-8 and without its declaration, lines as they were. Refuses what the parser must not
/// be asked to read: unknown encodings, document types (hence entities), tags, texts and nesting longer than any project's.
/// One pass, no memory but the result's.
Result<std::string> harmlessXml(std::string_view content);

} // namespace gigaplan::mspdi
