// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/json_output.h"
#include "app/plan_argument.h"
#include "model/analysis/quality/quality.h"
#include "model/plan/fields.h"

namespace gigaplan::app {

namespace {

QJsonObject resultJson(const PlanSnapshot &plan, const QualityResult &result)
{
    const bool known = result.verdict != Verdict::NotApplicable;
    const bool counted = known && result.of > 0;
    return {{QStringLiteral("id"), qtext(result.id)},
            {QStringLiteral("name"), qtext(result.label)},
            {QStringLiteral("counts"), qtext(result.asks)},
            {QStringLiteral("verdict"), qtext(enumName(result.verdict))},
            {QStringLiteral("reason"), known ? QJsonValue() : QJsonValue(qtext(result.reason))},
            {QStringLiteral("count"), counted ? QJsonValue(qint64(result.count)) : QJsonValue()},
            {QStringLiteral("of"), counted ? QJsonValue(qint64(result.of)) : QJsonValue()},
            {QStringLiteral("value"), known ? QJsonValue(result.value) : QJsonValue()},
            {QStringLiteral("unit"),
             result.measure == QualityMeasure::IndexAtLeast ? QStringLiteral("index") : QStringLiteral("percent")},
            {QStringLiteral("threshold"), result.threshold ? QJsonValue(*result.threshold) : QJsonValue()},
            {QStringLiteral("threshold_is"),
             result.measure == QualityMeasure::ShareAtMost ? QStringLiteral("at_most") : QStringLiteral("at_least")},
            {QStringLiteral("offenders"),
             arrayOf(result.offenders, [&](EntityRef ref) { return qtext(subjectOf(plan, ref)); })}};
}

Lines resultText(const PlanSnapshot &plan, const QualityResult &result)
{
    constexpr std::size_t kMostNames = 3;
    std::string line(enumLabel(result.verdict));
    line.resize(16, ' ');
    line.append(result.label).append(": ");
    Lines out(line + (result.verdict == Verdict::NotApplicable ? "because " + result.reason : qualityText(result)));
    const std::string indent(16, ' ');
    if (result.verdict == Verdict::Failed) {
        for (std::size_t i = 0; i < std::min(result.offenders.size(), kMostNames); ++i) {
            out.add(indent + displayName(plan, result.offenders[i]) + "  [" + keyOf(plan, result.offenders[i]) + ']');
        }
        if (result.offenders.size() > kMostNames) {
            out.add(indent + "and " + std::to_string(result.offenders.size() - kMostNames) + " more");
        }
    }
    return out;
}

Result<int> quality(const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(const auto plan, readPlanArgument(arguments));
    const Forecast &forecast = *plan.forecast;
    const auto result = assessQuality(forecast.plan, *forecast.schedule, *forecast.capacity);
    if (arguments.has("json")) {
        const auto checkJson = [&](const QualityResult &check) { return resultJson(forecast.plan, check); };
        printJson({{QStringLiteral("passed"), qint64(result.countOf(Verdict::Passed))},
                   {QStringLiteral("failed"), qint64(result.countOf(Verdict::Failed))},
                   {QStringLiteral("reported"), qint64(result.countOf(Verdict::Reported))},
                   {QStringLiteral("not_applicable"), qint64(result.countOf(Verdict::NotApplicable))},
                   {QStringLiteral("checks"), arrayOf(result.results, checkJson)}});
    } else {
        Lines out;
        for (const QualityResult &check : result.results) {
            out.add(resultText(forecast.plan, check));
        }
        const auto count = [&](Verdict verdict) { return std::to_string(result.countOf(verdict)); };
        out.add();
        out.add(count(Verdict::Passed) + " passed, " + count(Verdict::Failed) + " failed, "
                + count(Verdict::NotApplicable) + " not applicable");
        print(out);
    }
    return result.countOf(Verdict::Failed) > 0 ? Findings : Done;
}

} // namespace

std::vector<HeadlessCommand> qualityCommands()
{
    return {{"quality",
             "quality PLAN [--json]",
             "how sound the schedule is: the DCMA fourteen points and the order of work",
             {{}, {"json"}, 1, 1},
             quality}};
}

} // namespace gigaplan::app
