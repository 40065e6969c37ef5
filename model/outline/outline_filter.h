// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"
#include "model/plan/work_kinds.h"

#include <QString>

#include <optional>

namespace gigaplan {

/// How the lines are grouped.
enum class OutlineGrouping { None, Phase, WorkClass, Hall };

/// Which tasks are shown; all conditions hold together. The summaries above a shown task are shown too.
struct OutlineFilter {
    QString text; ///< anywhere in the name, whatever the case
    bool critical = false;
    bool nearCritical = false; ///< critical or nearly so
    bool late = false; ///< misses its deadline or has negative slack
    bool unfinished = false;
    Id<Phase> phase;
    std::optional<WorkClass> workClass;

    friend bool operator==(const OutlineFilter &, const OutlineFilter &) = default;
    bool isEmpty() const { return *this == OutlineFilter(); }
};

} // namespace gigaplan
