// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule.h"
#include "model/plan/tasks.h"
#include "tests/support/make.h"

namespace gigaplan::test {

struct HandDates {
    std::string_view task;
    Date first; ///< starts at 08:00
    Date last; ///< finishes at 17:00
};

/// A schedule with dates given by hand, for engines that only read it. Tasks that are not named lie on the plan's first
/// day.
inline Schedule handSchedule(const PlanSnapshot &plan, const std::vector<HandDates> &dates)
{
    Schedule schedule;
    const Date start = plan.plan().start.value_or(kFirstDate);
    const auto &tasks = plan.table<Task>();
    schedule.tasks.resize(tasks.size());
    schedule.start = schedule.finish = startOfDay(start);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        HandDates given{tasks[i].key, start, start};
        for (const HandDates &one : dates) {
            if (one.task == tasks[i].key) {
                given = one;
            }
        }
        TaskDates &task = schedule.tasks[i];
        task.start = task.earlyStart = task.lateStart = startOfDay(given.first) + 8 * 60;
        task.finish = task.earlyFinish = task.lateFinish = startOfDay(given.last) + 17 * 60;
        schedule.finish = std::max(schedule.finish, task.finish);
    }
    return schedule;
}

} // namespace gigaplan::test
