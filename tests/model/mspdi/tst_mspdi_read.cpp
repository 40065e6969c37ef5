// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule.h"
#include "model/exchange/mspdi/element_table.h"
#include "model/plan/baselines.h"
#include "model/plan/calendars.h"
#include "model/plan/crews.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/model/mspdi/project_text.h"
#include "tests/support/make.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QStringEncoder>
#include <QTest>

#include <functional>

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

std::vector<std::string> whatIsLeftOut(const mspdi::Import &import)
{
    std::vector<std::string> what;
    for (const mspdi::LeftOut &left : import.leftOut) {
        what.push_back(std::to_string(left.count) + ' ' + left.what);
    }
    return what;
}

/// A project with a row of everything, and more elements in the one at a path.
std::string withMore(const std::string &parent, const std::string &more)
{
    std::string path, text;
    const auto at = [&] { return parent == path ? more : std::string(); };
    const std::function<void(const std::string &, const std::string &, const std::function<void()> &)> open =
        [&](const std::string &name, const std::string &first, const std::function<void()> &rest) {
            const std::string above = path;
            path += (path.empty() ? "" : "/") + name;
            text += "<" + name + ">" + first;
            rest();
            text += at() + "</" + name + ">";
            path = above;
        };
    const auto leaf = [&](const std::string &name, const std::string &first) { open(name, first, [] {}); };
    const auto times = [&] {
        open("WorkingTimes", "",
             [&] { leaf("WorkingTime", "<FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime>"); });
    };
    const std::string day = "<DayType>2</DayType><DayWorking>1</DayWorking>";
    const std::string days = "<FromDate>2026-12-24T00:00:00</FromDate><ToDate>2026-12-26T00:00:00</ToDate>";
    const std::string laterDays = "<FromDate>2026-12-28T00:00:00</FromDate><ToDate>2026-12-29T00:00:00</ToDate>";
    text = "<Project xmlns=\"http://schemas.microsoft.com/project\"><StartDate>2026-10-05T08:00:00</StartDate>"
           "<CurrencyCode>EUR</CurrencyCode>";
    open("Calendars", "", [&] {
        open("Calendar", "<UID>1</UID><Name>C</Name>", [&] {
            open("WeekDays", "", [&] {
                open("WeekDay", day, times);
                open("WeekDay", "<DayType>0</DayType><DayWorking>0</DayWorking>",
                     [&] { leaf("TimePeriod", laterDays); });
            });
            open("Exceptions", "", [&] {
                open("Exception", "<Name>X</Name><Type>1</Type><DayWorking>1</DayWorking>", [&] {
                    leaf("TimePeriod", days);
                    times();
                });
            });
            open("WorkWeeks", "", [&] {
                open("WorkWeek", "<Name>W</Name>", [&] {
                    leaf("TimePeriod", days);
                    open("WeekDay", day, [&] {
                        times();
                        leaf("TimePeriod", days);
                    });
                    open("WeekDays", "", [&] {
                        open("WeekDay", day, [&] {
                            times();
                            leaf("TimePeriod", days);
                        });
                    });
                });
            });
        });
    });
    open("Tasks", "", [&] {
        text += taskText(9, 8);
        open("Task", "<UID>1</UID><Name>T1</Name><Duration>PT8H0M0S</Duration>", [&] {
            leaf("PredecessorLink", "<PredecessorUID>9</PredecessorUID>");
            leaf("Baseline",
                 "<Number>0</Number><Start>2026-10-05T08:00:00</Start><Finish>2026-10-05T17:00:00</Finish>");
        });
    });
    open("Resources", "", [&] {
        open("Resource", "<UID>1</UID><Name>R</Name>", [&] {
            open("AvailabilityPeriods", "", [&] {
                leaf("AvailabilityPeriod",
                     "<AvailableFrom>2027-01-01T00:00:00</AvailableFrom><AvailableUnits>2</AvailableUnits>");
            });
            open("Rates", "", [&] { leaf("Rate", ""); });
        });
    });
    open("Assignments", "", [&] { leaf("Assignment", "<TaskUID>1</TaskUID><ResourceUID>1</ResourceUID>"); });
    open("OutlineCodes", "", [] {});
    open("ExtendedAttributes", "", [] {});
    return text + at() + "</Project>";
}

