// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/edit/document.h"
#include "model/files/plan_files.h"
#include "model/plan/fields.h"
#include "model/plan/phases.h"
#include "model/plan/tasks.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace gigaplan;

/// Runs the real program without a display, as scripts do.
class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void summaryOfTheTenGigawattPlan();
    void annualEnergyHasCostCarbonAndWater();
    void firstTrancheIsReleasedWithTheFirstGigawatt();
    void shippedPlansHaveNoErrors_data();
    void shippedPlansHaveNoErrors();
    void scheduleJsonMatchesCsv();
    void simulationIsTheSameWithAnyNumberOfThreads();
    void conversionRoundTripIsIdentical();
    void generatedPlanOpens();
    void sizeFollowsTheDefinition();
    void reportIsAMultiPagePdf();
    void picturesOfEveryView_data();
    void picturesOfEveryView();
    void usageAndInputErrorsAreExplained_data();
    void usageAndInputErrorsAreExplained();
    void unusedArgumentsAreRefused_data();
    void unusedArgumentsAreRefused();
    void failedConversionLeavesTheOldFile();
    void logIsListedAndNotWrittenToJson();
    void projectXmlRoundTrips();
    void importReportsEveryDifferingDate();

private:
    struct Outcome {
        int code = -1;
        QByteArray out, err;
    };
    Outcome run(const QStringList &arguments) const;
    QJsonObject json(const QStringList &arguments) const;
    QString file(const char *name) const { return m_directory.filePath(QLatin1String(name)); }
    static QString data(const char *name) { return QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/") + QLatin1String(name); }

    QString m_program = qEnvironmentVariable("GIGAPLAN_PROGRAM");
    QTemporaryDir m_directory;
};

