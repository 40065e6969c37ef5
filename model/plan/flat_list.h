// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <utility>

namespace gigaplan {

/// A std::tuple reduced to what descriptions and tables need: values that are visited in order. The standard one is a
/// recursion whose every step checks every conversion; with dozens of fields and tables in each source file that check
/// took most of the time of a build.

template <std::size_t Index, class T>
struct FlatListItem {
    T value;
    friend bool operator==(const FlatListItem &, const FlatListItem &) = default;
};

template <class Indices, class... T>
struct FlatListItems;

template <std::size_t... Index, class... T>
struct FlatListItems<std::index_sequence<Index...>, T...> : FlatListItem<Index, T>... {
    /// Calls `f(index, value)` for each value, in order.
    template <class F>
    constexpr void forEach(F &&f) const
    {
        (f(Index, static_cast<const FlatListItem<Index, T> &>(*this).value), ...);
    }
    template <std::size_t At>
    constexpr const auto &at() const
    {
        return valueOf<At>(*this);
    }

private:
    template <std::size_t At, class Value>
    static constexpr const Value &valueOf(const FlatListItem<At, Value> &item)
    {
        return item.value;
    }
};

template <class... T>
struct FlatList : FlatListItems<std::index_sequence_for<T...>, T...> {
    static constexpr std::size_t size = sizeof...(T);
    constexpr FlatList(T... values) : FlatListItems<std::index_sequence_for<T...>, T...>{{values}...} {}
};

/// One value of each type; the types differ, and each value is found by its own.
template <class... T>
struct FlatSet : FlatListItem<0, T>... {
    template <class Wanted>
    Wanted &get()
    {
        return static_cast<FlatListItem<0, Wanted> &>(*this).value;
    }
    template <class Wanted>
    const Wanted &get() const
    {
        return static_cast<const FlatListItem<0, Wanted> &>(*this).value;
    }
    friend bool operator==(const FlatSet &a, const FlatSet &b)
    {
        return ((a.template get<T>() == b.template get<T>()) && ...);
    }
};

} // namespace gigaplan
