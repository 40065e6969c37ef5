// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/document.h"

#include <filesystem>
#include <span>

namespace gigaplan::files {

/// How plans are read from a format and, in some, written. Each format describes its own; the register puts them in the
/// order in which a file is tried.
struct PlanFormat {
    std::string_view names; ///< for people, in the plural: "Readable plans"
    std::vector<std::string_view> extensions; ///< in small letters, with their point
    bool isOpened = true; ///< by File ▸ Open, as well as the command line
    /// Whether a file with this beginning and extension is of this format.
    bool (*matches)(std::string_view start, std::string_view extension) = nullptr;
    /// A plan with a loop of links or of parents, in a scenario too, is refused. Errors name the file.
    Result<PlanSnapshot> (*read)(const std::filesystem::path &file) = nullptr;
    /// The same into a store of its own; where it fails it leaves no working copy. nullptr: `read` is stored.
    Result<std::unique_ptr<Store>> (*open)(const std::filesystem::path &file,
                                           const std::filesystem::path &workingCopy) = nullptr;
    /// Replaces the file by a whole and synced one. nullptr: plans are not kept in this format.
    Result<void> (*write)(Store &store, const PlanSnapshot &plan, const std::filesystem::path &file,
                          const BeforeReplace &beforeReplace) = nullptr;
};

/// The register. A new format is a line here.
std::span<const PlanFormat> formats();

/// By the file's first bytes, with its extension considered only where they are inconclusive. Fails, naming the file,
/// where it cannot be read or is of no format known here.
Result<const PlanFormat *> formatOf(const std::filesystem::path &file);

/// The format that plans are written in under this name, by its extension; nullptr: none.
const PlanFormat *writtenAs(const std::filesystem::path &file);

/// The first character of the text after a byte-order mark and white space; 0: there is none.
char firstCharacter(std::string_view start);

PlanFormat databaseFormat();
PlanFormat jsonFormat();
PlanFormat mspdiFormat();
PlanFormat sheetFormat();

} // namespace gigaplan::files
