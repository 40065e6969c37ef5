// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/resources/overloads.h"
#include "model/work/progress.h"

#include <functional>
#include <optional>
#include <span>
#include <stop_token>

namespace gigaplan {

struct LevellingOptions {
    /// Schedules tried in addition to those of the priority rules; none: by the plan's size, thousands for a hundred
    /// tasks, few for tens of thousands.
    std::optional<std::size_t> passes;
    std::uint64_t seed = 1;
    bool plain = false; ///< one pass, the task with the earliest late start first; for comparison
    Id<Phase> phase; ///< level only this phase's tasks, around all others; none: all
};

/// A task and the levelling delay that it gets, in wall-clock minutes after its links: as SetLevelDelays takes them.
using LevelDelay = std::pair<Id<Task>, Minutes>;

enum class WaitKind {
    Crew, ///< a resource is held by others
    Arrival, ///< a delivery is not there yet
    Links, ///< what it follows was moved
};

/// Why a task does not begin earlier.
struct WaitReason {
    WaitKind kind = WaitKind::Links;
    Id<Resource> resource; ///< for Crew: the one it waits for last
    std::int64_t needed = 0; ///< millionths of a unit; pieces for Arrival
    std::int64_t there = 0; ///< free just before it begins; pieces that are there when it could begin
    std::vector<Id<Task>>
        heldBy; ///< for Crew: some of those that hold it just before, by finish; for Links: its predecessors
    std::size_t heldByCount = 0;
    Id<Equipment> equipment; ///< for Arrival
    Id<Supply> supply; ///< the delivery that completes it
    friend bool operator==(const WaitReason &, const WaitReason &) = default;
};

/// A leaf task that levelling moves, compared with the plan without any levelling delay.
struct LevelledTask {
    Id<Task> task;
    Instant startBefore, finishBefore, startAfter, finishAfter;
    std::int64_t movedMin = 0; ///< of its start, wall clock
    std::int64_t movedWorkMin = 0; ///< the same in working time of the task
    Minutes delay; ///< its own levelling delay; 0: only what it follows was moved
    std::int64_t waitsArrivalMin = 0; ///< of the own delay, working time: for deliveries, then for crews
    std::int64_t waitsCrewMin = 0;
    WaitReason why;
    friend bool operator==(const LevelledTask &, const LevelledTask &) = default;
};

/// What the tasks of a hall wait, each in its own working time and once its links let it begin.
struct HallWait {
    Id<Hall> hall; ///< none: tasks that name no hall
    std::size_t tasks = 0;
    std::int64_t crewMin = 0, arrivalMin = 0; ///< sums
    std::int64_t longestCrewMin = 0, longestArrivalMin = 0; ///< of one task
    friend bool operator==(const HallWait &, const HallWait &) = default;
};

struct Levelling {
    std::vector<LevelDelay> changes; ///< by row
    std::vector<LevelledTask> moved; ///< by new start, then row
    std::vector<HallWait> halls; ///< by hall's row; no hall last; those that wait for nothing are left out
    std::vector<Overload> overloads; ///< what is left: levelling cannot resolve it
    std::vector<ShortArrival> shortArrivals;
    Instant finishNow; ///< of the current plan
    Instant finishUnlevelled; ///< without any levelling delay
    Instant finishLevelled;
    std::size_t overloadsBefore = 0, shortArrivalsBefore = 0; ///< without any levelling delay
    std::size_t schedulesTried = 0;
    bool stopped = false; ///< half way: callers drop it
    bool anythingNeeded = false; ///< the plan has assignments of resources that do work, or needs arrivals

    /// The changes as a change of the plan that they were computed for.
    ChangeSummary changeOf(const PlanSnapshot &plan) const;
};

/// Holds tasks back until what they need is free, so that no resource is needed by more than it has and no task begins
/// before its deliveries. The new dates are those that computeSchedule gives with the changed levelling delays.
///
/// A task holds its resources from start to finish, nights and days off included. Tasks that have started or finished,
/// those of priority 1000, those fixed by a "must" constraint and those that are to be as late as possible stay where
/// links and dates put them, and the others give way to them. Of two others the one of higher priority goes first, at
/// equal priority the one of the earlier phase; its predecessors go first with it. So what levelling gives to a lower
/// priority or a later phase never delays a higher or an earlier one.
///
/// A task that needs more than there ever is waits for the most there is, has it alone, and remains as an overload;
/// pieces that can never be complete are taken from no other task.
///
/// Within that order it seeks a short plan, then a small total delay: serial schedule generation by several priority
/// rules, each improved by forward-backward justification (Li and Willis 1992; Valls, Ballestín and Quintanilla 2005),
/// then combinations of good ones in the manner of Hartmann (1998). Equal options give equal results. Cost: near linear
/// in tasks and links for each schedule tried.
Levelling computeLevelling(const PlanSnapshot &plan, const LevellingOptions &options = {}, std::stop_token stop = {},
                           const Progress &progress = {});

/// Removes every levelling delay of the plan, or of the phase; empty: there is none.
std::vector<LevelDelay> clearedLevelling(const PlanSnapshot &plan, Id<Phase> phase = {});

/// The plan with the changes.
PlanSnapshot withDelays(PlanSnapshot plan, std::span<const LevelDelay> changes);

} // namespace gigaplan