std::string exceptionText(const std::string &from, const std::string &to, const std::string &more)
{
    return "<Exception><TimePeriod><FromDate>" + from + "T00:00:00</FromDate><ToDate>" + to
        + "T23:59:00</ToDate></TimePeriod>"
          "<DayWorking>0</DayWorking>"
        + more + "</Exception>";
}

std::string calendarText(int uid, int base, const std::string &more)
{
    return "<Calendar><UID>" + std::to_string(uid) + "</UID><Name>C" + std::to_string(uid) + "</Name><BaseCalendarUID>"
        + std::to_string(base) + "</BaseCalendarUID>" + more + "</Calendar>";
}

std::string withCalendars(const std::string &calendars)
{
    return projectText(taskText(1, 8),
                       "<StartDate>2026-10-05T08:00:00</StartDate><Calendars>" + calendars + "</Calendars>");
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
            + taskText(8, 8, "<OutlineLevel>2</OutlineLevel><WBS>A.1</WBS>")
            + taskText(9, 0, "<OutlineLevel>3</OutlineLevel>") + "<Task><UID>10</UID><IsNull>1</IsNull></Task>"
            + taskText(11, 8, "<OutlineLevel>1</OutlineLevel>")));
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
            taskText(1, 8,
                     "<ConstraintType>4</ConstraintType><ConstraintDate>2026-10-08T08:00:00</ConstraintDate>"
                     "<Deadline>2026-10-09T17:00:00</Deadline><Priority>700</Priority>")
            + taskText(2, 16, "<ActualStart>2026-10-06T08:00:00</ActualStart><PercentComplete>50</PercentComplete>")
            + taskText(3, 8,
                       "<LevelingDelay>4800</LevelingDelay><DurationFormat>8</DurationFormat>"
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

    void calendarsInheritFromTheirBase()
    {
        const auto import = readText(withCalendars(
            calendarText(1, -1,
                         "<WeekDays><WeekDay><DayType>7</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime>"
                         "<FromTime>22:00:00</FromTime><ToTime>00:00:00</ToTime></"
                         "WorkingTime><WorkingTime><FromTime>08:00:00</FromTime>"
                         "<ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays><Exceptions>"
                             + exceptionText("2026-12-24", "2026-12-31", "") + "</Exceptions>")
            + calendarText(2, 1,
                           "<WeekDays><WeekDay><DayType>6</DayType><DayWorking>0</DayWorking></"
                           "WeekDay><WeekDay><DayType>0</DayType>"
                           "<DayWorking>1</DayWorking><TimePeriod><FromDate>2026-12-28T00:00:00</"
                           "FromDate><ToDate>2026-12-28T23:59:00</ToDate>"
                           "</TimePeriod><WorkingTimes><WorkingTime><FromTime>09:00:00</FromTime><ToTime>10:00:00</"
                           "ToTime></WorkingTime>"
                           "</WorkingTimes></WeekDay></WeekDays>")));
        QCOMPARE(toText(calendar(import, 1).saturday), std::string("08:00-12:00 22:00-24:00"));
        QCOMPARE(toText(calendar(import, 2).saturday), std::string("08:00-12:00 22:00-24:00"));
        QCOMPARE(toText(calendar(import, 2).friday), std::string());
        QCOMPARE(toText(calendar(import, 2).monday), std::string("08:00-12:00 13:00-17:00"));
        QCOMPARE(exceptionsOf(import, 1), std::vector<std::string>{"2026-12-24 2026-12-31 "});
        QCOMPARE(exceptionsOf(import, 2),
                 (std::vector<std::string>{"2026-12-24 2026-12-27 ", "2026-12-28 2026-12-28 09:00-10:00",
                                           "2026-12-29 2026-12-31 "}));
    }

    void coveredExceptionIsReported()
    {
        const auto read = [](const std::string &exceptions) {
            return readText(withCalendars(calendarText(1, -1, "<Exceptions>" + exceptions + "</Exceptions>")));
        };
        const std::string fridays = "<Name>Fridays</Name><Type>6</Type><DaysOfWeek>32</DaysOfWeek>";
        const std::string half =
            "<Exception><Name>Half</Name><TimePeriod><FromDate>2026-03-13T00:00:00</"
            "FromDate><ToDate>2026-03-13T23:59:00</ToDate>"
            "</TimePeriod><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime>"
            "<ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes></Exception>";
        const auto covered = read(exceptionText("2026-01-01", "2026-12-31", fridays) + half);
        QCOMPARE(whatIsLeftOut(covered),
                 std::vector<std::string>{
                     "1 exceptions of calendars on days that an earlier exception of the calendar sets otherwise"});
        QCOMPARE(covered.leftOut.front().first, std::string("Half"));
        const auto equal =
            read(exceptionText("2026-01-01", "2026-12-31", fridays) + exceptionText("2026-03-13", "2026-03-13", ""));
        QVERIFY(whatIsLeftOut(equal).empty());
        const auto apart = read(exceptionText("2026-03-12", "2026-03-12", "") + half);
        QVERIFY(whatIsLeftOut(apart).empty());
    }

    void exceptionsRecur_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("days");
        const QString type = QStringLiteral("<Type>%1</Type>");
        QTest::newRow("every 10 days")
            << type.arg(1) + QStringLiteral("<Period>10</Period>")
            << "2026-01-01 2026-01-11 2026-01-21 2026-01-31 2026-02-10 2026-02-20 2026-03-02 2026-03-12 2026-03-22";
        QTest::newRow("yearly, 29 January")
            << type.arg(2) + QStringLiteral("<Month>0</Month><MonthDay>29</MonthDay>") << "2026-01-29";
        QTest::newRow("yearly, third Monday of February") // Monday: 4
            << type.arg(3) + QStringLiteral("<Month>1</Month><MonthItem>4</MonthItem><MonthPosition>2</MonthPosition>")
            << "2026-02-16";
        QTest::newRow("the 15th of every second month")
            << type.arg(4) + QStringLiteral("<MonthDay>15</MonthDay><Period>2</Period>") << "2026-01-15 2026-03-15";
        QTest::newRow("last weekday of each month")
            << type.arg(5) + QStringLiteral("<MonthItem>1</MonthItem><MonthPosition>4</MonthPosition>")
            << "2026-01-30 2026-02-27 2026-03-31";
        QTest::newRow("every sixth Sunday and Monday") // 1 + 2
            << type.arg(6) + QStringLiteral("<DaysOfWeek>3</DaysOfWeek><Period>6</Period>")
            << "2026-02-08 2026-02-09 2026-03-22 2026-03-23";
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
            + taskText(
                4, 8,
                "<PredecessorLink><PredecessorUID>99</PredecessorUID><CrossProject>1</CrossProject></PredecessorLink>")
            + taskText(5, 8, "<ExtendedAttribute><FieldID>1</FieldID><Value>x</Value></ExtendedAttribute>")));
        QCOMPARE(whatIsLeftOut(import),
                 (std::vector<std::string>{"1 inactive tasks", "1 links of tasks that are left out",
                                           "1 links to tasks of other projects", "1 values of custom fields"}));
        QVERIFY(task(import, 3).manual); // it has a place in a plan
        QCOMPARE(startOf(import, 3), std::string("2026-10-20T08:00"));
    }

    /// Every element that has a verdict, with some text in it or empty, in a project that has a row of everything.
    void everyElementIsReadOrReported()
    {
        const auto plain = readText(withMore({}, {}));
        QCOMPARE(whatIsLeftOut(plain), std::vector<std::string>());
        mspdi::forEachVerdict([&](const std::string &path, const mspdi::ElementVerdict &verdict) {
            if (verdict.verdict == mspdi::Verdict::List) {
                return;
            }
            const std::size_t slash = path.rfind('/');
            const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
            const std::string parent = slash == std::string::npos ? std::string() : path.substr(0, slash);
            const auto empty = readText(withMore(parent, "<" + name + "> \n</" + name + "><" + name + "/>"));
            QVERIFY2(empty.plan == plain.plan, path.c_str());
            QVERIFY2(empty.leftOut.empty(), path.c_str());
            if (verdict.verdict == mspdi::Verdict::Read) {
                return;
            }
            const std::string value = verdict.usual == "1" ? "0" : "1";
            const auto said = readText(withMore(parent,
                                                verdict.isWhole ? "<" + name + "><Value>x</Value></" + name + ">"
                                                                : "<" + name + ">" + value + "</" + name + ">"));
            QVERIFY2(said.plan == plain.plan, path.c_str());
            const bool told = verdict.verdict == mspdi::Verdict::Told;
            QVERIFY2(whatIsLeftOut(said)
                         == (told ? std::vector{"1 " + std::string(verdict.words)} : std::vector<std::string>()),
                     path.c_str());
            if (told && !verdict.usual.empty()) {
                const auto usual =
                    readText(withMore(parent, "<" + name + "> " + std::string(verdict.usual) + ".0 </" + name + ">"));
                QVERIFY2(usual.leftOut.empty(), path.c_str());
            }
        });
    }

    void unknownContentIsReported()
    {
        const auto import = readText(withMore(
            "Tasks/Task", "<Mood colour=\"red\">good</Mood><Name xmlns=\"urn:else\">other</Name><f404001>x</f404001>"));
        QCOMPARE(whatIsLeftOut(import),
                 (std::vector<std::string>{"1 attributes that are unknown here: Tasks/Task/Mood@colour",
                                           "1 elements that are unknown here: Tasks/Task/Mood",
                                           "1 elements that are unknown here: Tasks/Task/Name",
                                           "1 values of custom fields"}));
        QCOMPARE(import.plan.table<Task>()[0].name, readText(withMore({}, {})).plan.table<Task>()[0].name);
        QCOMPARE(import.leftOut[1].first, std::string("T1"));
        QVERIFY(readText("<Project xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\">"
                         "<StartDate xsi:nil=\"true\"/><Tasks>"
                         + taskText(1, 8, "<Start>2026-10-05T08:00:00</Start>") + "</Tasks></Project>")
                    .leftOut.empty());
    }

    void hyperlinkAndItsAddressCountOnce()
    {
        const auto import = readText(projectText(
            taskText(1, 8)
            + taskText(2, 8, "<Hyperlink>x</Hyperlink><HyperlinkAddress>y</HyperlinkAddress><Contact>z</Contact>")));
        QCOMPARE(whatIsLeftOut(import), (std::vector<std::string>{"1 contacts of tasks", "1 hyperlinks of tasks"}));
        QCOMPARE(import.leftOut[1].first, std::string("T2"));
    }

    void dates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        const auto row = [](const char *text, const char *read) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(read);
        };
        for (const char *zone : {"", "Z", "z", "+01:00", "-11:30", "+0100", "+01"}) {
            for (const char *fraction : {"", ".0", ".000", ".0000000", ",000"}) {
                const std::string text = std::string("2026-03-02T08:00:00") + fraction + zone;
                row(text.c_str(), "2026-03-02T08:00");
            }
            row((std::string("2026-03-02T08:00") + zone).c_str(), "2026-03-02T08:00");
            row((std::string("2026-03-02") + zone).c_str(), "2026-03-02T17:00"); // a deadline's time where it has none
        }
        row("  2026-03-02T08:00:00 \t\n", "2026-03-02T08:00");
        row("2026-03-02 08:00:00", "2026-03-02T08:00");
        row("2026-03-02T24:00:00", "2026-03-03T00:00");
        row("2026-03-02T24:00:00.000Z", "2026-03-03T00:00");
        row("2026-03-02T07:59:59.9996Z", "2026-03-02T08:00");
        for (const char *bad :
             {"2026-03-02T", "2026-03-02T08", "2026-03-02T08:00:00x", "2026-03-02T08:00:00.", "2026-03-02T08:00:00.Z",
              "2026-03-02T08:00:00+25:00", "2026-03-02T08:00:00Z+01:00", "2026-03-02T24:00:01", "2026-03-02T25:00:00",
              "2026-02-29", "02.03.2026", "2026-03-02X", "noon"}) {
            row(bad, "");
        }
    }
    void dates()
    {
        QFETCH(QString, text);
        QFETCH(QString, read);
        const std::string file = projectText(taskText(1, 8, "<Deadline>" + text.toStdString() + "</Deadline>"));
        if (read.isEmpty()) {
            QVERIFY(QString::fromStdString(refusal(file)).contains(QStringLiteral("Deadline: expected a date")));
            return;
        }
        const auto import = readText(file);
        QCOMPARE(QString::fromStdString(isoInstant(*task(import, 1).deadline)), read);
        const bool zoned = text.contains(QLatin1Char('Z'), Qt::CaseInsensitive)
            || text.mid(10).contains(QLatin1Char('+')) || text.mid(10).contains(QLatin1Char('-'));
        QCOMPARE(!import.leftOut.empty() && import.leftOut.back().what.starts_with("time zones"), zoned);
    }

    void numbersAndMarks()
    {
        const auto import = readText(projectText(
            taskText(
                1, 8,
                "<Priority> +0700\n</Priority><Active>TRUE</Active><IsNull> false </IsNull><Milestone>0</Milestone>"
                "<DurationFormat>007</DurationFormat><Critical>true</Critical><LevelingDelay>+4800.0</LevelingDelay>"),
            "<StartDate>2026-10-05T08:00:00</StartDate><HonorConstraints>False</HonorConstraints><MinutesPerDay>0480</"
            "MinutesPerDay>"));
        QCOMPARE(task(import, 1).priority, 700);
        QCOMPARE(task(import, 1).levelDelay.value, 480);
        QVERIFY(!import.plan.plan().honourConstraints);
        QCOMPARE(import.stored[0].critical, std::optional(true));
        for (const char *bad : {"+-5", "5 5", "5.5", "0x5", "five", "--5"}) {
            QVERIFY2(!refusal(projectText(taskText(1, 8, "<Priority>" + std::string(bad) + "</Priority>"))).empty(),
                     bad);
        }
        QVERIFY(!refusal(projectText(taskText(1, 8, "<Active>2</Active>"))).empty());
        QCOMPARE(task(readText(projectText("<Task><UID>1</UID><Duration> P0Y0M1DT8H0M0.000S </Duration></Task>")), 1)
                     .duration.value,
                 1920);
        QVERIFY(!refusal(projectText("<Task><UID>1</UID><Duration>P1Y</Duration></Task>")).empty());
    }

    void durationsFollowFromOtherValues_data()
    {
        QTest::addColumn<QString>("more");
        QTest::addColumn<int>("minutes");
        const QString dates = QStringLiteral("<Start>2026-10-05T08:00:00</Start><Finish>2026-10-09T17:00:00</Finish>");
        QTest::newRow("dates") << dates << 2400;
        QTest::newRow("an empty one") << dates + QStringLiteral("<Duration/>") << 2400;
        QTest::newRow("days") << QStringLiteral("<Start>2026-10-05</Start><Finish>2026-10-09</Finish>") << 2400;
        QTest::newRow("elapsed") << dates + QStringLiteral("<DurationFormat>8</DurationFormat>") << 4 * 1440 + 540;
        QTest::newRow("its calendar") << dates + QStringLiteral("<CalendarUID>2</CalendarUID>") << 1200;
        QTest::newRow("early dates") << QStringLiteral(
            "<EarlyStart>2026-10-05T08:00:00</EarlyStart><EarlyFinish>2026-10-05T12:00:00</EarlyFinish>")
                                     << 240;
        QTest::newRow("actual dates") << dates + QStringLiteral("<ActualStart>2026-10-06T08:00:00</ActualStart>")
                                      << 1920;
        QTest::newRow("what remains") << dates + QStringLiteral("<RemainingDuration>PT10H0M0S</RemainingDuration>")
                                      << 600;
        QTest::newRow("done and remaining")
            << dates
                + QStringLiteral(
                    "<ActualDuration>PT2H0M0S</ActualDuration><RemainingDuration>PT6H0M0S</RemainingDuration>")
            << 480;
        QTest::newRow("a milestone") << QStringLiteral("<Milestone>1</Milestone>") << 0;
    }
    void durationsFollowFromOtherValues()
    {
        QFETCH(QString, more);
        QFETCH(int, minutes);
        const std::string half = "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></"
                                 "WorkingTime></WorkingTimes>";
        std::string week;
        for (int day = 2; day <= 6; ++day) {
            week += "<WeekDay><DayType>" + std::to_string(day) + "</DayType>" + half
                + "</WeekDay>"; // that it works follows
        }
        const auto import =
            readText(projectText("<Task><UID>1</UID>" + more.toStdString() + "</Task>",
                                 "<StartDate>2026-10-05T08:00:00</StartDate><Calendars>"
                                     + calendarText(2, -1, "<WeekDays>" + week + "</WeekDays>") + "</Calendars>"));
        QCOMPARE(task(import, 1).duration.value, minutes);
        QVERIFY(import.leftOut.empty());
        QCOMPARE(task(import, 1).workClass, minutes == 0 ? WorkClass::Milestone : WorkClass::General);
    }

    void absentValuesFollowFromOthers()
    {
        const auto import = readText(projectText("<Task><UID>1</UID><OutlineNumber>1</OutlineNumber></"
                                                 "Task><Task><UID>2</UID><OutlineNumber>1.1</OutlineNumber>"
                                                 "<Duration>PT10H0M0S</Duration><ActualStart>2026-10-05T08:00:00</"
                                                 "ActualStart><ActualDuration>PT4H0M0S</ActualDuration>"
                                                 "<RemainingDuration>PT6H0M0S</RemainingDuration><Baseline><Number>0</"
                                                 "Number><Start>2026-10-05T08:00:00</Start>"
                                                 "<Finish>2026-10-06T17:00:00</Finish></Baseline></Task>"));
        QCOMPARE(task(import, 2).parent, task(import, 1).id);
        QCOMPARE(task(import, 2).complete.value, 40.0);
        QCOMPARE(import.plan.table<BaselineTask>()[0].duration.value, 960);
        const auto unsaid = readText(projectText("<Task><UID>1</UID><Name>A</Name></Task>"));
        QCOMPARE(whatIsLeftOut(unsaid),
                 std::vector<std::string>{"1 tasks without a duration or dates that tell it: they last no time here"});
    }

    void manualTasksKeepTheirDates_data()
    {
        QTest::addColumn<QString>("more");
        QTest::addColumn<QString>("span");
        QTest::addColumn<QString>("told");
        const auto stay = [](const char *start, const char *finish, const QString &rest = {}) -> QString {
            return QStringLiteral("<Start>2026-10-07T08:00:00</Start><Finish>2026-10-07T17:00:00</"
                                  "Finish><ManualStart>%1:00</ManualStart>"
                                  "<ManualFinish>%2:00</ManualFinish>")
                       .arg(QLatin1String(start), QLatin1String(finish))
                + rest;
        };
        const QString one = QStringLiteral("<Duration>PT8H0M0S</Duration>");
        QTest::newRow("before its links")
            << stay("2026-10-07T08:00", "2026-10-07T17:00", one) << "2026-10-07T08:00 2026-10-07T17:00"
            << "";
        QTest::newRow("before the plan") << stay("2026-09-07T08:00", "2026-09-08T17:00")
                                         << "2026-09-07T08:00 2026-09-08T17:00"
                                         << "";
        QTest::newRow("outside working time")
            << stay("2026-10-10T07:10", "2026-10-11T20:20", one) << "2026-10-10T07:10 2026-10-11T20:20"
            << "tasks scheduled by hand that begin or end outside working time";
        QTest::newRow("another duration")
            << stay("2026-10-07T08:00", "2026-10-08T17:00", one) << "2026-10-07T08:00 2026-10-08T17:00"
            << "durations of tasks scheduled by hand";
        QTest::newRow("with a constraint")
            << stay("2026-10-07T08:00", "2026-10-07T17:00",
                    one
                        + QStringLiteral(
                            "<ConstraintType>2</ConstraintType><ConstraintDate>2026-10-20T08:00:00</ConstraintDate>"))
            << "2026-10-07T08:00 2026-10-07T17:00"
            << "constraints of tasks scheduled by hand";
        QTest::newRow("levelled, late as possible")
            << stay("2026-10-07T08:00", "2026-10-07T17:00",
                    one + QStringLiteral("<ConstraintType>1</ConstraintType><LevelingDelay>48000</LevelingDelay>"))
            << "2026-10-07T08:00 2026-10-07T17:00"
            << "";
        QTest::newRow("its start only") << QStringLiteral("<Start>2026-10-07T08:00:00</Start>") + one
                                        << "2026-10-07T08:00 2026-10-07T17:00"
                                        << "";
        QTest::newRow("a milestone at night")
            << stay("2026-10-07T03:00", "2026-10-07T03:00") << "2026-10-07T03:00 2026-10-07T03:00"
            << "";
    }
    void manualTasksKeepTheirDates()
    {
        QFETCH(QString, more);
        QFETCH(QString, span);
        QFETCH(QString, told);
        for (const char *honour : {"0", "1"}) {
            const auto import = readText(
                projectText(taskText(1, 40) + "<Task><UID>2</UID><Name>T2</Name><Manual>1</Manual>" + more.toStdString()
                                + linkText(1, 1, 0, 7) + "</Task>" + taskText(3, 8, linkText(2, 1, 0, 7)),
                            "<StartDate>2026-10-05T08:00:00</StartDate><HonorConstraints>" + std::string(honour)
                                + "</HonorConstraints>"));
            const Schedule schedule = computeSchedule(import.plan);
            const TaskDates &dates = *schedule.find(import.plan, task(import, 2).id);
            QCOMPARE(QString::fromStdString(isoInstant(dates.start) + ' ' + isoInstant(dates.finish)), span);
            QVERIFY(schedule.find(import.plan, task(import, 3).id)->start >= dates.finish); // it follows
            QCOMPARE(import.leftOut.size(), std::size_t(told.isEmpty() ? 0 : 1));
            QVERIFY(told.isEmpty() || import.leftOut[0].what.starts_with(told.toStdString()));
            // And as a file of this program's own.
            const auto again = readText(mspdi::write(import.plan, schedule, "x.xml").content);
            const Schedule once = computeSchedule(again.plan);
            QVERIFY(*once.find(again.plan, task(again, 2).id) == dates);
            QVERIFY(task(again, 2).manual && again.leftOut.empty());
        }
    }

    void calendarsWithoutEveryElement()
    {
        const std::string exception = "<Exception><EnteredByOccurrences>1</"
                                      "EnteredByOccurrences><TimePeriod><FromDate>2026-12-21T00:00:00</FromDate>";
        const auto import = readText(withCalendars(calendarText(
            1, -1,
            "<WeekDays><WeekDay><DayType>7</DayType><DayWorking>1</DayWorking></WeekDay></WeekDays><Exceptions>"
                + exception
                + "</TimePeriod><Occurrences>3</Occurrences><Type>6</Type><DaysOfWeek>2</DaysOfWeek><DayWorking>0</"
                  "DayWorking></Exception>"
                + "<Exception><TimePeriod><FromDate>2026-11-02T00:00:00</FromDate><ToDate>2026-11-03T23:59:59</"
                  "ToDate></TimePeriod></Exception>"
                + "<Exception><TimePeriod><FromDate>2026-11-09</FromDate><ToDate>2026-11-09T24:00:00</ToDate></"
                  "TimePeriod></Exception>"
                + "</Exceptions><WorkWeeks><WorkWeek><TimePeriod><FromDate>2026-10-05T00:00:00</"
                  "FromDate><ToDate>2026-10-10T00:00:00</ToDate>"
                  "</TimePeriod><WeekDay><DayType>7</DayType><DayWorking>0</DayWorking></WeekDay></WorkWeek></"
                  "WorkWeeks>")));
        QCOMPARE(toText(calendar(import, 1).saturday), std::string("08:00-12:00 13:00-17:00"));
        QCOMPARE(exceptionsOf(import, 1),
                 (std::vector<std::string>{"2026-10-10 2026-10-10 ", "2026-11-02 2026-11-03 ", "2026-11-09 2026-11-09 ",
                                           "2026-12-21 2026-12-21 ", "2026-12-28 2026-12-28 ",
                                           "2027-01-04 2027-01-04 "}));
        QCOMPARE(
            whatIsLeftOut(import),
            std::vector<std::string>{"1 working days without working times: 08:00 to 12:00 and 13:00 to 17:00 here"});
    }

    void encodings_data()
    {
        QTest::addColumn<QByteArray>("file");
        const auto file = [](const char *encoding, const QByteArray &name) -> QByteArray {
            return QByteArray(encoding ? QByteArray("<?xml version='1.0' encoding='") + encoding + "'?>" : QByteArray())
                + "<Project><StartDate>2026-10-05T08:00:00</StartDate><Tasks><Task><UID>1</UID><Name>" + name
                + "</Name><Duration>PT8H0M0S</Duration></Task></Tasks></Project>";
        };
        const QByteArray utf8 = "Stra\xC3\x9F"
                                "e \xE2\x80\x93";
        const auto wide = [&](const char *encoding, QStringConverter::Encoding as, bool mark) -> QByteArray {
            QStringEncoder encoder(as, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
            return QByteArray(encoder.encode(QString::fromUtf8(file(encoding, utf8))));
        };
        QTest::newRow("none") << file(nullptr, utf8);
        QTest::newRow("UTF-8") << file("utf-8", utf8);
        QTest::newRow("UTF-8 with a mark") << QByteArray("\xEF\xBB\xBF") + file("UTF-8", utf8);
        QTest::newRow("a mark and a wrong word") << QByteArray("\xEF\xBB\xBF") + file("ISO-8859-1", utf8);
        QTest::newRow("windows-1252") << file("Windows-1252",
                                              "Stra\xDF"
                                              "e \x96");
        QTest::newRow("cp1252") << file("cp1252",
                                        "Stra\xDF"
                                        "e \x96");
        QTest::newRow("ISO-8859-1") << file("ISO-8859-1",
                                            "Stra\xDF"
                                            "e &#8211;");
        QTest::newRow("ISO-8859-15") << file("iso-8859-15",
                                             "Stra\xDF"
                                             "e &#x2013;");
        QTest::newRow("ASCII") << file("US-ASCII", "Stra&#223;e &#8211;");
        QTest::newRow("UTF-16LE, mark") << wide("UTF-16", QStringConverter::Utf16LE, true);
        QTest::newRow("UTF-16BE, mark") << wide("UTF-16", QStringConverter::Utf16BE, true);
        QTest::newRow("UTF-16LE") << wide("UTF-16LE", QStringConverter::Utf16LE, false);
        QTest::newRow("UTF-16BE") << wide(nullptr, QStringConverter::Utf16BE, false);
        QTest::newRow("UTF-32") << wide("UTF-32", QStringConverter::Utf32LE, true);
    }
    void encodings()
    {
        QFETCH(QByteArray, file);
        QCOMPARE(readText(file.toStdString()).plan.table<Task>()[0].name, std::string("Straße –"));
    }

    void readingIsReproducible()
    {
        const std::string text = projectText(taskText(1, 8) + taskText(2, 8, linkText(1, 1, 0, 7)));
        QVERIFY(readText(text).plan == readText(text).plan);
    }
};

GIGAPLAN_TEST(TestMspdiRead)
#include "tst_mspdi_read.moc"
