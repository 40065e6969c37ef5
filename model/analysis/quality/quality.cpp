// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/quality/quality.h"

#include "model/analysis/quality/quality_input.h"
#include "model/base/text.h"
#include "model/plan/baselines.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/links.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

struct Check {
    std::string_view id, label, asks;
    QualityMeasure measure;
    std::optional<double> threshold;
    void (*run)(const QualityInput &, QualityResult &);
};

using enum QualityMeasure;

constexpr std::array kChecks{
    Check{"dcma.logic", "Logic", "open tasks without a predecessor or without a successor", ShareAtMost, 5, checkLogic},
    Check{"dcma.leads", "Leads", "links with a negative lag", ShareAtMost, 0, checkLeads},
    Check{"dcma.lags", "Lags", "links with a lag", ShareAtMost, 5, checkLags},
    Check{"dcma.link_types", "Link types", "links from finish to start", ShareAtLeast, 90, checkLinkKinds},
    Check{"dcma.hard_constraints", "Hard constraints", "open tasks that must start or finish on a date or by one",
          ShareAtMost, 5, checkHardConstraints},
    Check{"dcma.high_float", "High float", "open tasks with more than 44 working days of total slack", ShareAtMost, 5,
          checkHighFloat},
    Check{"dcma.negative_float", "Negative float", "open tasks with negative slack", ShareAtMost, 0,
          checkNegativeFloat},
    Check{"dcma.high_duration", "High duration", "open tasks of more than 44 working days", ShareAtMost, 5,
          checkHighDuration},
    Check{"dcma.invalid_dates", "Invalid dates", "tasks planned before the status date or done after it", ShareAtMost,
          0, checkInvalidDates},
    Check{"dcma.resources", "Resources", "open tasks with work and neither a resource nor a cost", ShareAtMost,
          std::nullopt, checkResources},
    Check{"dcma.missed_tasks", "Missed tasks",
          "tasks that missed their baseline finish, of those due by the status date", ShareAtMost, 5, checkMissedTasks},
    Check{"dcma.critical_path_test", "Critical path test",
          "how much of 600 days more on a critical task the plan's finish moves", IndexAtLeast, 0.95,
          checkCriticalPath},
    Check{"dcma.cpli", "Critical path length index", "path length and float to the baseline finish, per path length",
          IndexAtLeast, 0.95, checkPathLength},
    Check{"dcma.bei", "Baseline execution index", "tasks done, per task that the baseline has done by the status date",
          IndexAtLeast, 0.95, checkExecution},
    Check{"site.load_bank", "Energise before load bank",
          "load bank and integrated tests that start before there is power", ShareAtMost, 0, checkLoadBanks},
    Check{"site.power_before_chips", "Power before chips", "rows whose racks are installed before their power is ready",
          ShareAtMost, 0, checkChipsAfterPower},
    Check{"site.cooling_before_chips", "Cooling before chips",
          "rows whose racks are installed before their cooling is ready", ShareAtMost, 0, checkCoolingBeforeChips},
    Check{"site.delivery_before_installation", "Delivery before installation",
          "installations planned to be over before what they install is there", ShareAtMost, 0, checkDeliveries},
    Check{"site.commissioning_before_live", "Commissioning before live",
          "rows that go live without being commissioned after their installation", ShareAtMost, 0, checkCommissioned},
};

std::string percent(double value)
{
    return threeDigits(value) + " %";
}

} // namespace

QualityInput::QualityInput(const PlanSnapshot &p, const Schedule &s, const Capacity &c, Id<Baseline> baseline)
    : plan(p),
      schedule(s),
      capacity(c),
      rows(p.table<Task>()),
      finished(p.table<Task>().size()),
      agreed(p.table<Task>().size())
{
    for (std::size_t i = 0; i < finished.size(); ++i) {
        finished[i] = isFinished(tasks()[i]);
        if (isOpen(i)) {
            open.push_back(i);
        }
    }
    const Baseline *first = firstInOrder<Baseline>(plan);
    const Id<Baseline> chosen = baseline || !first ? baseline : first->id;
    for (const BaselineTask &row : plan.table<BaselineTask>()) {
        const std::uint32_t task = chosen && row.baseline == chosen ? rows.at(row.task) : kNoRow;
        if (task != kNoRow && row.finish) {
            agreed[task] = row.finish;
            hasBaseline = true;
        }
    }
}

