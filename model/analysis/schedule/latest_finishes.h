// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule.h"

namespace gigaplan {

/// By row: how late a leaf may finish so that some tasks finish by their `limits`, if all behind it follow their links at
/// once. kNeverInstant: no limit, or none that the task could break, because it is done or nothing with a limit follows;
/// also of summaries, whose own limits hold for each of their leaves. Constraints and deadlines of the tasks between set
/// no limit, and hold nothing up: they only make the answer a cautious one. One backward pass; empty of a stopped
/// schedule.
std::vector<Instant> latestFinishes(const Schedule &schedule, const std::vector<Instant> &limits);

/// Minutes, on the calendar that its slack counts on, between a leaf's finish and a later (or earlier) instant.
std::int64_t slackUntil(const Schedule &schedule, std::uint32_t leaf, Instant until);

/// By row of the task table: whether it is the task, part of it, or a leaf behind it by links.
std::vector<char> tasksBehind(const Schedule &schedule, std::uint32_t row);

} // namespace gigaplan
