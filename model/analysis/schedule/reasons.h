// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule.h"
#include "model/plan/entity_list.h"

namespace gigaplan {

/// What decides a date of a task.
enum class DateCause {
    Link, ///< a predecessor; of a late date a successor
    Constraint, ///< the task's own, in place of its links or after them
    Manual, ///< it is scheduled by hand
    Deadline, ///< of late dates
    StatusDate, ///< what is not done lies after it
    Happened, ///< it has begun, or is done
    AsLateAsPossible, ///< it waits on purpose
    PlanStart, ///< nothing holds it
    PlanFinish, ///< of late dates: only the end of the plan does
};

template <>
struct EnumNames<DateCause> {
    static constexpr std::array entries{EnumEntry{"link", "Link"},
                                        EnumEntry{"constraint", "Constraint"},
                                        EnumEntry{"manual", "Scheduled by hand"},
                                        EnumEntry{"deadline", "Deadline"},
                                        EnumEntry{"status_date", "Status date"},
                                        EnumEntry{"actual", "Has happened"},
                                        EnumEntry{"as_late_as_possible", "As late as possible"},
                                        EnumEntry{"plan_start", "Start of the plan"},
                                        EnumEntry{"plan_finish", "End of the plan"}};
};

/// A task whose date is in question, and what decides it.
struct Reason {
    Id<Task> task; ///< a leaf
    Instant at; ///< its scheduled start; of late dates its late finish
    DateCause cause = DateCause::PlanStart;
    Id<Link> link; ///< DateCause::Link: to the task of the next reason, or to a summary that this one is part of
    std::optional<Instant> asked; ///< DateCause::Manual of a start: where it would otherwise begin
};

/// Why a task does not start earlier: itself, then what drives it, what drives that, and so on back to a task that no
/// link holds. Of several that drive equally the one with the latest finish counts, then the lower id. For a summary
/// the question is about its part that finishes last; links on summaries lead to the part that decides. Linear in the
/// links along the chain. Empty: an unknown task, or a schedule that was stopped.
std::vector<Reason> whyNotEarlier(const Schedule &schedule, Id<Task> task);

/// By row of the task table: where links, the plan's start and the status date would start a task that is scheduled by
/// hand and has not begun; nothing for any other task. `onlyLinks`: nothing also where no link holds it.
std::optional<Instant> startWithoutHand(const Schedule &schedule, std::uint32_t row, bool onlyLinks);

/// Why a task may not finish later without delaying the plan or breaking a date: the same forward, by late dates.
std::vector<Reason> whyNotLater(const Schedule &schedule, Id<Task> task);

} // namespace gigaplan
