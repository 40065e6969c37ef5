// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gigaplan {

/// A name as it may stand in a drawing: spaces for line breaks and other control characters, and nothing that embeds or
/// overrides the direction of writing, which would turn the words behind it round too.
QString oneLine(QString text);

} // namespace gigaplan
