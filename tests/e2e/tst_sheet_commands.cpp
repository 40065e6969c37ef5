// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

/// Sheets and calendars in and out of the real program, as scripts call it.
class TestSheetCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSheetBecomesAPlan();
    void refusesToWriteAPlanUnderAnotherExtension();
    void failedOutputIsAnError();
    void taskTableRoundTrips();
    void importAddsRowsAndRefusesBadOnes();
    void decimalCommasAreReadOrAskedFor();
    void importsDeliveries();
    void exportsACalendar();
    void exitCodesTellErrorsApart();

private:
    struct Outcome {
        int code = -1;
        QByteArray out, err;
    };
    Outcome run(const QStringList &arguments) const;
    QString written(const char *name, const QByteArray &content) const;
    QString path(const char *name) const { return m_directory.filePath(QLatin1String(name)); }
    static QByteArray bytes(const QString &file);
    static QString data(const char *name) { return QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/") + QLatin1String(name); }

    QTemporaryDir m_directory;
    QString m_plan;
};

void TestSheetCommands::init()
{
    m_plan = path("plan.json");
    QFile::remove(m_plan);
    QVERIFY(QFile::copy(data("one-hall.json"), m_plan));
}

TestSheetCommands::Outcome TestSheetCommands::run(const QStringList &arguments) const
{
    QProcess process;
    process.start(qEnvironmentVariable("GIGAPLAN_PROGRAM"), arguments);
    process.waitForFinished(60'000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QString TestSheetCommands::written(const char *name, const QByteArray &content) const
{
    QFile file(path(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
}

QByteArray TestSheetCommands::bytes(const QString &file)
{
    QFile read(file);
    return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
}

void TestSheetCommands::aSheetBecomesAPlan()
{
    const QString sheet = written(
        "tasks.csv",
        "ID,Task Name,Duration,Start,Predecessors\n1,Dig,5 days,Mon 1/5/26,\n2,Pour,2 wks,Mon 1/12/26,1FS+2d\n");
    const Outcome made = run({QStringLiteral("convert"), sheet, path("made.json")});
    QCOMPARE(made.code, 0);
    QVERIFY(made.err.contains("column 3 (Duration) -> Duration (100 %)"));
    QVERIFY(made.err.contains("dates have the month first"));
    QVERIFY(made.err.contains("2 tasks added, 0 changed, 0 rows refused"));
    const Outcome schedule = run({QStringLiteral("schedule"), path("made.json"), QStringLiteral("--json")});
    const QJsonArray tasks = QJsonDocument::fromJson(schedule.out).object()[QStringLiteral("tasks")].toArray();
    QCOMPARE(tasks.size(), 2);
    QCOMPARE(tasks[1].toObject()[QStringLiteral("start")].toString(), QStringLiteral("2026-01-14T08:00"));
    // Any command that reads a plan reads the sheet too.
    QCOMPARE(run({QStringLiteral("schedule"), sheet, QStringLiteral("--json")}).out, schedule.out);
}

void TestSheetCommands::refusesToWriteAPlanUnderAnotherExtension()
{
    const QString sheet = written("rows.csv", "Name,Duration\nSurvey,5 d\n");
    const QString project = path("works.xml");
    QCOMPARE(run({QStringLiteral("convert"), m_plan, project}).code, 0);
    const QByteArray before = bytes(project), sheetBefore = bytes(sheet);
    for (const QStringList &words :
         {QStringList{QStringLiteral("import"), project, sheet},
          QStringList{QStringLiteral("import"), m_plan, sheet, sheet},
          QStringList{QStringLiteral("baseline"), project, QStringLiteral("--take"), QStringLiteral("A")},
          QStringList{QStringLiteral("level"), m_plan, path("out.txt")}}) {
        const Outcome refused = run(words);
        QCOMPARE(refused.code, 2);
        QVERIFY(refused.err.contains("a plan is written as .gigaplan or .json"));
    }
    QCOMPARE(bytes(project), before);
    QCOMPARE(bytes(sheet), sheetBefore);
    QVERIFY(!QFile::exists(path("out.txt")));
}

void TestSheetCommands::failedOutputIsAnError()
{
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(qEnvironmentVariable("GIGAPLAN_PROGRAM"),
                  {QStringLiteral("schedule"), m_plan, QStringLiteral("--csv")});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 4);
    QVERIFY(process.readAllStandardError().contains("could not be written to standard output"));
}

void TestSheetCommands::taskTableRoundTrips()
{
    const QByteArray before = bytes(m_plan);
    QCOMPARE(run({QStringLiteral("convert"), m_plan, path("out.csv")}).code, 0);
    QVERIFY(bytes(path("out.csv")).startsWith("Key,ID,Outline level,Name,Duration,Start,Finish,Predecessors,"));
    const Outcome again = run({QStringLiteral("import"), m_plan, path("out.csv"), QStringLiteral("--json")});
    QCOMPARE(again.code, 0);
    const QJsonObject report = QJsonDocument::fromJson(again.out).object();
    QCOMPARE(report[QStringLiteral("changed")].toInt(-1), 0);
    QCOMPARE(report[QStringLiteral("same")].toInt(), int(bytes(path("out.csv")).count('\n')) - 1);
    QCOMPARE(bytes(m_plan), before);
    QCOMPARE(run({QStringLiteral("convert"), m_plan, path("rows.csv"), QStringLiteral("--table"),
                  QStringLiteral("equipment")})
                 .code,
             0);
    QVERIFY(bytes(path("rows.csv")).startsWith("Key,Kind,Vendor,Name,"));
}

void TestSheetCommands::importAddsRowsAndRefusesBadOnes()
{
    const QByteArray before = bytes(m_plan);
    const QString sheet =
        written("new.csv", "Name,Duration,Start\nNew gate,5 d,2026-02-02\nBad gate,long,2026-02-02\n");
    const QStringList import{QStringLiteral("import"), m_plan, sheet, path("with.json")};
    const Outcome refused = run(import);
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.err.contains("refused: line 3, column 2 (Duration): expected a duration"));
    QVERIFY(refused.err.contains("nothing is written"));
    QVERIFY(!QFile::exists(path("with.json")));
    QCOMPARE(run(QStringList(import) << QStringLiteral("--skip-refused") << QStringLiteral("--dry-run")).code, 0);
    QVERIFY(!QFile::exists(path("with.json")));
    QCOMPARE(run(QStringList(import) << QStringLiteral("--skip-refused")).code, 0);
    QVERIFY(bytes(path("with.json")).contains("New gate") && !bytes(path("with.json")).contains("Bad gate"));
    QCOMPARE(bytes(m_plan), before);
    const QString mapped = written("mapped.csv", "What;Days\nNew gate;4\n");
    const Outcome done = run({QStringLiteral("import"), path("with.json"), mapped, QStringLiteral("--map"),
                              QStringLiteral("What=name,Days=duration_min"), QStringLiteral("--json")});
    QCOMPARE(done.code, 0);
    QCOMPARE(QJsonDocument::fromJson(done.out).object()[QStringLiteral("changed")].toInt(), 1);
}

void TestSheetCommands::decimalCommasAreReadOrAskedFor()
{
    const QString sheet =
        written("german.csv", "ID;Name;Duration;Predecessors\n1;Dig;1,5 days;\n2;Pour;2,25d;1FS+0,5d\n3;Test;1d;2\n");
    const QString start = QStringLiteral("--start"), day = QStringLiteral("2026-03-02");
    QCOMPARE(run({QStringLiteral("convert"), sheet, path("german.json"), start, day}).code, 0);
    const Outcome schedule = run({QStringLiteral("schedule"), path("german.json"), QStringLiteral("--json")});
    const QJsonArray tasks = QJsonDocument::fromJson(schedule.out).object()[QStringLiteral("tasks")].toArray();
    QCOMPARE(tasks.size(), 3);
    QCOMPARE(tasks[0].toObject()[QStringLiteral("finish")].toString(), QStringLiteral("2026-03-03T12:00"));
    QCOMPARE(tasks[1].toObject()[QStringLiteral("start")].toString(), QStringLiteral("2026-03-04T08:00"));
    QCOMPARE(tasks[1].toObject()[QStringLiteral("finish")].toString(), QStringLiteral("2026-03-06T10:00"));
    QCOMPARE(tasks[2].toObject()[QStringLiteral("finish")].toString(), QStringLiteral("2026-03-09T10:00"));

    const QString open = written("open.csv", "Key,Rating per unit\na,\"1,500\"\n");
    const QStringList import{QStringLiteral("import"), m_plan, open, path("nodes.json"), QStringLiteral("--table"),
                             QStringLiteral("nodes")};
    const Outcome refused = run(import);
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.err.contains("refused: line 2, column 2 (Rating per unit): \"1,500\" may be 1500 or 1.500"));
    QVERIFY(!QFile::exists(path("nodes.json")));
    QCOMPARE(run(QStringList(import) << QStringLiteral("--decimal") << QStringLiteral("comma")).code, 0);
    QVERIFY(bytes(path("nodes.json")).contains("\"rating_kw\": 1.5"));
    QCOMPARE(run(QStringList(import) << QStringLiteral("--decimal") << QStringLiteral("point")).code, 0);
    QVERIFY(bytes(path("nodes.json")).contains("\"rating_kw\": 1500"));
    QCOMPARE(run(QStringList(import) << QStringLiteral("--decimal") << QStringLiteral("dot")).code, 2);
}

void TestSheetCommands::importsDeliveries()
{
    const QString plan = path("ten.json");
    QFile::remove(plan);
    QVERIFY(QFile::copy(data("openai-nvidia-10gw.json"), plan));
    QCOMPARE(run({QStringLiteral("convert"), plan, path("supplies.csv"), QStringLiteral("--table"),
                  QStringLiteral("supplies")})
                 .code,
             0);
    const Outcome same = run({QStringLiteral("import"), plan, path("supplies.csv"), QStringLiteral("--table"),
                              QStringLiteral("supply"), QStringLiteral("--dry-run"), QStringLiteral("--json")});
    QCOMPARE(same.code, 0);
    const QJsonObject report = QJsonDocument::fromJson(same.out).object();
    QVERIFY(report[QStringLiteral("same")].toInt() > 0);
    QCOMPARE(report[QStringLiteral("added")].toInt(-1) + report[QStringLiteral("changed")].toInt(-1), 0);
}

void TestSheetCommands::exportsACalendar()
{
    const QStringList convert{QStringLiteral("convert"), data("openai-nvidia-10gw.json")};
    qputenv("SOURCE_DATE_EPOCH", "soon");
    QCOMPARE(run(QStringList(convert) << path("plan.ics")).code, 2);
    QVERIFY(!QFile::exists(path("plan.ics")));
    qputenv("SOURCE_DATE_EPOCH", "1770091506");
    const auto clock = qScopeGuard([] { qunsetenv("SOURCE_DATE_EPOCH"); });
    QCOMPARE(run(QStringList(convert) << path("plan.ics")).code, 0);
    const QByteArray plain = bytes(path("plan.ics"));
    QVERIFY(plain.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && plain.endsWith("END:VCALENDAR\r\n"));
    QVERIFY(plain.contains("CATEGORIES:Go-live\r\n") && !plain.contains("CATEGORIES:Latest order\r\n"));
    QCOMPARE(run(QStringList(convert) << path("again.ics")).code, 0);
    QCOMPARE(bytes(path("again.ics")), plain);
    QVERIFY(plain.contains("DTSTAMP:20260203T040506Z\r\n"));
    QCOMPARE(run(QStringList(convert) << path("orders.ics") << QStringLiteral("--order-dates")
                                      << QStringLiteral("--trials") << QStringLiteral("20"))
                 .code,
             0);
    QVERIFY(bytes(path("orders.ics")).contains("CATEGORIES:Latest order\r\n"));
}

void TestSheetCommands::exitCodesTellErrorsApart()
{
    const QString convert = QStringLiteral("convert"), out = path("wrong.json");
    QCOMPARE(run({convert, written("loop.csv", "Name,Start,Predecessors\nA,2026-01-05,B\nB,,A\n"), out}).code, 3);
    const Outcome dates = run({convert, written("dates.csv", "Name,Start\nA,03/04/2026\n"), out});
    QCOMPARE(dates.code, 3);
    QVERIFY(dates.err.contains("may have the day or the month first"));
    QCOMPARE(run({convert, path("dates.csv"), out, QStringLiteral("--dates"), QStringLiteral("dmy")}).code, 0);
    QCOMPARE(run({convert, path("dates.csv"), out, QStringLiteral("--dates"), QStringLiteral("ydm")}).code, 2);
    QCOMPARE(run({convert, written("undated.csv", "Name,Duration\nA,5 d\n"), out}).code, 2);
    QCOMPARE(run({convert, path("undated.csv"), out, QStringLiteral("--start"), QStringLiteral("2026-01-05")}).code, 0);
    QCOMPARE(run({convert, written("open.csv", "Name,Start\n\"A,2026-01-05\n"), out}).code, 3);
    QCOMPARE(run({QStringLiteral("import"), m_plan, path("missing.csv")}).code, 3);
    QCOMPARE(run({QStringLiteral("import"), m_plan, path("undated.csv"), QStringLiteral("--table"),
                  QStringLiteral("ghosts")})
                 .code,
             2);
    QCOMPARE(run({convert, m_plan, QStringLiteral("/nowhere/out.csv")}).code, 4);
}

GIGAPLAN_TEST(TestSheetCommands)
#include "tst_sheet_commands.moc"
