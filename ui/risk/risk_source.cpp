// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risk/risk_source.h"

#include "model/analysis/risk/factor_names.h"
#include "model/base/text.h"
#include "model/plan/fields.h"
#include "model/plan/programme.h"
#include "model/plan/row_words.h"
#include "model/words/labels.h"

namespace gigaplan {

namespace {

constexpr int kMonthsBefore = 3, kMonthsAfter = 6; ///< that are shown around the time in which things go live

/// A series that has `level(point)` from each day of the fan on.
template <class Level>
StepSeries levels(const std::vector<FanPoint> &fan, Level level)
{
    StepSeries::Builder builder;
    std::int64_t before = 0;
    for (const FanPoint &point : fan) {
        builder.add(point.date, level(point) - before);
        before = level(point);
    }
    return builder.build();
}

Date firstShown(const RiskAnalysis &analysis)
{
    const auto planned = analysis.plannedWatts.steps();
    const Date first =
        planned.empty() ? analysis.fan.front().date : std::min(analysis.fan.front().date, planned.front().date);
    return firstOfMonth(first, -kMonthsBefore);
}

/// The end of the time worth showing: single late trials would push all else to the side.
Date lastShown(const RiskAnalysis &analysis)
{
    const auto &fan = analysis.fan;
    const std::int64_t all = fan.back().liveWatts.p10;
    const auto complete =
        std::find_if(fan.begin(), fan.end(), [all](const FanPoint &point) { return point.liveWatts.p10 >= all; });
    Date last = complete == fan.end() ? fan.back().date : complete->date;
    const auto planned = analysis.plannedWatts.steps();
    last = planned.empty() ? last : std::max(last, planned.back().date);
    return firstOfMonth(last, kMonthsAfter + 1) + -1;
}

QString percent(double share)
{
    return QStringLiteral("%1 %").arg(qtext(threeDigits(100 * share)));
}

} // namespace

ChartData fanChart(const RiskAnalysis &analysis, FanOf of)
{
    ChartData data;
    const Plan &plan = analysis.plan.plan();
    const auto &fan = analysis.fan;
    const bool power = of == FanOf::Power;
    data.title = power ? QStringLiteral("Live power with its risk") : QStringLiteral("Live GPUs with their risk");
    data.quantity = power ? ChartQuantity::Power : ChartQuantity::Count;
    data.basis = power ? qtext(enumLabel(plan.basis)) : QStringLiteral("GPUs");
    if (fan.empty() || fan.back().liveWatts.p90 == 0) {
        data.empty = QStringLiteral(
            "Nothing goes live in any trial: the plan has no rows that are powered, cooled and commissioned.");
        return data;
    }
    const auto of90 = [power](const FanPoint &point) { return power ? point.liveWatts.p90 : point.liveGpus.p90; };
    const auto of80 = [power](const FanPoint &point) { return power ? point.liveWatts.p80 : point.liveGpus.p80; };
    const auto of50 = [power](const FanPoint &point) { return power ? point.liveWatts.p50 : point.liveGpus.p50; };
    const auto of20 = [power](const FanPoint &point) { return power ? point.p20Watts : point.p20Gpus; };
    const auto of10 = [power](const FanPoint &point) { return power ? point.liveWatts.p10 : point.liveGpus.p10; };
    const auto band = [&](int index, const QString &name, auto low, const QString &lowName, auto high,
                          const QString &highName) {
        data.series.push_back({name, SeriesRole::Uncertain, index, 2, SeriesStyle::Band, levels(fan, low), EntityRef(),
                               levels(fan, high), highName, lowName});
    };
    band(0, QStringLiteral("P10 to P90"), of10, QStringLiteral("P10"), of90, QStringLiteral("P90"));
    band(1, QStringLiteral("P20 to P80"), of20, QStringLiteral("P20"), of80, QStringLiteral("P80"));
    data.series.push_back({QStringLiteral("P50"), SeriesRole::Uncertain, 2, 2, SeriesStyle::Line, levels(fan, of50)});
    data.series.push_back({QStringLiteral("Plan"), SeriesRole::Capacity, 0, 1, SeriesStyle::Line,
                           power ? analysis.plannedWatts : analysis.plannedGpus});
    data.first = firstShown(analysis);
    data.last = std::max(lastShown(analysis), data.first + 28);
    if (const std::int64_t target = toWatts(plan.target).value; power && target > 0) {
        StepSeries::Builder builder;
        builder.add(data.first, target);
        data.series.push_back(
            {QStringLiteral("Target"), SeriesRole::Reference, 0, 1, SeriesStyle::Dashed, builder.build()});
    }
    return data;
}

ChartHeadline fanHeadline(const RiskAnalysis &analysis, Date asOf)
{
    const Plan &plan = analysis.plan.plan();
    const RiskMilestone *target = analysis.milestoneOf(plan.id);
    const auto byNow = analysis.targetLiveBy(asOf);
    if (!target || !byNow) {
        return {
            analysis.allHeld
                ? QStringLiteral("Every phase is live as planned in %1 of the trials").arg(percent(*analysis.allHeld))
                : QString(),
            false};
    }
    const QString power = powerLabel(toWatts(plan.target), enumLabel(plan.basis));
    QString line = QStringLiteral("%1 have %2 by %3").arg(percent(*byNow), power, dateLabel(asOf));
    if (target->held) {
        line += QStringLiteral(" · %1 by %2, as planned").arg(percent(*target->held), dateLabel(target->planned));
    }
    if (target->outcome.on.p80 != kNever) {
        line += QStringLiteral(" · P80 %1").arg(dateLabel(target->outcome.on.p80));
    }
    return {line, false};
}

TornadoPicture tornadoPicture(const RiskAnalysis &analysis, Id<Phase> phase)
{
    const PlanSnapshot &plan = analysis.plan;
    const RiskMilestone *milestone = analysis.milestoneOf(phase);
    TornadoPicture picture;
    picture.title = milestone ? QStringLiteral("What swings %1 live").arg(qtext(displayName(plan, phase)))
                              : QStringLiteral("What swings the plan's finish");
    picture.axis = QStringLiteral("days from the mean date");
    for (const TornadoBar &bar : analysis.driversOf(phase)) {
        TornadoEntry entry;
        entry.name = qtext(factorName(plan, bar));
        entry.kind = qtext(enumLabel(bar.factor));
        entry.low = bar.lowDays;
        entry.high = bar.highDays;
        entry.error = bar.errorDays;
        entry.happensOrNot = bar.factor == RiskFactor::Event;
        entry.ref = factorEntity(plan, bar);
        if (bar.factor == RiskFactor::Task) {
            const Id<Task> task = entry.ref.as<Task>();
            entry.name = qtext(displayName(plan, task));
            entry.detail = qtext(placeAbove(plan, task, 4));
        } else {
            entry.detail = entry.kind.toLower();
        }
        picture.entries.push_back(std::move(entry));
    }
    if (picture.entries.empty()) {
        picture.empty = milestone && milestone->outcome.never >= 1
            ? QStringLiteral("This phase never goes live in any trial.")
            : QStringLiteral(
                "Nothing swings this date more than chance would.\nMore trials tell smaller causes apart.");
    }
    return picture;
}

QString besideText(const RiskAnalysis &analysis)
{
    QStringList texts;
    for (const std::string &remark : analysis.remarks) {
        texts.append(qtext(remark));
    }
    if (analysis.simulation.slips) {
        texts.append(qtext(labelOf(*analysis.simulation.slips)));
    }
    return texts.join(QLatin1Char(' '));
}

} // namespace gigaplan
