// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/json/json_plan.h"

#include <cstdio>
#include <cstdlib>

namespace gigaplan::fuzz {

inline void require(bool holds, const char *what, const std::string &more = {})
{
    if (!holds) {
        std::fprintf(stderr, "%s %s\n", what, more.c_str());
        std::abort();
    }
}

inline Result<PlanSnapshot> fromJson(std::string_view text)
{
    auto rows = json::readRows(text, "plan.json");
    return rows ? Result<PlanSnapshot>((*std::move(rows)).snapshot()) : rows.error();
}

/// What could be opened can be written, unless two rows share a key, and comes back as the same text.
inline void requireRoundTrip(const PlanSnapshot &plan)
{
    const auto text = json::write(plan);
    if (!text) {
        require(!text.error().message.empty(), "refused without a word");
        return;
    }
    const auto again = fromJson(*text);
    require(static_cast<bool>(again), "what was written cannot be read:", again ? "" : again.error().message);
    const auto same = json::write(*again);
    require(same && *same == *text, "what was written comes back as something else");
}

} // namespace gigaplan::fuzz
