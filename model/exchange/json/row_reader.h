// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace gigaplan::json {

/// A JSON value that is neither list nor object, or the plan that an object turned out to be.
struct Scalar {
    enum class Kind { Null, Flag, Whole, Real, Text, Plan };
    Kind kind = Kind::Null;
    bool flag = false;
    std::int64_t whole = 0;
    double real = 0;
    std::string_view text{}; ///< of Text; of Real as written in the file
    const PlanContent *plan = nullptr; ///< of Plan
};

/// As it is named in an error message.
std::string described(const Scalar &value);

/// Sets one field of the row; false if the field does not take the value. A reference takes
/// the id of its target as a whole number.
using FieldSetter = bool (*)(void *row, const Scalar &value);

/// How rows of one table are made without knowing the entity.
struct RowReader {
    const TableInfo *info = nullptr;
    std::span<const FieldSetter> setters;
    std::uint64_t required = 0; ///< bit i: field i must be there
    std::shared_ptr<void> (*make)() = nullptr;
    void (*clear)(void *row) = nullptr;
    void (*setKey)(void *row, std::string_view key, std::int64_t id) = nullptr;
};

const RowReader &rowReader(TableId table);

} // namespace gigaplan::json
