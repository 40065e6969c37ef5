// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/entity_list.h"

#include <string>

namespace gigaplan::mspdi {

/// A row with that key and the id that follows from it.
template <class E>
E rowOf(std::string key)
{
    E row;
    row.id = {idValueFromKey(Description<E>::table, key)};
    row.key = std::move(key);
    return row;
}

inline Error failureAt(std::int64_t line, const std::string &why)
{
    return {ErrorKind::Unreadable, "line " + std::to_string(line) + ": " + why};
}

} // namespace gigaplan::mspdi
