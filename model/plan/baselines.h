// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

namespace gigaplan {

/// A schedule that was agreed at some time, to compare with. A plan may have any number of them.
struct Baseline {
    Id<Baseline> id;
    std::string key;
    std::string name;
    std::int64_t order = 0; ///< its number in imported files; the lowest is "the" baseline where only one is asked for
    std::optional<Instant> taken;
    std::string description;

    friend bool operator==(const Baseline &, const Baseline &) = default;
};
template <>
struct Description<Baseline> {
    static constexpr std::string_view table = "baseline", plural = "baselines", label = "Baseline";
    static constexpr auto fields = FlatList{
        field("name", &Baseline::name, "Name"),
        field("order", &Baseline::order, "Order"),
        field("taken", &Baseline::taken, "Taken"),
        field("description", &Baseline::description, "Description", kProseLength),
    };
};

/// One task as a baseline has it. Of two for the same task and baseline the one with the first key counts.
struct BaselineTask {
    Id<BaselineTask> id;
    std::string key;
    Id<Baseline> baseline;
    Id<Task> task;
    std::optional<Instant> start, finish;
    Minutes duration; ///< as the task's: working or wall-clock minutes
    Money cost; ///< of costs spent over the task

    friend bool operator==(const BaselineTask &, const BaselineTask &) = default;
};
template <>
struct Description<BaselineTask> {
    static constexpr std::string_view table = "baseline_task", plural = "baseline_tasks", label = "Baseline task";
    static constexpr auto fields = FlatList{
        required("baseline", &BaselineTask::baseline, "Baseline"),  required("task", &BaselineTask::task, "Task"),
        required("start", &BaselineTask::start, "Start"),           required("finish", &BaselineTask::finish, "Finish"),
        field("duration_min", &BaselineTask::duration, "Duration"), field("cost_amount", &BaselineTask::cost, "Cost"),
    };
};

} // namespace gigaplan
