// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule.h"
#include "model/base/result.h"

#include <string_view>
#include <vector>

class QIODevice;

/// MS Project XML (MSPDI), as Microsoft publishes its schema.
namespace gigaplan::mspdi {

/// What is special about a task in its file, where that may move its dates. Values are bits.
enum Peculiarity : std::uint32_t {
    kManual = 1, ///< scheduled by hand
    kExternal = 2, ///< represents a task or a project elsewhere
    kExternalLink = 4, ///< has a link to a task elsewhere
    kLevelled = 16, ///< held back by levelling
    kIgnoresCrews = 32, ///< its calendar outranks those of its resources
    kSummaryLimit = 64, ///< a summary with a constraint, a deadline or a delay of its own
    kDelayedCrew = 128, ///< an assignment starts later than its task
};

/// Dates that the file itself gives to a task.
struct StoredDates {
    std::optional<Instant> start, finish, earlyStart, earlyFinish, lateStart, lateFinish;
    std::optional<Instant> stop, resume; ///< where its work pauses, if it does
    std::optional<bool> critical;
};

/// What the file itself says of a task; minutes of slack in the task's calendar.
struct StoredTask : StoredDates {
    Id<Task> task;
    std::int64_t uid = 0;
    bool summary = false;
    bool hasDuration = true; ///< of its own; else it follows from other values
    std::uint32_t peculiarities = 0;
    std::optional<double> totalSlackMin, freeSlackMin;
};

/// Something that only the file or only the plan holds, or that they hold differently.
struct LeftOut {
    std::string what; ///< "inactive tasks"
    std::size_t count = 0;
    std::string first; ///< the first of them, by name; may be empty
};

struct Import {
    PlanSnapshot plan;
    std::vector<StoredTask> stored; ///< in the file's order
    std::vector<LeftOut> leftOut;
    bool scheduledFromFinish = false;
    std::optional<Instant> finish; ///< of the project, as the file has it
};

/// Reads a project. `name` identifies the file in messages, which name the line and what was expected there. Refused
/// are: what is not well-formed, document types and entities, nesting beyond any project's, dates outside 1900 to 2200,
/// two tasks of one UID, references to nothing, calendars that are based on themselves, and a project calendar without
/// working time. Bounded in memory by a small multiple of the file, in time by its length and the days that its
/// calendars' exceptions cover. Loops of links are for the caller to refuse.
Result<Import> read(std::string_view content, const std::string &name);

struct Export {
    std::string content; ///< of the file, UTF-8
    std::vector<LeftOut> leftOut; ///< what of the plan it does not hold
};

/// Writes a plan with its schedule, as the schema of 2007 has it; with tasks that are scheduled by hand, as that of 2010.
/// `name` is the file's own, `out` is open for writing: a million tasks are more than a gigabyte, and `out` says whether they
/// could be written. What the schema has room for comes back from `read` as it was, and with it the schedule, to the minute: tasks and their outline, links, calendars,
/// constraints, deadlines, progress, resources, assignments, eleven baselines. Summaries get the duration that they span.
/// Rows that were read from a file keep its UIDs.
std::vector<LeftOut> write(const PlanSnapshot &plan, const Schedule &schedule, const std::string &name, QIODevice &out);
/// The same into memory.
Export write(const PlanSnapshot &plan, const Schedule &schedule, const std::string &name);

} // namespace gigaplan::mspdi
