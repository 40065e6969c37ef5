// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/json_output.h"
#include "app/output_file.h"
#include "model/base/text.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/plan/equipment.h"

namespace gigaplan::app {

namespace {

Result<CapacityBasis> basisOf(const Arguments &arguments)
{
    const std::string name = arguments.value("basis", "it");
    if (const auto basis = enumFromName<CapacityBasis>(name)) {
        return *basis;
    }
    return Error{ErrorKind::Usage, "--basis takes it or facility, not \"" + name + '"'};
}

QJsonObject sizingJson(const SizeOptions &options, const Sizing &sizing)
{
    return {{QStringLiteral("capacity_basis"), QString::fromUtf8(enumName(options.basis).data())},
            {QStringLiteral("target_mw"), options.gigawatts * 1000},
            {QStringLiteral("equipment"), QString::fromStdString(sizing.equipment->key)},
            {QStringLiteral("overhead"), options.overhead},
            {QStringLiteral("pue"), options.pue},
            {QStringLiteral("racks"), qint64(sizing.racks)},
            {QStringLiteral("gpus"), qint64(sizing.gpus)},
            {QStringLiteral("it_mw"), toMegawatts(sizing.it).value},
            {QStringLiteral("facility_mw"), toMegawatts(sizing.facility).value}};
}

Result<int> size(const Arguments &arguments)
{
    SizeOptions options;
    const auto basis = basisOf(arguments);
    const auto gigawatts = arguments.number("gigawatts", 0);
    const auto pue = arguments.number("pue", options.pue);
    const auto overhead = arguments.number("overhead", options.overhead);
    for (const auto *number : {&gigawatts, &pue, &overhead}) {
        if (!*number) {
            return number->error();
        }
    }
    if (!basis) {
        return basis.error();
    }
    if (!arguments.has("gigawatts")) {
        return Error{ErrorKind::Usage, "--gigawatts is missing"};
    }
    options.gigawatts = *gigawatts;
    options.basis = *basis;
    options.pue = *pue;
    options.overhead = *overhead;
    options.equipment = arguments.value("equipment", options.equipment);
    GIGAPLAN_TRY_VALUE(const auto sizing, sizeCapacity(options));
    if (arguments.has("json")) {
        printJson(sizingJson(options, sizing));
    } else {
        print(Lines(grouped(sizing.racks) + " racks of " + sizing.equipment->name + ", " + grouped(sizing.gpus)
                    + " GPU packages, " + displayPower(sizing.it, "IT") + ", "
                    + displayPower(sizing.facility, "facility")));
    }
    return Done;
}

Result<int> generate(const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(const auto output, PlanOutput::claim(arguments.plain()[0], arguments));
    Result<PlanSnapshot> plan = Error{};
    if (arguments.has("scenario")) {
        if (auto used = arguments.refuse({"gigawatts", "basis", "equipment", "seed"},
                                         "is of a plan of any size; a scenario is what it is");
            !used) {
            return used.error();
        }
        plan = scenarioPlan(arguments.value("scenario"));
    } else {
        GenerateOptions options;
        const auto basis = basisOf(arguments);
        const auto gigawatts = arguments.number("gigawatts", 1);
        const auto seed = arguments.whole("seed", 1);
        if (!basis || !gigawatts || !seed) {
            return !basis ? basis.error() : !gigawatts ? gigawatts.error() : seed.error();
        }
        if (!arguments.has("gigawatts")) {
            return Error{ErrorKind::Usage, "--gigawatts or --scenario is missing"};
        }
        options.gigawatts = *gigawatts;
        options.basis = *basis;
        options.seed = static_cast<std::uint64_t>(*seed);
        options.equipment = arguments.value("equipment", options.equipment);
        options.title = "Synthetic " + threeDigits(*gigawatts) + " GW " + std::string(enumLabel(*basis)) + " programme";
        plan = generatePlan(options);
    }
    if (!plan) {
        return plan.error();
    }
    GIGAPLAN_TRY_VALUE(auto store, storeOf(*plan));
    GIGAPLAN_TRY(output.write(*store, *plan));
    return Done;
}

} // namespace

std::vector<HeadlessCommand> makingCommands()
{
    return {
        {"size",
         "size --gigawatts X [--basis it|facility] [--equipment KEY] [--pue P] [--overhead F] [--json]",
         "racks and GPUs for a capacity",
         {{"gigawatts", "basis", "equipment", "pue", "overhead"}, {"json"}, 0, 0},
         size},
        {"generate",
         "generate --gigawatts X [--basis it|facility] [--equipment KEY] [--seed S] [--force] OUT",
         "a complete synthetic plan of any size; --scenario NAME instead makes a shipped one",
         {{"gigawatts", "basis", "equipment", "seed", "scenario"}, {"force"}, 1, 1},
         generate},
    };
}

} // namespace gigaplan::app
