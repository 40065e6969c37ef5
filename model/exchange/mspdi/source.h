// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"
#include "model/base/units.h"
#include "model/base/work_hours.h"
#include "model/exchange/mspdi/mspdi.h"
#include "model/exchange/mspdi/unread.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gigaplan::mspdi {

/// A file's content as written, before it becomes a plan. Lines are kept for messages.
struct SourceException {
    std::string name;
    Date from, to; ///< both ends included, within the plan's range
    WorkHours hours;
    std::int64_t type = 1; ///< how it recurs between the two; 1: daily
    std::int64_t period = 1;
    std::int64_t occurrences = 0; ///< it ends after this many; 0: at its end date
    std::int64_t daysOfWeek = 0; ///< bits, the lowest is Sunday
    std::int64_t monthItem = 0, monthPosition = 0, month = 0, monthDay = 0;
};

struct SourceWeek {
    std::array<std::optional<WorkHours>, 7> days; ///< from Monday on; nothing: as in the base calendar
};

struct SourceWorkWeek {
    std::string name;
    Date from, to;
    SourceWeek week;
};

struct SourceCalendar {
    std::int64_t line = 0;
    std::int64_t uid = -1;
    std::int64_t base = -1; ///< none
    std::string name;
    SourceWeek week;
    std::vector<SourceException> exceptions; ///< the first wins
    std::vector<SourceWorkWeek> workWeeks;
};

struct SourceLink {
    std::int64_t line = 0;
    std::int64_t predecessor = -1;
    std::int64_t type = 1; ///< FF FS SF SS
    bool crossProject = false;
    double lag = 0; ///< tenths of minutes, or percent
    std::int64_t lagFormat = 7;
};

struct SourceBaseline {
    std::int64_t number = 0;
    std::optional<Instant> start, finish;
    std::optional<std::int64_t> duration;
    double cost = 0; ///< hundredths
};

struct SourceTask : StoredDates {
    std::int64_t line = 0;
    std::int64_t uid = -1;
    std::int64_t level = -1; ///< not said
    std::string name, wbs, notes, outlineNumber;
    bool isNull = false, active = true, manual = false, external = false, summary = false, milestone = false;
    bool ignoresResourceCalendar = false, effortDriven = false;
    std::int64_t type = 1; ///< fixed units, duration, work
    std::optional<std::int64_t> duration, actualDuration, remainingDuration, manualDuration, work;
    std::int64_t durationFormat = 7;
    std::int64_t constraint = 0;
    std::optional<Instant> constraintDate, deadline;
    std::optional<Instant> manualStart, manualFinish;
    std::optional<double> totalSlack, freeSlack; ///< tenths of minutes
    std::optional<Instant> actualStart, actualFinish;
    std::int64_t percentComplete = -1, percentWorkComplete = -1; ///< not said
    std::int64_t calendar = -1;
    std::int64_t priority = 500;
    double levelingDelay = 0; ///< tenths of minutes
    std::vector<SourceLink> links;
    std::vector<SourceBaseline> baselines;
};

struct SourceAvailability {
    std::optional<Instant> from, to;
    double units = 0;
};

struct SourceResource {
    std::int64_t line = 0;
    std::int64_t uid = -1;
    std::string name, notes;
    std::int64_t type = 1; ///< material, work, cost
    bool isNull = false;
    double maxUnits = 1;
    std::int64_t calendar = -1;
    SourceAvailability now; ///< of resources without periods
    std::vector<SourceAvailability> availability;
};

struct SourceAssignment {
    std::int64_t line = 0;
    std::int64_t task = -1, resource = -1;
    double units = 1;
    double delay = 0, levelingDelay = 0; ///< tenths of minutes
    std::optional<Instant> start, finish;
    std::optional<std::int64_t> work;
};

struct SourceProject {
    std::string name, title, subject, currency, currencySymbol;
    bool fromStart = true;
    bool honourConstraints = true; ///< where the file does not say
    bool manyCriticalPaths = false;
    std::optional<Instant> start, finish, statusDate;
    std::int64_t startOfDay = 480, finishOfDay = 1020; ///< where a date has no time
    std::int64_t criticalSlackDays = 0;
    std::int64_t minutesPerDay = kMinutesPerWorkday;
    std::int64_t calendar = -1;
    std::int64_t calendarLine = 0;
    std::vector<SourceCalendar> calendars;
    std::vector<SourceTask> tasks;
    std::vector<SourceResource> resources;
    std::vector<SourceAssignment> assignments;
    UnreadTally unread;
};

} // namespace gigaplan::mspdi
