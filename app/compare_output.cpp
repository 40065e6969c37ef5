// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare_output.h"

#include "app/json_output.h"
#include "model/base/text.h"
#include "model/compare/consequence_words.h"
#include "model/edit/scenarios.h"
#include "model/plan/fields.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/scenarios.h"

namespace gigaplan::app {

namespace {

QJsonValue date(const std::optional<Date> &date)
{
    return date ? jsonDate(*date) : QJsonValue();
}

std::string phaseLine(const PhaseConsequence &phase, std::string_view currency)
{
    const auto when = [](const std::optional<Date> &live) { return live ? isoDate(*live) : std::string("never"); };
    std::string line = phase.name + ": live " + when(phase.liveBefore);
    if (phase.liveBefore != phase.liveAfter) {
        line += " → " + when(phase.liveAfter) + (phase.days ? " (" + signedDays(*phase.days) + ')' : std::string());
    }
    const std::string money = signedMoney(phase.cost, currency), released = signedMoney(phase.releasedByEnd, currency);
    for (const std::string &part :
         {signedPower(phase.itMw), signedCount(phase.gpus, "GPUs"), money.empty() ? money : money + " cost",
          released.empty() ? released : released + " released"}) {
        line += part.empty() ? part : ", " + part;
    }
    return line;
}

/// The row in whichever plan has it.
const PlanSnapshot &holder(const Comparison &comparison, EntityRef row)
{
    return exists(comparison.after->plan, row) ? comparison.after->plan : comparison.before->plan;
}

QJsonObject phaseJson(const PlanSnapshot &plan, const PhaseConsequence &phase)
{
    return {{QStringLiteral("key"), qtext(keyOf(plan, phase.phase))},
            {QStringLiteral("name"), qtext(phase.name)},
            {QStringLiteral("live_before"), date(phase.liveBefore)},
            {QStringLiteral("live_after"), date(phase.liveAfter)},
            {QStringLiteral("days"), phase.days ? QJsonValue(*phase.days) : QJsonValue()},
            {QStringLiteral("it_mw"), phase.itMw.value},
            {QStringLiteral("gpus"), qint64(phase.gpus)},
            {QStringLiteral("cost"), qint64(phase.cost)},
            {QStringLiteral("capital_released"), qint64(phase.releasedByEnd)}};
}

QJsonObject rowJson(const PlanSnapshot &plan, const ComparedRow &row)
{
    const auto infos = tableInfo(row.row.table).fields;
    const auto fieldJson = [&infos](const ComparedField &field) {
        const bool key = field.field == ComparedField::kKeyField;
        return QJsonObject{{QStringLiteral("field"), key ? QStringLiteral("key") : qtext(infos[field.field].name)},
                           {QStringLiteral("before"), qtext(field.before)},
                           {QStringLiteral("after"), qtext(field.after)}};
    };
    return {{QStringLiteral("table"), qtext(tableInfo(row.row.table).plural)},
            {QStringLiteral("key"), qtext(keyOf(plan, row.row))},
            {QStringLiteral("name"), qtext(row.name)},
            {QStringLiteral("change"), qtext(label(row.word)).toLower()},
            {QStringLiteral("sentence"), qtext(row.sentence)},
            {QStringLiteral("fields"), arrayOf(row.fields, fieldJson)}};
}

} // namespace

std::vector<ComparedScenario> comparedScenarios(const PlanSnapshot &before, const PlanSnapshot &givenAfter)
{
    const PlanSnapshot after = alignedTo(before, givenAfter);
    std::vector<ComparedScenario> compared;
    for (const Scenario &scenario : before.table<Scenario>()) {
        const Scenario *there = after.find(scenario.id);
        if (!there) {
            compared.push_back({scenario.name, "removed"});
        } else if (!plannedDifference(contentOf(before, scenario.id), contentOf(after, scenario.id)).isEmpty()) {
            compared.push_back({scenario.name, "changed"});
        } else if (scenario.name != there->name) {
            compared.push_back({scenario.name, "renamed to " + there->name});
        }
    }
    for (const Scenario &scenario : after.table<Scenario>()) {
        if (!before.find(scenario.id)) {
            compared.push_back({scenario.name, "added"});
        }
    }
    return compared;
}

Lines comparisonText(const Comparison &comparison, const std::vector<ComparedScenario> &scenarios)
{
    const std::string currency = comparison.after->plan.plan().currency;
    Lines out;
    for (const PhaseConsequence &phase : comparison.phases) {
        if (!phase.isNone()) {
            out.add(phaseLine(phase, currency));
        }
    }
    if (!out.empty()) {
        out.add();
    }
    std::optional<TableId> table;
    for (const ComparedRow &row : comparison.rows) {
        if (table != row.row.table) {
            table = row.row.table;
            const auto count = std::count_if(comparison.rows.begin(), comparison.rows.end(),
                                             [&](const ComparedRow &other) { return other.row.table == *table; });
            out.add(std::string(tableInfo(*table).label) + " (" + grouped(count) + ')');
        }
        out.add("  " + row.sentence);
    }
    for (const ComparedScenario &scenario : scenarios) {
        out.add("Scenario “" + scenario.name + "”: " + scenario.what);
    }
    return out.empty() ? Lines("no difference") : out;
}

QJsonObject comparisonJson(const Comparison &comparison, const std::vector<ComparedScenario> &scenarios)
{
    return {
        {QStringLiteral("currency"), qtext(comparison.after->plan.plan().currency)},
        {QStringLiteral("phases"),
         arrayOf(comparison.phases,
                 [&](const PhaseConsequence &phase) { return phaseJson(holder(comparison, phase.phase), phase); })},
        {QStringLiteral("rows"),
         arrayOf(comparison.rows, [&](const ComparedRow &row) { return rowJson(holder(comparison, row.row), row); })},
        {QStringLiteral("scenarios"), arrayOf(scenarios, [](const ComparedScenario &scenario) {
             return QJsonObject{{QStringLiteral("name"), qtext(scenario.name)},
                                {QStringLiteral("change"), qtext(scenario.what)}};
         })}};
}

QJsonObject mergeJson(const PlanSnapshot &ours, const Merge &merge, std::size_t changes, bool written)
{
    QJsonArray conflicts;
    for (const Conflict &conflict : merge.conflicts) {
        const PlanSnapshot &plan = exists(merge.merged, conflict.row) ? merge.merged : ours;
        const bool hasField = conflict.kind == Conflict::Kind::Field || conflict.kind == Conflict::Kind::Dangling;
        conflicts.append(
            QJsonObject{{QStringLiteral("table"), qtext(tableInfo(conflict.row.table).plural)},
                        {QStringLiteral("key"), qtext(keyOf(plan, conflict.row))},
                        {QStringLiteral("field"),
                         conflict.kind == Conflict::Kind::Key ? QJsonValue(QStringLiteral("key"))
                             : hasField ? QJsonValue(qtext(tableInfo(conflict.row.table).fields[conflict.field].name))
                                        : QJsonValue()},
                        {QStringLiteral("words"), qtext(conflict.words)},
                        {QStringLiteral("chosen"),
                         conflict.chosen == Side::Ours ? QStringLiteral("ours") : QStringLiteral("theirs")}});
    }
    return {{QStringLiteral("rows_changed"), static_cast<qint64>(changes)},
            {QStringLiteral("written"), written},
            {QStringLiteral("conflicts"), conflicts}};
}

} // namespace gigaplan::app
