// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/mspdi_files.h"
#include "model/plan/tasks.h"
#include "tests/model/mspdi/project_text.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

std::string doctype(const std::string &declarations)
{
    const std::string text = projectText("<Task><UID>1</UID><Name>&x;</Name></Task>");
    return text.substr(0, text.find('\n') + 1) + "<!DOCTYPE Project " + declarations + ">"
        + text.substr(text.find('\n') + 1);
}

std::string many(const std::string &text, std::size_t count)
{
    std::string all;
    all.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i) {
        all += text;
    }
    return all;
}

std::string neverWorks(int uid)
{
    std::string days;
    for (int day = 1; day <= 7; ++day) {
        days += "<WeekDay><DayType>" + std::to_string(day) + "</DayType><DayWorking>0</DayWorking></WeekDay>";
    }
    return "<Calendar><UID>" + std::to_string(uid) + "</UID><Name>never</Name><WeekDays>" + days
        + "</WeekDays></Calendar>";
}

} // namespace

class TestMspdiHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesWithAReason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const std::string &text, const char *reason) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromLatin1(reason);
        };
        const auto settings = [](const std::string &more) { return projectText(taskText(1, 8), more); };
        const auto inTask = [](const std::string &more) { return projectText(taskText(1, 8, more)); };

        std::string bomb = "[<!ENTITY a \"lol\">";
        for (char c = 'b'; c <= 'x'; ++c) {
            bomb += "<!ENTITY " + std::string(1, c) + " \""
                + many(std::string("&") + static_cast<char>(c - 1) + ";", 10) + "\">";
        }
        row("entity bomb", doctype(bomb + "]"), "line 2: a document type");
        row("external entity", doctype("[<!ENTITY x SYSTEM \"secret.txt\">]"), "line 2: a document type");
        row("external document type", doctype("SYSTEM \"http://127.0.0.1:9/none.dtd\""), "line 2: a document type");
        row("unknown entity", projectText("<Task><UID>1</UID><Name>&x;</Name></Task>"),
            "line 5: this is not well-formed XML");
        row("deep nesting", "<Project>" + many("<Tasks>", 100'000) + many("</Tasks>", 100'000) + "</Project>",
            "nested more than 32 deep");
        row("many attributes", "<Project " + many("a=\"1\" ", 10'000) + "/>", "the end of a tag within 8 KiB");
        row("long text", projectText("<Task><UID>1</UID><Name>" + std::string(2 << 20, 'x') + "</Name></Task>"),
            "more than 1 MiB");
        row("not XML", "UID;Name\n1;x\n", "well-formed");
        row("empty", "", "well-formed");
        row("another root", "<?xml version=\"1.0\"?><html/>", "expected the element \"Project\", found \"html\"");
        row("two roots", projectText("") + "<Project/>", "well-formed");
        row("cut off", projectText(taskText(1, 8)).substr(0, 200), "line ");
        row("not UTF-8", projectText("<Task><UID>1</UID><Name>\xff\xfe</Name></Task>"), "line 5: expected UTF-8");
        row("NUL", projectText(std::string("<Task><UID>1</UID><Name>a\0b</Name></Task>", 41)),
            "line 5: expected UTF-8");
        row("unknown encoding", "<?xml version=\"1.0\" encoding=\"klingon\"?><Project/>",
            "line 1: the encoding \"klingon\" is not known here");
        row("UTF-16 that is none", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><Project/>",
            "line 1: the encoding \"utf-16\" is declared, but");
        row("Latin-1 said to be UTF-8",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Project><Title>Stra\xDF"
            "e</Title></Project>",
            "line 2: expected UTF-8");
        row("another encoding", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><Project/>", "expected the encoding UTF-8");
        row("year 1", settings("<StartDate>0001-01-01T00:00:00</StartDate>"),
            "line 3: StartDate: expected a date from 1900 to 2200");
        row("year 9999", inTask("<Deadline>9999-12-31T23:59:59</Deadline>"), "line 5: Deadline: expected a date");
        row("no such day", inTask("<Deadline>2026-02-30T08:00:00</Deadline>"), "Deadline: expected a date");
        row("before plans begin", settings("<StartDate>1985-01-01T08:00:00</StartDate>"), "plans reach from 1990");
        row("huge duration", projectText("<Task><UID>1</UID><Duration>PT99999999999999999999H0M0S</Duration></Task>"),
            "Duration: expected a duration");
        row("negative duration", projectText("<Task><UID>1</UID><Duration>-PT8H0M0S</Duration></Task>"),
            "Duration: expected a duration of at least 0");
        row("huge lag",
            projectText(
                taskText(1, 8)
                + taskText(
                    2, 8,
                    "<PredecessorLink><PredecessorUID>1</PredecessorUID><LinkLag>1e14</LinkLag></PredecessorLink>")),
            "LinkLag: expected");
        row("infinite lag",
            projectText(
                taskText(1, 8)
                + taskText(
                    2, 8,
                    "<PredecessorLink><PredecessorUID>1</PredecessorUID><LinkLag>inf</LinkLag></PredecessorLink>")),
            "LinkLag: expected a number");
        row("gigantic number", projectText("<Task><UID>99999999999999999999999</UID></Task>"),
            "UID: expected a whole number");
        row("no UID", projectText("<Task><Name>x</Name></Task>"), "line 5: Task: expected a UID");
        row("unknown constraint", inTask("<ConstraintType>9</ConstraintType>"),
            "ConstraintType: expected a whole number from 0 to 7");
        row("same UID twice", projectText(taskText(1, 8) + taskText(1, 8)), "the one of line 5");
        row("link to nothing", inTask(linkText(99, 1, 0, 7)),
            "line 5: PredecessorUID: expected the UID of a task, found 99");
        row("link to itself", inTask(linkText(1, 1, 0, 7)), "is its own predecessor");
        row("calendar of nobody", inTask("<CalendarUID>5</CalendarUID>"), "expected the UID of a calendar, found 5");
        row("calendar without work",
            settings("<CalendarUID>1</CalendarUID><Calendars>" + neverWorks(1) + "</Calendars>"),
            "the project's calendar \"never\" has no working time");
        row("calendars in a ring",
            settings("<Calendars><Calendar><UID>1</UID><BaseCalendarUID>2</BaseCalendarUID></Calendar>"
                     "<Calendar><UID>2</UID><BaseCalendarUID>1</BaseCalendarUID></Calendar></Calendars>"),
            "based on itself");
        row("same calendar twice", settings("<Calendars>" + neverWorks(1) + neverWorks(1) + "</Calendars>"),
            "belongs to another calendar");
        const std::string weekly =
            "<Exception><Type>6</Type><DaysOfWeek>127</DaysOfWeek><TimePeriod><FromDate>1990-01-01</FromDate>"
            "<ToDate>2199-12-31</ToDate></TimePeriod></Exception>";
        row("exceptions without end",
            settings("<Calendars><Calendar><UID>1</UID><Exceptions>" + many(weekly, 2000)
                     + "</Exceptions></Calendar></Calendars>"),
            "more than two million days");
        row("assignment of nothing",
            projectText(
                taskText(1, 8), {},
                "<Assignments><Assignment><TaskUID>1</TaskUID><ResourceUID>9</ResourceUID></Assignment></Assignments>"),
            "expected the UIDs of a task and a resource");
    }
    void refusesWithAReason()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, reason);
        const QString said = QString::fromStdString(refusal(text.toStdString()));
        QVERIFY2(said.startsWith(QStringLiteral("plan.xml: ")) && said.contains(reason), qPrintable(said));
    }

    void unusedCalendarWithoutWorkIsNamed()
    {
        const auto import = readText(projectText(
            taskText(1, 8), "<StartDate>2026-10-05T08:00:00</StartDate><Calendars>" + neverWorks(1) + "</Calendars>"));
        QCOMPARE(import.leftOut.size(), std::size_t{1});
        QVERIFY(import.leftOut[0].what.starts_with("calendars without working time"));
        QCOMPARE(import.leftOut[0].first, std::string("never"));
    }

    void utf16IsRead()
    {
        QString text = QString::fromStdString(projectText("<Task><UID>1</UID><Name>Ω</Name></Task>"));
        text.replace(QStringLiteral("UTF-8"), QStringLiteral("UTF-16"));
        std::string bytes = "\xFF\xFE";
        for (const QChar c : text) {
            bytes += static_cast<char>(c.unicode() & 0xFF);
            bytes += static_cast<char>(c.unicode() >> 8);
        }
        QCOMPARE(readText(bytes).plan.table<Task>()[0].name, std::string("Ω"));
    }

    void loopsAreShown()
    {
        QTemporaryDir directory;
        const std::filesystem::path file = directory.path().toStdString() + "/loop.xml";
        std::ofstream(file) << projectText(taskText(1, 8, linkText(2, 1, 0, 7)) + taskText(2, 8, linkText(1, 1, 0, 7)));
        const auto read = readMspdi(file);
        QVERIFY(!read);
        QVERIFY2(read.error().message.find("T1") != std::string::npos
                     && read.error().message.find("T2") != std::string::npos,
                 read.error().message.c_str());
    }
};

GIGAPLAN_TEST(TestMspdiHostile)
#include "tst_mspdi_hostile.moc"