void judgeShare(QualityResult &out, std::size_t count, std::size_t of, std::string_view reasonIfNone)
{
    if (of == 0) {
        notApplicable(out, reasonIfNone);
        return;
    }
    out.count = count;
    out.of = of;
    out.value = 100.0 * static_cast<double>(count) / static_cast<double>(of);
    // Counts are compared, so that 5 of 100 does not exceed 5 %.
    const double limit = out.threshold.value_or(0) / 100 * static_cast<double>(of);
    const double many = static_cast<double>(count);
    const bool fine = out.measure == QualityMeasure::ShareAtLeast ? many >= limit - 1e-9 : many <= limit + 1e-9;
    out.verdict = !out.threshold ? Verdict::Reported : fine ? Verdict::Passed : Verdict::Failed;
}

void judgeIndex(QualityResult &out, double index)
{
    out.value = index;
    out.verdict = index >= out.threshold.value_or(0) ? Verdict::Passed : Verdict::Failed;
}

void notApplicable(QualityResult &out, std::string_view reason)
{
    out.verdict = Verdict::NotApplicable;
    out.reason = reason;
}

void keepOnce(const PlanSnapshot &plan, std::vector<EntityRef> &offenders)
{
    std::sort(offenders.begin(), offenders.end(), [&plan](EntityRef a, EntityRef b) {
        return std::pair(a.table, positionOf(plan, a)) < std::pair(b.table, positionOf(plan, b));
    });
    offenders.erase(std::unique(offenders.begin(), offenders.end()), offenders.end());
}

std::size_t ScheduleQuality::countOf(Verdict verdict) const
{
    return static_cast<std::size_t>(std::count_if(results.begin(), results.end(),
                                                  [verdict](const auto &result) { return result.verdict == verdict; }));
}

const QualityResult *ScheduleQuality::find(std::string_view id) const
{
    const auto at = std::find_if(results.begin(), results.end(), [id](const auto &result) { return result.id == id; });
    return at == results.end() ? nullptr : &*at;
}

ScheduleQuality assessQuality(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity,
                              Id<Baseline> baseline, std::stop_token stop)
{
    ScheduleQuality quality;
    if (schedule.tasks.size() != plan.table<Task>().size() || capacity.rows.size() != plan.table<Row>().size()
        || capacity.contents.size() != capacity.rows.size()
        || capacity.nodeReadyOn.size() != plan.table<Node>().size()) {
        return quality;
    }
    const QualityInput in(plan, schedule, capacity, baseline);
    for (const Check &check : kChecks) {
        if (stop.stop_requested()) {
            break;
        }
        QualityResult result;
        result.id = check.id;
        result.label = check.label;
        result.asks = check.asks;
        result.measure = check.measure;
        result.threshold = check.threshold;
        check.run(in, result);
        keepOnce(plan, result.offenders);
        quality.results.push_back(std::move(result));
    }
    return quality;
}

std::string qualityText(const QualityResult &result)
{
    if (result.verdict == Verdict::NotApplicable) {
        return "not applicable, because " + result.reason;
    }
    const bool index = result.measure == QualityMeasure::IndexAtLeast;
    std::string text = index ? threeDigits(result.value)
                             : grouped(static_cast<std::int64_t>(result.count)) + " of "
            + grouped(static_cast<std::int64_t>(result.of)) + " (" + percent(result.value) + ')';
    if (result.threshold) {
        const std::string limit = index ? shortest(*result.threshold) : shortest(*result.threshold) + " %";
        text += (result.measure == QualityMeasure::ShareAtMost ? ", at most " : ", at least ") + limit;
    }
    return text;
}

} // namespace gigaplan
