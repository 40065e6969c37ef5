// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/json_output.h"
#include "model/files/log_export.h"
#include "model/files/plan_files.h"

namespace gigaplan::app {

namespace {

std::string valueText(const std::string &value)
{
    return value.empty() ? "nothing" : value;
}

std::string changeText(const LoggedChange &change)
{
    const std::string row = "    " + change.subject + " \"" + change.name + "\" ";
    return change.field.empty()
        ? row + change.after
        : row + change.field + ": " + valueText(change.before) + " -> " + valueText(change.after);
}

Lines logText(const std::vector<LoggedEdit> &log)
{
    Lines out;
    for (const LoggedEdit &edit : log) {
        out.add(std::to_string(edit.number) + "  " + edit.madeOn + "  " + edit.madeBy
                + (edit.scenario.empty() ? "" : "  [" + edit.scenario + ']') + "  " + edit.text
                + (edit.reason.empty() ? "" : "  (" + edit.reason + ')'));
        for (const LoggedChange &change : edit.changes) {
            out.add(changeText(change));
        }
    }
    return out;
}

Result<int> log(const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(const auto store, openStore(arguments.plain()[0]));
    const auto entries = store->log();
    if (!entries) {
        return entries.error().in(arguments.plain()[0]);
    }
    if (arguments.has("json")) {
        printJson(logAsJson(*entries));
    } else if (arguments.has("csv")) {
        printData(logAsCsv(*entries));
    } else {
        print(logText(*entries));
    }
    return Done;
}

} // namespace

std::vector<HeadlessCommand> logCommands()
{
    return {{"log",
             "log PLAN [--csv|--json]",
             "what was edited: who, when, why, from and to",
             {{}, {"csv", "json"}, 1, 1},
             log}};
}

} // namespace gigaplan::app
