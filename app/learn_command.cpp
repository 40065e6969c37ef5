// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/json_output.h"
#include "app/output_file.h"
#include "model/analysis/learning/learning.h"
#include "model/base/text.h"
#include "model/edit/apply_difference.h"
#include "model/files/plan_files.h"
#include "model/plan/fields.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/risk.h"
#include "model/plan/tasks.h"

#include <charconv>
#include <set>

namespace gigaplan::app {

namespace {

/// The plan's rates, and for the classes that it names none what the command line says: --fit, or --rate PERCENT.
Result<Table<LearningRate>> ratesFor(const PlanSnapshot &plan, const Arguments &arguments)
{
    double percent = 0;
    const std::string given = arguments.value("rate");
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), percent);
    if (arguments.has("rate")
        && (error != std::errc() || end != given.data() + given.size() || !(percent >= -90 && percent <= 90))) {
        return Error{ErrorKind::Usage, "--rate takes percent from -90 to 90, not \"" + given + '"'};
    }
    GIGAPLAN_TRY(arguments.atMostOne({"rate", "fit"}));
    std::vector<LearningRate> rates;
    std::set<WorkClass> named;
    for (const LearningRate &rate : plan.table<LearningRate>()) {
        rates.push_back(rate);
        named.insert(rate.workClass);
    }
    if (arguments.has("rate") || arguments.has("fit")) {
        for (std::size_t i = 0; i < EnumNames<WorkClass>::entries.size(); ++i) {
            LearningRate rate;
            rate.workClass = static_cast<WorkClass>(i);
            rate.id = {idValueFromKey("learning_rate", enumName(rate.workClass))};
            rate.kind = arguments.has("fit") ? LearningKind::Fitted : LearningKind::Stated;
            rate.duration = rate.cost = {percent};
            if (!named.contains(rate.workClass)) {
                rates.push_back(rate);
            }
        }
    }
    return Table<LearningRate>::fromRows(std::move(rates));
}

QJsonObject quantityJson(const ClassLearning &learned)
{
    const auto pointJson = [](const LearningPoint &point) {
        return QJsonObject{{QStringLiteral("unit"), qint64(point.unit)}, {QStringLiteral("ratio"), point.ratio}};
    };
    QJsonValue fit;
    if (learned.fit) {
        fit = QJsonObject{{QStringLiteral("rate_percent"), learned.fit->curve.rate()},
                          {QStringLiteral("rate_low_percent"), learned.fit->rateLow},
                          {QStringLiteral("rate_high_percent"), learned.fit->rateHigh},
                          {QStringLiteral("level"), learned.fit->curve.level},
                          {QStringLiteral("exponent"), learned.fit->curve.exponent},
                          {QStringLiteral("standard_error"), learned.fit->standardError},
                          {QStringLiteral("phases"), qint64(learned.fit->points)}};
    }
    return {{QStringLiteral("points"), arrayOf(learned.points, pointJson)},
            {QStringLiteral("fit"), fit},
            {QStringLiteral("cannot_fit"), learned.fit ? QJsonValue() : QJsonValue(qtext(learned.cannotFit))},
            {QStringLiteral("used_rate_percent"), learned.used.rate()},
            {QStringLiteral("used_level"), learned.used.level},
            {QStringLiteral("rows_changed"), qint64(learned.rows)},
            {QStringLiteral("before"), learned.before},
            {QStringLiteral("after"), learned.after}};
}

