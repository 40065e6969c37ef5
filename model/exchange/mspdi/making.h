// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/entity_list.h"

#include <string>

namespace gigaplan::mspdi {

template <class E>
Id<E> idFromKey(const std::string &key)
{
    return {idValueFromKey(Description<E>::table, key)};
}

inline Error failureAt(std::int64_t line, const std::string &why)
{
    return {ErrorKind::Unreadable, "line " + std::to_string(line) + ": " + why};
}

} // namespace gigaplan::mspdi
