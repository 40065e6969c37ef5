// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string_view>

namespace gigaplan {

/// The key of one row of one entity's table: positive, 63 bits; 0 means "none". A task's id cannot be passed for a row's.
template <class Entity>
struct Id {
    std::int64_t value = 0;

    explicit operator bool() const { return value != 0; }
    friend auto operator<=>(const Id &, const Id &) = default;
};

/// An id for a row made in this program: milliseconds since 2020 above 22 random bits, so that rows added in two copies
/// of a plan never collide and later rows sort later.
std::int64_t newIdValue();

/// The id of a row that came from a readable file: a 63-bit hash of table and key, so that the same key gets the same
/// id in every copy, references resolve before their target is read, and two files can be compared by primary key.
std::int64_t idValueFromKey(std::string_view table, std::string_view key);

} // namespace gigaplan

template <class Entity>
struct std::hash<gigaplan::Id<Entity>> {
    std::size_t operator()(gigaplan::Id<Entity> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
