// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/date_report.h"
#include "tests/model/mspdi/project_text.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

mspdi::DateReport reportOf(const std::string &tasks,
                           const std::string &settings = "<StartDate>2026-10-05T08:00:00</StartDate>",
                           const std::string &rest = {})
{
    const auto import = readText(projectText(tasks, settings, rest));
    return mspdi::compareDates(import, computeSchedule(import.plan));
}

std::string dates(const std::string &start, const std::string &finish)
{
    return "<Start>2026-10-" + start + ":00</Start><Finish>2026-10-" + finish + ":00</Finish>";
}

} // namespace

class TestMspdiDates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalDatesAreCounted()
    {
        // In working time: Monday 17:00 is Tuesday 08:00.
        const auto report = reportOf(
            taskText(1, 8, dates("05T08:00", "06T08:00") + "<TotalSlack>0</TotalSlack><Critical>1</Critical>"));
        QVERIFY(report.differing.empty());
        QCOMPARE(report.differences(), std::size_t{0});
        QCOMPARE(report.perValue.at("finish").equal, std::size_t{1});
        QCOMPARE(report.perValue.at("total slack").compared, std::size_t{1});
        QVERIFY(!report.perValue.contains("late start"));
    }

    void everyValueThatDiffersIsListed()
    {
        const auto report =
            reportOf(taskText(1, 8,
                              dates("05T08:00", "05T17:00")
                                  + "<LateStart>2026-10-07T08:00:00</LateStart>"
                                    "<TotalSlack>9600</TotalSlack><FreeSlack>0</FreeSlack><Critical>0</Critical>"));
        QCOMPARE(report.differing.size(), std::size_t{1});
        QCOMPARE(report.differing[0].values,
                 (std::vector<mspdi::DifferingValue>{{"late start", "2026-10-07T08:00", "2026-10-05T08:00"},
                                                     {"total slack", "960 min", "0 min"},
                                                     {"critical", "no", "yes"}}));
        QCOMPARE(report.differing[0].reason, std::string("no reason is known"));
        QCOMPARE(report.differences(), std::size_t{3});
    }

    void comparesTheProjectFinish()
    {
        const std::string settings = "<StartDate>2026-10-05T08:00:00</StartDate><FinishDate>";
        const std::string task = taskText(1, 8, dates("05T08:00", "05T17:00"));
        QVERIFY(!reportOf(task, settings + "2026-10-06T08:00:00</FinishDate>").projectFinish); // in working time
        const auto report = reportOf(task, settings + "2026-10-09T17:00:00</FinishDate>");
        QVERIFY(report.differing.empty());
        QCOMPARE(*report.projectFinish,
                 (mspdi::DifferingValue{"finish of the project", "2026-10-09T17:00", "2026-10-05T17:00"}));
    }

    void reportsDatesThatLinksAskOfManualTasks()
    {
        const auto report =
            reportOf(taskText(1, 40, dates("05T08:00", "09T17:00"))
                     + taskText(2, 8, "<Manual>1</Manual>" + dates("07T08:00", "07T17:00") + linkText(1, 1, 0, 7))
                     + taskText(3, 8, "<Manual>1</Manual>" + dates("14T08:00", "14T17:00") + linkText(1, 1, 0, 7)));
        QVERIFY(report.differing.empty());
        QCOMPARE(report.asked.size(), std::size_t{1});
        QCOMPARE(isoInstant(report.asked[0].start), std::string("2026-10-07T08:00"));
        QCOMPARE(isoInstant(report.asked[0].asked), std::string("2026-10-12T08:00"));
    }

    void reasons_data()
    {
        QTest::addColumn<QString>("tasks");
        QTest::addColumn<QString>("settings");
        QTest::addColumn<QStringList>("reasons");
        const auto row = [](const char *name, const std::string &tasks, const QStringList &reasons,
                            const std::string &settings = {}) {
            QTest::newRow(name) << QString::fromStdString(tasks)
                                << QString::fromStdString("<StartDate>2026-10-05T08:00:00</StartDate>" + settings)
                                << reasons;
        };
        const QString pauses = QStringLiteral("its duration does not fill the time");
        row("by hand",
            taskText(1, 8,
                     "<Manual>1</Manual><LateFinish>2026-10-12T17:00:00</LateFinish>" + dates("07T08:00", "07T17:00")),
            {QStringLiteral("it is scheduled by hand")});
        row("levelled", taskText(1, 8, "<LevelingDelay>600</LevelingDelay>" + dates("07T08:00", "07T17:00")),
            {QStringLiteral("levelling holds it back")});
        row("pauses",
            taskText(1, 8,
                     "<Stop>2026-10-05T12:00:00</Stop><Resume>2026-10-06T13:00:00</Resume>"
                         + dates("05T08:00", "06T17:00")),
            {QStringLiteral("its work pauses from 2026-10-05T12:00 to 2026-10-06T13:00")});
        row("overnight is no pause",
            taskText(1, 16,
                     "<Stop>2026-10-05T17:00:00</Stop><Resume>2026-10-06T08:00:00</Resume>"
                         + dates("05T08:00", "07T17:00")),
            {pauses});
        row("follows another",
            taskText(1, 8, dates("05T08:00", "07T17:00"))
                + taskText(2, 8, dates("08T08:00", "08T17:00") + linkText(1, 1, 0, 7)),
            {pauses, QStringLiteral("it waits for \"T1\"")});
        row("before another",
            taskText(1, 8, dates("05T08:00", "05T17:00") + "<TotalSlack>9600</TotalSlack>")
                + taskText(2, 8,
                           "<TotalSlack>9600</TotalSlack>" + dates("06T08:00", "06T17:00") + linkText(1, 1, 0, 7)),
            {QStringLiteral("it must leave time for \"T2\""), QStringLiteral("no reason")});
        row("part of a summary",
            taskText(1, 0, "<OutlineLevel>1</OutlineLevel><Summary>1</Summary>" + dates("05T08:00", "07T17:00"))
                + taskText(2, 8, "<OutlineLevel>2</OutlineLevel>" + dates("05T08:00", "07T17:00")),
            {QStringLiteral("a task that is part of it"), pauses});
        row("from the finish", taskText(1, 8, dates("07T08:00", "07T17:00")),
            {QStringLiteral("the file schedules from the project's finish")},
            "<ScheduleFromStart>0</ScheduleFromStart>");
        row("another end",
            taskText(1, 8, dates("05T08:00", "05T17:00") + "<TotalSlack>9600</TotalSlack>")
                + taskText(2, 8, dates("07T08:00", "07T17:00")),
            {QStringLiteral("the plan ends at another time"), QStringLiteral("the plan ends at another time")});
    }
    void reasons()
    {
        QFETCH(QString, tasks);
        QFETCH(QString, settings);
        QFETCH(QStringList, reasons);
        const auto report = reportOf(tasks.toStdString(), settings.toStdString());
        QCOMPARE(report.differing.size(), static_cast<std::size_t>(reasons.size()));
        for (qsizetype i = 0; i < reasons.size(); ++i) {
            const QString said = QString::fromStdString(report.differing[static_cast<std::size_t>(i)].reason);
            QVERIFY2(said.startsWith(reasons[i]), qPrintable(said));
        }
    }
};

GIGAPLAN_TEST(TestMspdiDates)
#include "tst_mspdi_dates.moc"
