// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/json/json_plan.h"

namespace gigaplan::test {

/// The rows that reading yields, as a snapshot, or the error.
inline Result<PlanSnapshot> readRows(std::string_view text, const std::string &name = "plan.json")
{
    PlanRows rows;
    const auto read = json::read(text, name, [&rows](TableId table, const void *row) -> Result<void> {
        withEntity(table, [&]<class E>(Tag<E>) { rows.of<E>().push_back(*static_cast<const E *>(row)); });
        return {};
    });
    if (!read) {
        return read.error();
    }
    return std::move(rows).snapshot();
}

/// The message of the error, or "no error".
inline std::string readError(std::string_view text)
{
    const auto read = readRows(text);
    return read ? "no error" : read.error().message;
}

} // namespace gigaplan::test
