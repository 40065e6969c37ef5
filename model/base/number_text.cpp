// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/number_text.h"

#include "model/base/text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace gigaplan {

namespace {

constexpr std::array<std::string_view, 4> kWideSpaces{"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x87"};
constexpr std::string_view kApostrophe = "\xE2\x80\x99", kMinus = "\xE2\x88\x92";

/// The separator between two digits of a number: '.', ',', ' ' or '\'', whatever its bytes; and their count.
std::pair<char, std::size_t> separatorAt(std::string_view text)
{
    for (const std::string_view space : kWideSpaces) {
        if (text.starts_with(space)) {
            return {' ', space.size()};
        }
    }
    if (text.starts_with(kApostrophe)) {
        return {'\'', kApostrophe.size()};
    }
    const bool is = !text.empty() && std::string_view("., '").find(text.front()) != std::string_view::npos;
    return is ? std::pair(text.front(), std::size_t{1}) : std::pair('\0', std::size_t{0});
}

/// The first number of a text: runs of digits and what parts them.
struct Number {
    std::size_t begin = 0, end = 0; ///< in the text
    std::vector<std::string_view> runs; ///< the first is empty where a sign begins the number
    std::string separators;
    bool hasExponent = false; ///< as in 1.375e+20: there are no thousands separators
};

std::size_t digitsFrom(std::string_view text, std::size_t at)
{
    while (at < text.size() && isDigit(text[at])) {
        ++at;
    }
    return at;
}

bool isExponent(std::string_view text)
{
    const bool isE = text.starts_with('e') || text.starts_with('E');
    const std::size_t signs = isE && text.size() > 1 && (text[1] == '+' || text[1] == '-') ? 1 : 0;
    return isE && text.size() > 1 + signs && isDigit(text[1 + signs]);
}

Number firstNumber(std::string_view text)
{
    Number number;
    const auto first = std::find_if(text.begin(), text.end(), isDigit);
    std::size_t at = static_cast<std::size_t>(first - text.begin());
    number.begin = number.end = at;
    if (first == text.end()) {
        return number;
    }
    if (at > 0 && (text[at - 1] == '.' || text[at - 1] == ',')) {
        number.begin = at - 1;
        number.runs.emplace_back();
        number.separators = text[at - 1];
    }
    while (true) {
        const std::size_t end = digitsFrom(text, at);
        number.runs.push_back(text.substr(at, end - at));
        number.end = end;
        const auto [sign, size] = separatorAt(text.substr(end));
        if (size == 0 || end + size >= text.size() || !isDigit(text[end + size])) {
            number.hasExponent = isExponent(text.substr(end));
            // A sign at the end of the text has no fraction after it.
            number.end +=
                (sign == '.' || sign == ',') && end + size == text.size() && number.separators.empty() ? size : 0;
            return number;
        }
        number.separators += sign;
        at = end + size;
    }
}

/// Whether the first `count` runs are thousands, by three digits or, with commas, as India groups: 12,34,567.
bool isGrouped(const std::vector<std::string_view> &runs, std::size_t count, char separator)
{
    const std::string_view first = runs.front(), last = runs[count - 1];
    if (first.empty() || first.size() > 3 || (first.front() == '0' && count > 1)) {
        return false;
    }
    const auto middle = [&](std::size_t size) {
        return std::all_of(runs.begin() + 1, runs.begin() + static_cast<std::ptrdiff_t>(count) - 1,
                           [size](std::string_view run) { return run.size() == size; });
    };
    return count == 1 || (last.size() == 3 && (middle(3) || (separator == ',' && first.size() < 3 && middle(2))));
}

/// How many of the runs are whole thousands; the rest, at most one, is a fraction.
struct Reading {
    bool isNumber = false;
    bool hasFraction = false;
    SignEvidence evidence = SignEvidence::None;
};

SignEvidence evidenceOf(char decimal)
{
    return decimal == ',' ? SignEvidence::Comma : SignEvidence::Point;
}

Reading readingOf(const Number &number)
{
    const std::string &signs = number.separators;
    if (signs.empty()) {
        return {true, false, SignEvidence::None};
    }
    const char last = signs.back();
    const bool isDecimal = last == ',' || last == '.';
    const bool isOne = std::all_of(signs.begin(), signs.end(), [&](char sign) { return sign == signs.front(); });
    if (!isOne) {
        const bool parted =
            std::all_of(signs.begin(), signs.end() - 1, [&](char sign) { return sign == signs.front(); });
        const bool fits = isDecimal && parted && isGrouped(number.runs, number.runs.size() - 1, signs.front());
        return {fits, fits, fits ? evidenceOf(last) : SignEvidence::None};
    }
    const bool grouped = isGrouped(number.runs, number.runs.size(), last);
    if (!isDecimal) {
        return {grouped, false, SignEvidence::None};
    }
    if (signs.size() > 1) {
        return {grouped, false, grouped ? evidenceOf(last == ',' ? '.' : ',') : SignEvidence::None};
    }
    return {true, true, grouped && !number.hasExponent ? SignEvidence::Either : evidenceOf(last)};
}

std::string withPlainSigns(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto [sign, size] = separatorAt(text.substr(at));
        if (sign == ' ') {
            out += ' ';
            at += size;
        } else if (text.substr(at).starts_with(kMinus)) {
            out += '-';
            at += kMinus.size();
        } else {
            out += text[at++];
        }
    }
    return out;
}

} // namespace

SignEvidence signEvidence(std::string_view text)
{
    return readingOf(firstNumber(text)).evidence;
}

std::optional<std::string> withDecimalPoint(std::string_view text, DecimalSign sign)
{
    const Number number = firstNumber(text);
    Reading reading = readingOf(number);
    if (!reading.isNumber) {
        return std::nullopt;
    }
    if (reading.evidence == SignEvidence::Either) {
        if (sign == DecimalSign::Unknown) {
            return std::nullopt;
        }
        reading.hasFraction = (number.separators.front() == ',') == (sign == DecimalSign::Comma);
    }
    std::string out = withPlainSigns(text.substr(0, number.begin));
    for (std::size_t i = 0; i < number.runs.size(); ++i) {
        const bool isFraction = reading.hasFraction && i + 1 == number.runs.size();
        out += isFraction ? i == 1 && number.runs.front().empty() ? "0." : "." : "";
        out += number.runs[i];
    }
    return out + withPlainSigns(text.substr(number.end));
}

std::string unmistakable(const std::string &number)
{
    return signEvidence(number) == SignEvidence::Either ? number + '0' : number;
}

} // namespace gigaplan
