// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"

#include <charconv>
#include <cmath>

namespace gigaplan::app {

namespace {

Error usage(std::string message)
{
    return {ErrorKind::Usage, std::move(message)};
}

template <class T>
std::optional<T> numberOf(const std::string &text)
{
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// An option as `read` has it, or nothing where the text is not what the option takes.
template <class T>
Result<T> parsed(const std::map<std::string, std::string> &values, const std::string &name, T otherwise,
                 const char *takes, std::optional<T> (*read)(const std::string &text))
{
    const auto found = values.find(name);
    if (found == values.end()) {
        return otherwise;
    }
    const std::optional<T> value = read(found->second);
    return value ? Result<T>(*value) : usage("--" + name + " takes " + takes + ", not \"" + found->second + '"');
}

} // namespace

Result<Arguments> Arguments::parse(const std::vector<std::string> &words, const ArgumentShape &shape)
{
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        if (!word.starts_with("--")) {
            arguments.m_plain.push_back(word);
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
        const bool hasValue = equals != std::string::npos;
        if (shape.switches.contains(name) && !hasValue) {
            arguments.m_switches.insert(name);
        } else if (!shape.options.contains(name)) {
            return usage("unknown option " + word);
        } else if (!hasValue && i + 1 == words.size()) {
            return usage("--" + name + " needs a value");
        } else if (auto taken = arguments.take(name, hasValue ? word.substr(equals + 1) : words[++i]); !taken) {
            return taken.error();
        }
    }
    if (arguments.m_plain.size() < shape.fewest) {
        return usage("a file name is missing");
    }
    if (arguments.m_plain.size() > shape.most) {
        return usage("unexpected argument " + arguments.m_plain[shape.most]);
    }
    GIGAPLAN_TRY(arguments.atMostOne({"json", "csv"}));
    return arguments;
}

Result<void> Arguments::take(const std::string &name, std::string value)
{
    if (value.empty()) {
        return usage("--" + name + " needs a value, not an empty one");
    }
    if (!m_values.emplace(name, std::move(value)).second) {
        return usage("--" + name + " is given twice");
    }
    return {};
}

Result<void> Arguments::refuse(std::initializer_list<const char *> names, const std::string &why) const
{
    for (const char *name : names) {
        if (has(name)) {
            return usage("--" + std::string(name) + ' ' + why);
        }
    }
    return {};
}

Result<void> Arguments::atMostOne(std::initializer_list<const char *> names) const
{
    std::string given;
    for (const char *name : names) {
        if (has(name) && !given.empty()) {
            return usage(given + " and --" + name + " exclude each other");
        }
        given = has(name) ? "--" + std::string(name) : given;
    }
    return {};
}

std::string Arguments::value(const std::string &name, const std::string &otherwise) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() ? otherwise : found->second;
}

Result<double> Arguments::number(const std::string &name, double otherwise) const
{
    return parsed<double>(m_values, name, otherwise, "a number above 0", [](const std::string &text) {
        const auto value = numberOf<double>(text);
        return value && std::isfinite(*value) && *value > 0 ? value : std::nullopt;
    });
}

Result<std::int64_t> Arguments::whole(const std::string &name, std::int64_t otherwise) const
{
    return parsed<std::int64_t>(m_values, name, otherwise, "a whole number of at least 0", [](const std::string &text) {
        const auto value = numberOf<std::int64_t>(text);
        return value && *value >= 0 ? value : std::nullopt;
    });
}

Result<Date> Arguments::date(const std::string &name, Date otherwise) const
{
    return parsed<Date>(m_values, name, otherwise, "a date such as 2028-03-14",
                        [](const std::string &text) { return parseDate(text); });
}

} // namespace gigaplan::app
