// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

namespace gigaplan {

/// A link's lag as planners write it: "+2 d", "-50%", "+3 ed"; empty where it has none. A day of work has 8 hours.
std::string lagText(const Link &link);

} // namespace gigaplan
