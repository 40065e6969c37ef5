// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/generate/plan_builder.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"

#include <initializer_list>

namespace gigaplan::generate {

/// The calendars that generated plans use.
struct Calendars {
    Id<Calendar> site; ///< Monday to Saturday, eight hours, holidays off
    Id<Calendar> everyDay; ///< eight hours on all days, for commissioning crews
};
/// Adds both with the holidays of the years from `first` to `last`.
Calendars addCalendars(PlanBuilder &plan, int first, int last);

/// A task's place in time as the generator estimates it, blind to holidays: [start, end). The schedule engine has the
/// exact dates; the estimate serves delivery dates only.
struct Planned {
    Id<Task> id;
    Date start, end;
};

enum class Pace { SiteDays, EveryDay, Elapsed };

struct Days {
    double count = 0;
    Pace pace = Pace::SiteDays;
};
inline Days siteDays(double count)
{
    return {count, Pace::SiteDays};
}
inline Days everyDays(double count)
{
    return {count, Pace::EveryDay};
}
inline Days elapsedWeeks(double count)
{
    return {count * 7, Pace::Elapsed};
}

/// A dependency of a task that is about to be added. A working lag counts the successor's working days.
struct After {
    Planned task;
    LinkKind kind = LinkKind::FinishStart;
    double lagDays = 0;
    LagKind lagKind = LagKind::Working;
};

struct TaskSpec {
    std::string key;
    std::string name;
    WorkClass workClass = WorkClass::General;
    Days duration;
    double optimistic = 1, pessimistic = 1; ///< × duration
};

/// Where tasks belong; set once for many.
struct TaskContext {
    Id<Task> parent;
    Id<Phase> phase;
    Id<Site> site;
    Id<Building> building;
    Id<Hall> hall;
};

/// Adds tasks and links and estimates dates on the way.
class TaskList {
public:
    TaskList(PlanBuilder &plan, Calendars calendars, Date start) : m_plan(plan), m_calendars(calendars), m_start(start)
    {
    }

    Id<Task> addSummary(const std::string &key, std::string name, const TaskContext &context);
    /// Starts after all of `after`, and not before `earliest`, which becomes a constraint.
    Planned add(const TaskSpec &spec, const TaskContext &context, const std::vector<After> &after,
                std::optional<Date> earliest = {});
    Planned addMilestone(const std::string &key, std::string name, const TaskContext &context,
                         const std::vector<After> &after);
    /// Gives an elapsed task that has been added a new end.
    void stretch(const Planned &planned, Date end);
    Task &task(Id<Task> id);

private:
    Task &append(const std::string &key, std::string name, WorkClass workClass, const TaskContext &context);
    void setDuration(Task &task, const TaskSpec &spec) const;
    void link(const Planned &to, const std::string &toKey, const std::vector<After> &after);

    PlanBuilder &m_plan;
    Calendars m_calendars;
    Date m_start;
    std::map<std::int64_t, std::int64_t> m_children; ///< by parent id
    std::map<std::int64_t, std::size_t> m_positions; ///< by task id
};

} // namespace gigaplan::generate
