// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/duration_draws.h"

#include "model/analysis/risk/random_numbers.h"
#include "model/plan/risk.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gigaplan {

namespace {

constexpr std::uint64_t kHappens = 0x68617070656e73ull; ///< keeps an event's two streams apart

bool isFinished(const Task &task)
{
    return task.actualFinish || (task.actualStart && task.complete.value >= 100);
}

std::vector<char> openLeaves(const PlanSnapshot &plan)
{
    const auto &tasks = plan.table<Task>();
    std::vector<char> open(tasks.size(), 1);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        if (isFinished(tasks[i])) {
            open[i] = 0;
        }
        if (const auto parent = tasks.indexOf(tasks[i].parent); parent != Table<Task>::npos) {
            open[parent] = 0;
        }
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

std::uint64_t streamOf(auto id)
{
    return static_cast<std::uint64_t>(id.value);
}

} // namespace

DurationDraws::DurationDraws(const PlanSnapshot &plan)
{
    const std::vector<char> open = openLeaves(plan);
    readTasks(plan, open);
    readEvents(plan, open);
}

void DurationDraws::readTasks(const PlanSnapshot &plan, const std::vector<char> &open)
{
    ClassShares shares{};
    for (const DurationRisk &risk : plan.table<DurationRisk>()) {
        shares[static_cast<std::size_t>(risk.workClass)] = &risk;
    }
    const auto &tasks = plan.table<Task>();
    for (std::uint32_t row = 0; row < tasks.size(); ++row) {
        const Task &task = tasks[row];
        const ThreePoints points = pointsOf(task, shares);
        if (!open[row] || task.duration.value <= 0 || !scatters(points)) {
            continue;
        }
        Scatter scatter{row, task.duration.value, std::clamp(1 - task.complete.value / 100, 0.0, 1.0), points,
                        streamOf(task.id), 0, 0};
        if (const RiskCause *cause = plan.find(task.cause)) {
            scatter.cause = streamOf(cause->id);
            scatter.correlation = std::clamp(cause->correlation.value, 0.0, 1.0);
        }
        m_tasks.push_back(scatter);
    }
}

void DurationDraws::readEvents(const PlanSnapshot &plan, const std::vector<char> &open)
{
    const auto &tasks = plan.table<Task>();
    for (const RiskEvent &risk : plan.table<RiskEvent>()) {
        Event event{risk.probability.value / 100,
                    {DurationShape::Triangular, static_cast<double>(risk.optimistic.value),
                     static_cast<double>(risk.likely.value), static_cast<double>(risk.pessimistic.value)},
                    streamOf(risk.id),
                    {}};
        for (std::uint32_t row = 0; row < tasks.size(); ++row) {
            if (open[row] && isWithin(tasks, tasks[row], risk.task)) {
                event.rows.push_back(row);
            }
        }
        if (event.probability > 0 && !event.rows.empty()) {
            m_events.push_back(event);
        }
    }
}

void DurationDraws::draw(std::uint64_t seed, std::uint64_t trial, std::vector<Task> &tasks) const
{
    const auto normal = [&](std::uint64_t stream) { return normalQuantile(uniformNumber(seed, trial, stream)); };
    for (const Scatter &scatter : m_tasks) {
        double z = normal(scatter.stream);
        if (scatter.cause != 0) {
            z = std::sqrt(scatter.correlation) * normal(scatter.cause) + std::sqrt(1 - scatter.correlation) * z;
        }
        const auto planned = static_cast<double>(scatter.planned);
        const double minutes = planned + scatter.open * (scatter.points.at(z) - planned);
        tasks[scatter.row].duration.value = std::max<std::int64_t>(1, std::llround(minutes));
    }
    for (const Event &event : m_events) {
        if (uniformNumber(seed, trial, event.stream ^ kHappens) < event.probability) {
            const std::int64_t delay = std::llround(event.delay.at(normal(event.stream)));
            for (const std::uint32_t row : event.rows) {
                tasks[row].duration.value += delay;
            }
        }
    }
}

} // namespace gigaplan
