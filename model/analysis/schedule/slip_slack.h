// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/path_state.h"
#include "model/analysis/schedule/schedule.h"

namespace gigaplan {

/// By row: minutes by which a single leaf may slip, by moving later or lasting longer, without any task beginning or
/// finishing after its `limits`; limits of a summary hold for each of its leaves. Nothing: no limit, or none that the
/// task could break, because it is done or nothing with a limit follows; also of summaries. A slip of exactly this many
/// minutes breaks none.
///
/// Unlike total and free slack, which follow the field's standard tool, this is the largest figure that links allow:
/// - a milestone counts where it may be placed, a start where work may begin, each on its own calendar;
/// - levelling delays count from whenever the links let a task begin;
/// - where a task with a limit is to be as late as possible, the plan's finish, or else what follows it, has one, too;
/// - a longer task has longer lags after it where those are a share of it, and so has a longer summary;
/// - where resources bring calendars, the minutes hold on the task's own calendar and on theirs.
/// Constraints and deadlines of the tasks between set no limit and hold nothing back; they only make the answer more
/// cautious. One backward pass; empty of a stopped schedule.
using SlipSlack = std::vector<std::optional<std::int64_t>>;
SlipSlack slipSlack(const Schedule &schedule, std::vector<PathSpan> limits);

/// By row of the task table: whether a slip of the task can reach it: it is the task, part of it, or a leaf that
/// follows it by links. Every row where the plan has tasks that are to be as late as possible: they follow the plan's
/// finish.
std::vector<char> tasksBehind(const Schedule &schedule, std::uint32_t row);

} // namespace gigaplan
