// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/day_map.h"
#include "model/exchange/mspdi/plan_writer.h"
#include "model/plan/calendars.h"
#include "model/plan/crews.h"

#include <algorithm>

namespace gigaplan::mspdi {

namespace {

/// Working intervals that a day of a file may have.
constexpr std::size_t kMostIntervals = 5;

using Week = std::array<const WorkHours *, 7>; ///< from Sunday on

void writeHours(XmlText &xml, const WorkHours &hours, const std::string &calendar)
{
    xml.flag("DayWorking", !hours.intervals.empty());
    if (hours.intervals.empty()) {
        return;
    }
    if (hours.intervals.size() > kMostIntervals) {
        xml.leftOut().add("working intervals of a day beyond the fifth", calendar,
                          hours.intervals.size() - kMostIntervals);
    }
    xml.within("WorkingTimes", [&] {
        for (std::size_t i = 0; i < std::min(hours.intervals.size(), kMostIntervals); ++i) {
            xml.within("WorkingTime", [&] {
                xml.timeOfDay("FromTime", hours.intervals[i].from);
                xml.timeOfDay("ToTime", hours.intervals[i].to);
            });
        }
    });
}

void writeWeek(XmlText &xml, const Week &week, const std::string &calendar)
{
    xml.within("WeekDays", [&] {
        for (std::size_t day = 0; day < week.size(); ++day) {
            xml.within("WeekDay", [&] {
                xml.whole("DayType", static_cast<std::int64_t>(day) + 1);
                writeHours(xml, *week[day], calendar);
            });
        }
    });
}

void writeException(XmlText &xml, Date first, Date last, const DatedHours &dated, const std::string &calendar)
{
    xml.within("Exception", [&] {
        xml.flag("EnteredByOccurrences", false);
        xml.within("TimePeriod", [&] {
            xml.instant("FromDate", startOfDay(first));
            xml.instant("ToDate", startOfDay(last) + (kMinutesPerDay - 1));
        });
        xml.whole("Occurrences", last - first + 1);
        xml.text("Name", dated.name, kLongestName);
        xml.whole("Type", 1); // every day
        writeHours(xml, dated.hours, calendar);
    });
}

DayMap daysOf(std::vector<const CalendarException *> exceptions)
{
    std::stable_sort(exceptions.begin(), exceptions.end(),
                     [](const CalendarException *a, const CalendarException *b) { return givesWayTo(*a, *b); });
    DayMap days;
    for (const CalendarException *exception : exceptions) {
        days.paint(*exception->first, *exception->last, {exception->name, exception->hours});
    }
    return days;
}

void writeHead(XmlText &xml, std::int64_t uid, const std::string &name, std::int64_t base)
{
    xml.whole("UID", uid);
    xml.text("Name", name, kLongestName);
    xml.flag("IsBaseCalendar", base < 0);
    xml.whole("BaseCalendarUID", base);
}

void writeCalendar(XmlText &xml, std::int64_t uid, const Calendar &calendar,
                   const std::vector<const CalendarException *> &exceptions)
{
    static const WorkHours allDay{{{0, static_cast<std::int32_t>(kMinutesPerDay)}}};
    const bool works = CalendarClock::compile(calendar, exceptions).hasWorkingTime();
    if (!works) {
        xml.leftOut().add("calendars without working time: they work all day, as they are scheduled", calendar.name);
    }
    auto week = weekOf(calendar);
    std::rotate(week.begin(), week.end() - 1, week.end()); // a file begins it on Sunday
    if (!works) {
        week.fill(&allDay);
    }
    xml.within("Calendar", [&] {
        writeHead(xml, uid, calendar.name, -1);
        writeWeek(xml, week, calendar.name);
        if (exceptions.empty() || !works) {
            return;
        }
        xml.within("Exceptions", [&] {
            daysOf(exceptions).forEachRun([&](Date first, Date last, const DatedHours &dated) {
                writeException(xml, first, last, dated, calendar.name);
            });
        });
    });
}

/// What a plan without a calendar works by.
void writeStandard(XmlText &xml, std::int64_t uid)
{
    static const WorkHours off, day{{{480, 720}, {780, 1020}}};
    xml.within("Calendar", [&] {
        writeHead(xml, uid, "Standard", -1);
        writeWeek(xml, {{&off, &day, &day, &day, &day, &day, &off}}, "Standard");
    });
}

std::unordered_map<Id<Calendar>, std::vector<const CalendarException *>> exceptionsByCalendar(const PlanSnapshot &plan)
{
    std::unordered_map<Id<Calendar>, std::vector<const CalendarException *>> byCalendar;
    for (const CalendarException &exception : plan.table<CalendarException>()) {
        if (exception.first && exception.last && *exception.first <= *exception.last) {
            byCalendar[exception.calendar].push_back(&exception);
        }
    }
    return byCalendar;
}

} // namespace

void writeCalendars(XmlText &xml, WritingContext &context)
{
    const auto exceptions = exceptionsByCalendar(context.plan);
    static const std::vector<const CalendarException *> none;
    std::int64_t next = context.numbers.nextCalendar();
    xml.within("Calendars", [&] {
        for (const Calendar *calendar : context.numbers.calendars()) {
            const auto own = exceptions.find(calendar->id);
            writeCalendar(xml, context.numbers.of(calendar->id), *calendar,
                          own == exceptions.end() ? none : own->second);
        }
        if (context.planCalendar == next) {
            writeStandard(xml, next++);
        }
        // The format gives each resource a calendar of its own, which adds nothing to the one that it is based on.
        for (const Resource *resource : context.numbers.resources()) {
            if (const std::int64_t base = context.numbers.of(resource->calendar)) {
                const std::int64_t uid = context.resourceCalendars[resource->id] = next++;
                xml.within("Calendar", [&] { writeHead(xml, uid, resource->name, base); });
            }
        }
    });
}

} // namespace gigaplan::mspdi