TestCommandLine::Outcome TestCommandLine::run(const QStringList &arguments) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    process.setProcessEnvironment(environment);
    process.start(m_program, arguments);
    process.waitForFinished(120'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QJsonObject TestCommandLine::json(const QStringList &arguments) const
{
    const Outcome outcome = run(arguments);
    return outcome.code == 0 ? QJsonDocument::fromJson(outcome.out).object() : QJsonObject();
}

void TestCommandLine::initTestCase()
{
    QVERIFY2(QFile::exists(m_program), "GIGAPLAN_PROGRAM does not name the built program; run through ctest");
}

void TestCommandLine::summaryOfTheTenGigawattPlan()
{
    const QJsonObject summary =
        json({QStringLiteral("summary"), data("openai-nvidia-10gw.json"), QStringLiteral("--json")});
    const QJsonArray phases = summary[QStringLiteral("phases")].toArray();
    QCOMPARE(phases.size(), 10);
    QString previous;
    for (const auto &phase : phases) {
        const QString live = phase[QStringLiteral("live_on")].toString();
        QVERIFY2(live > previous, qPrintable(live + QStringLiteral(" after ") + previous));
        previous = live;
    }
    const QString first = phases[0][QStringLiteral("live_on")].toString();
    QVERIFY2(first >= QStringLiteral("2026-07-01") && first <= QStringLiteral("2026-12-31"), qPrintable(first));
    QVERIFY(summary[QStringLiteral("gpus")][QStringLiteral("planned")].toInteger() >= 2'000'000);
    QCOMPARE(summary[QStringLiteral("capacity_basis")].toString(), QStringLiteral("it"));
    QVERIFY(summary[QStringLiteral("it_mw")][QStringLiteral("planned")].toDouble() >= 10'000);
    QVERIFY(summary[QStringLiteral("target_mw")].toDouble() >= 10'000);
    QCOMPARE(summary[QStringLiteral("capital")][QStringLiteral("committed")].toInteger(), 100'000'000'000);
    QCOMPARE(summary[QStringLiteral("findings")][QStringLiteral("errors")].toInteger(), 0);
}

void TestCommandLine::annualEnergyHasCostCarbonAndWater()
{
    const QString plan = data("one-hall.json");
    const QStringList late{QStringLiteral("--at"), QStringLiteral("2040-01-01")};
    const QJsonValue energy =
        json(QStringList{QStringLiteral("summary"), plan, QStringLiteral("--json")} + late)[QStringLiteral("energy")];
    const double mwh = energy[QStringLiteral("annual_mwh")].toDouble();
    const auto isNear = [](double a, double b) { return b > 0 && std::abs(a - b) < 1e-6 * b; };
    QVERIFY(isNear(energy[QStringLiteral("annual_tco2")].toDouble(), mwh * 0.373)); // all of it from the grid
    QVERIFY(isNear(energy[QStringLiteral("annual_cost")].toDouble(), mwh * 83));
    QVERIFY(isNear(energy[QStringLiteral("annual_water_m3")].toDouble(), mwh / 1.15 * 0.2));
    const QByteArray text = run(QStringList{QStringLiteral("summary"), plan} + late).out;
    QVERIFY2(text.contains(" Mt CO2, $") && text.contains(" m3 of water a year"), text.constData());
}

void TestCommandLine::firstTrancheIsReleasedWithTheFirstGigawatt()
{
    const QString plan = data("openai-nvidia-10gw.json");
    const QJsonObject summary = json({QStringLiteral("summary"), plan, QStringLiteral("--json")});
    const QString live = summary[QStringLiteral("phases")].toArray()[0][QStringLiteral("live_on")].toString();
    const auto releasedOn = [&](const QString &date) {
        return json({QStringLiteral("summary"), plan, QStringLiteral("--json"), QStringLiteral("--at"),
                     date})[QStringLiteral("capital")][QStringLiteral("released")]
            .toInteger();
    };
    QCOMPARE(releasedOn(live), 10'000'000'000);
    QCOMPARE(releasedOn(QDate::fromString(live, Qt::ISODate).addDays(-1).toString(Qt::ISODate)), 0);
    QCOMPARE(releasedOn(QStringLiteral("2040-01-01")), 100'000'000'000);
}

void TestCommandLine::shippedPlansHaveNoErrors_data()
{
    QTest::addColumn<QString>("plan");
    for (const char *name : {"openai-nvidia-10gw.json", "abilene.json", "one-hall.json"}) {
        QTest::newRow(name) << data(name);
    }
}

void TestCommandLine::shippedPlansHaveNoErrors()
{
    QFETCH(QString, plan);
    const Outcome outcome = run({QStringLiteral("check"), plan});
    QVERIFY2(outcome.code == 0, outcome.out.constData());
}

void TestCommandLine::scheduleJsonMatchesCsv()
{
    const QString plan = data("one-hall.json");
    const QJsonArray tasks =
        json({QStringLiteral("schedule"), plan, QStringLiteral("--json")})[QStringLiteral("tasks")].toArray();
    const QList<QByteArray> lines =
        run({QStringLiteral("schedule"), plan, QStringLiteral("--csv")}).out.trimmed().split('\n');
    QVERIFY(tasks.size() > 5);
    QCOMPARE(lines.size(), tasks.size() + 1);
    QVERIFY(
        lines[0].startsWith("uid,key,name,start,finish,early_start,early_finish,late_start,late_finish,total_slack_min,"
                            "free_slack_min,critical"));
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        QVERIFY(lines[i + 1].contains(tasks[i][QStringLiteral("start")].toString().toUtf8()));
        QVERIFY(lines[i + 1].endsWith(tasks[i][QStringLiteral("critical")].toBool() ? ",1" : ",0"));
    }
}

void TestCommandLine::simulationIsTheSameWithAnyNumberOfThreads()
{
    const QStringList command{QStringLiteral("simulate"), data("openai-nvidia-10gw.json"), QStringLiteral("--trials"),
                              QStringLiteral("40"),       QStringLiteral("--profile"),     QStringLiteral("both")};
    const auto with = [&command](const QStringList &more) { return command + more; };
    const Outcome one = run(with({QStringLiteral("--threads"), QStringLiteral("1"), QStringLiteral("--json")}));
    QCOMPARE(one.code, 0);
    QCOMPARE(run(with({QStringLiteral("--threads"), QStringLiteral("3"), QStringLiteral("--json")})).out, one.out);
    QVERIFY(run(with({QStringLiteral("--seed"), QStringLiteral("2"), QStringLiteral("--json")})).out != one.out);
    const QJsonObject result = QJsonDocument::fromJson(one.out).object();
    QCOMPARE(result.value(QLatin1String("trials")).toInt(), 40);
    QCOMPARE(result.value(QLatin1String("profile")).toObject().value(QLatin1String("n")).toInt(), 9);
    QCOMPARE(result.value(QLatin1String("phases")).toArray().size(), 10);
    const QJsonArray phases = result.value(QLatin1String("phases")).toArray();
    for (const QJsonValue &phase : phases) {
        QVERIFY(phase[QLatin1String("p10")].toString() < phase[QLatin1String("p90")].toString());
    }
    QVERIFY(!result.value(QLatin1String("order_dates")).toArray().isEmpty());
    const Outcome csv = run(with({QStringLiteral("--csv")}));
    QCOMPARE(csv.out.count('\n'), result.value(QLatin1String("tasks")).toArray().size() + 1);
    QVERIFY(run(command).out.contains("Default risk profile"));
    QCOMPARE(run(with({QStringLiteral("--phase"), QStringLiteral("no-such")})).code, 2);
    QCOMPARE(
        run({QStringLiteral("simulate"), data("one-hall.json"), QStringLiteral("--profile"), QStringLiteral("none")})
            .code,
        2);
    QCOMPARE(
        run({QStringLiteral("simulate"), data("one-hall.json"), QStringLiteral("--trials"), QStringLiteral("0")}).code,
        2);
}

void TestCommandLine::conversionRoundTripIsIdentical()
{
    const QString original = data("abilene.json");
    QCOMPARE(run({QStringLiteral("convert"), original, file("a.gigaplan")}).code, 0);
    QCOMPARE(run({QStringLiteral("convert"), file("a.gigaplan"), file("a.json")}).code, 0);
    QFile before(original);
    QFile after(file("a.json"));
    QVERIFY(before.open(QIODevice::ReadOnly) && after.open(QIODevice::ReadOnly));
    QVERIFY(before.readAll() == after.readAll());
}

void TestCommandLine::generatedPlanOpens()
{
    const QString plan = file("g.gigaplan");
    QCOMPARE(run({QStringLiteral("generate"), QStringLiteral("--gigawatts"), QStringLiteral("0.5"),
                  QStringLiteral("--basis"), QStringLiteral("facility"), plan})
                 .code,
             0);
    const QJsonObject summary = json({QStringLiteral("summary"), plan, QStringLiteral("--json")});
    QCOMPARE(summary[QStringLiteral("capacity_basis")].toString(), QStringLiteral("facility"));
    QVERIFY(summary[QStringLiteral("facility_mw")][QStringLiteral("planned")].toDouble() >= 500);
    QCOMPARE(run({QStringLiteral("check"), plan}).code, 0);
}

void TestCommandLine::sizeFollowsTheDefinition()
{
    const QJsonObject size = json({QStringLiteral("size"), QStringLiteral("--gigawatts"), QStringLiteral("1"),
                                   QStringLiteral("--basis"), QStringLiteral("it"), QStringLiteral("--equipment"),
                                   QStringLiteral("vr-nvl72"), QStringLiteral("--json")});
    // 1,000,000 kW / (190 kW × 1.14) = 4,616.8 racks, so 4,617, each of 72 packages.
    QCOMPARE(size[QStringLiteral("racks")].toInteger(), 4617);
    QCOMPARE(size[QStringLiteral("gpus")].toInteger(), 4617 * 72);
}

void TestCommandLine::reportIsAMultiPagePdf()
{
    QCOMPARE(run({QStringLiteral("report"), data("one-hall.json"), file("r.pdf")}).code, 0);
    QCOMPARE(run({QStringLiteral("report"), data("one-hall.json"), file("r.gigaplan")}).code, 2);
    QVERIFY(!QFileInfo::exists(file("r.gigaplan")));
    QProcess info;
    info.start(QStringLiteral("pdfinfo"), {file("r.pdf")});
    QVERIFY(info.waitForFinished());
    const QString text = QString::fromUtf8(info.readAllStandardOutput());
    const int pages = text.section(QStringLiteral("Pages:"), 1).trimmed().section(QLatin1Char('\n'), 0, 0).toInt();
    QVERIFY2(pages >= 10, qPrintable(text));
    QProcess words;
    words.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file("r.pdf"), QStringLiteral("-")});
    QVERIFY(words.waitForFinished());
    const QString content = QString::fromUtf8(words.readAllStandardOutput());
    for (const char *wanted :
         {"Key figures", "Phases", "Timeline", "Power", "Capital", "Tranches", "Findings", "Assumptions and sources",
          "Milestones with their risk", "Order dates", "500 trials, seed 1"}) {
        QVERIFY2(wanted == std::string("Key figures") || content.contains(QLatin1String(wanted)), wanted);
    }
}

void TestCommandLine::picturesOfEveryView_data()
{
    QTest::addColumn<QString>("view");
    for (const char *name : {"timeline", "power", "gpus", "floor", "capital", "risk", "tornado"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestCommandLine::picturesOfEveryView()
{
    QFETCH(QString, view);
    for (const char *suffix : {"png", "svg", "pdf"}) {
        const QString out = m_directory.filePath(view + QLatin1Char('.') + QLatin1String(suffix));
        const Outcome outcome = run({QStringLiteral("render"), data("one-hall.json"), QStringLiteral("--view"), view,
                                     QStringLiteral("--size"), QStringLiteral("800x500"), out});
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QVERIFY(QFile(out).size() > 1000);
    }
    const QImage picture(m_directory.filePath(view + QStringLiteral(".png")));
    QCOMPARE(picture.size(), QSize(800, 500));
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 3) {
        for (int x = 0; x < picture.width(); x += 3) {
            colours.insert(picture.pixel(x, y));
        }
    }
    QVERIFY2(colours.size() > 4, "the picture is all but empty");
}

void TestCommandLine::usageAndInputErrorsAreExplained_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("said");
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    QTest::newRow("no file") << QStringList{s("summary")} << 2 << QByteArray("file name is missing");
    QTest::newRow("unknown option") << QStringList{s("summary"), s("x"), s("--jsn")} << 2 << QByteArray("--jsn");
    QTest::newRow("bad date") << QStringList{s("summary"), data("one-hall.json"), s("--at"), s("soon")} << 2
                              << QByteArray("soon");
    QTest::newRow("missing file") << QStringList{s("check"), s("/nowhere/plan.json")} << 3
                                  << QByteArray("/nowhere/plan.json");
    QTest::newRow("unwritable") << QStringList{s("convert"), data("one-hall.json"), s("/nowhere/out.json")} << 4
                                << QByteArray("/nowhere/out.json");
    QTest::newRow("unknown format") << QStringList{s("convert"), data("one-hall.json"), s("out.docx")} << 2
                                    << QByteArray("docx");
    QTest::newRow("unknown equipment") << QStringList{s("size"), s("--gigawatts"), s("1"), s("--equipment"),
                                                      s("abacus")}
                                       << 2 << QByteArray("abacus");
    QTest::newRow("unknown view") << QStringList{s("render"), data("one-hall.json"), s("--view"), s("moon"),
                                                 s("/tmp/x.png")}
                                  << 2 << QByteArray("moon");
    QTest::newRow("not a number") << QStringList{s("size"), s("--gigawatts"), s("nan")} << 2 << QByteArray("nan");
}

void TestCommandLine::usageAndInputErrorsAreExplained()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, said);
    const Outcome outcome = run(arguments);
    QVERIFY2(outcome.err.contains(said), outcome.err.constData());
    QCOMPARE(outcome.code, code);
    QVERIFY(outcome.out.isEmpty());
}

void TestCommandLine::unusedArgumentsAreRefused_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *words, const char *said) {
        QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(said);
    };
    row("schedule PLAN --json --csv", "--json and --csv exclude each other");
    row("level PLAN --csv --json", "exclude each other");
    row("summary PLAN --at 2026-05-01 --at 2026-06-01", "--at is given twice");
    row("simulate PLAN --phase=", "--phase needs a value");
    row("simulate PLAN --csv --phase first", "--phase is of the tornado");
    row("baseline PLAN --at 2026-05-01", "--at is the date of --against");
    row("baseline PLAN --take A --json", "--json is of --list and --against");
    row("baseline PLAN --remove A --csv", "--csv is of --list and --against");
    row("baseline PLAN --list --against A", "--list and --against exclude each other");
    row("level PLAN --clear --seed 2", "--seed says how to level");
    row("level PLAN --clear --plain", "--plain says how to level");
    row("level PLAN --plain --passes 3", "--plain is one pass");
    row("level PLAN --plain --seed 3", "--plain is one pass");
    row("learn PLAN --fit --rate 5", "--rate and --fit exclude each other");
    row("generate --scenario one-hall --seed 3 OUT.json", "--seed is of a plan of any size");
    row("generate --scenario one-hall --gigawatts 3 OUT.json", "--gigawatts is of a plan of any size");
    row("convert PLAN OUT.gigaplan --order-dates", "--order-dates is of a calendar");
    row("convert PLAN OUT.gigaplan --table rows", "--table says which table a .csv holds");
    row("convert PLAN OUT.json --dates dmy", "--dates is of a sheet (.csv) that becomes a plan");
    row("convert PLAN OUT.json --decimal comma", "--decimal is of a sheet (.csv) that becomes a plan");
    row("convert PLAN OUT.xml --skip-refused", "--skip-refused is of a sheet");
    row("convert PLAN OUT.csv --map A=name", "--map is of a sheet");
    row("convert PLAN OUT.csv --order-dates", "--order-dates is of a calendar");
    row("convert PLAN OUT.ics --table rows", "--table says which table");
    row("convert PLAN OUT.ics --trials 20", "--trials is of a calendar (.ics) with --order-dates");
    row("convert SHEET.csv OUT.json --seed 2", "--seed is of a calendar (.ics) with --order-dates");
    row("convert SHEET.csv OUT.json --order-dates", "--order-dates is of a calendar");
    row("render PLAN OUT.png --view power --phase first", "--phase is of --view tornado");
    row("render PLAN OUT.png --view risk --phase first", "--phase is of --view tornado");
    row("render PLAN OUT.png --view timeline --trials 5", "--trials is of --view risk and --view tornado");
    row("render PLAN OUT.png --view floor --threads 5", "--threads is of --view risk and --view tornado");
    row("render PLAN OUT.png --view tornado --at 2026-05-01", "--at is a date");
}

