// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule.h"
#include "model/plan/calendars.h"
#include "model/plan/links.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

/// The same rules by the slowest means that are easy to believe: calendars minute by minute, every link on a summary
/// written out for each pair of leaves, and rounds over all tasks until nothing changes instead of any order.
namespace gigaplan::test {

class MinuteClock {
public:
    /// Covers the 500 days from `first`; `hours` of a day.
    MinuteClock(Date first, const std::function<WorkHours(Date)> &hours) : m_first(startOfDay(first).minutes)
    {
        for (int day = 0; day < 500; ++day) {
            std::vector<char> minutes(1440, 0);
            for (const auto &[from, to] : hours(first + day).intervals) {
                std::fill(minutes.begin() + from, minutes.begin() + to, 1);
            }
            m_works.insert(m_works.end(), minutes.begin(), minutes.end());
        }
    }

    bool works(std::int64_t minute) const { return m_works.at(static_cast<std::size_t>(minute - m_first)) != 0; }
    std::int64_t nextStart(std::int64_t at) const
    {
        while (!works(at)) {
            ++at;
        }
        return at;
    }
    std::int64_t previousStart(std::int64_t at) const
    {
        while (!works(at)) {
            --at;
        }
        return at;
    }
    std::int64_t previousFinish(std::int64_t at) const
    {
        while (!works(at - 1)) {
            --at;
        }
        return at;
    }
    std::int64_t advance(std::int64_t at, std::int64_t minutes) const
    {
        for (; minutes > 0; ++at) {
            minutes -= works(at) ? 1 : 0;
        }
        for (; minutes < 0; --at) {
            minutes += works(at - 1) ? 1 : 0;
        }
        return at;
    }
    std::int64_t between(std::int64_t from, std::int64_t to) const
    {
        if (from > to) {
            return -between(to, from);
        }
        std::int64_t count = 0;
        for (; from < to; ++from) {
            count += works(from) ? 1 : 0;
        }
        return count;
    }

private:
    std::int64_t m_first;
    std::vector<char> m_works;
};

inline WorkHours referenceHours(const PlanSnapshot &plan, Id<Calendar> id, Date day)
{
    const CalendarException *ruling = nullptr;
    for (const CalendarException &exception : plan.table<CalendarException>()) {
        if (exception.calendar == id && *exception.first <= day && day <= *exception.last
            && (ruling == nullptr || *exception.first > *ruling->first
                || (exception.first == ruling->first
                    && *exception.last < *ruling->last))) { // rows are in order of keys
            ruling = &exception;
        }
    }
    if (ruling != nullptr) {
        return ruling->hours;
    }
    const Calendar *calendar = plan.find(id);
    if (calendar == nullptr) {
        return weekday(day) < 5 ? parseWorkHours("08:00-12:00 13:00-17:00").value() : WorkHours{};
    }
    const std::array hours{&calendar->monday, &calendar->tuesday,  &calendar->wednesday, &calendar->thursday,
                           &calendar->friday, &calendar->saturday, &calendar->sunday};
    return *hours[static_cast<std::size_t>(weekday(day))];
}

class ReferenceSchedule {
public:
    struct Dates {
        std::int64_t es = 0, ef = 0, ls = 0, lf = 0;
        std::int64_t lateStartOfRest = 0; ///< when what remains must begin
        std::int64_t total = 0, free = 0;
        std::int64_t asked = 0; ///< where the links would have it start
    };
    std::map<Id<Task>, Dates> leaves;

    explicit ReferenceSchedule(const PlanSnapshot &plan) : m_plan(plan), m_first(*plan.plan().start + -100)
    {
        for (const Task &task : plan.table<Task>()) {
            if (isLeaf(task.id)) {
                leaves[task.id] = {};
            }
        }
        expandLinks();
        m_start = clock(plan.plan().calendar, false).nextStart(startOfDay(*plan.plan().start).minutes);
        for (auto &[id, dates] : leaves) {
            dates = {m_start, m_start, m_start, m_start, m_start, 0, 0, m_start};
        }
        settle(&ReferenceSchedule::early);
        m_end = m_start;
        for (const auto &[id, dates] : leaves) {
            m_end = std::max(m_end, dates.ef);
        }
        settle(&ReferenceSchedule::late);
        for (auto &[id, dates] : leaves) {
            slack(*m_plan.find(id), dates);
        }
    }

