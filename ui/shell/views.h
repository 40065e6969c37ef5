// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/view_spec.h"
#include "ui/paint/drawing.h"

#include <span>
#include <vector>

namespace gigaplan {

/// The register of views, in the order of their tabs and of Ctrl+1, Ctrl+2, … A new view is a line here.
const std::vector<ViewSpec> &viewSpecs();

/// The place of a view in the register; -1: there is none of this name.
int viewIndex(QLatin1String id);

/// The register of drawings: what is shown without a window. A new one is a line here too.
std::span<const Drawing> drawings();

/// nullptr: there is none of this name.
const Drawing *drawingNamed(std::string_view id);

/// "timeline, power, … or tornado".
std::string drawingNames();

} // namespace gigaplan
