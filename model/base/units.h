// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <string_view>

namespace gigaplan {

/// A number that knows its unit. `Tag` names the unit's symbol for people, its suffix for SQL, JSON and CSV, and the
/// highest magnitude that a plan may state: far beyond any campus, low enough that sums over a plan cannot overflow.
template <class Tag, class Representation>
struct Quantity {
    using Rep = Representation;
    static constexpr std::string_view symbol = Tag::symbol;
    static constexpr std::string_view suffix = Tag::suffix;
    static constexpr double highest = Tag::highest;

    Rep value{};

    friend auto operator<=>(const Quantity &, const Quantity &) = default;
    friend Quantity operator+(Quantity a, Quantity b) { return {static_cast<Rep>(a.value + b.value)}; }
    friend Quantity operator-(Quantity a, Quantity b) { return {static_cast<Rep>(a.value - b.value)}; }
    friend Quantity operator*(Quantity a, Rep factor) { return {static_cast<Rep>(a.value * factor)}; }
    Quantity &operator+=(Quantity other)
    {
        value += other.value;
        return *this;
    }
};

#define GIGAPLAN_UNIT(Name, Rep, Symbol, Suffix, Highest)                                                              \
    struct Name##Tag {                                                                                                 \
        static constexpr std::string_view symbol = Symbol;                                                             \
        static constexpr std::string_view suffix = Suffix;                                                             \
        static constexpr double highest = Highest;                                                                     \
    };                                                                                                                 \
    using Name = Quantity<Name##Tag, Rep>

GIGAPLAN_UNIT(Watts, std::int64_t, "W", "_w", 1e17); ///< engines sum integer watts, so sums are exact in any order
GIGAPLAN_UNIT(Kilowatts, double, "kW", "_kw", 1e8);
GIGAPLAN_UNIT(Megawatts, double, "MW", "_mw", 1e7);
GIGAPLAN_UNIT(Millimetres, std::int64_t, "mm", "_mm", 1e10);
GIGAPLAN_UNIT(Minutes, std::int64_t, "min", "_min", 1e8);
GIGAPLAN_UNIT(Money, std::int64_t, "", "_amount", 1e15); ///< whole units of the plan's currency
GIGAPLAN_UNIT(MoneyPerMwh, double, "/MWh", "_per_mwh", 1e6); ///< the plan's currency per megawatt-hour
GIGAPLAN_UNIT(Kilograms, double, "kg", "_kg", 1e9);
GIGAPLAN_UNIT(Kilopascals, double, "kPa", "_kpa", 1e6);
GIGAPLAN_UNIT(Petaflops, double, "PFLOPS dense", "_pflops", 1e9);
GIGAPLAN_UNIT(Gigabytes, double, "GB", "_gb", 1e9);
GIGAPLAN_UNIT(GramsPerKwh, double, "g CO2/kWh", "_g_per_kwh", 1e5);
GIGAPLAN_UNIT(LitresPerKwh, double, "L/kWh", "_l_per_kwh", 1e3);
GIGAPLAN_UNIT(Percent, double, "%", "_percent", 1e4);
GIGAPLAN_UNIT(Ratio, double, "", "", 1e3); ///< dimensionless: PUE, efficiency, share of one
#undef GIGAPLAN_UNIT

inline Watts toWatts(Kilowatts power)
{
    return {std::llround(power.value * 1e3)};
}
inline Watts toWatts(Megawatts power)
{
    return {std::llround(power.value * 1e6)};
}
inline Megawatts toMegawatts(Watts power)
{
    return {static_cast<double>(power.value) / 1e6};
}

constexpr std::int64_t kMinutesPerDay = 24 * 60;
/// A day of work where durations are said in days: eight hours, as the field's standard tools have it.
constexpr std::int64_t kMinutesPerWorkday = 8 * 60;

} // namespace gigaplan
