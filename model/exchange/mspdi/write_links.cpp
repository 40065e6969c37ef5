// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/task_network.h"
#include "model/exchange/mspdi/plan_writer.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"

#include <cmath>

namespace gigaplan::mspdi {

namespace {

constexpr std::int64_t kPercent = 19;

struct Lag {
    std::int64_t value = 0;
    std::int64_t format = 0;

    static Lag of(std::int64_t minutes, bool elapsed) { return {minutes * 10, unitOf(minutes, elapsed)}; }
};

/// A file's percent are whole ones. Others become the minutes that they are now.
Lag minutesOfShare(WritingContext &context, const Link &link)
{
    const Task &before = *context.plan.find(link.from);
    const TaskDates &dates = *context.schedule.find(context.plan, link.from);
    const bool elapsed = before.elapsed && !dates.summary;
    const std::int64_t whole = dates.summary ? context.clocks.planClock().between(dates.earlyStart, dates.earlyFinish)
                                             : Activity::of(before, context.clocks).duration;
    return Lag::of(TaskNetwork::shareOf(whole, link.lagPercent.value), elapsed);
}

Lag lagOf(XmlText &xml, WritingContext &context, const Link &link)
{
    if (link.lagKind != LagKind::PercentOfPredecessor) {
        return Lag::of(link.lag.value, link.lagKind == LagKind::Elapsed);
    }
    const double percent = link.lagPercent.value;
    if (percent == std::trunc(percent)) {
        return {static_cast<std::int64_t>(percent), kPercent};
    }
    xml.leftOut().add("lags of fractions of a percent: they are minutes now", context.plan.find(link.to)->name);
    return minutesOfShare(context, link);
}

/// FF, FS, SF, SS.
std::int64_t typeOf(LinkKind kind)
{
    switch (kind) {
    case LinkKind::FinishFinish: return 0;
    case LinkKind::FinishStart: return 1;
    case LinkKind::StartFinish: return 2;
    case LinkKind::StartStart: return 3;
    }
    return 1;
}

} // namespace

void writeLinks(XmlText &xml, WritingContext &context, const std::vector<const Link *> &links)
{
    for (const Link *link : links) {
        xml.within("PredecessorLink", [&] {
            const Lag lag = lagOf(xml, context, *link);
            xml.whole("PredecessorUID", context.numbers.of(link->from));
            xml.whole("Type", typeOf(link->kind));
            xml.flag("CrossProject", false);
            xml.whole("LinkLag", lag.value);
            xml.whole("LagFormat", lag.format);
        });
    }
}

} // namespace gigaplan::mspdi