    bool isLeaf(Id<Task> id) const
    {
        return std::none_of(m_plan.table<Task>().begin(), m_plan.table<Task>().end(),
                            [id](const Task &task) { return task.parent == id; });
    }
    bool contains(Id<Task> above, Id<Task> task) const
    {
        for (; task; task = m_plan.find(task)->parent) {
            if (task == above) {
                return true;
            }
        }
        return false;
    }

    /// Of a summary with that total slack: until a link of it, or of one above it, moves a task.
    std::int64_t freeSlackOf(const Task &summary, const TaskDates &dates) const
    {
        const MinuteClock &time = clock(summary.calendar, false);
        std::int64_t least = dates.totalSlackMin;
        bool started = false;
        for (const auto &[id, unused] : leaves) {
            started = started || (contains(summary.id, id) && m_plan.find(id)->actualStart);
        }
        for (const Pair &pair : m_pairs) {
            if (!contains(pair.link->from, summary.id) || m_plan.find(pair.to)->actualFinish
                || (fromStart(pair) && started)) {
                continue;
            }
            const Dates &next = leaves.at(pair.to);
            const std::int64_t target = toStart(pair) ? next.es : next.ef;
            const std::int64_t limit = fromStart(pair) ? startBefore(pair, nullptr, target) : before(pair, target);
            least = std::min(least,
                             fromStart(pair) ? time.between(dates.earlyStart.minutes, time.previousStart(limit))
                                             : time.between(dates.earlyFinish.minutes, limit));
        }
        return std::max<std::int64_t>(least, 0);
    }

private:
    struct Pair {
        const Link *link;
        Id<Task> from, to;
    };

    const MinuteClock &clock(Id<Calendar> id, bool elapsed) const
    {
        if (!id) {
            id = m_plan.plan().calendar;
        }
        const auto key = std::pair(elapsed ? Id<Calendar>{-1} : id, 0);
        const auto found = m_clocks.find(key.first);
        if (found != m_clocks.end()) {
            return found->second;
        }
        const WorkHours allDay{{{0, 1440}}};
        return m_clocks
            .try_emplace(key.first, m_first,
                         [&](Date day) { return elapsed ? allDay : referenceHours(m_plan, id, day); })
            .first->second;
    }
    const MinuteClock &clock(const Task &task) const { return clock(task.calendar, task.elapsed); }

    void expandLinks()
    {
        for (const Link &link : m_plan.table<Link>()) {
            for (const auto &[from, unusedFrom] : leaves) {
                for (const auto &[to, unusedTo] : leaves) {
                    if (contains(link.from, from) && contains(link.to, to)) {
                        m_pairs.push_back({&link, from, to});
                    }
                }
            }
        }
    }

    void settle(void (ReferenceSchedule::*rule)(const Task &, Dates &))
    {
        for (std::size_t round = 0; round < 3 * leaves.size() + 3; ++round) {
            for (auto &[id, dates] : leaves) {
                (this->*rule)(*m_plan.find(id), dates);
            }
        }
    }

    std::int64_t moved(const Pair &pair, std::int64_t from, int direction) const
    {
        const Task &predecessor = *m_plan.find(pair.from);
        std::int64_t lag = pair.link->lag.value;
        bool elapsed = pair.link->lagKind == LagKind::Elapsed;
        if (pair.link->lagKind == LagKind::PercentOfPredecessor) {
            double whole = static_cast<double>(predecessor.duration.value);
            elapsed = predecessor.elapsed;
            if (!isLeaf(pair.link->from)) {
                std::int64_t first = std::numeric_limits<std::int64_t>::max();
                std::int64_t last = std::numeric_limits<std::int64_t>::min();
                for (const auto &[id, dates] : leaves) {
                    if (contains(pair.link->from, id)) {
                        first = std::min(first, dates.es);
                        last = std::max(last, dates.ef);
                    }
                }
                whole = static_cast<double>(clock({}, false).between(first, last));
                elapsed = false;
            }
            lag = std::llround(whole * pair.link->lagPercent.value / 100.0);
        }
        lag *= direction;
        return elapsed ? from + lag : clock(*m_plan.find(pair.to)).advance(from, lag);
    }

