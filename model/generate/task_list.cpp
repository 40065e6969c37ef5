// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/task_list.h"

#include "model/plan/calendars.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <cmath>

namespace gigaplan::generate {
namespace {

constexpr std::int64_t kWorkMinutesPerDay = 8 * 60;
constexpr std::int64_t kDayStart = 8 * 60;
constexpr int kSunday = 6;

WorkHours dayShift()
{
    return {{{8 * 60, 12 * 60}, {13 * 60, 17 * 60}}};
}

Date skipSunday(Date date)
{
    return weekday(date) == kSunday ? date + 1 : date;
}

/// Calendar days that `count` days of work take.
std::int32_t span(double count, Pace pace)
{
    return static_cast<std::int32_t>(std::lround(std::ceil(pace == Pace::SiteDays ? count * 7 / 6 : count)));
}

/// The fourth Thursday of November.
Date thanksgiving(int year)
{
    const Date first = makeDate(year, 11, 1);
    return first + ((3 - weekday(first) + 7) % 7 + 21);
}

void addHoliday(PlanBuilder &plan, Id<Calendar> calendar, const std::string &key, std::string name, Date date)
{
    auto &day = plan.add<CalendarException>(key);
    day.calendar = calendar;
    day.name = std::move(name);
    day.first = date;
    day.last = date;
}

Minutes durationOf(const Days &days)
{
    const double perDay = days.pace == Pace::Elapsed ? kMinutesPerDay : kWorkMinutesPerDay;
    return {std::llround(days.count * perDay)};
}

} // namespace

Calendars addCalendars(PlanBuilder &plan, int first, int last)
{
    auto &site = plan.add<Calendar>("site");
    site.name = "Site, Monday to Saturday";
    site.monday = site.tuesday = site.wednesday = site.thursday = site.friday = site.saturday = dayShift();
    Calendars calendars;
    calendars.site = site.id;
    auto &every = plan.add<Calendar>("every-day");
    every.name = "Every day";
    every.monday = every.tuesday = every.wednesday = every.thursday = every.friday = every.saturday = every.sunday =
        dayShift();
    calendars.everyDay = every.id;
    for (int year = first; year <= last; ++year) {
        const std::string prefix = "site-" + std::to_string(year);
        addHoliday(plan, calendars.site, prefix + "-new-year", "New Year's Day", makeDate(year, 1, 1));
        addHoliday(plan, calendars.site, prefix + "-independence", "Independence Day", makeDate(year, 7, 4));
        addHoliday(plan, calendars.site, prefix + "-thanksgiving", "Thanksgiving", thanksgiving(year));
        addHoliday(plan, calendars.site, prefix + "-christmas", "Christmas Day", makeDate(year, 12, 25));
    }
    return calendars;
}

Task &TaskList::append(const std::string &key, std::string name, WorkClass workClass, const TaskContext &context)
{
    auto &task = m_plan.add<Task>(key);
    m_positions[task.id.value] = m_plan.of<Task>().size() - 1;
    task.name = std::move(name);
    task.workClass = workClass;
    task.parent = context.parent;
    task.phase = context.phase;
    task.site = context.site;
    task.building = context.building;
    task.hall = context.hall;
    task.order = ++m_children[context.parent.value];
    return task;
}

Task &TaskList::task(Id<Task> id)
{
    return m_plan.of<Task>()[m_positions.at(id.value)];
}

Id<Task> TaskList::addSummary(const std::string &key, std::string name, const TaskContext &context)
{
    return append(key, std::move(name), WorkClass::General, context).id;
}

void TaskList::setDuration(Task &task, const TaskSpec &spec) const
{
    const Days &days = spec.duration;
    task.duration = durationOf(days);
    task.elapsed = days.pace == Pace::Elapsed;
    task.optimistic = durationOf({days.count * spec.optimistic, days.pace});
    task.pessimistic = durationOf({days.count * spec.pessimistic, days.pace});
    if (days.pace == Pace::EveryDay) {
        task.calendar = m_calendars.everyDay;
    }
}

void TaskList::stretch(const Planned &planned, Date end)
{
    Task &stretched = task(planned.id);
    const auto scaled = [&](Minutes minutes) {
        return Minutes{minutes.value * (end - planned.start) / (planned.end - planned.start)};
    };
    stretched.duration = scaled(stretched.duration);
    stretched.optimistic = scaled(stretched.optimistic);
    stretched.pessimistic = scaled(stretched.pessimistic);
}

void TaskList::link(const Planned &to, const std::string &toKey, const std::vector<After> &after)
{
    for (const After &before : after) {
        auto &link = m_plan.add<Link>(task(before.task.id).key + "--" + toKey);
        link.from = before.task.id;
        link.to = to.id;
        link.kind = before.kind;
        link.lagKind = before.lagKind;
        const double perDay = before.lagKind == LagKind::Elapsed ? kMinutesPerDay : kWorkMinutesPerDay;
        link.lag = {std::llround(before.lagDays * perDay)};
    }
}

Planned TaskList::add(const TaskSpec &spec, const TaskContext &context, const std::vector<After> &after,
                      std::optional<Date> earliest)
{
    const Pace pace = spec.duration.pace;
    const std::int32_t length = span(spec.duration.count, pace);
    Planned planned;
    planned.start = std::max(earliest.value_or(m_start), m_start);
    for (const After &before : after) {
        const Pace lagPace = before.lagKind == LagKind::Elapsed ? Pace::Elapsed : pace;
        const std::int32_t lag = before.lagDays < 0 ? -span(-before.lagDays, lagPace) : span(before.lagDays, lagPace);
        Date bound = before.task.end;
        switch (before.kind) {
        case LinkKind::FinishStart: bound = before.task.end; break;
        case LinkKind::StartStart: bound = before.task.start; break;
        case LinkKind::FinishFinish: bound = before.task.end + -length; break;
        case LinkKind::StartFinish: bound = before.task.start + -length; break;
        }
        planned.start = std::max(planned.start, bound + lag);
    }
    if (pace == Pace::SiteDays) {
        planned.start = skipSunday(planned.start);
    }
    planned.end = planned.start + length;
    auto &task = append(spec.key, spec.name, spec.workClass, context);
    planned.id = task.id;
    setDuration(task, spec);
    if (earliest) {
        task.constraint = ConstraintKind::StartNoEarlierThan;
        task.constraintDate = startOfDay(*earliest) + kDayStart;
    }
    link(planned, spec.key, after);
    return planned;
}

Planned TaskList::addMilestone(const std::string &key, std::string name, const TaskContext &context,
                               const std::vector<After> &after)
{
    Planned planned;
    planned.end = m_start;
    for (const After &before : after) {
        planned.end = std::max(planned.end, before.task.end);
    }
    planned.start = planned.end + -1;
    auto &task = append(key, std::move(name), WorkClass::Milestone, context);
    planned.id = task.id;
    link(planned, key, after);
    return planned;
}

} // namespace gigaplan::generate
