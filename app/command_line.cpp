// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/exit_codes.h"
#include "app/output.h"

#include <algorithm>

namespace gigaplan::app {

const std::vector<HeadlessCommand> &headlessCommands()
{
    static const auto commands = [] {
        std::vector<HeadlessCommand> all;
        for (auto &&group : {readingCommands(), whyCommands(), baselineCommands(), qualityCommands(), learnCommands(),
                             riskCommands(), levelCommands(), makingCommands(), convertCommands(), sheetCommands(),
                             comparingCommands(), logCommands(), drawingCommands()}) {
            all.insert(all.end(), group.begin(), group.end());
        }
        return all;
    }();
    return commands;
}

const HeadlessCommand *findCommand(const std::vector<std::string> &words)
{
    if (words.empty()) {
        return nullptr;
    }
    const auto &commands = headlessCommands();
    const auto found =
        std::find_if(commands.begin(), commands.end(), [&](const auto &c) { return c.name == words[0]; });
    return found == commands.end() ? nullptr : &*found;
}

int runCommand(const HeadlessCommand &command, const std::vector<std::string> &words)
{
    const auto fail = [&](const Error &error) {
        tell("gigaplan " + command.name + ": " + error.message);
        if (error.kind == ErrorKind::Usage) {
            tell(Lines::of("usage: gigaplan " + command.synopsis));
        }
        return exitCodeOf(error.kind);
    };
    const auto arguments = Arguments::parse({words.begin() + 1, words.end()}, command.shape);
    if (!arguments) {
        return fail(arguments.error());
    }
    const auto outcome = command.run(*arguments);
    const int code = outcome ? *outcome : fail(outcome.error());
    if (!flushResults()) {
        return fail({ErrorKind::NotWritten, "the results could not be written to standard output"});
    }
    return code;
}

std::string usageText()
{
    std::string text = "Gigaplan plans AI campuses measured in gigawatts.\n\n"
                       "  gigaplan [PLAN]\n      open the window\n";
    for (const HeadlessCommand &command : headlessCommands()) {
        text += "  gigaplan " + command.synopsis + "\n      " + command.help + '\n';
    }
    return text
        + "\nPLAN is a .gigaplan or .json file, MS Project XML, or a table of tasks in .csv, the last two only read.\n"
          "Exit codes: 0 done, 1 findings, differences or conflicts, 2 usage, 3 unreadable input, "
          "4 not written.\n";
}

} // namespace gigaplan::app
