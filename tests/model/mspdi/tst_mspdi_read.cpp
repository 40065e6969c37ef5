// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule.h"
#include "tests/model/mspdi/project_text.h"
#include "tests/support/make.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

const Task &task(const mspdi::Import &import, int uid)
{
    return *import.plan.find(idOf<Task>("task-" + std::to_string(uid)));
}

std::string startOf(const mspdi::Import &import, int uid)
{
    return isoInstant(computeSchedule(import.plan).find(import.plan, task(import, uid).id)->start);
}

const Calendar &calendar(const mspdi::Import &import, int uid)
{
    return *import.plan.find(idOf<Calendar>("calendar-" + std::to_string(uid)));
}

/// "first last hours" of every exception of a calendar, by day.
std::vector<std::string> exceptionsOf(const mspdi::Import &import, int uid)
{
    std::map<Date, std::string> byDay;
    for (const CalendarException &row : import.plan.table<CalendarException>()) {
        if (row.calendar == calendar(import, uid).id) {
            byDay[*row.first] = isoDate(*row.first) + ' ' + isoDate(*row.last) + ' ' + toText(row.hours);
        }
    }
    std::vector<std::string> all;
    for (const auto &[day, text] : byDay) {
        all.push_back(text);
    }
    return all;
}

std::string exceptionText(const std::string &from, const std::string &to, const std::string &more)
{
    return "<Exception><TimePeriod><FromDate>" + from + "T00:00:00</FromDate><ToDate>" + to + "T23:59:00</ToDate></TimePeriod>"
        "<DayWorking>0</DayWorking>" + more + "</Exception>";
}

std::string calendarText(int uid, int base, const std::string &more)
{
    return "<Calendar><UID>" + std::to_string(uid) + "</UID><Name>C" + std::to_string(uid) + "</Name><BaseCalendarUID>"
        + std::to_string(base) + "</BaseCalendarUID>" + more + "</Calendar>";
}

std::string withCalendars(const std::string &calendars)
{
    return projectText(taskText(1, 8), "<StartDate>2026-10-05T08:00:00</StartDate><Calendars>" + calendars + "</Calendars>");
}

} // namespace

