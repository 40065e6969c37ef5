// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/plan_maker.h"

#include "model/exchange/mspdi/calendar_rows.h"
#include "model/exchange/mspdi/making.h"
#include "model/exchange/mspdi/values.h"
#include "model/plan/calendars.h"
#include "model/plan/crews.h"
#include "model/plan/money.h"
#include "model/plan/programme.h"

#include <algorithm>
#include <filesystem>

namespace gigaplan::mspdi {

Result<Import> PlanMaker::make()
{
    using Step = Result<void> (PlanMaker::*)();
    for (const Step step : {&PlanMaker::makeCalendars, &PlanMaker::makePlan, &PlanMaker::makeTasks,
                            &PlanMaker::makeLinks, &PlanMaker::makeResources, &PlanMaker::makeAssignments}) {
        GIGAPLAN_TRY((this->*step)());
    }
    settleTimes();
    tellAssignments();
    tellProject();
    tellUnread();
    m_import.plan = std::move(m_rows).snapshot();
    m_import.leftOut = m_leftOut.list();
    m_import.scheduledFromFinish = !m_source.fromStart;
    m_import.finish = m_source.finish;
    return std::move(m_import);
}

std::string PlanMaker::nameOf(SourceRow row) const
{
    switch (row.of) {
    case SourceRow::Of::Project: return {};
    case SourceRow::Of::Calendar: return m_source.calendars[row.row].name;
    case SourceRow::Of::Task: return m_source.tasks[row.row].name;
    case SourceRow::Of::Resource: return m_source.resources[row.row].name;
    case SourceRow::Of::Assignment: break;
    }
    const auto task = m_taskOf.find(m_source.assignments[row.row].task);
    return task == m_taskOf.end() ? std::string() : m_source.tasks[task->second].name;
}

void PlanMaker::tellUnread()
{
    for (const auto &[what, unread] : m_source.unread) {
        leaveOut(what, nameOf(unread.first), unread.count);
    }
}

void PlanMaker::tellProject()
{
    if (m_source.manyCriticalPaths) {
        leaveOut("a critical path for every network of tasks: one for the whole plan instead");
    }
    if (m_source.currency.empty() && !m_source.currencySymbol.empty()) {
        leaveOut("symbols of currencies without their code", m_source.currencySymbol);
    }
    for (const SourceTask &task : m_source.tasks) {
        if (task.level == 0 && !task.isNull && !task.notes.empty()) {
            leaveOut("notes of the project", task.name);
        }
    }
}

std::optional<Instant> PlanMaker::inRange(std::optional<Instant> at, const std::string &what)
{
    if (at && !isInPlanRange(*at)) {
        leaveOut(what + " before 1990 or after 2199");
        return std::nullopt;
    }
    return at;
}

Result<void> PlanMaker::makeCalendars()
{
    GIGAPLAN_TRY_VALUE(auto made, calendarRows(m_source.calendars));
    std::vector<char> isNamed(made.works.size(), 0);
    for (std::size_t i = 0; i < m_source.calendars.size(); ++i) {
        const SourceCalendar &source = m_source.calendars[i];
        const std::size_t row = made.rowOf[i];
        if (!made.works[row] && source.uid == m_source.calendar) {
            return failureAt(source.line, "the project's calendar \"" + source.name + "\" has no working time");
        }
        if (!made.works[row] && !isNamed[row]) {
            leaveOut("calendars without working time: their tasks and resources follow the project's", source.name);
            isNamed[row] = 1;
        }
        m_calendarOf.emplace(source.uid, made.works[row] ? made.calendars[row].id : Id<Calendar>{});
    }
    for (const std::string &name : made.covered) {
        leaveOut("exceptions of calendars on days that an earlier exception of the calendar sets otherwise", name);
    }
    m_rows.of<Calendar>() = std::move(made.calendars);
    m_rows.of<CalendarException>() = std::move(made.exceptions);
    return {};
}

Result<Id<Calendar>> PlanMaker::calendarOf(std::int64_t uid, std::int64_t line, const std::string &user)
{
    const auto found = m_calendarOf.find(uid);
    if (uid >= 0 && found != m_calendarOf.end()) {
        return found->second;
    }
    if (uid <= 0) {
        return Id<Calendar>{}; // 0 is "none" of some writers
    }
    return failureAt(line, user + ": expected the UID of a calendar, found " + std::to_string(uid));
}

Result<void> PlanMaker::makePlan()
{
    auto plan = rowOf<Plan>("plan");
    plan.title = !m_source.title.empty() ? m_source.title : std::filesystem::path(m_source.name).stem().string();
    plan.description = m_source.subject;
    plan.currency = m_source.currency.empty() ? "USD" : m_source.currency;
    plan.honourConstraints = m_source.honourConstraints;
    plan.criticalSlack = {m_source.criticalSlackDays * m_source.minutesPerDay};
    std::optional<Instant> start = m_source.start;
    for (const SourceTask &task : m_source.tasks) {
        const auto begin = task.start ? task.start : task.manualStart ? task.manualStart : task.earlyStart;
        if (!m_source.start && !isLeftOut(task) && begin && (!start || *begin < *start)) {
            start = begin;
        }
    }
    if (!start) {
        start = startOfDay(makeDate(2000, 1, 3)) + 480;
        leaveOut("no start date: 3 January 2000 stands for it");
    }
    if (!isInPlanRange(*start)) {
        return Error{ErrorKind::Unreadable,
                     "the project starts on " + isoDate(dateOf(*start))
                         + ": plans reach from 1990-01-01 to 2199-12-31"};
    }
    plan.start = dateOf(*start);
    plan.startTime = {*start - startOfDay(*plan.start)};
    if (const auto status = inRange(m_source.statusDate, "a status date")) {
        plan.statusDate = dateOf(*status);
    }
    GIGAPLAN_TRY_VALUE(const auto calendar,
                       calendarOf(m_source.calendar, m_source.calendarLine, "the project's CalendarUID"));
    plan.calendar = calendar;
    m_rows.of<Plan>().push_back(std::move(plan));
    return {};
}

Result<void> PlanMaker::makeResources()
{
    for (const SourceResource &source : m_source.resources) {
        if (source.isNull || (source.uid == 0 && source.name.empty())) {
            continue; // a blank row, and the file's own "nobody"
        }
        auto resource = rowOf<Resource>("resource-" + std::to_string(source.uid));
        if (!m_resourceOf.try_emplace(source.uid, resource.id).second) {
            return failureAt(source.line,
                             "the resource UID " + std::to_string(source.uid) + " belongs to another resource, too");
        }
        GIGAPLAN_TRY_VALUE(const auto calendar,
                           calendarOf(source.calendar, source.line, "resource \"" + source.name + "\": CalendarUID"));
        resource.name = source.name;
        resource.description = source.notes;
        resource.uid = source.uid;
        resource.kind = source.type == 1 ? ResourceKind::Crew
            : source.type == 0           ? ResourceKind::Material
                                         : ResourceKind::Cost;
        resource.calendar = calendar;
        resource.capacity = {std::clamp(source.maxUnits, 0.0, Ratio::highest)};
        if (resource.capacity.value != source.maxUnits) {
            leaveOut(source.maxUnits < 0 ? "units of resources below 0" : "units of resources above 1000", source.name);
        }
        SourceResource available = source;
        if (available.availability.empty() && (source.now.from || source.now.to)) {
            available.availability.push_back({source.now.from, source.now.to, source.maxUnits});
        }
        addAvailability(available, resource.id);
        m_rows.of<Resource>().push_back(std::move(resource));
    }
    return {};
}

void PlanMaker::addAvailability(const SourceResource &source, Id<Resource> resource)
{
    std::map<Date, double> from; // the units from each day on; the end of a period gives way to the start of the next
    for (const SourceAvailability &period : source.availability) {
        if (period.to && isInPlanRange(*period.to) && dateOf(*period.to) < makeDate(2049, 1, 1)) {
            from.try_emplace(dayEnding(*period.to) + 1, 0.0);
        }
    }
    for (const SourceAvailability &period : source.availability) {
        const bool always = !period.from || dateOf(*period.from) < kFirstDate;
        if (always && period.units == source.maxUnits) {
            continue; // which the resource's own units say
        }
        from[period.from && isInPlanRange(*period.from) ? dateOf(*period.from) : kFirstDate] = period.units;
    }
    std::size_t count = 0;
    for (const auto &[date, units] : from) {
        if (date > kLastDate) {
            continue;
        }
        auto availability =
            rowOf<Availability>("availability-" + std::to_string(source.uid) + "-" + std::to_string(++count));
        availability.resource = resource;
        availability.from = date;
        availability.capacity = {std::clamp(units, 0.0, Ratio::highest)};
        m_rows.of<Availability>().push_back(std::move(availability));
    }
}

Result<void> PlanMaker::makeAssignments()
{
    std::size_t count = 0;
    for (const SourceAssignment &source : m_source.assignments) {
        const auto task = m_taskOf.find(source.task);
        if (source.resource < 0 || (source.resource == 0 && !m_resourceOf.contains(0))) {
            continue; // a task without resources, as the file says it
        }
        const auto resource = m_resourceOf.find(source.resource);
        if (task == m_taskOf.end() || resource == m_resourceOf.end()) {
            return failureAt(source.line,
                             "Assignment: expected the UIDs of a task and a resource, found "
                                 + std::to_string(source.task) + " and " + std::to_string(source.resource));
        }
        StoredTask *stored = storedOf(source.task);
        if (stored == nullptr) {
            leaveOut("assignments of tasks that are left out", m_source.tasks[task->second].name);
            continue;
        }
        if (source.delay != 0 || source.levelingDelay != 0) {
            stored->peculiarities |= kDelayedCrew;
            leaveOut("delays of assignments behind the start of their tasks", m_source.tasks[task->second].name);
        }
        auto assignment = rowOf<Assignment>("assignment-" + std::to_string(++count));
        assignment.task = stored->task;
        assignment.resource = resource->second;
        assignment.units = {std::clamp(source.units, 0.0, Ratio::highest)};
        if (assignment.units.value != source.units) {
            leaveOut(source.units < 0 ? "units of assignments below 0" : "units of assignments above 1000",
                     m_source.tasks[task->second].name);
        }
        m_rows.of<Assignment>().push_back(std::move(assignment));
    }
    return {};
}

} // namespace gigaplan::mspdi
