// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gigaplan {

/// A name in a form fit for a drawing: spaces for line breaks and other control characters, and nothing that embeds or
/// overrides the direction of writing, which would also reverse the words after it.
QString oneLine(QString text);

} // namespace gigaplan
