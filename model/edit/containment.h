// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

namespace gigaplan {

/// Whether a row depends on what the field refers to: required references, and a task's summary. Such a row is removed
/// with its target; other references to it become empty.
template <class E, class F>
constexpr bool isWithin(const F &field)
{
    return field.presence == Presence::Required || (std::same_as<E, Task> && field.name == "parent");
}

} // namespace gigaplan
