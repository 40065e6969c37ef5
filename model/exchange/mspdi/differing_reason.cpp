// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/differing_reason.h"

#include "model/plan/fields.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace gigaplan::mspdi {

namespace {

struct Words {
    Peculiarity peculiarity;
    const char *text;
};
constexpr std::array kWords{
    Words{kManual, "it is scheduled by hand in the file"},
    Words{kExternal, "it stands for a task or a project elsewhere"},
    Words{kExternalLink, "it has a link to a task of another project"},
    Words{kSummaryLimit,
          "it is a summary with a constraint, a deadline or a delay of its own, which plans do not have"},
    Words{kIgnoresCrews, "its calendar outranks those of its resources in the file; here it works when both do"},
    Words{kDelayedCrew, "an assignment of it starts later than it does, which plans do not have"},
    Words{kLevelled, "levelling holds it back in the file"},
};

/// Values that depend on the predecessors; the others depend on the successors.
bool isEarly(const DifferingValue &value)
{
    return value.name == "start" || value.name == "finish" || value.name.starts_with("early");
}

class Explainer {
public:
    Explainer(const std::vector<DifferingTask> &tasks, const Import &import, const Schedule &schedule,
              PlanClocks &clocks)
        : m_import(import), m_plan(import.plan), m_schedule(schedule), m_clocks(clocks)
    {
        for (const StoredTask &stored : import.stored) {
            m_stored.emplace(stored.task, &stored);
        }
        std::unordered_set<Id<Task>> early, any; // that differ, with the summaries above them
        for (const DifferingTask &task : tasks) {
            if (differsEarly(task)) {
                spread(task.task, early);
            }
            spread(task.task, any);
            m_withParts.insert(m_plan.find(task.task)->parent);
        }
        for (const Link &link : m_plan.table<Link>()) {
            if (early.contains(link.from)) {
                m_before.try_emplace(link.to, link.from);
            }
            if (any.contains(link.to)) {
                m_behind.try_emplace(link.from, link.to);
            }
        }
        std::optional<Instant> end;
        for (const StoredTask &stored : import.stored) {
            end = stored.finish && (!end || *end < *stored.finish) ? stored.finish : end;
        }
        m_sameEnd = !end || *end == schedule.finish;
    }

    std::string reasonOf(const DifferingTask &task) const
    {
        const StoredTask &stored = *m_stored.at(task.task);
        if (std::string own = ownReason(stored); !own.empty()) {
            return own;
        }
        if (isSummary(task.task)) {
            return m_withParts.contains(task.task) ? "a task that is part of it differs" : otherReason();
        }
        const bool early = differsEarly(task);
        if (const Id<Task> other = differingNeighbour(task.task, early ? m_before : m_behind)) {
            return (early ? "it waits for \"" : "it must leave time for \"") + displayName(m_plan, other)
                + "\", whose dates differ";
        }
        return otherReason();
    }

private:
    using Neighbours = std::unordered_map<Id<Task>, Id<Task>>; ///< of a task the first linked one that differs

    static bool differsEarly(const DifferingTask &task)
    {
        return std::any_of(task.values.begin(), task.values.end(), isEarly);
    }

    /// The task and the summaries that it is part of.
    void spread(Id<Task> task, std::unordered_set<Id<Task>> &into)
    {
        for (; task && into.insert(task).second; task = m_plan.find(task)->parent) {}
    }

    bool isSummary(Id<Task> task) const { return m_schedule.find(m_plan, task)->summary; }

    std::string ownReason(const StoredTask &stored) const
    {
        for (const Words &words : kWords) {
            if ((stored.peculiarities & words.peculiarity) != 0) {
                return words.text;
            }
        }
        if (stored.summary || isSummary(stored.task)) {
            return {};
        }
        const Task &task = *m_plan.find(stored.task);
        const CalendarClock &clock = m_clocks[m_clocks.clockOf(task)];
        if (stored.stop && stored.resume && clock.between(*stored.stop, *stored.resume) > 0) {
            return "its work pauses from " + isoInstant(*stored.stop) + " to " + isoInstant(*stored.resume)
                + " in the file, which plans do not have";
        }
        if (stored.hasDuration && stored.start && stored.finish
            && clock.between(*stored.start, *stored.finish) != task.duration.value) {
            return "its duration does not fill the time that it takes in the file: pauses, or hours by day";
        }
        return {};
    }

    /// By a link on the task itself or on a summary above it.
    Id<Task> differingNeighbour(Id<Task> task, const Neighbours &neighbours) const
    {
        for (; task; task = m_plan.find(task)->parent) {
            if (const auto found = neighbours.find(task); found != neighbours.end()) {
                return found->second;
            }
        }
        return {};
    }

    std::string otherReason() const
    {
        if (m_import.scheduledFromFinish) {
            return "the file schedules from the project's finish, plans from their start";
        }
        return m_sameEnd ? "no reason is known" : "the plan ends at another time than in the file";
    }

    const Import &m_import;
    const PlanSnapshot &m_plan;
    const Schedule &m_schedule;
    PlanClocks &m_clocks;
    std::unordered_map<Id<Task>, const StoredTask *> m_stored;
    std::unordered_set<Id<Task>> m_withParts; ///< summaries of tasks that differ
    Neighbours m_before, m_behind;
    bool m_sameEnd = true;
};

} // namespace

void explain(std::vector<DifferingTask> &tasks, const Import &import, const Schedule &schedule, PlanClocks &clocks)
{
    const Explainer explainer(tasks, import, schedule, clocks);
    for (DifferingTask &task : tasks) {
        task.reason = explainer.reasonOf(task);
    }
}

} // namespace gigaplan::mspdi
