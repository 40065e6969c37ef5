// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/level_output.h"
#include "app/output_file.h"
#include "model/edit/set_level_delays.h"
#include "model/files/plan_files.h"
#include "model/plan/phases.h"

namespace gigaplan::app {

namespace {

Result<LevellingOptions> optionsFrom(const Arguments &arguments, const PlanSnapshot &plan)
{
    LevellingOptions options;
    const auto passes = arguments.whole("passes", 0);
    const auto seed = arguments.whole("seed", 1);
    if (!passes) {
        return passes.error();
    }
    if (!seed) {
        return seed.error();
    }
    options.seed = static_cast<std::uint64_t>(*seed);
    options.plain = arguments.has("plain");
    if (arguments.has("passes")) {
        options.passes = static_cast<std::size_t>(*passes);
    }
    if (const std::string key = arguments.value("phase"); arguments.has("phase")) {
        for (const Phase &phase : plan.table<Phase>()) {
            options.phase = phase.key == key ? phase.id : options.phase;
        }
        if (!options.phase) {
            return Error{ErrorKind::Usage, "--phase: the plan has no phase \"" + key + '"'};
        }
    }
    return options;
}

void print(const Arguments &arguments, const LevelReport &report)
{
    if (arguments.has("json")) {
        printLevelJson(report);
    } else if (arguments.has("csv")) {
        printData(levelCsv(report));
    } else {
        print(levelText(report));
    }
}

/// What only the search for a shorter plan takes.
Result<void> checkUse(const Arguments &arguments)
{
    if (arguments.has("clear")) {
        return arguments.refuse({"passes", "plain", "seed"}, "says how to level; --clear levels nothing");
    }
    return arguments.has("plain") ? arguments.refuse({"passes", "seed"}, "is of the search; --plain is one pass")
                                  : Result<void>();
}

Result<PlanSnapshot> openedPlan(const std::string &file, std::unique_ptr<Document> &document)
{
    auto store = openStore(file);
    GIGAPLAN_TRY_VALUE(
        auto opened, store ? Document::fromStore(std::move(*store)) : Result<std::unique_ptr<Document>>(store.error()));
    document = std::move(opened);
    return document->snapshot();
}

Result<int> level(const Arguments &arguments)
{
    GIGAPLAN_TRY(checkUse(arguments));
    const std::string file = arguments.plain()[0];
    GIGAPLAN_TRY_VALUE(const auto output,
                       PlanOutput::claimIfAny(arguments.plain().size() > 1 ? arguments.plain()[1] : std::string(),
                                              arguments));
    std::unique_ptr<Document> document; // only to write, and no longer: it holds the plan once more
    GIGAPLAN_TRY_VALUE(const PlanSnapshot plan, output ? openedPlan(file, document) : readPlan(file));
    GIGAPLAN_TRY_VALUE(const auto options, optionsFrom(arguments, plan));
    const bool clears = arguments.has("clear");
    LevelReport report;
    if (!clears) {
        report.levelling = computeLevelling(plan, options);
    }
    const std::vector<LevelDelay> changes = clears ? clearedLevelling(plan, options.phase) : report.levelling->changes;
    PlanSnapshot after;
    if (document) {
        const SetLevelDelays step(changes, clears ? "Clear levelling" : "Level resources");
        GIGAPLAN_TRY(output->write(*document, step, file));
        after = document->snapshot();
        document.reset();
    } else {
        after = withDelays(plan, changes);
    }
    report.before = computeForecast(plan);
    report.after = computeForecast(after, report.before.get());
    print(arguments, report);
    return Done;
}

} // namespace

std::vector<HeadlessCommand> levelCommands()
{
    return {{"level",
             "level PLAN [OUT] [--clear] [--phase KEY] [--passes N|--plain] [--seed S] [--json|--csv] [--force]",
             "tasks held back until crews and deliveries are there, what moves and why; writes OUT with it. --clear "
             "takes it back",
             {{"passes", "seed", "phase"}, {"clear", "plain", "json", "csv", "force"}, 1, 2},
             level}};
}

} // namespace gigaplan::app
