// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/site_blackouts.h"

#include "model/plan/calendars.h"
#include "model/plan/crews.h"
#include "model/plan/places.h"
#include "model/plan/tasks.h"

namespace gigaplan {

namespace {

/// Where the task is: as it says itself, or by its building or hall.
Id<Site> siteOf(const PlanSnapshot &plan, const Task &task)
{
    if (task.site) {
        return task.site;
    }
    const Hall *hall = plan.find(task.hall);
    const Building *building = plan.find(task.building ? task.building : hall ? hall->building : Id<Building>{});
    return building ? building->site : Id<Site>{};
}

CalendarException closedFrom(Date first, Date last)
{
    CalendarException closed;
    closed.first = first;
    closed.last = last;
    return closed;
}

void addDays(const Blackout &blackout, std::vector<CalendarException> &closed)
{
    if (!blackout.everyYear) {
        closed.push_back(closedFrom(*blackout.first, *blackout.last));
        return;
    }
    const std::int32_t length = blackout.last->days - blackout.first->days;
    for (int months = 0;; months += 12) {
        const Date first = addMonths(*blackout.first, months);
        if (first > kLastDate) {
            return;
        }
        closed.push_back(closedFrom(first, std::min(Date{first.days + length}, kLastDate)));
    }
}

} // namespace

bool stopsWork(BlackoutKind kind, WorkClass workClass)
{
    using enum WorkClass;
    switch (kind) {
    case BlackoutKind::AllWork: return workClass != Permit && workClass != Procurement;
    case BlackoutKind::Weather:
        return workClass == Land || workClass == Civil || workClass == Shell || workClass == Grid;
    case BlackoutKind::UtilityOutage: return workClass == Grid || workClass == Electrical || workClass == Commissioning;
    }
    return false;
}

SiteBlackouts::Days SiteBlackouts::of(const Task &task) const
{
    Days days;
    const Table<Blackout> &blackouts = m_plan.table<Blackout>();
    const Id<Site> site = siteOf(m_plan, task);
    for (std::size_t row = 0; row < blackouts.size(); ++row) {
        const Blackout &blackout = blackouts[row];
        const bool here = !blackout.site || blackout.site == site;
        if (here && stopsWork(blackout.kind, task.workClass) && blackout.first && blackout.last
            && *blackout.first <= *blackout.last) {
            days.push_back(static_cast<std::uint32_t>(row));
        }
    }
    return days;
}

CalendarClock SiteBlackouts::clockOf(const Days &days) const
{
    const WorkHours always{{{0, static_cast<std::int32_t>(kMinutesPerDay)}}};
    Calendar calendar;
    calendar.monday = calendar.tuesday = calendar.wednesday = calendar.thursday = calendar.friday = calendar.saturday =
        calendar.sunday = always;
    std::vector<CalendarException> closed;
    for (const std::uint32_t row : days) {
        addDays(m_plan.table<Blackout>()[row], closed);
    }
    std::vector<const CalendarException *> exceptions;
    for (const CalendarException &exception : closed) {
        exceptions.push_back(&exception);
    }
    return CalendarClock::compile(calendar, exceptions);
}

} // namespace gigaplan