QJsonObject learningJson(const PlanSnapshot &plan, const Learning &learning)
{
    const auto classJson = [](const WorkClassLearning &of) {
        return QJsonObject{{QStringLiteral("work_class"), qtext(enumName(of.workClass))},
                           {QStringLiteral("rule"), of.rule ? QJsonValue(qtext(enumName(*of.rule))) : QJsonValue()},
                           {QStringLiteral("duration"), quantityJson(of.duration)},
                           {QStringLiteral("cost"), quantityJson(of.cost)}};
    };
    const auto phaseJson = [&plan](const PhaseLearning &phase) {
        return QJsonObject{{QStringLiteral("key"), qtext(keyOf(plan, phase.phase))},
                           {QStringLiteral("name"), qtext(displayName(plan, phase.phase))},
                           {QStringLiteral("live_believed"),
                            phase.liveBelieved ? jsonDate(*phase.liveBelieved) : QJsonValue()},
                           {QStringLiteral("live_planned"), jsonDate(phase.livePlanned)},
                           {QStringLiteral("live_learned"), jsonDate(phase.liveLearned)},
                           {QStringLiteral("cost_planned"), qint64(phase.costPlanned.value)},
                           {QStringLiteral("cost_learned"), qint64(phase.costLearned.value)}};
    };
    QJsonArray changes;
    for (const auto &update : learning.change.of<Task>().updated) {
        changes.append(
            QJsonObject{{QStringLiteral("task"), qtext(update.after.key)},
                        {QStringLiteral("duration_min_before"), qint64(plan.find(update.after.id)->duration.value)},
                        {QStringLiteral("duration_min_after"), qint64(update.after.duration.value)}});
    }
    for (const auto &update : learning.change.of<Cost>().updated) {
        changes.append(QJsonObject{{QStringLiteral("cost"), qtext(update.after.key)},
                                   {QStringLiteral("amount_before"), qint64(plan.find(update.after.id)->amount.value)},
                                   {QStringLiteral("amount_after"), qint64(update.after.amount.value)}});
    }
    return {{QStringLiteral("baseline"),
             learning.baseline ? QJsonValue(qtext(displayName(plan, learning.baseline))) : QJsonValue()},
            {QStringLiteral("currency"), qtext(plan.plan().currency)},
            {QStringLiteral("work_classes"), arrayOf(learning.classes, classJson)},
            {QStringLiteral("phases"), arrayOf(learning.phases, phaseJson)},
            {QStringLiteral("changes"), changes}};
}

Lines quantityText(const char *what, const ClassLearning &learned)
{
    Lines out(std::string("    ") + what + ": " + fitText(learned));
    if (learned.rows > 0) {
        out.add("      " + grouped(static_cast<std::int64_t>(learned.rows)) + " to come change by "
                + threeDigits(100 * (learned.after - learned.before) / learned.before) + " % together");
    }
    return out;
}

Lines learningText(const PlanSnapshot &plan, const Learning &learning)
{
    Lines out(
        learning.baseline
            ? "Believed: the baseline \"" + displayName(plan, learning.baseline) + '"'
            : std::string("Believed: the plan as it stands; with a baseline, learning twice would be learning once"));
    for (const WorkClassLearning &of : learning.classes) {
        out.add();
        out.add(std::string(enumLabel(of.workClass)) + ": "
                + (of.rule ? std::string(enumLabel(*of.rule)) : std::string("no rate, nothing changes")));
        out.add(quantityText("durations", of.duration));
        out.add(quantityText("costs", of.cost));
    }
    out.add();
    for (const PhaseLearning &phase : learning.phases) {
        out.add(displayName(plan, phase.phase) + "  "
                + (phase.liveBelieved ? "believed " + displayDate(*phase.liveBelieved) + "  " : std::string())
                + "planned " + displayDate(phase.livePlanned) + "  learned " + displayDate(phase.liveLearned) + "  "
                + displayMoney(phase.costPlanned, plan.plan().currency) + " -> "
                + displayMoney(phase.costLearned, plan.plan().currency));
    }
    out.add();
    out.add(grouped(static_cast<std::int64_t>(learning.change.of<Task>().updated.size())) + " tasks and "
            + grouped(static_cast<std::int64_t>(learning.change.of<Cost>().updated.size())) + " costs change");
    return out;
}

Result<int> learn(const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(const auto output,
                       PlanOutput::claimIfAny(arguments.plain().size() > 1 ? arguments.plain()[1] : std::string(),
                                              arguments));
    auto store = openStore(arguments.plain()[0]);
    GIGAPLAN_TRY_VALUE(auto document,
                       store ? Document::fromStore(std::move(*store))
                             : Result<std::unique_ptr<Document>>(store.error()));
    const PlanSnapshot plan = document->snapshot();
    GIGAPLAN_TRY_VALUE(const auto rates, ratesFor(plan, arguments));
    const Learning learning = computeLearning(plan, rates);
    if (output) {
        const ApplyDifference step(learning.change, "Learn from finished work");
        GIGAPLAN_TRY(output->write(*document, step, arguments.plain()[0]));
    }
    if (arguments.has("json")) {
        printJson(learningJson(plan, learning));
    } else {
        print(learningText(plan, learning));
    }
    return Done;
}

} // namespace

std::vector<HeadlessCommand> learnCommands()
{
    return {{"learn",
             "learn PLAN [OUT] [--fit|--rate PERCENT] [--json] [--force]",
             "what finished phases say of those to come; writes OUT with it. --fit and --rate stand in where the plan "
             "has no rate",
             {{"rate"}, {"fit", "json", "force"}, 1, 2},
             learn}};
}

} // namespace gigaplan::app
