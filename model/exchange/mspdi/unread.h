// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

#include <cstddef>
#include <map>
#include <string>

namespace gigaplan::mspdi {

/// The row of the file's lists that a reader is in.
struct SourceRow {
    enum class Of { Project, Calendar, Task, Resource, Assignment };
    Of of = Of::Project;
    std::size_t row = 0;
    friend bool operator==(const SourceRow &, const SourceRow &) = default;
};

/// What was met and is not taken over: how often, and where first.
struct Unread {
    std::size_t count = 0;
    SourceRow first, last;
};

/// By what it is called for people.
using UnreadTally = std::map<std::string, Unread>;

} // namespace gigaplan::mspdi
