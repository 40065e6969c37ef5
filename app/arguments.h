// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"
#include "model/base/result.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace gigaplan::app {

/// The arguments of a command: names of options with a value, names of switches, and how many plain arguments.
struct ArgumentShape {
    std::set<std::string> options;
    std::set<std::string> switches;
    std::size_t fewest = 0;
    std::size_t most = 0;
};

/// A command's arguments, checked against its shape: an unknown option, a missing or an empty value, and an option given
/// twice are usage errors, and so are --json and --csv together.
class Arguments {
public:
    static Result<Arguments> parse(const std::vector<std::string> &words, const ArgumentShape &shape);

    const std::vector<std::string> &plain() const { return m_plain; }
    bool has(const std::string &name) const { return m_switches.contains(name) || m_values.contains(name); }
    std::string value(const std::string &name, const std::string &otherwise = {}) const;
    Result<double> number(const std::string &name, double otherwise) const; ///< positive and finite
    Result<std::int64_t> whole(const std::string &name, std::int64_t otherwise) const;
    Result<Date> date(const std::string &name, Date otherwise) const;

    /// An error where one of these is given although the request does not use it; `why`: "is of --list".
    Result<void> refuse(std::initializer_list<const char *> names, const std::string &why) const;
    /// An error where more than one of these is given.
    Result<void> atMostOne(std::initializer_list<const char *> names) const;

private:
    Result<void> take(const std::string &name, std::string value);

    std::vector<std::string> m_plain;
    std::set<std::string> m_switches;
    std::map<std::string, std::string> m_values;
};

} // namespace gigaplan::app
