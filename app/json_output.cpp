// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json_output.h"

#include "app/figures_output.h"
#include "model/plan/fields.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"

namespace gigaplan::app {

namespace {

template <class F>
QJsonObject byState(F &&value)
{
    QJsonObject object;
    for (std::size_t i = 0; i < kRowStateCount; ++i) {
        object.insert(qtext(rowStateName(static_cast<RowState>(i))), QJsonValue(value(i)));
    }
    return object;
}

QJsonObject phaseJson(const PlanSnapshot &plan, const PhaseFigures &figures)
{
    const Phase &phase = *plan.find(figures.phase);
    QJsonObject object{{QStringLiteral("key"), qtext(phase.key)}, {QStringLiteral("name"), qtext(phase.name)}};
    addFigures(object, kPhaseFigures, figures);
    return object;
}

} // namespace

QJsonValue jsonDate(Date date)
{
    return date == kNever ? QJsonValue(QJsonValue::Null) : QJsonValue(qtext(isoDate(date)));
}

QJsonArray texts(const std::vector<std::string> &all)
{
    return arrayOf(all, qtext);
}

QJsonObject summaryJson(const Forecast &forecast, const KeyFigures &figures)
{
    const Plan &plan = forecast.plan.plan();
    return {
        {QStringLiteral("title"), qtext(plan.title)},
        {QStringLiteral("at"), jsonDate(figures.at)},
        {QStringLiteral("capacity_basis"), qtext(enumName(plan.basis))},
        {QStringLiteral("target_mw"), plan.target.value},
        {QStringLiteral("currency"), qtext(plan.currency)},
        {QStringLiteral("racks"), byState([&](std::size_t i) { return qint64(figures.racks[i]); })},
        {QStringLiteral("gpus"), byState([&](std::size_t i) { return qint64(figures.gpus[i]); })},
        {QStringLiteral("it_mw"), byState([&](std::size_t i) { return toMegawatts(figures.it[i]).value; })},
        {QStringLiteral("facility_mw"), byState([&](std::size_t i) { return toMegawatts(figures.facility[i]).value; })},
        {QStringLiteral("phases"),
         arrayOf(figures.phases, [&](const PhaseFigures &phase) { return phaseJson(forecast.plan, phase); })},
        {QStringLiteral("capital"),
         QJsonObject{{QStringLiteral("committed"), qint64(figures.committed.value)},
                     {QStringLiteral("released"), qint64(figures.released.value)},
                     {QStringLiteral("exposed"), qint64(figures.exposed.value)}}},
        {QStringLiteral("energy"),
         QJsonObject{{QStringLiteral("annual_mwh"), figures.energy.mwh},
                     {QStringLiteral("annual_tco2"), figures.energy.tco2},
                     {QStringLiteral("annual_cost"), figures.energy.cost},
                     {QStringLiteral("annual_water_m3"), figures.energy.waterM3}}},
        {QStringLiteral("findings"),
         QJsonObject{{QStringLiteral("errors"), qint64(figures.errors)},
                     {QStringLiteral("warnings"), qint64(figures.warnings)}}},
    };
}

QJsonArray findingsJson(const Forecast &forecast)
{
    return arrayOf(*forecast.findings, [&](const Finding &finding) {
        return QJsonObject{
            {QStringLiteral("rule"), qtext(finding.rule)},
            {QStringLiteral("severity"), qtext(enumName(finding.severity))},
            {QStringLiteral("subject"),
             finding.subject ? QJsonValue(qtext(subjectOf(forecast.plan, finding.subject)))
                             : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("date"), jsonDate(finding.date)},
            {QStringLiteral("text"), qtext(finding.text)},
        };
    });
}

} // namespace gigaplan::app
