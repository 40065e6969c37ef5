// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"

#include <charconv>
#include <cmath>
#include <cstdio>

namespace gigaplan {

namespace {

std::string scaled(double value, std::initializer_list<std::pair<double, const char *>> steps, const char *smallest)
{
    for (const auto &[factor, name] : steps) {
        // 999.5 of one unit would print as "1,000", so it already belongs to the next.
        if (std::abs(value) >= factor * 0.9995) {
            return threeDigits(value / factor) + ' ' + name;
        }
    }
    return threeDigits(value) + (*smallest ? std::string(" ") + smallest : std::string());
}

} // namespace

std::string grouped(std::int64_t value)
{
    std::string digits = std::to_string(value);
    const std::size_t first = value < 0 ? 1 : 0;
    for (std::size_t i = digits.size(); i > first + 3;) {
        i -= 3;
        digits.insert(i, 1, ',');
    }
    return digits;
}

std::string threeDigits(double value)
{
    const double magnitude = std::abs(value);
    if (magnitude >= 99.95) {
        return grouped(std::llround(value));
    }
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", magnitude >= 9.995 ? 1 : magnitude == 0 ? 0 : 2, value);
    return text;
}

std::string displayPower(Watts power, std::string_view basis)
{
    // Nothing is said in the unit that everything here is measured in.
    std::string out = power.value == 0
        ? std::string("0 MW")
        : scaled(static_cast<double>(power.value), {{1e9, "GW"}, {1e6, "MW"}, {1e3, "kW"}}, "W");
    if (!basis.empty()) {
        out.append(" ").append(basis);
    }
    return out;
}

std::string displayMoney(Money amount, std::string_view currency)
{
    const std::string prefix = currency == "USD" ? "$" : std::string(currency) + ' ';
    const std::string sign = amount.value < 0 ? "-" : "";
    return sign + prefix
        + scaled(std::abs(static_cast<double>(amount.value)), {{1e12, "T"}, {1e9, "B"}, {1e6, "M"}, {1e3, "k"}}, "");
}

std::string displayCount(std::int64_t count)
{
    return std::abs(count) >= 1'000'000 ? scaled(static_cast<double>(count), {{1e9, "B"}, {1e6, "M"}}, "") : grouped(count);
}

std::string shortest(double value)
{
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return {text, end};
}

} // namespace gigaplan
