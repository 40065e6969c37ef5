// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/json/json_plan.h"

namespace gigaplan::test {

/// The rows that reading yields, as a snapshot, or the error.
inline Result<PlanSnapshot> readRows(std::string_view text, const std::string &name = "plan.json")
{
    auto rows = json::readRows(text, name);
    return rows ? Result<PlanSnapshot>((*std::move(rows)).snapshot()) : rows.error();
}

/// The message of the error, or "no error".
inline std::string readError(std::string_view text)
{
    const auto read = readRows(text);
    return read ? "no error" : read.error().message;
}

} // namespace gigaplan::test
