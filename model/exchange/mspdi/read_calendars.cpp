// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/units.h"
#include "model/exchange/mspdi/source_reader.h"

#include <algorithm>

namespace gigaplan::mspdi {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Period {
    std::optional<Instant> from, to;
};

void readPeriod(XmlCursor &xml, Period &period)
{
    xml.children([&](QStringView name) {
        if (name == "FromDate"_L1) {
            period.from = xml.instant();
        } else if (name == "ToDate"_L1) {
            period.to = xml.instant();
        } else {
            return false;
        }
        return true;
    });
}

/// The days of a period as far as a plan can hold them; false: there are none.
bool daysOf(const Period &period, Date &from, Date &to)
{
    if (!period.from || !period.to) {
        return false;
    }
    from = std::max(dateOf(*period.from), kFirstDate);
    to = std::min(dateOf(*period.to), kLastDate);
    return from <= to;
}

void readTimes(XmlCursor &xml, WorkHours &hours)
{
    xml.children([&](QStringView element) {
        if (element != "WorkingTime"_L1) {
            return false;
        }
        std::optional<std::int32_t> from, to;
        xml.children([&](QStringView name) {
            if (name == "FromTime"_L1) {
                from = xml.timeOfDay();
            } else if (name == "ToTime"_L1) {
                to = xml.timeOfDay();
            } else {
                return false;
            }
            return true;
        });
        if (from && to) {
            const auto end = *to > *from ? *to : static_cast<std::int32_t>(kMinutesPerDay); // midnight is 00:00:00
            if (*from < end && hours.intervals.size() < 100) {
                hours.intervals.push_back({*from, end});
            }
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
    bool working = false;
    WorkHours hours;
    Period period;
};

SourceDay readWeekDay(XmlCursor &xml)
{
    SourceDay day;
    xml.children([&](QStringView name) {
        if (name == "DayType"_L1) {
            day.type = xml.whole(0, 7);
        } else if (name == "DayWorking"_L1) {
            day.working = xml.flag();
        } else if (name == "WorkingTimes"_L1) {
            readTimes(xml, day.hours);
        } else if (name == "TimePeriod"_L1) {
            readPeriod(xml, day.period);
        } else {
            return false;
        }
        return true;
    });
    if (!day.working) {
        day.hours = {};
    }
    return day;
}

/// Days with a date go to `dated`, for the caller to put behind the exceptions that newer files have.
void readWeekDays(XmlCursor &xml, SourceWeek &week, std::vector<SourceException> &dated)
{
    xml.children([&](QStringView element) {
        if (element != "WeekDay"_L1 || !mayGrow(xml, dated)) {
            return false;
        }
        SourceDay day = readWeekDay(xml);
        SourceException exception;
        if (day.type > 0) {
            week.days[static_cast<std::size_t>((day.type + 5) % 7)] = std::move(day.hours);
        } else if (daysOf(day.period, exception.from, exception.to)) {
            exception.hours = std::move(day.hours);
            dated.push_back(std::move(exception));
        }
        return true;
    });
}

void readException(XmlCursor &xml, std::vector<SourceException> &exceptions)
{
    SourceException exception;
    Period period;
    bool working = false;
    xml.children([&](QStringView name) {
        if (name == "Name"_L1) {
            exception.name = xml.text();
        } else if (name == "Type"_L1) {
            exception.type = xml.whole(0, 9);
        } else if (name == "Period"_L1) {
            exception.period = std::max<std::int64_t>(1, xml.whole(0, 100'000));
        } else if (name == "DaysOfWeek"_L1) {
            exception.daysOfWeek = xml.whole(0, 127);
        } else if (name == "MonthItem"_L1) {
            exception.monthItem = xml.whole(0, 9);
        } else if (name == "MonthPosition"_L1) {
            exception.monthPosition = xml.whole(0, 4);
        } else if (name == "Month"_L1) {
            exception.month = xml.whole(0, 11);
        } else if (name == "MonthDay"_L1) {
            exception.monthDay = xml.whole(0, 31);
        } else if (name == "DayWorking"_L1) {
            working = xml.flag();
        } else if (name == "TimePeriod"_L1) {
            readPeriod(xml, period);
        } else if (name == "WorkingTimes"_L1) {
            readTimes(xml, exception.hours);
        } else {
            return false;
        }
        return true;
    });
    if (!working) {
        exception.hours = {};
    }
    if (daysOf(period, exception.from, exception.to)) {
        exceptions.push_back(std::move(exception));
    }
}

void readWorkWeek(XmlCursor &xml, SourceCalendar &calendar)
{
    SourceWorkWeek workWeek;
    Period period;
    std::vector<SourceException> dated;
    xml.children([&](QStringView name) {
        if (name == "Name"_L1) {
            workWeek.name = xml.text();
        } else if (name == "TimePeriod"_L1) {
            readPeriod(xml, period);
        } else if (name == "WeekDays"_L1) {
            readWeekDays(xml, workWeek.week, dated);
        } else {
            return false;
        }
        return true;
    });
    if (daysOf(period, workWeek.from, workWeek.to)) {
        calendar.workWeeks.push_back(std::move(workWeek));
    }
}

SourceCalendar readCalendar(XmlCursor &xml)
{
    SourceCalendar calendar;
    calendar.line = xml.line();
    std::vector<SourceException> dated;
    xml.children([&](QStringView name) {
        if (name == "UID"_L1) {
            calendar.uid = xml.whole(0, kMaxUid);
        } else if (name == "Name"_L1) {
            calendar.name = xml.text();
        } else if (name == "BaseCalendarUID"_L1) {
            calendar.base = xml.whole(-1, kMaxUid);
        } else if (name == "WeekDays"_L1) {
            readWeekDays(xml, calendar.week, dated);
        } else if (name == "Exceptions"_L1) {
            xml.children([&](QStringView element) {
                const bool known = element == "Exception"_L1 && mayGrow(xml, calendar.exceptions);
                if (known) {
                    readException(xml, calendar.exceptions);
                }
                return known;
            });
        } else if (name == "WorkWeeks"_L1) {
            xml.children([&](QStringView element) {
                const bool known = element == "WorkWeek"_L1 && mayGrow(xml, calendar.workWeeks);
                if (known) {
                    readWorkWeek(xml, calendar);
                }
                return known;
            });
        } else {
            return false;
        }
        return true;
    });
    calendar.exceptions.insert(calendar.exceptions.end(), dated.begin(), dated.end());
    return calendar;
}

} // namespace

void readCalendars(XmlCursor &xml, SourceProject &project)
{
    xml.children([&](QStringView element) {
        if (element != "Calendar"_L1 || !mayGrow(xml, project.calendars)) {
            return false;
        }
        SourceCalendar calendar = readCalendar(xml);
        if (xml.ok() && calendar.uid < 0) {
            xml.failAt(calendar.line, "Calendar: expected a UID");
        }
        project.calendars.push_back(std::move(calendar));
        return true;
    });
}

} // namespace gigaplan::mspdi
