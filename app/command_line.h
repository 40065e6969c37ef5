// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"

#include <functional>

namespace gigaplan::app {

/// One headless command: its arguments, one line of help, and what it does. Results go to stdout, messages to stderr;
/// an error is printed by the caller with the command's name.
struct HeadlessCommand {
    std::string name;
    std::string synopsis;
    std::string help;
    ArgumentShape shape;
    std::function<Result<int>(const Arguments &)> run;
    bool draws = false; ///< needs fonts and painters, hence a QApplication on the offscreen platform
};

const std::vector<HeadlessCommand> &headlessCommands();

/// The command that these words start with, or nullptr: then the window opens.
const HeadlessCommand *findCommand(const std::vector<std::string> &words);
int runCommand(const HeadlessCommand &command, const std::vector<std::string> &words);

std::string usageText();

// Groups of commands, each in a file of its own.
std::vector<HeadlessCommand> readingCommands(); ///< summary, check, schedule
std::vector<HeadlessCommand> baselineCommands(); ///< baseline
std::vector<HeadlessCommand> qualityCommands(); ///< quality
std::vector<HeadlessCommand> learnCommands(); ///< learn
std::vector<HeadlessCommand> whyCommands(); ///< why
std::vector<HeadlessCommand> riskCommands(); ///< simulate
std::vector<HeadlessCommand> levelCommands(); ///< level
std::vector<HeadlessCommand> makingCommands(); ///< size, generate
std::vector<HeadlessCommand> convertCommands(); ///< convert
std::vector<HeadlessCommand> sheetCommands(); ///< import
std::vector<HeadlessCommand> comparingCommands(); ///< diff, merge
std::vector<HeadlessCommand> logCommands(); ///< log
std::vector<HeadlessCommand> drawingCommands(); ///< render, report

} // namespace gigaplan::app
