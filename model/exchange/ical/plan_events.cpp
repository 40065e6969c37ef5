// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/ical/plan_events.h"

#include "model/base/text.h"
#include "model/plan/fields.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"

#include <array>
#include <charconv>

namespace gigaplan::ical {

namespace {

constexpr int kDeepestPath = 20; ///< of summaries that a description names

/// "Hall 1 › Electrical": the summaries above a task.
std::string pathOf(const PlanSnapshot &plan, const Task &task)
{
    std::string path;
    const Task *above = plan.find(task.parent);
    for (int level = 0; above && level < kDeepestPath; ++level, above = plan.find(above->parent)) {
        path.insert(0, displayName(plan, above->id) + (path.empty() ? "" : " › "));
    }
    return path;
}

std::string hexadecimal(std::int64_t number)
{
    std::array<char, 17> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, 16);
    return {buffer.data(), end.ptr};
}

/// The sentences that are not empty, one after another.
std::string joined(std::initializer_list<std::string> sentences)
{
    std::string out;
    for (const std::string &sentence : sentences) {
        out += (out.empty() || sentence.empty() ? "" : " ") + sentence;
    }
    return out;
}

class Events {
public:
    explicit Events(const Forecast &forecast)
        : m_forecast(forecast),
          m_plan(forecast.plan),
          m_end('.' + hexadecimal(idValueFromKey(Description<Plan>::table, forecast.plan.plan().title)) + "@gigaplan")
    {
    }

    void addTasks();
    void addPhases();
    void addTranches();
    void addOrders(std::span<const OrderDate> orders);
    std::vector<Event> take() { return std::move(m_events); }

private:
    template <class E>
    void add(const char *kind, const E &row, Date day, std::string summary, std::string description,
             const char *category)
    {
        if (day != kNever) {
            m_events.push_back({std::string(kind) + '.' + std::string(Description<E>::table) + '.' + row.key + m_end,
                                day, std::move(summary), std::move(description), category});
        }
    }
    std::string place(const Task &task) const
    {
        const std::string path = pathOf(m_plan, task);
        return path.empty() ? path : path + '.';
    }
    void addDeadline(const Task &task, const TaskDates &dates);

    const Forecast &m_forecast;
    const PlanSnapshot &m_plan;
    const std::string m_end; ///< of every uid
    std::vector<Event> m_events;
};

void Events::addTasks()
{
    const auto &tasks = m_plan.table<Task>();
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const Task &task = tasks[i];
        const TaskDates &dates = m_forecast.schedule->tasks[i];
        if (dates.summary) {
            continue;
        }
        const std::string name = displayName(m_plan, task.id);
        if (task.duration.value == 0) {
            add("milestone", task, m_forecast.schedule->doneOn(m_plan, task.id), name,
                joined({place(task), dates.critical ? "On the critical path." : ""}), "Milestone");
        }
        if (task.deadline) {
            addDeadline(task, dates);
        }
        if (task.workClass == WorkClass::Procurement && task.duration.value > 0 && !task.actualStart
            && !task.actualFinish) {
            add("order", task, dateOf(dates.start), "Order: " + name,
                joined(
                    {place(task), "The planned start of the procurement task; a later order moves what waits for it."}),
                "Order by");
        }
    }
}

void Events::addDeadline(const Task &task, const TaskDates &dates)
{
    const Date deadline = dayEnding(*task.deadline), finish = dayEnding(dates.finish);
    const std::int32_t late = finish - deadline;
    const std::string margin = late > 0 ? ", " + grouped(late) + " days late."
        : late < 0                      ? ", " + grouped(-late) + " days before."
                                        : ", on the day.";
    add("deadline", task, deadline, "Deadline: " + displayName(m_plan, task.id),
        joined({place(task), "Planned to finish on " + displayDate(finish) + margin}), "Deadline");
}

void Events::addPhases()
{
    const auto &phases = m_plan.table<Phase>();
    const std::string basis(enumLabel(m_plan.plan().basis));
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const Watts target = toWatts(phases[i].target);
        add("live", phases[i], m_forecast.capacity->phaseLiveOn[i], displayName(m_plan, phases[i].id) + " live",
            target.value > 0 ? "Live power reaches the phase's target of " + displayPower(target, basis) + '.'
                             : std::string("All of the phase is live."),
            "Go-live");
    }
}

void Events::addTranches()
{
    const auto &tranches = m_plan.table<Tranche>();
    for (std::size_t i = 0; i < tranches.size(); ++i) {
        const Tranche &tranche = tranches[i];
        add("release", tranche, m_forecast.capital->releasedOn[i],
            displayName(m_plan, tranche.id) + " released: " + displayMoney(tranche.amount, m_plan.plan().currency),
            tranche.funder.empty() ? "" : "From " + tranche.funder + '.', "Release");
    }
}

void Events::addOrders(std::span<const OrderDate> orders)
{
    for (const OrderDate &order : orders) {
        const Task &task = m_plan.table<Task>()[order.task];
        const Phase &phase = m_plan.table<Phase>()[order.phase];
        add("latest-order", task, order.latest, "Latest order: " + displayName(m_plan, task.id),
            joined({place(task),
                    "The latest day with which " + displayName(m_plan, phase.id) + " is live by "
                        + displayDate(order.goLive) + ", its P80, in 80 % of "
                        + grouped(static_cast<std::int64_t>(order.trials)) + " simulated trials.",
                    "Planned for " + displayDate(order.planned) + '.',
                    "A week later costs " + displayMoney(order.costPerWeek, m_plan.plan().currency) + '.'}),
            "Latest order");
    }
}

} // namespace

std::vector<Event> planEvents(const Forecast &forecast, std::span<const OrderDate> orders)
{
    Events events(forecast);
    events.addTasks();
    events.addPhases();
    events.addTranches();
    events.addOrders(orders);
    return events.take();
}

std::string planCalendar(const Forecast &forecast, std::chrono::sys_seconds stamp, std::span<const OrderDate> orders)
{
    const Plan &plan = forecast.plan.plan();
    return write(planEvents(forecast, orders), plan.title.empty() ? plan.key : plan.title, stamp);
}

} // namespace gigaplan::ical
