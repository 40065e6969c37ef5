// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule.h"
#include "model/plan/calendars.h"
#include "model/plan/links.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/support/make.h"

namespace gigaplan::test {

inline constexpr std::int64_t kDay = 480; ///< working minutes of the standard week's day

inline Instant at(std::string_view iso)
{
    return parseInstant(iso).value();
}

/// A plan of a few tasks that starts on Monday, 5 January 2026; references last until the next row of the kind.
class SmallPlan {
public:
    PlanRows rows = planStarting(makeDate(2026, 1, 5));

    Plan &plan() { return rows.of<Plan>().front(); }

    Task &task(std::string_view key, std::int64_t minutes, std::string_view parent = {})
    {
        auto task = make<Task>(key);
        task.duration = {minutes};
        if (!parent.empty()) {
            task.parent = idOf<Task>(parent);
        }
        return rows.of<Task>().emplace_back(task);
    }

    Link &link(std::string_view from, std::string_view to, LinkKind kind = LinkKind::FinishStart, std::int64_t lag = 0,
               LagKind lagKind = LagKind::Working)
    {
        auto link = make<Link>(std::string(from) + ">" + std::string(to) + std::to_string(rows.of<Link>().size()));
        link.from = idOf<Task>(from);
        link.to = idOf<Task>(to);
        link.kind = kind;
        link.lagKind = lagKind;
        if (lagKind == LagKind::PercentOfPredecessor) {
            link.lagPercent = {static_cast<double>(lag)};
        } else {
            link.lag = {lag};
        }
        return rows.of<Link>().emplace_back(link);
    }

    /// The same hours on all seven days.
    Calendar &calendar(std::string_view key, std::string_view hours)
    {
        auto calendar = make<Calendar>(key);
        calendar.monday = calendar.tuesday = calendar.wednesday = calendar.thursday = calendar.friday =
            calendar.saturday = calendar.sunday = parseWorkHours(hours).value();
        return rows.of<Calendar>().emplace_back(calendar);
    }

    void exception(std::string_view calendar, Date first, Date last, std::string_view hours = {})
    {
        auto exception = make<CalendarException>("x" + std::to_string(rows.of<CalendarException>().size()));
        exception.calendar = idOf<Calendar>(calendar);
        exception.first = first;
        exception.last = last;
        exception.hours = parseWorkHours(hours).value();
        rows.of<CalendarException>().push_back(exception);
    }

    PlanSnapshot snapshot() const { return PlanRows(rows).snapshot(); }
};

/// The computed schedule of a small plan, read by key.
struct Computed {
    PlanSnapshot plan;
    Schedule schedule;

    explicit Computed(const SmallPlan &small) : plan(small.snapshot()), schedule(computeSchedule(plan)) {}

    const TaskDates &of(std::string_view key) const { return *schedule.find(plan, idOf<Task>(key)); }
    /// "2026-01-05T08:00 2026-01-06T17:00"
    std::string early(std::string_view key) const { return span(of(key).earlyStart, of(key).earlyFinish); }
    std::string late(std::string_view key) const { return span(of(key).lateStart, of(key).lateFinish); }
    std::string scheduled(std::string_view key) const { return span(of(key).start, of(key).finish); }
    std::string doneOn(std::string_view key) const { return isoDate(schedule.doneOn(plan, idOf<Task>(key))); }

    static std::string span(Instant start, Instant finish) { return isoInstant(start) + ' ' + isoInstant(finish); }
};

} // namespace gigaplan::test

#define COMPARE_TEXT(actual, expected) QCOMPARE(QString::fromStdString(actual), QStringLiteral(expected))
