// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/estimates.h"

#include "model/base/spoken_duration.h"
#include "model/base/text.h"
#include "model/plan/fields.h"
#include "model/plan/parts.h"
#include "model/plan/risk.h"

namespace gigaplan {

namespace {

constexpr std::size_t kMostNamed = 3;

struct Point {
    bool stated = false;
    double value = 0;
    std::string text; ///< "optimistic 15 d"
};

std::string disorder(const Point &optimistic, double likely, const Point &pessimistic, const std::string &likelyText)
{
    std::string problem;
    if (optimistic.stated && optimistic.value > likely) {
        problem = optimistic.text + " is above the " + likelyText;
    }
    if (pessimistic.stated && pessimistic.value < likely) {
        problem += (problem.empty() ? "" : " and ") + pessimistic.text + " is below the " + likelyText;
    }
    return problem;
}

Point lasting(const char *name, Minutes minutes, bool stated, bool elapsed)
{
    return {stated, static_cast<double>(minutes.value), name + durationText(minutes.value, elapsed)};
}

Point sharing(const char *name, Ratio share)
{
    return {true, share.value, name + threeDigits(share.value)};
}

} // namespace

std::string estimateProblem(const Task &task)
{
    const bool low = task.optimistic.value > 0, high = task.pessimistic.value > 0;
    if (task.duration.value <= 0) {
        return low || high ? "a milestone takes no time, so the limits of its duration are not used" : "";
    }
    return disorder(lasting("optimistic ", task.optimistic, low, task.elapsed),
                    static_cast<double>(task.duration.value),
                    lasting("pessimistic ", task.pessimistic, high, task.elapsed),
                    "planned " + durationText(task.duration.value, task.elapsed));
}

std::string estimateProblem(const RiskEvent &event)
{
    return disorder(lasting("optimistic delay ", event.optimistic, true, false),
                    static_cast<double>(event.likely.value),
                    lasting("pessimistic delay ", event.pessimistic, true, false),
                    "likely " + durationText(event.likely.value, false));
}

std::string estimateProblem(const DurationRisk &risk)
{
    return disorder(sharing("optimistic share ", risk.optimistic), risk.likely.value,
                    sharing("pessimistic share ", risk.pessimistic), "likely " + threeDigits(risk.likely.value));
}

std::vector<OddEstimate> oddEstimates(const PlanSnapshot &plan)
{
    std::vector<OddEstimate> odd;
    const auto &tasks = plan.table<Task>();
    const std::vector<char> parents = hasParts(tasks);
    const auto look = [&odd](const auto &row) {
        if (std::string problem = estimateProblem(row); !problem.empty()) {
            odd.push_back({row.id, std::move(problem)});
        }
    };
    for (std::size_t row = 0; row < tasks.size(); ++row) {
        const Task &task = tasks[row];
        if ((task.optimistic.value > 0 || task.pessimistic.value > 0) && !parents[row] && !isFinished(task)) {
            look(task);
        }
    }
    for (const RiskEvent &event : plan.table<RiskEvent>()) {
        look(event);
    }
    for (const DurationRisk &risk : plan.table<DurationRisk>()) {
        look(risk);
    }
    return odd;
}

std::string namedEstimates(const PlanSnapshot &plan, const std::vector<OddEstimate> &odd)
{
    std::string names;
    for (std::size_t i = 0; i < std::min(odd.size(), kMostNamed); ++i) {
        names += (names.empty() ? "“" : ", “") + displayName(plan, odd[i].row) + "” (" + odd[i].problem + ')';
    }
    return odd.size() > kMostNamed
        ? names + " and " + grouped(static_cast<std::int64_t>(odd.size() - kMostNamed)) + " more"
        : names;
}

} // namespace gigaplan
