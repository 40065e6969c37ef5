// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/drawing.h"

#include <span>

namespace gigaplan {

/// The register of drawings. A new one is a line here.
std::span<const Drawing> drawings();

/// nullptr: there is none of this name.
const Drawing *drawingNamed(std::string_view id);

/// "timeline, power, … or tornado".
std::string drawingNames();

} // namespace gigaplan
