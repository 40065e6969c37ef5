// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/calendar_rows.h"

#include "model/exchange/mspdi/day_map.h"
#include "model/exchange/mspdi/recurrence.h"
#include "model/plan/calendars.h"

#include <algorithm>
#include <span>
#include <unordered_map>

namespace gigaplan::mspdi {

namespace {

/// Days that exceptions and work weeks of all calendars may cover together, what bases give counted again for each.
constexpr std::int64_t kMostDays = 2'000'000;

class CalendarMaker {
public:
    explicit CalendarMaker(const std::vector<SourceCalendar> &sources) : m_sources(sources) {}

    Result<CalendarRows> make()
    {
        for (std::size_t i = 0; i < m_sources.size(); ++i) {
            if (!m_rowOf.try_emplace(m_sources[i].uid, i).second) {
                return at(m_sources[i],
                          "the UID " + std::to_string(m_sources[i].uid) + " belongs to another calendar, too");
            }
        }
        std::vector<std::size_t> ownRow(m_sources.size()), originalOf(m_sources.size());
        for (std::size_t i = 0; i < m_sources.size(); ++i) {
            GIGAPLAN_TRY_VALUE(auto chain, chainOf(m_sources[i]));
            while (chain.size() > 1 && saysNothing(*chain.back())) {
                chain.pop_back();
            }
            originalOf[i] = m_rowOf.at(chain.back()->uid);
            ownRow[i] = m_rows.calendars.size();
            if (originalOf[i] == i && !flatten(m_sources[i], chain)) {
                return at(m_sources[i], "the exceptions of the calendars cover more than two million days");
            }
        }
        for (const std::size_t original : originalOf) {
            m_rows.rowOf.push_back(ownRow[original]);
        }
        return std::move(m_rows);
    }

private:
    using Chain = std::vector<const SourceCalendar *>; ///< bases first

    static Error at(const SourceCalendar &source, const std::string &why)
    {
        return {ErrorKind::Unreadable,
                "line " + std::to_string(source.line) + ": calendar \"" + source.name + "\": " + why};
    }

    /// Of its own: most resources have such a calendar besides the one that they follow.
    static bool saysNothing(const SourceCalendar &source)
    {
        const auto isSaid = [](const std::optional<WorkHours> &day) { return day.has_value(); };
        return source.exceptions.empty() && source.workWeeks.empty()
            && std::none_of(source.week.days.begin(), source.week.days.end(), isSaid);
    }

    Result<Chain> chainOf(const SourceCalendar &source) const
    {
        constexpr std::size_t kLongest = 32;
        Chain chain{&source};
        while (chain.back()->base >= 0 && !isRootByZero(*chain.back())) {
            const auto base = m_rowOf.find(chain.back()->base);
            if (base == m_rowOf.end()) {
                return at(*chain.back(),
                          "it is based on calendar " + std::to_string(chain.back()->base)
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
        Calendar calendar{{idValueFromKey(Description<Calendar>::table, key)},
                          key,
                          source.name,
                          week[0],
                          week[1],
                          week[2],
                          week[3],
                          week[4],
                          week[5],
                          week[6]};
        bool works = std::any_of(week.begin(), week.end(), [](const WorkHours &hours) { return hours.minutes() > 0; });
        std::size_t count = 0;
        days.forEachRun([&](Date first, Date last, const DatedHours &dated) {
            const std::string exceptionKey = key + "-x" + std::to_string(++count);
            m_rows.exceptions.push_back({{idValueFromKey(Description<CalendarException>::table, exceptionKey)},
                                         exceptionKey,
                                         calendar.id,
                                         dated.name,
                                         first,
                                         last,
                                         dated.hours});
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
                const bool hidden = std::any_of(above.begin(), above.end(), [&](const SourceCalendar *own) {
                    return own->week.days[i].has_value();
                });
                if (week->week.days[i] && !hidden) {
                    days.paint(day, day, {week->name, *week->week.days[i]});
                }
            }
        }
        DayMap own;
        for (auto exception = source.exceptions.rbegin(); exception != source.exceptions.rend(); ++exception) {
            const DatedHours dated{exception->name, exception->hours};
            std::optional<DatedHours> covered;
            m_days += forEachRun(*exception, [&](Date first, Date last) {
                days.paint(first, last, dated);
                const auto below = own.paint(first, last, dated);
                covered = covered ? covered : below;
            });
            if (covered && above.empty()) { // what is taken from a base was reported there
                m_rows.covered.push_back(covered->name);
            }
            if (m_days > kMostDays) {
                return false;
            }
        }
        return true;
    }

    /// Calls f(first, last) for its days; returns how many were looked at one by one.
    template <class F>
    static std::int64_t forEachRun(const SourceException &exception, F &&f)
    {
        if (isUnbroken(exception)) {
            f(exception.from, lastOfUnbroken(exception));
            return 1;
        }
        std::int64_t count = 0;
        Date day = exception.from;
        for (; day <= exception.to && !isOver(exception, count); day = day + 1) {
            if (fallsOn(exception, day)) {
                f(day, day);
                ++count;
            }
        }
        return day - exception.from;
    }

    static bool isOver(const SourceException &exception, std::int64_t count)
    {
        return exception.occurrences > 0 && count >= exception.occurrences;
    }

    static Date lastOfUnbroken(const SourceException &exception)
    {
        const std::int64_t days = exception.to - exception.from + 1;
        return isOver(exception, days) ? exception.from + static_cast<int>(exception.occurrences - 1) : exception.to;
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
