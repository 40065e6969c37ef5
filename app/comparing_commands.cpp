// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/compare_output.h"
#include "app/exit_codes.h"
#include "app/json_output.h"
#include "app/output_file.h"
#include "model/edit/apply_difference.h"
#include "model/edit/merge.h"
#include "model/files/plan_files.h"
#include "model/plan/difference.h"

namespace gigaplan::app {

namespace {

namespace fs = std::filesystem;

/// A plan, or an empty one for what git passes where a side has no file: nothing, or the null device.
Result<PlanSnapshot> readPlanOrNothing(const fs::path &file)
{
    std::error_code error;
    const bool nothing = file == "/dev/null" || (fs::is_regular_file(file, error) && fs::file_size(file, error) == 0);
    return nothing ? Result<PlanSnapshot>(PlanSnapshot()) : readPlan(file);
}

Result<int> diff(const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(const auto before, readPlanOrNothing(arguments.plain()[0]));
    GIGAPLAN_TRY_VALUE(const auto after, readPlanOrNothing(arguments.plain()[1]));
    const Comparison comparison = comparePlans(before, after);
    const auto scenarios = comparedScenarios(before, after);
    if (arguments.has("json")) {
        printJson(comparisonJson(comparison, scenarios));
    } else {
        print(comparisonText(comparison, scenarios));
    }
    return comparison.rows.empty() && scenarios.empty() ? Done : Findings;
}

/// What was asked for by --favour; nothing: conflicts stay conflicts.
Result<std::optional<Side>> favoured(const Arguments &arguments)
{
    const std::string side = arguments.value("favour");
    if (side.empty()) {
        return std::optional<Side>();
    }
    if (side != "ours" && side != "theirs") {
        return Error{ErrorKind::Usage, "--favour takes ours or theirs, not \"" + side + '"'};
    }
    return std::optional(side == "ours" ? Side::Ours : Side::Theirs);
}

/// The merge as one step over the plan of OURS, so that its log of edits goes on.
Result<void> writeMerged(const Merge &merge, const fs::path &ours, const fs::path &theirs, const PlanOutput &out)
{
    GIGAPLAN_TRY_VALUE(auto store, openStore(ours));
    auto document = Document::fromStore(std::move(store));
    if (!document) {
        return document.error().in(ours.string());
    }
    const ApplyDifference step(differenceOf((*document)->snapshot(), merge.merged),
                               "Merge " + theirs.filename().string());
    return out.write(**document, step, ours);
}

std::string counted(std::size_t count, const std::string &thing)
{
    return std::to_string(count) + ' ' + thing + (count == 1 ? "" : "s");
}

Result<int> merge(const Arguments &arguments)
{
    const fs::path ours = arguments.plain()[1], theirs = arguments.plain()[2];
    GIGAPLAN_TRY_VALUE(const auto favour, favoured(arguments));
    const bool dry = arguments.has("dry-run");
    GIGAPLAN_TRY_VALUE(const auto output,
                       PlanOutput::claimIfAny(dry ? std::string() : arguments.plain()[3], arguments));
    GIGAPLAN_TRY_VALUE(const auto base, readPlanOrNothing(arguments.plain()[0]));
    const auto oursPlan = readPlan(ours);
    const auto theirsPlan = readPlan(theirs);
    for (const auto *plan : {&oursPlan, &theirsPlan}) {
        if (!*plan) {
            return plan->error();
        }
    }
    const auto merged =
        favour ? mergeFavouring(base, *oursPlan, *theirsPlan, *favour) : mergePlans(base, *oursPlan, *theirsPlan);
    if (!merged) {
        return merged.error();
    }
    if (output) {
        GIGAPLAN_TRY(writeMerged(*merged, ours, theirs, *output));
    }
    const std::size_t changes = differenceOf(*oursPlan, merged->merged).size();
    if (arguments.has("json")) {
        printJson(mergeJson(*oursPlan, *merged, changes, !dry));
    }
    for (const Conflict &conflict : merged->conflicts) {
        tell("conflict: " + conflict.words + "; "
             + (conflict.chosen == Side::Ours ? "ours is kept" : "theirs is taken"));
    }
    tell(counted(changes, "row") + (dry ? " would come from " : " came from ") + theirs.string() + ", "
         + counted(merged->conflicts.size(), "conflict"));
    return merged->conflicts.empty() || favour ? Done : Findings;
}

} // namespace

std::vector<HeadlessCommand> comparingCommands()
{
    return {
        {"diff",
         "diff A B [--json]",
         "what makes B out of A, in words and by phase; exit code 1 if anything does",
         {{}, {"json"}, 2, 2},
         diff},
        {"merge",
         "merge BASE OURS THEIRS OUT [--favour ours|theirs] [--dry-run] [--json] [--force]",
         "what both made of BASE; exit code 1 and ours kept where they conflict",
         {{"favour"}, {"dry-run", "json", "force"}, 4, 4},
         merge},
    };
}

} // namespace gigaplan::app
