// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/calendar_clock.h"

#include "model/plan/calendars.h"

#include <algorithm>
#include <map>

namespace gigaplan {

namespace {

constexpr std::int32_t kMinutesOfDay = static_cast<std::int32_t>(kMinutesPerDay);
/// Days since 1970 plus this are days since a Monday; positive in the plan's range.
constexpr std::int32_t kMondayOffset = 3;
/// A block of the index by days: 2 to the power of it.
constexpr int kDayShift = 5;
constexpr std::int64_t kWorkedBlocks = 4096;

std::vector<const CalendarException *> inOrder(std::span<const CalendarException *const> exceptions)
{
    std::vector<const CalendarException *> sorted;
    for (const CalendarException *exception : exceptions) {
        if (exception->first && exception->last && *exception->first <= *exception->last
            && *exception->last >= kFirstDate && *exception->first <= kLastDate) {
            sorted.push_back(exception);
        }
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const CalendarException *a, const CalendarException *b) { return givesWayTo(*a, *b); });
    return sorted;
}

/// Every day on which another exception may begin to rule, in order.
std::vector<std::int32_t> boundaries(const std::vector<const CalendarException *> &exceptions)
{
    std::vector<std::int32_t> days;
    for (const CalendarException *exception : exceptions) {
        days.push_back(std::max(*exception->first, kFirstDate).days);
        if (*exception->last < kLastDate) {
            days.push_back(exception->last->days + 1);
        }
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

WorkHours commonHours(const WorkHours &a, const WorkHours &b)
{
    WorkHours hours;
    for (std::size_t i = 0, k = 0; i < a.intervals.size() && k < b.intervals.size();) {
        const std::int32_t from = std::max(a.intervals[i].from, b.intervals[k].from);
        const std::int32_t to = std::min(a.intervals[i].to, b.intervals[k].to);
        if (from < to) {
            hours.intervals.push_back({from, to});
        }
        (a.intervals[i].to < b.intervals[k].to ? i : k) += 1;
    }
    return hours;
}

} // namespace

bool givesWayTo(const CalendarException &a, const CalendarException &b)
{
    return a.first != b.first ? a.first < b.first : a.last != b.last ? a.last > b.last : a.key > b.key;
}

Instant clampToRange(Instant at)
{
    return std::clamp(at, kRangeStart, kRangeEnd);
}

std::int64_t CalendarClock::Week::until(std::int32_t day) const
{
    const std::int32_t sinceMonday = day + kMondayOffset;
    return std::int64_t{sinceMonday / 7} * before[7] + before[static_cast<std::size_t>(sinceMonday % 7)];
}

CalendarClock CalendarClock::wallClock()
{
    CalendarClock clock;
    clock.m_always = true;
    clock.m_total = kRangeMinutes;
    return clock;
}

CalendarClock CalendarClock::standardWeek()
{
    Calendar calendar;
    const WorkHours hours{{{8 * 60, 12 * 60}, {13 * 60, 17 * 60}}};
    calendar.monday = calendar.tuesday = calendar.wednesday = calendar.thursday = calendar.friday = hours;
    return compile(calendar, {});
}

CalendarClock CalendarClock::compile(const Calendar &calendar, std::span<const CalendarException *const> exceptions)
{
    CalendarClock clock;
    const auto hours = weekOf(calendar);
    std::array<Day, 7> days;
    std::transform(hours.begin(), hours.end(), days.begin(),
                   [&clock](const WorkHours *day) { return clock.addDay(*day); });
    clock.addRun(kFirstDate.days, clock.addWeek(days));
    clock.paintExceptions(exceptions);
    clock.close();
    return clock;
}

CalendarClock CalendarClock::common(const CalendarClock &a, const CalendarClock &b)
{
    if (a.m_always || b.m_always) {
        return a.m_always ? b : a;
    }
    CalendarClock clock;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> weeks;
    for (std::size_t i = 0, k = 0; i < a.m_runs.size() && k < b.m_runs.size();) {
        const std::int32_t firstDay = std::max(a.m_runs[i].firstDay, b.m_runs[k].firstDay);
        const auto [week, isNew] = weeks.try_emplace({a.m_runs[i].week, b.m_runs[k].week}, 0);
        if (isNew) {
            std::array<Day, 7> days;
            for (std::size_t day = 0; day < 7; ++day) {
                days[day] =
                    clock.addDay(commonHours(a.hoursOf(week->first.first, day), b.hoursOf(week->first.second, day)));
            }
            week->second = clock.addWeek(days);
        }
        clock.addRun(firstDay, week->second);
        const std::int32_t nextA = i + 1 < a.m_runs.size() ? a.m_runs[i + 1].firstDay : kLastDate.days + 1;
        const std::int32_t nextB = k + 1 < b.m_runs.size() ? b.m_runs[k + 1].firstDay : kLastDate.days + 1;
        i += nextA <= nextB ? 1 : 0;
        k += nextB <= nextA ? 1 : 0;
    }
    clock.close();
    return clock;
}

WorkHours CalendarClock::hoursOf(std::uint32_t week, std::size_t day) const
{
    WorkHours hours;
    const Day &shape = m_weeks[week].days[day];
    for (std::uint32_t i = shape.first; i < shape.first + shape.count; ++i) {
        hours.intervals.push_back({m_shifts[i].from, m_shifts[i].to});
    }
    return hours;
}

CalendarClock::Day CalendarClock::addDay(const WorkHours &hours)
{
    Day day{static_cast<std::uint32_t>(m_shifts.size()), 0, 0};
    std::int32_t last = 0;
    for (const auto &[from, to] : hours.intervals) {
        // Hours made in memory may touch, overlap or leave the day; a minute must count once.
        const std::int32_t begin = std::max(from, last);
        const std::int32_t end = std::min(to, kMinutesOfDay);
        if (begin >= end) {
            continue;
        }
        m_shifts.push_back({begin, end, day.minutes});
        ++day.count;
        day.minutes += end - begin;
        last = end;
    }
    return day;
}

std::uint32_t CalendarClock::addWeek(const std::array<Day, 7> &days)
{
    Week week{days, {}};
    for (std::size_t i = 0; i < 7; ++i) {
        week.before[i + 1] = week.before[i] + days[i].minutes;
    }
    m_weeks.push_back(week);
    return static_cast<std::uint32_t>(m_weeks.size() - 1);
}

void CalendarClock::addRun(std::int32_t firstDay, std::uint32_t week)
{
    if (!m_runs.empty()) {
        if (m_runs.back().week == week) {
            return;
        }
        if (m_runs.back().firstDay == firstDay) {
            m_runs.pop_back();
        }
    }
    Run run{firstDay, week, 0, 0};
    if (!m_runs.empty()) {
        const Run &previous = m_runs.back();
        run.worked = previous.offset + m_weeks[previous.week].until(firstDay);
    }
    run.offset = run.worked - m_weeks[week].until(firstDay);
    m_runs.push_back(run);
}

void CalendarClock::paintExceptions(std::span<const CalendarException *const> exceptions)
{
    const auto sorted = inOrder(exceptions);
    std::map<WorkHours, std::uint32_t> weeks;
    std::vector<const CalendarException *> open; // the last one rules; those that ended before it are dropped late
    std::size_t next = 0;
    for (const std::int32_t day : boundaries(sorted)) {
        for (; next < sorted.size() && sorted[next]->first->days <= day; ++next) {
            open.push_back(sorted[next]);
        }
        while (!open.empty() && open.back()->last->days < day) {
            open.pop_back();
        }
        std::uint32_t week = 0;
        if (!open.empty()) {
            const auto [at, isNew] = weeks.try_emplace(open.back()->hours, 0);
            if (isNew) {
                std::array<Day, 7> days;
                days.fill(addDay(open.back()->hours));
                at->second = addWeek(days);
            }
            week = at->second;
        }
        addRun(day, week);
    }
}

void CalendarClock::close()
{
    const Run &last = m_runs.back();
    m_total = last.offset + m_weeks[last.week].until(kLastDate.days + 1);
    if (m_total == 0) {
        *this = wallClock();
        m_hasWorkingTime = false;
        return;
    }
    indexRuns();
}

void CalendarClock::indexRuns()
{
    std::uint32_t run = 0;
    for (std::int32_t day = kFirstDate.days; day <= kLastDate.days + 1; day += 1 << kDayShift) {
        while (run + 1 < m_runs.size() && m_runs[run + 1].firstDay <= day) {
            ++run;
        }
        m_runOfBlock.push_back(run);
    }
    while (m_total >> m_workedShift > kWorkedBlocks) {
        ++m_workedShift;
    }
    run = 0;
    for (std::int64_t block = 0; block <= m_total >> m_workedShift; ++block) {
        while (run + 1 < m_runs.size() && m_runs[run + 1].worked <= block << m_workedShift) {
            ++run;
        }
        m_runOfWorked.push_back(run);
    }
}

const CalendarClock::Run &CalendarClock::runOfDay(std::int32_t day) const
{
    std::size_t run = m_runOfBlock[static_cast<std::size_t>((day - kFirstDate.days) >> kDayShift)];
    while (run + 1 < m_runs.size() && m_runs[run + 1].firstDay <= day) {
        ++run;
    }
    return m_runs[run];
}

const CalendarClock::Run &CalendarClock::runOfWorked(std::int64_t worked) const
{
    std::size_t run = m_runOfWorked[static_cast<std::size_t>(worked >> m_workedShift)];
    while (run + 1 < m_runs.size() && m_runs[run + 1].worked <= worked) {
        ++run;
    }
    return m_runs[run];
}

std::int64_t CalendarClock::workedBefore(Instant at) const
{
    const std::int64_t minutes = clampToRange(at).minutes;
    if (m_always) {
        return minutes - kRangeStart.minutes;
    }
    if (minutes == kRangeEnd.minutes) {
        return m_total;
    }
    const auto day = static_cast<std::int32_t>(minutes / kMinutesPerDay);
    const auto minute = static_cast<std::int32_t>(minutes % kMinutesPerDay);
    const Run &run = runOfDay(day);
    const Week &week = m_weeks[run.week];
    const Day &shape = week.days[static_cast<std::size_t>((day + kMondayOffset) % 7)];
    std::int32_t today = 0;
    for (std::uint32_t i = shape.first; i < shape.first + shape.count && m_shifts[i].from < minute; ++i) {
        today = m_shifts[i].before + std::min(minute, m_shifts[i].to) - m_shifts[i].from;
    }
    return run.offset + week.until(day) + today;
}

Instant CalendarClock::startAt(std::int64_t worked) const
{
    if (worked >= m_total) {
        return kRangeEnd;
    }
    worked = std::max<std::int64_t>(worked, 0);
    if (m_always) {
        return kRangeStart + worked;
    }
    const Run &run = runOfWorked(worked);
    const Week &week = m_weeks[run.week];
    const auto count = static_cast<std::int32_t>(worked - run.offset); // minutes of the plan's range fit
    const std::int64_t weeks = count / week.before[7];
    std::int32_t left = count % week.before[7];
    std::size_t weekday = 0;
    while (week.before[weekday + 1] <= left) {
        ++weekday;
    }
    left -= week.before[weekday];
    const Day &shape = week.days[weekday];
    std::uint32_t shift = shape.first;
    while (shift + 1 < shape.first + shape.count && m_shifts[shift + 1].before <= left) {
        ++shift;
    }
    const std::int64_t day = weeks * 7 + static_cast<std::int64_t>(weekday) - kMondayOffset;
    return {day * kMinutesPerDay + m_shifts[shift].from + left - m_shifts[shift].before};
}

Instant CalendarClock::finishAt(std::int64_t worked) const
{
    if (worked > m_total) {
        return kRangeEnd;
    }
    return worked <= 0 ? kRangeStart : startAt(worked - 1) + 1; // the last minute of work, to its end
}

Instant CalendarClock::previousStart(Instant at) const
{
    const std::int64_t worked = workedBefore(at);
    const Instant start = startAt(worked);
    return start == at ? at : startAt(worked - 1);
}

Instant CalendarClock::lastBefore(Instant limit, std::int64_t minutes) const
{
    if (minutes == 0) {
        return limit;
    }
    const std::int64_t shift = std::clamp(minutes, -kRangeMinutes, kRangeMinutes);
    // Forward it ends where work ends, which may be the limit; back it ends where work begins.
    return startAt(workedBefore(minutes > 0 ? limit : previousStart(limit)) - shift);
}

Instant CalendarClock::advance(Instant at, std::int64_t minutes) const
{
    if (minutes == 0) {
        return clampToRange(at);
    }
    const std::int64_t worked = workedBefore(at) + std::clamp(minutes, -kRangeMinutes, kRangeMinutes);
    return minutes > 0 ? finishAt(worked) : startAt(worked);
}

} // namespace gigaplan
