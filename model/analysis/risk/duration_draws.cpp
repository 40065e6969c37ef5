// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/duration_draws.h"

#include "model/plan/parts.h"
#include "model/plan/programme.h"
#include "model/plan/risk.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gigaplan {

namespace {

constexpr std::uint64_t kHappens = 0x68617070656e73ull; ///< keeps an event's two streams apart

std::vector<char> openLeaves(const PlanSnapshot &plan)
{
    const auto &tasks = plan.table<Task>();
    std::vector<char> open = hasParts(tasks);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        open[i] = !open[i] && !isFinished(tasks[i]);
    }
    return open;
}

using ClassShares = std::array<const DurationRisk *, EnumNames<WorkClass>::entries.size()>;

ThreePoints pointsOf(const Task &task, const ClassShares &shares)
{
    const auto planned = static_cast<double>(task.duration.value);
    if (task.optimistic.value > 0 || task.pessimistic.value > 0) {
        const auto stated = [planned](Minutes point) {
            return point.value > 0 ? static_cast<double>(point.value) : planned;
        };
        return {task.shape == DurationShape::ByWorkClass ? DurationShape::Triangular : task.shape,
                stated(task.optimistic), planned, stated(task.pessimistic)};
    }
    const DurationRisk *risk = shares[static_cast<std::size_t>(task.workClass)];
    if (risk == nullptr) {
        return {DurationShape::Fixed, planned, planned, planned};
    }
    return {task.shape == DurationShape::ByWorkClass ? risk->shape : task.shape, planned * risk->optimistic.value,
            planned * risk->likely.value, planned * risk->pessimistic.value};
}

bool scatters(const ThreePoints &points)
{
    return points.shape != DurationShape::Fixed && points.shape != DurationShape::ByWorkClass;
}

/// The remainder of a task in progress is a share of its duration where the plan follows the status date.
bool goesByRemainder(const PlanSnapshot &plan, const Task &task)
{
    return task.actualStart && plan.plan().statusDate && plan.plan().progressRule != ProgressRule::AsReported;
}

double openShare(const Task &task)
{
    return std::clamp(1 - task.complete.value / 100, 0.0, 1.0);
}

/// Whether `task` is `ancestor` or below it.
bool isWithin(const Table<Task> &tasks, const Task &task, Id<Task> ancestor)
{
    const Task *at = &task;
    for (std::size_t steps = 0; at != nullptr && steps <= tasks.size(); ++steps) {
        if (at->id == ancestor) {
            return true;
        }
        at = tasks.find(at->parent);
    }
    return false;
}

} // namespace

DurationDraws::DurationDraws(const PlanSnapshot &plan)
{
    for (const Task &task : plan.table<Task>()) {
        m_planned.push_back(task.duration.value);
    }
    const std::vector<char> open = openLeaves(plan);
    readTasks(plan, open);
    readEvents(plan, open);
}

void DurationDraws::readTasks(const PlanSnapshot &plan, const std::vector<char> &open)
{
    ClassShares shares{};
    for (const DurationRisk &risk : plan.table<DurationRisk>()) { // of two of a class the first key's
        const DurationRisk *&chosen = shares[static_cast<std::size_t>(risk.workClass)];
        chosen = chosen ? chosen : &risk;
    }
    const auto &tasks = plan.table<Task>();
    for (std::uint32_t row = 0; row < tasks.size(); ++row) {
        const Task &task = tasks[row];
        const ThreePoints points = pointsOf(task, shares);
        if (!open[row] || task.duration.value <= 0 || !scatters(points)) {
            continue;
        }
        Scatter scatter{
            row, task.duration.value, goesByRemainder(plan, task) ? 1.0 : openShare(task), points, streamOf(task), 0, 0,
            1};
        if (const RiskCause *cause = plan.find(task.cause)) {
            const double correlation = std::clamp(cause->correlation.value, 0.0, 1.0);
            scatter.cause = streamOf(*cause);
            scatter.common = std::sqrt(correlation);
            scatter.own = std::sqrt(1 - correlation);
        }
        m_tasks.push_back(scatter);
    }
}

void DurationDraws::readEvents(const PlanSnapshot &plan, const std::vector<char> &open)
{
    const auto &tasks = plan.table<Task>();
    const auto &events = plan.table<RiskEvent>();
    for (std::uint32_t at = 0; at < events.size(); ++at) {
        const RiskEvent &risk = events[at];
        Event event{at,
                    risk.probability.value / 100,
                    {DurationShape::Triangular, static_cast<double>(risk.optimistic.value),
                     static_cast<double>(risk.likely.value), static_cast<double>(risk.pessimistic.value)},
                    streamOf(risk),
                    {}};
        for (std::uint32_t row = 0; row < tasks.size(); ++row) {
            if (open[row] && isWithin(tasks, tasks[row], risk.task)) {
                const double share = openShare(tasks[row]);
                event.rows.emplace_back(row, goesByRemainder(plan, tasks[row]) && share > 0 ? 1 / share : 1);
            }
        }
        if (event.probability > 0 && !event.rows.empty()) {
            m_events.push_back(event);
        }
    }
}

void DurationDraws::mark(std::vector<char> &varies) const
{
    for (const Scatter &scatter : m_tasks) {
        varies[scatter.row] = 1;
    }
    for (const Event &event : m_events) {
        for (const auto &[row, stretch] : event.rows) {
            varies[row] = 1;
        }
    }
}

double DurationDraws::score(const Scatter &scatter, const TrialNumbers &numbers)
{
    const double own = numbers.normal(scatter.stream);
    return scatter.cause == 0 ? own : scatter.common * numbers.normal(scatter.cause) + scatter.own * own;
}

std::int64_t DurationDraws::delayOf(const Event &event, const TrialNumbers &numbers)
{
    return numbers.uniform(event.stream ^ kHappens) < event.probability
        ? std::llround(event.delay.at(numbers.normal(event.stream)))
        : 0;
}

void DurationDraws::draw(const TrialNumbers &numbers, std::vector<std::int64_t> &durations) const
{
    for (const Scatter &scatter : m_tasks) {
        const ThreePoints &points = scatter.points;
        const auto planned = static_cast<double>(scatter.planned);
        const bool direct = points.shape == DurationShape::Triangular && scatter.cause == 0;
        const double value =
            direct ? points.atShare(numbers.uniform(scatter.stream)) : points.at(score(scatter, numbers));
        const double minutes = planned + scatter.open * (value - planned);
        durations[scatter.row] = std::max<std::int64_t>(1, std::llround(minutes));
    }
    for (const Event &event : m_events) {
        if (const std::int64_t delay = delayOf(event, numbers); delay != 0) {
            for (const auto &[row, stretch] : event.rows) {
                durations[row] += std::llround(static_cast<double>(delay) * stretch);
            }
        }
    }
}

} // namespace gigaplan
