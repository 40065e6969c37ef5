// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>

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

/// Whether eight bytes are ASCII and none is NUL.
bool isPlainAscii(const char *bytes)
{
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    constexpr std::uint64_t lows = 0x0101010101010101, highs = 0x8080808080808080;
    return (eight & highs) == 0 && ((eight - lows) & highs) == 0;
}

/// Length of the UTF-8 sequence at the start of `text`; 0 where there is no valid one.
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const auto trails = [&byte](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xBF; };
    const unsigned lead = byte(0);
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return trails(1) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool second = byte(1) >= (lead == 0xE0 ? 0xA0u : 0x80u) && byte(1) <= (lead == 0xED ? 0x9Fu : 0xBFu);
        return second && trails(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool second = byte(1) >= (lead == 0xF0 ? 0x90u : 0x80u) && byte(1) <= (lead == 0xF4 ? 0x8Fu : 0xBFu);
        return second && trails(2) && trails(3) ? 4 : 0;
    }
    return 0;
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
    return std::abs(count) >= 1'000'000 ? scaled(static_cast<double>(count), {{1e9, "B"}, {1e6, "M"}}, "")
                                        : grouped(count);
}

std::string displayWork(std::int64_t minutes)
{
    const std::int64_t size = std::abs(minutes);
    if (minutes == 0) {
        return "0 d";
    }
    if (size < 60) {
        return std::to_string(minutes) + " min";
    }
    // No zeros after the decimal point: spans are mostly whole.
    const auto rounded = [&](std::int64_t unit) {
        return shortest(std::round(10.0 * static_cast<double>(minutes) / static_cast<double>(unit)) / 10);
    };
    return size < kMinutesPerWorkday ? rounded(60) + " h" : rounded(kMinutesPerWorkday) + " d";
}

std::string shortest(double value)
{
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return {text, end};
}

std::string lowerCase(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lowered);
    return out;
}

std::string lowerFirst(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.begin() + (out.empty() ? 0 : 1), out.begin(), lowered);
    return out;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpace);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool isAmong(std::string_view names, std::string_view name)
{
    std::size_t end = names.find(", ");
    while (end != std::string_view::npos && names.substr(0, end) != name) {
        names.remove_prefix(end + 2);
        end = names.find(", ");
    }
    return names.substr(0, end) == name;
}

template <class T>
std::optional<T> parseNumber(std::string_view text)
{
    T number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}
template std::optional<int> parseNumber(std::string_view);
template std::optional<std::int64_t> parseNumber(std::string_view);
template std::optional<std::size_t> parseNumber(std::string_view);
template std::optional<double> parseNumber(std::string_view);

bool isPlainText(std::string_view text)
{
    while (!text.empty()) {
        if (text.size() >= 8 && isPlainAscii(text.data())) {
            text.remove_prefix(8);
            continue;
        }
        const std::size_t length = text.front() == '\0' ? 0 : sequenceLength(text);
        if (length == 0) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

} // namespace gigaplan
