// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/units.h"
#include "model/exchange/mspdi/source_reader.h"
#include "model/plan/calendars.h"

#include <algorithm>

namespace gigaplan::mspdi {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Period {
    std::optional<Date> from, to;
};

void readPeriod(XmlCursor &xml, Period &period)
{
    readChildren(xml, Element{"FromDate"_L1, [&] { xml.day(period.from, false); }},
                 Element{"ToDate"_L1, [&] { xml.day(period.to, true); }});
}

/// The days of a period as far as a plan can hold them; false: there are none, which is noted.
bool daysOf(XmlCursor &xml, const Period &period, Date &from, Date &to)
{
    if (!period.from || !period.to) {
        xml.note("days of calendars without a first or a last one");
        return false;
    }
    from = std::max(*period.from, kFirstDate);
    to = std::min(*period.to, kLastDate);
    if (*period.to < *period.from) {
        xml.note("days of calendars whose last is before the first");
    } else if (to < from) {
        xml.note("days of calendars before 1990 or after 2199");
    }
    return from <= to;
}

constexpr std::size_t kMostShifts = 100;

/// The hours of a day: whether it works may follow from its times, and its times from that it works.
class DayHours {
public:
    void readWorking(XmlCursor &xml) { xml.flag(m_works); }
    void readTimes(XmlCursor &xml);
    WorkHours take(XmlCursor &xml)
    {
        if (!m_works.value_or(!m_hours.intervals.empty())) {
            return {};
        }
        if (m_hours.intervals.empty()) {
            xml.note("working days without working times: 08:00 to 12:00 and 13:00 to 17:00 here");
            return {{{480, 720}, {780, 1020}}};
        }
        return std::move(m_hours);
    }

private:
    std::optional<bool> m_works;
    WorkHours m_hours;
};

void DayHours::readTimes(XmlCursor &xml)
{
    WorkHours &hours = m_hours;
    xml.children([&](QStringView element) {
        if (element != "WorkingTime"_L1) {
            return false;
        }
        std::optional<std::int32_t> from, to;
        readChildren(xml, Element{"FromTime"_L1, [&] { xml.timeOfDay(from); }},
                     Element{"ToTime"_L1, [&] { xml.timeOfDay(to); }});
        if (from && to) {
            const auto end = *to > *from ? *to : static_cast<std::int32_t>(kMinutesPerDay); // midnight is 00:00:00
            if (*to < *from && *to != 0) {
                xml.note("working times that pass midnight: they end there");
            }
            if (*from < end && hours.intervals.size() < kMostShifts) {
                hours.intervals.push_back({*from, end});
                return true;
            }
        }
        if (from || to) {
            xml.note("working times without a beginning or an end, or more than a day holds");
        }
        return true;
    });
    std::sort(hours.intervals.begin(), hours.intervals.end());
    std::vector<WorkHours::Interval> apart;
    for (const auto &interval : hours.intervals) {
        if (!apart.empty() && interval.from <= apart.back().to) {
            apart.back().to = std::max(apart.back().to, interval.to);
        } else {
            apart.push_back(interval);
        }
    }
    hours.intervals = std::move(apart);
}

struct SourceDay {
    std::int64_t type = 0; ///< 1 Sunday … 7 Saturday; 0: the days of the period
    WorkHours hours;
    Period period;
};

SourceDay readWeekDay(XmlCursor &xml)
{
    SourceDay day;
    DayHours hours;
    readChildren(xml, Element{"DayType"_L1, [&] { xml.whole(day.type, 0, 7); }},
                 Element{"DayWorking"_L1, [&] { hours.readWorking(xml); }},
                 Element{"WorkingTimes"_L1, [&] { hours.readTimes(xml); }},
                 Element{"TimePeriod"_L1, [&] { readPeriod(xml, day.period); }});
    day.hours = hours.take(xml);
    return day;
}

void takeWeekDay(SourceDay &&day, SourceWeek &week)
{
    if (day.type > 0) {
        week.days[static_cast<std::size_t>((day.type + 5) % 7)] = std::move(day.hours);
    }
}

/// Days with a date go to `dated`, for the caller to append to the exceptions that newer files have.
void readWeekDays(XmlCursor &xml, SourceWeek &week, std::vector<SourceException> &dated)
{
    readList(xml, "WeekDay"_L1, dated, [&] {
        SourceDay day = readWeekDay(xml);
        SourceException exception;
        if (day.type > 0) {
            takeWeekDay(std::move(day), week);
        } else if (daysOf(xml, day.period, exception.from, exception.to)) {
            exception.hours = std::move(day.hours);
            dated.push_back(std::move(exception));
        }
    });
}

void readException(XmlCursor &xml, std::vector<SourceException> &exceptions)
{
    SourceException exception;
    Period period;
    DayHours hours;
    bool byOccurrences = false;
    std::int64_t occurrences = 0;
    readChildren(xml, Element{"Name"_L1, [&] { xml.text(exception.name); }},
                 Element{"Type"_L1, [&] { xml.whole(exception.type, 0, 9); }},
                 Element{"Period"_L1, [&] { xml.whole(exception.period, 0, 100'000); }},
                 Element{"EnteredByOccurrences"_L1, [&] { xml.flag(byOccurrences); }},
                 Element{"Occurrences"_L1, [&] { xml.whole(occurrences, 0, 1'000'000); }},
                 Element{"DaysOfWeek"_L1, [&] { xml.whole(exception.daysOfWeek, 0, 127); }},
                 Element{"MonthItem"_L1, [&] { xml.whole(exception.monthItem, 0, 9); }},
                 Element{"MonthPosition"_L1, [&] { xml.whole(exception.monthPosition, 0, 4); }},
                 Element{"Month"_L1, [&] { xml.whole(exception.month, 0, 11); }},
                 Element{"MonthDay"_L1, [&] { xml.whole(exception.monthDay, 0, 31); }},
                 Element{"DayWorking"_L1, [&] { hours.readWorking(xml); }},
                 Element{"TimePeriod"_L1, [&] { readPeriod(xml, period); }},
                 Element{"WorkingTimes"_L1, [&] { hours.readTimes(xml); }});
    exception.period = std::max<std::int64_t>(1, exception.period);
    exception.hours = hours.take(xml);
    if (byOccurrences && occurrences > 0) {
        exception.occurrences = occurrences;
        period.to = period.to ? period.to : kLastDate;
    }
    if (daysOf(xml, period, exception.from, exception.to)) {
        exceptions.push_back(std::move(exception));
    }
}

void readWorkWeek(XmlCursor &xml, SourceCalendar &calendar)
{
    SourceWorkWeek workWeek;
    Period period;
    std::vector<SourceException> dated;
    readChildren(xml, Element{"Name"_L1, [&] { xml.text(workWeek.name); }},
                 Element{"TimePeriod"_L1, [&] { readPeriod(xml, period); }},
                 Element{"WeekDays"_L1, [&] { readWeekDays(xml, workWeek.week, dated); }},
                 Element{"WeekDay"_L1, [&] { takeWeekDay(readWeekDay(xml), workWeek.week); }});
    if (daysOf(xml, period, workWeek.from, workWeek.to)) {
        calendar.workWeeks.push_back(std::move(workWeek));
    }
}

SourceCalendar readCalendar(XmlCursor &xml)
{
    SourceCalendar calendar;
    calendar.line = xml.line();
    std::vector<SourceException> dated;
    readChildren(xml, Element{"UID"_L1, [&] { xml.whole(calendar.uid, 0, kMaxUid); }},
                 Element{"Name"_L1, [&] { xml.text(calendar.name); }},
                 Element{"BaseCalendarUID"_L1, [&] { xml.whole(calendar.base, -1, kMaxUid); }},
                 Element{"WeekDays"_L1, [&] { readWeekDays(xml, calendar.week, dated); }},
                 Element{"Exceptions"_L1,
                         [&] {
                             readList(xml, "Exception"_L1, calendar.exceptions,
                                      [&] { readException(xml, calendar.exceptions); });
                         }},
                 Element{"WorkWeeks"_L1, [&] {
                             readList(xml, "WorkWeek"_L1, calendar.workWeeks, [&] { readWorkWeek(xml, calendar); });
                         }});
    calendar.exceptions.insert(calendar.exceptions.end(), dated.begin(), dated.end());
    return calendar;
}

} // namespace

void readCalendars(XmlCursor &xml, SourceProject &project)
{
    readList(xml, "Calendar"_L1, project.calendars, [&] {
        xml.startRow({SourceRow::Of::Calendar, project.calendars.size()});
        SourceCalendar calendar = readCalendar(xml);
        if (xml.ok() && calendar.uid < 0) {
            xml.failAt(calendar.line, "Calendar: expected a UID");
        }
        project.calendars.push_back(std::move(calendar));
    });
}

} // namespace gigaplan::mspdi
