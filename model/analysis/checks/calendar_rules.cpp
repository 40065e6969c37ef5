// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/analysis/schedule/plan_clocks.h"
#include "model/base/text.h"
#include "model/plan/calendars.h"
#include "model/plan/crews.h"
#include "model/plan/fields.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"

namespace gigaplan {

namespace {

void checkWorkingTime(const CheckInput &in, PlanClocks &clocks, FindingList &out)
{
    for (const Calendar &calendar : in.plan.table<Calendar>()) {
        if (!clocks.everWorks(calendar.id)) {
            out.add("calendar.no_working_time", Severity::Error, calendar.id, kNever,
                    "The calendar " + quoted(in.plan, calendar.id)
                        + " has no working time; work on it is scheduled as if it went on all day, every day.");
        }
    }
}

/// Tasks whose calendars each work, but never at one time.
void checkCommonTime(const CheckInput &in, PlanClocks &clocks, FindingList &out)
{
    if (in.plan.table<Assignment>().isEmpty() && in.plan.table<Blackout>().isEmpty()) {
        return;
    }
    std::vector<Candidate> places;
    const auto &tasks = in.plan.table<Task>();
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        if (in.schedule.tasks[i].summary || tasks[i].duration.value == 0) {
            continue;
        }
        const PlanClocks::Stopgap stopgap = clocks.stopgapOf(tasks[i]);
        const Id<Calendar> own = clocks.ownCalendar(tasks[i]);
        const bool told =
            stopgap == PlanClocks::Stopgap::AllDay && !clocks.everWorks(own ? own : in.plan.plan().calendar);
        if (stopgap != PlanClocks::Stopgap::None && !told) {
            places.push_back({tasks[i].id, dateOf(in.schedule.tasks[i].start), static_cast<std::int64_t>(stopgap), 0});
        }
    }
    out.addAll("calendar.no_common_time", Severity::Warning, std::move(places), [&](const Candidate &place) {
        switch (static_cast<PlanClocks::Stopgap>(place.a)) {
        case PlanClocks::Stopgap::WithoutBlackouts:
            return "Blackouts cover every day of " + quoted(in.plan, place.subject)
                + "; it is scheduled as if there were none.";
        case PlanClocks::Stopgap::WithoutCrews:
            return "The calendars of " + quoted(in.plan, place.subject)
                + " and of its crews leave no time in which both work; it is scheduled by its own alone.";
        default: break;
        }
        return "Blackouts leave " + quoted(in.plan, place.subject)
            + " no time in which its calendar works; it is scheduled as if work went on all day, every day.";
    });
}

/// Two exceptions of a calendar that begin on one day: the days do not show which of them was meant.
void checkOverlaps(const CheckInput &in, FindingList &out)
{
    const auto &calendars = in.plan.table<Calendar>();
    std::vector<std::pair<std::size_t, const CalendarException *>> all;
    for (const CalendarException &exception : in.plan.table<CalendarException>()) {
        const std::size_t calendar = calendars.indexOf(exception.calendar);
        if (calendar != Table<Calendar>::npos && exception.first && exception.last
            && *exception.first <= *exception.last) {
            all.emplace_back(calendar, &exception);
        }
    }
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first < b.first : givesWayTo(*a.second, *b.second);
    });
    std::vector<Candidate> places;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        const CalendarException &loser = *all[i].second, &winner = *all[i + 1].second;
        if (all[i].first == all[i + 1].first && loser.first == winner.first && loser.hours != winner.hours) {
            places.push_back({loser.id, *loser.first, winner.id.value, loser.last == winner.last});
        }
    }
    out.addAll("calendar.overlap", Severity::Warning, std::move(places), [&](const Candidate &place) {
        const Id<CalendarException> winner{place.a};
        return "The exceptions " + quoted(in.plan, place.subject) + " and " + quoted(in.plan, winner)
            + " of the calendar " + quoted(in.plan, in.plan.find(winner)->calendar) + " overlap and both begin on "
            + displayDate(place.date)
            + (place.b ? "; of two of one length that with the first key holds, “" + keyOf(in.plan, winner) + "”."
                       : "; the shorter one holds while it lasts, " + quoted(in.plan, winner) + '.');
    });
}

} // namespace

void checkCalendars(const CheckInput &in, FindingList &out)
{
    PlanClocks clocks(in.plan);
    checkWorkingTime(in, clocks, out);
    checkCommonTime(in, clocks, out);
    checkOverlaps(in, out);
}

} // namespace gigaplan