class TestMspdiRead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void outlineBecomesParents()
    {
        const auto import = readText(projectText(
            "<Task><UID>0</UID><OutlineLevel>0</OutlineLevel><Name>Project</Name></Task>"
            + taskText(7, 8, "<OutlineLevel>1</OutlineLevel><WBS>A</WBS><Summary>1</Summary>")
            + taskText(8, 8, "<OutlineLevel>2</OutlineLevel><WBS>A.1</WBS>") + taskText(9, 0, "<OutlineLevel>3</OutlineLevel>")
            + "<Task><UID>10</UID><IsNull>1</IsNull></Task>" + taskText(11, 8, "<OutlineLevel>1</OutlineLevel>")));
        QCOMPARE(import.plan.table<Task>().size(), std::size_t{4});
        QCOMPARE(task(import, 8).parent, task(import, 7).id);
        QCOMPARE(task(import, 9).parent, task(import, 8).id);
        QVERIFY(!task(import, 11).parent);
        QCOMPARE(task(import, 8).wbs, std::string("A.1"));
        QCOMPARE(task(import, 8).uid, 8);
        QCOMPARE(task(import, 9).workClass, WorkClass::Milestone);
        QVERIFY(task(import, 7).order < task(import, 11).order);
    }

    void linksOfEveryTypeAndLag_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("lag");
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("start");
        // The predecessor works 2 days, Monday 08:00 to Tuesday 17:00; the successor 1 day.
        QTest::newRow("FS") << 1 << 0 << 7 << "2026-10-07T08:00";
        QTest::newRow("FS + 1 working day") << 1 << 4800 << 7 << "2026-10-08T08:00";
        QTest::newRow("FS - 4 hours") << 1 << -2400 << 5 << "2026-10-06T13:00";
        QTest::newRow("FS + 24 elapsed hours") << 1 << 14400 << 8 << "2026-10-08T08:00";
        QTest::newRow("FS + 50 %") << 1 << 50 << 19 << "2026-10-08T08:00";
        QTest::newRow("FS + 50 % estimated") << 1 << 50 << 51 << "2026-10-08T08:00";
        QTest::newRow("FS + 50 elapsed %") << 1 << 50 << 20 << "2026-10-07T08:00";
        QTest::newRow("SS + 4 hours") << 3 << 2400 << 5 << "2026-10-05T13:00";
        QTest::newRow("FF") << 0 << 0 << 7 << "2026-10-06T08:00";
        QTest::newRow("FF + 1 day") << 0 << 4800 << 7 << "2026-10-07T08:00";
        QTest::newRow("SF") << 2 << 0 << 7 << "2026-10-02T08:00";
    }
    void linksOfEveryTypeAndLag()
    {
        QFETCH(int, type);
        QFETCH(int, lag);
        QFETCH(int, format);
        QFETCH(QString, start);
        const auto import = readText(projectText(taskText(1, 16) + taskText(2, 8, linkText(1, type, lag, format))));
        QCOMPARE(QString::fromStdString(startOf(import, 2)), start);
    }

    void constraintsDeadlinesAndProgress()
    {
        const auto import = readText(projectText(
            taskText(1, 8, "<ConstraintType>4</ConstraintType><ConstraintDate>2026-10-08T08:00:00</ConstraintDate>"
                           "<Deadline>2026-10-09T17:00:00</Deadline><Priority>700</Priority>")
            + taskText(2, 16, "<ActualStart>2026-10-06T08:00:00</ActualStart><PercentComplete>50</PercentComplete>")
            + taskText(3, 8, "<LevelingDelay>4800</LevelingDelay><DurationFormat>8</DurationFormat>"
                             "<Start>2026-10-05T16:00:00</Start><Finish>2026-10-06T00:00:00</Finish>")));
        QCOMPARE(task(import, 1).constraint, ConstraintKind::StartNoEarlierThan);
        QCOMPARE(isoInstant(*task(import, 1).deadline), std::string("2026-10-09T17:00"));
        QCOMPARE(task(import, 1).priority, 700);
        QCOMPARE(startOf(import, 1), std::string("2026-10-08T08:00"));
        QCOMPARE(task(import, 2).complete.value, 50.0);
        QCOMPARE(startOf(import, 2), std::string("2026-10-06T08:00"));
        QCOMPARE(task(import, 3).levelDelay.value, 480);
        QVERIFY(task(import, 3).elapsed);
        QCOMPARE(isoInstant(*task(import, 3).sourceStart), std::string("2026-10-05T16:00"));
        QCOMPARE(import.stored[2].peculiarities, static_cast<std::uint32_t>(mspdi::kLevelled));
    }

    void calendarsTakeOverWhatTheirBaseSays()
    {
        const auto import = readText(withCalendars(
            calendarText(1, -1, "<WeekDays><WeekDay><DayType>7</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime>"
                                "<FromTime>22:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime><WorkingTime><FromTime>08:00:00</FromTime>"
                                "<ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays><Exceptions>"
                             + exceptionText("2026-12-24", "2026-12-31", "") + "</Exceptions>")
            + calendarText(2, 1, "<WeekDays><WeekDay><DayType>6</DayType><DayWorking>0</DayWorking></WeekDay><WeekDay><DayType>0</DayType>"
                                 "<DayWorking>1</DayWorking><TimePeriod><FromDate>2026-12-28T00:00:00</FromDate><ToDate>2026-12-28T23:59:00</ToDate>"
                                 "</TimePeriod><WorkingTimes><WorkingTime><FromTime>09:00:00</FromTime><ToTime>10:00:00</ToTime></WorkingTime>"
                                 "</WorkingTimes></WeekDay></WeekDays>")));
        QCOMPARE(toText(calendar(import, 1).saturday), std::string("08:00-12:00 22:00-24:00"));
        QCOMPARE(toText(calendar(import, 2).saturday), std::string("08:00-12:00 22:00-24:00"));
        QCOMPARE(toText(calendar(import, 2).friday), std::string());
        QCOMPARE(toText(calendar(import, 2).monday), std::string("08:00-12:00 13:00-17:00"));
        QCOMPARE(exceptionsOf(import, 1), std::vector<std::string>{"2026-12-24 2026-12-31 "});
        QCOMPARE(exceptionsOf(import, 2), (std::vector<std::string>{"2026-12-24 2026-12-27 ", "2026-12-28 2026-12-28 09:00-10:00",
                                                                    "2026-12-29 2026-12-31 "}));
    }

    void exceptionsRecur_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("days");
        const QString type = QStringLiteral("<Type>%1</Type>");
        QTest::newRow("every 10 days") << type.arg(1) + QStringLiteral("<Period>10</Period>") << "2026-01-01 2026-01-11 2026-01-21 2026-01-31 2026-02-10 2026-02-20 2026-03-02 2026-03-12 2026-03-22";
        QTest::newRow("yearly, 29 January") << type.arg(2) + QStringLiteral("<Month>0</Month><MonthDay>29</MonthDay>") << "2026-01-29";
        QTest::newRow("yearly, third Monday of February") // Monday: 4
            << type.arg(3) + QStringLiteral("<Month>1</Month><MonthItem>4</MonthItem><MonthPosition>2</MonthPosition>") << "2026-02-16";
        QTest::newRow("the 15th of every second month") << type.arg(4) + QStringLiteral("<MonthDay>15</MonthDay><Period>2</Period>") << "2026-01-15 2026-03-15";
        QTest::newRow("last weekday of each month")
            << type.arg(5) + QStringLiteral("<MonthItem>1</MonthItem><MonthPosition>4</MonthPosition>") << "2026-01-30 2026-02-27 2026-03-31";
        QTest::newRow("every sixth Sunday and Monday") // 1 + 2
            << type.arg(6) + QStringLiteral("<DaysOfWeek>3</DaysOfWeek><Period>6</Period>") << "2026-02-08 2026-02-09 2026-03-22 2026-03-23";
    }
    void exceptionsRecur()
    {
        QFETCH(QString, rule);
        QFETCH(QString, days);
        const auto import = readText(withCalendars(calendarText(
            1, -1, "<Exceptions>" + exceptionText("2026-01-01", "2026-03-31", rule.toStdString()) + "</Exceptions>")));
        std::vector<Date> found;
        for (const CalendarException &row : import.plan.table<CalendarException>()) {
            for (Date day = *row.first; day <= *row.last; day = day + 1) {
                found.push_back(day);
            }
        }
        std::sort(found.begin(), found.end());
        QStringList texts;
        for (const Date day : found) {
            texts << QString::fromStdString(isoDate(day));
        }
        QCOMPARE(texts.join(QLatin1Char(' ')), days);
    }

    void resourcesBaselinesAndSettings()
    {
        QFile file(QStringLiteral(GIGAPLAN_SOURCE_DIR "/tests/model/mspdi/files/substation.xml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto import = readText(file.readAll().toStdString());
        const Plan &plan = import.plan.plan();
        QCOMPARE(plan.title, std::string("Substation"));
        QCOMPARE(plan.currency, std::string("EUR"));
        QCOMPARE(isoDate(*plan.start), std::string("2026-10-05"));
        QCOMPARE(plan.startTime.value, 480);
        QCOMPARE(isoDate(*plan.statusDate), std::string("2026-10-09"));
        QCOMPARE(plan.criticalSlack.value, 960);
        QVERIFY(!plan.honourConstraints);
        QCOMPARE(plan.calendar, idOf<Calendar>("calendar-1"));
        const Resource &crew = *import.plan.find(idOf<Resource>("resource-3"));
        QCOMPARE(crew.kind, ResourceKind::Crew);
        QCOMPARE(crew.capacity.value, 2.0);
        QCOMPARE(crew.calendar, idOf<Calendar>("calendar-2"));
        QCOMPARE(import.plan.find(idOf<Resource>("resource-4"))->kind, ResourceKind::Material);
        QCOMPARE(import.plan.table<Assignment>().size(), std::size_t{1});
        QCOMPARE(import.plan.table<Baseline>().size(), std::size_t{2});
        const BaselineTask &baseline = *import.plan.find(idOf<BaselineTask>("baseline-3-task-1"));
        QCOMPARE(isoInstant(*baseline.finish), std::string("2026-10-06T17:00"));
        QCOMPARE(baseline.duration.value, 960);
        QCOMPARE(baseline.cost.value, 1500);
        // Excavation follows its crew, which has Tuesday off; what the file says is what is computed.
        const Schedule schedule = computeSchedule(import.plan);
        for (const mspdi::StoredTask &stored : import.stored) {
            const TaskDates &dates = *schedule.find(import.plan, stored.task);
            QCOMPARE(isoInstant(dates.start), isoInstant(*stored.start));
            QCOMPARE(isoInstant(dates.finish), isoInstant(*stored.finish));
        }
    }

    void nothingIsDroppedSilently()
    {
        const auto import = readText(projectText(
            taskText(1, 8, "<Active>0</Active>") + taskText(2, 8, linkText(1, 1, 0, 7))
            + taskText(3, 8, "<Manual>1</Manual><Start>2026-10-20T08:00:00</Start>")
            + taskText(4, 8, "<PredecessorLink><PredecessorUID>99</PredecessorUID><CrossProject>1</CrossProject></PredecessorLink>")
            + taskText(5, 8, "<ExtendedAttribute><FieldID>1</FieldID><Value>x</Value></ExtendedAttribute>")));
        std::vector<std::string> what;
        for (const mspdi::LeftOut &left : import.leftOut) {
            what.push_back(std::to_string(left.count) + ' ' + left.what);
        }
        QCOMPARE(what, (std::vector<std::string>{"1 inactive tasks", "1 links of tasks that are left out", "1 links to tasks of other projects",
                                                 "1 tasks scheduled by hand: kept where they are by \"must start on\"",
                                                 "1 values of custom fields"}));
        QCOMPARE(startOf(import, 3), std::string("2026-10-20T08:00"));
    }

    void sameFileSameRows()
    {
        const std::string text = projectText(taskText(1, 8) + taskText(2, 8, linkText(1, 1, 0, 7)));
        QVERIFY(readText(text).plan == readText(text).plan);
    }
};

GIGAPLAN_TEST(TestMspdiRead)
#include "tst_mspdi_read.moc"
