// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/fields.h"
#include "model/plan/snapshot.h"

#include <optional>
#include <string>

namespace gigaplan {

/// A field whose value it may not have; one that refers to a row can only be empty.
struct BadField {
    const FieldInfo *info;
    std::string problem; ///< "Label: expected …"
};

/// The first of a row's bad fields.
template <class E>
std::optional<BadField> badFieldOf(const E &row)
{
    for (std::size_t i = 0; i < fieldCount<E>; ++i) {
        const FieldInfo &info = tableInfo(tableId<E>()).fields[i];
        if (const auto problem = problemWith(info, fieldValue(row, i))) {
            return BadField{&info, std::string(info.label) + ": " + *problem};
        }
    }
    return std::nullopt;
}

/// Refuses a blank name, and one that another row than `except` has.
template <class E>
Result<void> refuseName(const PlanSnapshot &plan, const std::string &name, Id<E> except)
{
    const std::string entity(Description<E>::table);
    if (name.find_first_not_of(" \t") == std::string::npos) {
        return Error{ErrorKind::Invalid, "a " + entity + " needs a name"};
    }
    for (const E &other : plan.table<E>()) {
        if (other.id != except && other.name == name) {
            return Error{ErrorKind::Invalid, "there is another " + entity + " named \"" + name + '"'};
        }
    }
    return {};
}

} // namespace gigaplan
