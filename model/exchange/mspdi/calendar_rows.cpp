// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/calendar_rows.h"

#include "model/exchange/mspdi/recurrence.h"

#include <algorithm>
#include <map>
#include <span>
#include <unordered_map>

namespace gigaplan::mspdi {

namespace {

/// Days that exceptions and work weeks of all calendars may cover together, what bases give counted again for each.
constexpr std::int64_t kMostDays = 2'000'000;

struct DatedHours {
    std::string name;
    WorkHours hours;
    friend bool operator==(const DatedHours &, const DatedHours &) = default;
};

/// What applies from each day on until the next entry.
class DayMap {
public:
    DayMap() { m_from[kFirstDate.days] = std::nullopt; }

    void paint(Date first, Date last, const DatedHours &hours)
    {
        split(first.days);
        split(last.days + 1);
        m_from.erase(m_from.find(first.days), m_from.find(last.days + 1));
        m_from[first.days] = hours;
    }

    /// Calls f(first, last, hours) for every run of days of one exception.
    template <class F>
    void forEachRun(F &&f) const
    {
        for (auto at = m_from.begin(); at != m_from.end();) {
            auto next = std::next(at);
            while (next != m_from.end() && next->second == at->second) {
                ++next;
            }
            if (at->second) {
                f(Date{at->first}, next == m_from.end() ? kLastDate : Date{next->first - 1}, *at->second);
            }
            at = next;
        }
    }

private:
    void split(std::int32_t day) { m_from.try_emplace(day, std::prev(m_from.upper_bound(day))->second); }

    std::map<std::int32_t, std::optional<DatedHours>> m_from;
};

class CalendarMaker {
public:
    explicit CalendarMaker(const std::vector<SourceCalendar> &sources) : m_sources(sources) {}

    Result<CalendarRows> make()
    {
        for (std::size_t i = 0; i < m_sources.size(); ++i) {
            if (!m_rowOf.try_emplace(m_sources[i].uid, i).second) {
                return at(m_sources[i], "the UID " + std::to_string(m_sources[i].uid) + " belongs to another calendar, too");
            }
        }
        for (const SourceCalendar &source : m_sources) {
            const auto chain = chainOf(source);
            if (!chain) {
                return chain.error();
            }
            if (!flatten(source, *chain)) {
                return at(source, "the exceptions of the calendars cover more than two million days");
            }
        }
        return std::move(m_rows);
    }

private:
    using Chain = std::vector<const SourceCalendar *>; ///< bases first

    static Error at(const SourceCalendar &source, const std::string &why)
    {
        return {ErrorKind::Unreadable, "line " + std::to_string(source.line) + ": calendar \"" + source.name + "\": " + why};
    }

    Result<Chain> chainOf(const SourceCalendar &source) const
    {
        constexpr std::size_t kLongest = 32;
        Chain chain{&source};
        while (chain.back()->base >= 0 && !isRootByZero(*chain.back())) {
            const auto base = m_rowOf.find(chain.back()->base);
            if (base == m_rowOf.end()) {
                return at(*chain.back(), "it is based on calendar " + std::to_string(chain.back()->base)
                              + ", which is not in the file");
            }
            chain.push_back(&m_sources[base->second]);
            if (chain.size() > kLongest) {
                return at(source, "it is based on itself, or on a chain of more than 32 calendars");
            }
        }
        std::reverse(chain.begin(), chain.end());
        return chain;
    }

    /// Some writers say 0 for "no base".
    bool isRootByZero(const SourceCalendar &source) const
    {
        return source.base == 0 && (source.uid == 0 || !m_rowOf.contains(0));
    }

    bool flatten(const SourceCalendar &source, const Chain &chain)
    {
        const WorkHours day{{{480, 720}, {780, 1020}}};
        std::array<WorkHours, 7> week{day, day, day, day, day, {}, {}};
        DayMap days;
        for (std::size_t level = 0; level < chain.size(); ++level) {
            for (std::size_t i = 0; i < week.size(); ++i) {
                week[i] = chain[level]->week.days[i].value_or(week[i]);
            }
            if (!paint(days, *chain[level], std::span(chain).subspan(level + 1))) {
                return false;
            }
        }
        const std::string key = "calendar-" + std::to_string(source.uid);
        Calendar calendar{{idValueFromKey(Description<Calendar>::table, key)}, key, source.name, week[0], week[1], week[2],
                          week[3], week[4], week[5], week[6]};
        bool works = std::any_of(week.begin(), week.end(), [](const WorkHours &hours) { return hours.minutes() > 0; });
        std::size_t count = 0;
        days.forEachRun([&](Date first, Date last, const DatedHours &dated) {
            const std::string exceptionKey = key + "-x" + std::to_string(++count);
            m_rows.exceptions.push_back({{idValueFromKey(Description<CalendarException>::table, exceptionKey)}, exceptionKey,
                                         calendar.id, dated.name, first, last, dated.hours});
            works = works || dated.hours.minutes() > 0;
        });
        m_rows.calendars.push_back(std::move(calendar));
        m_rows.works.push_back(works ? 1 : 0);
        return true;
    }

    bool paint(DayMap &days, const SourceCalendar &source, std::span<const SourceCalendar *const> above)
    {
        for (auto week = source.workWeeks.rbegin(); week != source.workWeeks.rend(); ++week) {
            m_days += week->to - week->from + 1;
            if (m_days > kMostDays) {
                return false;
            }
            for (Date day = week->from; day <= week->to; day = day + 1) {
                const auto i = static_cast<std::size_t>(weekday(day));
                const bool hidden = std::any_of(above.begin(), above.end(), [&](const SourceCalendar *own) { return own->week.days[i].has_value(); });
                if (week->week.days[i] && !hidden) {
                    days.paint(day, day, {week->name, *week->week.days[i]});
                }
            }
        }
        for (auto exception = source.exceptions.rbegin(); exception != source.exceptions.rend(); ++exception) {
            m_days += isUnbroken(*exception) ? 1 : exception->to - exception->from + 1;
            if (m_days > kMostDays) {
                return false;
            }
            paintException(days, *exception);
        }
        return true;
    }

    static void paintException(DayMap &days, const SourceException &exception)
    {
        const DatedHours dated{exception.name, exception.hours};
        if (isUnbroken(exception)) {
            days.paint(exception.from, exception.to, dated);
            return;
        }
        for (Date day = exception.from; day <= exception.to; day = day + 1) {
            if (fallsOn(exception, day)) {
                days.paint(day, day, dated);
            }
        }
    }

    const std::vector<SourceCalendar> &m_sources;
    std::unordered_map<std::int64_t, std::size_t> m_rowOf;
    CalendarRows m_rows;
    std::int64_t m_days = 0;
};

} // namespace

Result<CalendarRows> calendarRows(const std::vector<SourceCalendar> &sources)
{
    return CalendarMaker(sources).make();
}

} // namespace gigaplan::mspdi
