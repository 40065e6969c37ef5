// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/factor_names.h"

#include "model/plan/fields.h"
#include "model/plan/phases.h"
#include "model/plan/risk.h"
#include "model/plan/row_words.h"

#include <algorithm>

namespace gigaplan {

std::string taskPath(const PlanSnapshot &plan, Id<Task> task)
{
    constexpr std::size_t kMostLevels = 20; // a broken plan may go round
    std::string name = displayName(plan, task);
    for (const std::string &above : namesAbove(plan, task, kMostLevels)) {
        name.insert(0, above + " › ");
    }
    return name;
}

std::string factorName(const PlanSnapshot &plan, const TornadoBar &bar)
{
    if (bar.factor == RiskFactor::WorkClass) {
        return std::string(enumLabel(static_cast<WorkClass>(bar.row)));
    }
    const EntityRef entity = factorEntity(plan, bar);
    return bar.factor == RiskFactor::Task ? taskPath(plan, entity.as<Task>()) : displayName(plan, entity);
}

EntityRef factorEntity(const PlanSnapshot &plan, const TornadoBar &bar)
{
    switch (bar.factor) {
    case RiskFactor::Cause: return plan.table<RiskCause>()[bar.row].id;
    case RiskFactor::Event: return plan.table<RiskEvent>()[bar.row].id;
    case RiskFactor::WorkClass: {
        const auto &risks = plan.table<DurationRisk>();
        const auto of = std::find_if(risks.begin(), risks.end(), [&](const DurationRisk &risk) {
            return risk.workClass == static_cast<WorkClass>(bar.row);
        });
        return of == risks.end() ? EntityRef() : EntityRef(of->id);
    }
    case RiskFactor::Task: return plan.table<Task>().idAt(bar.row);
    case RiskFactor::PhaseSlip: return plan.table<Phase>()[bar.row].id;
    }
    return {};
}

} // namespace gigaplan
