// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace gigaplan::mspdi {

/// How an element of a file is treated.
enum class Verdict {
    Read, ///< the plan has a place for it, or another value follows from it
    List, ///< holds others, which have verdicts of their own
    Told, ///< the plan has no place for it: its content is counted among what is left out
    Meaningless, ///< follows from others, is about the file or the program that wrote it, or about rows to come
};

struct ElementVerdict {
    Verdict verdict = Verdict::Meaningless;
    std::string_view words; ///< for Told: what it is called, in the plural
    std::string_view usual; ///< for Told: the value that means nothing, besides an empty one
    bool isWhole = false; ///< with everything below it
    bool isNewer = false; ///< than the schema of 2007
};

/// The verdict on an element by its path below the project, "Tasks/Task/Name"; nullptr: it is unknown.
const ElementVerdict *verdictOn(const std::string &path);

/// Calls `visit(path, verdict)` for all of them, in no particular order. Custom fields of assignments, which have two
/// hundred names and more, come as one with a star.
void forEachVerdict(const std::function<void(const std::string &, const ElementVerdict &)> &visit);

} // namespace gigaplan::mspdi
