// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/mspdi/mspdi.h"

#include <stdexcept>
#include <string>

namespace gigaplan::test {

/// A project with these elements in it, each text a run of them.
inline std::string projectText(const std::string &tasks,
                               const std::string &settings = "<StartDate>2026-10-05T08:00:00</StartDate>",
                               const std::string &rest = {})
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Project xmlns=\"http://schemas.microsoft.com/project\">\n"
        + settings + "\n<Tasks>\n" + tasks + "\n</Tasks>\n" + rest + "\n</Project>\n";
}

/// A task of the given hours, with more elements in it.
inline std::string taskText(int uid, int hours, const std::string &more = {})
{
    return "<Task><UID>" + std::to_string(uid) + "</UID><Name>T" + std::to_string(uid) + "</Name><Duration>PT"
        + std::to_string(hours) + "H0M0S</Duration>" + more + "</Task>\n";
}

inline std::string linkText(int predecessor, int type, int lag, int format)
{
    return "<PredecessorLink><PredecessorUID>" + std::to_string(predecessor) + "</PredecessorUID><Type>"
        + std::to_string(type) + "</Type><LinkLag>" + std::to_string(lag) + "</LinkLag><LagFormat>"
        + std::to_string(format) + "</LagFormat></PredecessorLink>";
}

/// What is read, where it must be readable.
inline mspdi::Import readText(const std::string &text)
{
    auto import = mspdi::read(text, "plan.xml");
    if (!import) {
        throw std::runtime_error(import.error().message);
    }
    return std::move(*import);
}

/// Why it cannot be read; empty where it can.
inline std::string refusal(const std::string &text)
{
    const auto import = mspdi::read(text, "plan.xml");
    return import ? std::string() : import.error().message;
}

} // namespace gigaplan::test
