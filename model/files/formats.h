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
    bool isOpened = true; ///< by File ▸ Open, beside the command line
    /// Whether a file is of this format that begins so, under a name with this extension.
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

/// By the file's first bytes, its extension having a say only where they tell nothing. Fails, naming the file, where it
/// cannot be read or is of no format known here.
Result<const PlanFormat *> formatOf(const std::filesystem::path &file);

/// The format that plans are written in under this name, by its extension; nullptr: none.
const PlanFormat *writtenAs(const std::filesystem::path &file);

/// What text begins with, without the mark of UTF-8 and white space; 0: nothing else.
char firstCharacter(std::string_view start);

PlanFormat databaseFormat();
PlanFormat jsonFormat();
PlanFormat mspdiFormat();
PlanFormat sheetFormat();

} // namespace gigaplan::files