    /// Whether a milestone is among what the link joins on one calendar, which then is taken for all of it.
    bool holdsMilestone(const Pair &pair) const
    {
        return std::any_of(leaves.begin(), leaves.end(), [&](const auto &leaf) {
            const Task &task = *m_plan.find(leaf.first);
            return contains(pair.link->to, task.id) && task.duration.value == 0
                && &clock(task) == &clock(*m_plan.find(pair.to));
        });
    }

    /// Where the link lets the predecessor stand so that it does not ask for more than the target.
    std::int64_t before(const Pair &pair, std::int64_t target) const
    {
        std::int64_t at = moved(pair, target, -1);
        if (toStart(pair) || holdsMilestone(pair)) {
            while (moved(pair, at, 1) > target) {
                --at;
            }
        }
        return at;
    }

    /// The same for a start: where the link holds the finish of work, a start that cannot lie there may be the next one, if
    /// the link then asks for no more work to be done.
    std::int64_t startBefore(const Pair &pair, const MinuteClock *own, std::int64_t target) const
    {
        const std::int64_t limit = before(pair, target);
        const Task &to = *m_plan.find(pair.to);
        if (own && own->works(limit)) {
            return limit;
        }
        if (toStart(pair) || holdsMilestone(pair)) {
            return limit;
        }
        std::int64_t next = limit;
        while (clock(to).between(target, moved(pair, next + 1, 1)) <= 0 && (!own || !own->works(next))) {
            ++next;
        }
        return !own || own->works(next) ? next : limit;
    }

    static bool fromStart(const Pair &pair)
    {
        return pair.link->kind == LinkKind::StartStart || pair.link->kind == LinkKind::StartFinish;
    }
    static bool toStart(const Pair &pair)
    {
        return pair.link->kind == LinkKind::FinishStart || pair.link->kind == LinkKind::StartStart;
    }

    std::int64_t workStart(const Task &task, std::int64_t from) const
    {
        const bool stays = task.duration.value == 0 && clock(task).works(from - 1);
        return stays ? from : clock(task).nextStart(from);
    }

    void early(const Task &task, Dates &dates)
    {
        const MinuteClock &time = clock(task);
        const std::int64_t length = task.duration.value;
        if (task.actualStart) {
            dates.es = task.actualStart->minutes;
            dates.ef = task.actualFinish ? task.actualFinish->minutes : time.advance(dates.es, length);
            return;
        }
        std::optional<std::int64_t> start;
        for (const Pair &pair : m_pairs) {
            if (pair.to != task.id) {
                continue;
            }
            std::int64_t bound = moved(pair, fromStart(pair) ? leaves[pair.from].es : leaves[pair.from].ef, 1);
            if (!toStart(pair)) {
                bound = time.advance(bound, -length);
            }
            if (pair.link->kind == LinkKind::FinishFinish) {
                bound = std::max(bound, m_start);
            }
            start = std::max(start.value_or(bound), bound);
        }
        dates.asked = workStart(task, start.value_or(m_start));
        const std::int64_t date = task.constraintDate.value_or(Instant{}).minutes;
        const bool loose = !start && task.constraint == ConstraintKind::StartNoEarlierThan;
        dates.es = workStart(task, loose ? date : start.value_or(m_start));
        switch (task.constraint) {
        case ConstraintKind::AsSoonAsPossible:
        case ConstraintKind::AsLateAsPossible: break;
        case ConstraintKind::MustStartOn: dates.es = date; break;
        case ConstraintKind::MustFinishOn: dates.es = time.advance(date, -length); break;
        case ConstraintKind::StartNoEarlierThan: dates.es = std::max(dates.es, date); break;
        case ConstraintKind::StartNoLaterThan: dates.es = std::min(dates.es, date); break;
        case ConstraintKind::FinishNoEarlierThan: dates.es = std::max(dates.es, time.advance(date, -length)); break;
        case ConstraintKind::FinishNoLaterThan: dates.es = std::min(dates.es, time.advance(date, -length)); break;
        }
        const bool must =
            task.constraint == ConstraintKind::MustStartOn || task.constraint == ConstraintKind::MustFinishOn;
        dates.es = must && length == 0 ? dates.es : workStart(task, dates.es);
        dates.ef = time.advance(dates.es, length);
    }

