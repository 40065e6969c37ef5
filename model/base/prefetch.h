// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace gigaplan {

/// Asks for the memory of an object, at most two lines of it, that is read a few steps later.
template <class T>
void prefetch(const T &object)
{
    const auto *first = reinterpret_cast<const char *>(&object);
    __builtin_prefetch(first);
    __builtin_prefetch(first + sizeof(T) - 1);
}

/// How many steps ahead the passes over a network ask for its nodes.
inline constexpr std::size_t kPrefetchSteps = 8;

} // namespace gigaplan
