// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/theme.h"

namespace gigaplan {

/// Which colours the user asked for.
enum class ColourScheme { System, Light, Dark };

/// The theme of a choice. The system's own palette is looked at once, before the program sets one of its own.
Theme themeOf(ColourScheme scheme);
/// Gives the application the theme's palette, font, icons and a style sheet for what palettes do not reach.
void applyToApplication(const Theme &theme);

} // namespace gigaplan