void TestCommandLine::unusedArgumentsAreRefused()
{
    QFETCH(QString, words);
    QFETCH(QString, said);
    words.replace(QStringLiteral("PLAN"), data("one-hall.json")).replace(QStringLiteral("OUT"), file("unused"));
    const Outcome outcome = run(words.split(QLatin1Char(' ')));
    QVERIFY2(outcome.err.contains(said.toUtf8()), outcome.err.constData());
    QCOMPARE(outcome.code, 2);
    QVERIFY(QDir(m_directory.path()).entryList({QStringLiteral("unused*")}).isEmpty());
}

void TestCommandLine::failedConversionLeavesTheOldFile()
{
    QFile broken(file("broken.json"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{\n  \"format\": \"gigaplan\",\n  \"version\": 1,\n  \"plan\": {\"key\": \"plan\", \"start\": "
                 "\"2026-13-01\"}\n}\n");
    broken.close();
    QFile old(file("old.json"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("as it was");
    old.close();
    const Outcome outcome = run({QStringLiteral("convert"), broken.fileName(), old.fileName()});
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.err.contains("broken.json:4") && outcome.err.contains("start"), outcome.err.constData());
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("as it was"));
}

void TestCommandLine::logIsListedAndNotWrittenToJson()
{
    const QString plan = file("edited.gigaplan");
    QCOMPARE(run({QStringLiteral("convert"), data("one-hall.json"), plan}).code, 0);
    Outcome none = run({QStringLiteral("log"), plan});
    QCOMPARE(none.code, 0);
    QVERIFY(none.out.isEmpty());
    {
        auto store = openStore(plan.toStdString());
        QVERIFY(store);
        auto document = Document::fromStore(std::move(*store));
        QVERIFY(document);
        (*document)->setAuthor("Ada");
        const EntityRef phase = (*document)->snapshot().table<Phase>()[0].id;
        QVERIFY((*document)->perform(SetField({phase}, *fieldNamed(phase.table, "name"), std::string("=Renamed")),
                                     {{}, "a test"}));
        QVERIFY((*document)->undo());
        QVERIFY((*document)->store().saveAs(plan.toStdString()));
    }
    const Outcome text = run({QStringLiteral("log"), plan});
    QVERIFY(text.out.contains("Ada") && text.out.contains("(a test)") && text.out.contains("-> =Renamed"));
    const Outcome csv = run({QStringLiteral("log"), plan, QStringLiteral("--csv")});
    QCOMPARE(csv.out.count('\n'), 3);
    QVERIFY(csv.out.contains(",'=Renamed\n"));
    QCOMPARE(
        json({QStringLiteral("log"), plan, QStringLiteral("--json")}).value(QStringLiteral("edits")).toArray().size(),
        2);
    QCOMPARE(run({QStringLiteral("log"), plan, QStringLiteral("--csv"), QStringLiteral("--json")}).code, 2);
    const Outcome converted = run({QStringLiteral("convert"), plan, file("edited.json")});
    QCOMPARE(converted.code, 0);
    QVERIFY(converted.err.contains("the log of 2 edits stays behind: JSON holds the plan, not its log"));
    QVERIFY(!run({QStringLiteral("convert"), file("edited.json"), file("again.json")}).err.contains("stays behind"));
}

void TestCommandLine::projectXmlRoundTrips()
{
    const Outcome out = run({QStringLiteral("convert"), data("abilene.json"), file("out.XML")});
    QCOMPARE(out.code, 0);
    QVERIFY2(out.err.contains(" halls, first "), out.err.constData());
    QVERIFY(out.err.contains("not in the file: 1 \"Target\" of plan"));
    const Outcome back = run({QStringLiteral("convert"), file("out.XML"), file("back.json")});
    QCOMPARE(back.code, 0);
    QVERIFY2(back.err.contains("0 values of 0 tasks differ from those in the file"), back.err.constData());
    QVERIFY2(back.err.contains("nothing left out"), back.err.constData());
    const auto finish = [this](const QString &plan) {
        QStringList dates;
        const QJsonArray tasks =
            json({QStringLiteral("schedule"), plan, QStringLiteral("--json")})[QLatin1String("tasks")].toArray();
        for (const QJsonValue &task : tasks) {
            dates << task[QLatin1String("early_finish")].toString() + task[QLatin1String("late_start")].toString();
        }
        dates.sort();
        return dates;
    };
    const QStringList before = finish(data("abilene.json"));
    QVERIFY(before.size() > 10);
    QCOMPARE(finish(file("back.json")), before);
}

void TestCommandLine::importReportsEveryDifferingDate()
{
    QFile project(file("project.xml"));
    QVERIFY(project.open(QIODevice::WriteOnly));
    project.write(
        "<Project><StartDate>2026-10-05T08:00:00</StartDate><Tasks><Task><UID>7</UID><Name>Dig</"
        "Name><Duration>PT8H0M0S</Duration>"
        "<Start>2026-10-05T08:00:00</Start><Finish>2026-10-06T17:00:00</Finish><Contact>Ada</Contact></"
        "Task><Task><UID>8</UID>"
        "<Name>Inspect</Name><Manual>1</Manual><Duration>PT8H0M0S</Duration><Start>2026-10-05T08:00:00</Start>"
        "<Finish>2026-10-05T17:00:00</Finish><PredecessorLink><PredecessorUID>7</PredecessorUID></PredecessorLink></"
        "Task>"
        "</Tasks></Project>");
    project.close();
    const Outcome outcome = run({QStringLiteral("convert"), project.fileName(), file("project.json")});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.err.contains("left out: 1 contacts of tasks, first Dig"), outcome.err.constData());
    QVERIFY2(
        outcome.err.contains(
            "differs: uid 7 \"Dig\": finish 2026-10-06T17:00 in the file, 2026-10-05T17:00 computed: its duration"),
        outcome.err.constData());
    QVERIFY2(outcome.err.contains(
                 "by hand: uid 8 \"Inspect\" stays on 2026-10-05T08:00, its links ask for 2026-10-06T08:00"),
             outcome.err.constData());
    const auto plan = readPlan(file("project.json").toStdString());
    QVERIFY(plan);
    QCOMPARE(isoInstant(*plan->find(Id<Task>{idValueFromKey("task", "task-7")})->sourceFinish),
             std::string("2026-10-06T17:00")); // beside the computed one
    QVERIFY(plan->find(Id<Task>{idValueFromKey("task", "task-8")})->manual);
}

GIGAPLAN_TEST(TestCommandLine)
#include "tst_command_line.moc"
