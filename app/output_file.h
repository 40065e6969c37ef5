// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"
#include "model/session/file_claim.h"

#include <filesystem>
#include <optional>
#include <string_view>

namespace gigaplan {
class Command;
class Document;
class PlanSnapshot;
class Store;
} // namespace gigaplan

namespace gigaplan::app {

/// The plan file that a command writes. It is claimed before anything is read, so that what is written was made of the
/// version that it replaces; that one stays as a backup, as when the window saves.
class PlanOutput {
public:
    /// Fails where another process holds the plan, unless the arguments have --force.
    static Result<PlanOutput> claim(const std::filesystem::path &file, const Arguments &arguments);
    /// The same where the command writes one: nothing without a name, in which case --force is a usage error.
    static Result<std::optional<PlanOutput>> claimIfAny(const std::string &file, const Arguments &arguments);

    /// Writes by extension; where the name has none and `like` is given, in the format of that file: version control
    /// hands over such files, and they get no backup. Says on stderr what could not be kept.
    Result<void> write(Store &store, const PlanSnapshot &plan, const std::filesystem::path &like = {}) const;
    /// The same of a document after one more step.
    Result<void> write(Document &document, const Command &step, const std::filesystem::path &like) const;

private:
    PlanOutput(std::filesystem::path file, FileClaim claim) : m_file(std::move(file)), m_claim(std::move(claim)) {}

    std::filesystem::path m_file;
    FileClaim m_claim;
};

/// Any other file that a command writes.
Result<void> writeOutput(const std::filesystem::path &file, std::string_view bytes);

/// Says on stderr what of a file that was replaced could not be kept.
void tellLost(const std::vector<std::string> &sentences);

/// --force where no plan is written is a usage error.
Result<void> checkForce(const Arguments &arguments, bool writesPlan);

} // namespace gigaplan::app