    void late(const Task &task, Dates &dates)
    {
        const MinuteClock &time = clock(task);
        const std::int64_t length = task.duration.value;
        if (task.actualFinish) {
            dates.ls = dates.es;
            dates.lf = dates.ef;
            return;
        }
        std::int64_t finish = m_end;
        for (const Pair &pair : m_pairs) {
            if (pair.from != task.id || m_plan.find(pair.to)->actualFinish || (fromStart(pair) && task.actualStart)) {
                continue;
            }
            const Dates &next = leaves[pair.to];
            const std::int64_t target = toStart(pair) ? next.lateStartOfRest : next.lf;
            const std::int64_t limit = before(pair, target);
            finish = std::min(finish, fromStart(pair) ? time.advance(limit, length) : limit);
        }
        const std::int64_t date = task.constraintDate.value_or(Instant{}).minutes;
        if (task.constraint == ConstraintKind::MustStartOn && !task.actualStart) {
            finish = time.advance(date, length);
        } else if (task.constraint == ConstraintKind::MustFinishOn) {
            finish = task.actualStart ? std::min(finish, date) : date;
        } else if (task.constraint == ConstraintKind::StartNoLaterThan && !task.actualStart) {
            finish = std::min(finish, time.advance(date, length));
        } else if (task.constraint == ConstraintKind::FinishNoLaterThan) {
            finish = std::min(finish, date);
        }
        finish = std::min({finish, task.deadline.value_or(kNeverInstant).minutes, m_end});
        dates.lf = length == 0 ? finish : time.previousFinish(finish);
        const double open = 1.0 - task.complete.value / 100.0;
        const std::int64_t rest = task.actualStart ? std::llround(static_cast<double>(length) * open) : length;
        dates.lateStartOfRest = time.advance(dates.lf, -rest);
        dates.ls = task.actualStart ? dates.es : dates.lateStartOfRest;
    }

    void slack(const Task &task, Dates &dates)
    {
        if (task.actualFinish) {
            return;
        }
        const MinuteClock &time = clock(task);
        dates.total = time.between(dates.ef, dates.lf);
        const bool must =
            task.constraint == ConstraintKind::MustStartOn || task.constraint == ConstraintKind::MustFinishOn;
        const bool linked =
            std::any_of(m_pairs.begin(), m_pairs.end(), [&](const Pair &pair) { return pair.to == task.id; });
        if (!task.actualStart) {
            const bool mayLack = must && linked && task.duration.value == 0;
            dates.total =
                std::min(dates.total, time.between(mayLack ? std::max(dates.es, dates.asked) : dates.es, dates.ls));
        }
        std::int64_t least = dates.total;
        for (const Pair &pair : m_pairs) {
            if (pair.from != task.id || m_plan.find(pair.to)->actualFinish || (fromStart(pair) && task.actualStart)) {
                continue;
            }
            const std::int64_t target = toStart(pair) ? leaves[pair.to].es : leaves[pair.to].ef;
            const MinuteClock *own = isLeaf(pair.link->from) ? &time : nullptr;
            const bool whole = !fromStart(pair) || (own && task.duration.value == 0);
            const std::int64_t limit = whole ? before(pair, target) : startBefore(pair, own, target);
            const bool works = fromStart(pair) && task.duration.value > 0;
            least = std::min(least,
                             fromStart(pair) ? time.between(dates.es, works ? time.previousStart(limit) : limit)
                                             : time.between(dates.ef, limit));
        }
        dates.free = std::max<std::int64_t>(least, 0);
    }

    const PlanSnapshot &m_plan;
    Date m_first;
    std::int64_t m_start = 0, m_end = 0;
    mutable std::map<Id<Calendar>, MinuteClock> m_clocks;
    std::vector<Pair> m_pairs;
};

} // namespace gigaplan::test
