// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/forecast/forecast.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/plan/baselines.h"
#include "model/plan/difference.h"
#include "model/plan/knowledge.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"
#include "tests/support/renumbered.h"
#include "tests/support/test_program.h"
#include "tests/support/thorough.h"
#include "tests/support/tied_plan.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace gigaplan;

namespace {

QString qtext(const std::string &text)
{
    return QString::fromStdString(text);
}

/// The readable form with the rows of each table in another order.
void shuffle(const QString &from, const QString &to)
{
    QFile read(from), write(to);
    QVERIFY(read.open(QIODevice::ReadOnly) && write.open(QIODevice::WriteOnly));
    QJsonObject plan = QJsonDocument::fromJson(read.readAll()).object();
    std::mt19937 random(7);
    for (auto table = plan.begin(); table != plan.end(); ++table) {
        if (table->isArray()) {
            const QJsonArray rows = table->toArray();
            std::vector<QJsonValue> mixed(rows.begin(), rows.end());
            std::shuffle(mixed.begin(), mixed.end(), random);
            QJsonArray out;
            for (const QJsonValue &row : mixed) {
                out.append(row);
            }
            *table = out;
        }
    }
    write.write(QJsonDocument(plan).toJson());
}

void addPlans()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"tied 1", "tied 2", "one-hall", "generated"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
    if (test::isThorough()) {
        for (const char *name : {"tied 3", "tied 4", "tied 5", "tied 6", "abilene"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }
}

PlanSnapshot planCalled(const QString &name)
{
    if (name.startsWith(QStringLiteral("tied"))) {
        return test::TiedPlan(name.mid(5).toUInt()).snapshot();
    }
    if (name == QStringLiteral("generated")) {
        return *generatePlan({});
    }
    return *scenarioPlan(name.toStdString());
}

} // namespace

/// What a plan says depends on its rows and their keys: not on the ids that its rows happen to have, nor on the order in
/// which a file lists them.
class TestSameAnswer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandsIgnoreIdsAndRowOrder_data() { addPlans(); }
    void commandsIgnoreIdsAndRowOrder();
    void compareAndMergeIgnoreIdsAndRowOrder_data() { addPlans(); }
    void compareAndMergeIgnoreIdsAndRowOrder();

private:
    struct Outcome {
        int code = -1;
        QByteArray out, err;
        friend bool operator==(const Outcome &, const Outcome &) = default;
    };
    static Outcome run(const QString &folder, const QStringList &arguments);
    static void write(const PlanSnapshot &plan, const QString &file);
    static void makeCopies(const QTemporaryDir &folder, const PlanSnapshot &plan, const QString &name);
    static void compare(const QTemporaryDir &folder, const QStringList &arguments, const char *written = nullptr);
};

TestSameAnswer::Outcome TestSameAnswer::run(const QString &folder, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SOURCE_DATE_EPOCH"), QStringLiteral("1800000000"));
    process.setProcessEnvironment(environment);
    process.start(qEnvironmentVariable("GIGAPLAN_PROGRAM"), arguments);
    process.waitForFinished(120'000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestSameAnswer::write(const PlanSnapshot &plan, const QString &file)
{
    auto store = storeOf(plan);
    QVERIFY(store);
    const auto written = writePlan(**store, plan, file.toStdString());
    QVERIFY2(written, written ? "" : written.error().message.c_str());
}

/// Runs a command in the folders of all copies, whose files have the same names.
void TestSameAnswer::compare(const QTemporaryDir &folder, const QStringList &arguments, const char *written)
{
    std::optional<std::pair<Outcome, QByteArray>> first;
    for (const char *copy : {"keys", "ids", "more-ids", "json"}) {
        const QString place = folder.filePath(QLatin1String(copy));
        QStringList own = arguments;
        if (QLatin1String(copy) == QLatin1String("json")) {
            own.replaceInStrings(QStringLiteral(".gigaplan"), QStringLiteral(".json"));
        }
        Outcome outcome = run(place, own);
        outcome.err.replace(".json", ".gigaplan");
        QByteArray file;
        if (written) {
            QFile read(place + QLatin1Char('/') + QLatin1String(written));
            file = read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
            QVERIFY2(!file.isEmpty(), outcome.err.constData());
        }
        QVERIFY2(
            outcome.code == 0 || outcome.code == 1,
            (QLatin1String(copy) + QLatin1Char(' ') + arguments.join(QLatin1Char(' ')) + QString::fromUtf8(outcome.err))
                .toUtf8()
                .constData());
        if (!first) {
            first.emplace(outcome, file);
            continue;
        }
        const auto differ = [&](const QByteArray &a, const QByteArray &b) -> QByteArray {
            const auto at = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
            const auto from = std::max<qsizetype>(0, at - 300);
            return (arguments.join(QLatin1Char(' ')) + QStringLiteral(" in ") + QLatin1String(copy)).toUtf8()
                + "\n...\n" + a.mid(from, 700) + "\n--- but ---\n" + b.mid(from, 700);
        };
        QVERIFY2(outcome.out == first->first.out, differ(first->first.out, outcome.out).constData());
        QVERIFY2(outcome.err == first->first.err, differ(first->first.err, outcome.err).constData());
        QCOMPARE(outcome.code, first->first.code);
        QVERIFY2(file == first->second, differ(first->second, file).constData());
    }
}

/// The plan itself, twice with other ids, and as text with its rows in another order; each in a folder of its own.
void TestSameAnswer::makeCopies(const QTemporaryDir &folder, const PlanSnapshot &plan, const QString &name)
{
    const QString file = QLatin1Char('/') + name + QStringLiteral(".gigaplan");
    for (const char *copy : {"keys", "ids", "more-ids", "json"}) {
        QDir().mkpath(folder.filePath(QLatin1String(copy)));
    }
    write(plan, folder.filePath(QStringLiteral("keys") + file));
    write(test::renumbered(plan, 5), folder.filePath(QStringLiteral("ids") + file));
    write(test::renumbered(plan, 6), folder.filePath(QStringLiteral("more-ids") + file));
    const Outcome converted =
        run(folder.path(), {QStringLiteral("convert"), QStringLiteral("keys") + file, QStringLiteral("sorted.json")});
    QVERIFY2(converted.code == 0, converted.err.constData());
    shuffle(folder.filePath(QStringLiteral("sorted.json")),
            folder.filePath(QStringLiteral("json/") + name + QStringLiteral(".json")));
}

void TestSameAnswer::commandsIgnoreIdsAndRowOrder()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const PlanSnapshot plan = planCalled(name);
    makeCopies(folder, plan, QStringLiteral("plan"));
    for (const char *command :
         {"summary plan.gigaplan --json --at 2027-06-15", "summary plan.gigaplan", "check plan.gigaplan",
          "check plan.gigaplan --json", "schedule plan.gigaplan --json", "schedule plan.gigaplan --csv",
          "schedule plan.gigaplan", "quality plan.gigaplan --json", "quality plan.gigaplan",
          "learn plan.gigaplan --json", "learn plan.gigaplan --rate 10 --json",
          "level plan.gigaplan --json --passes 40", "level plan.gigaplan --csv --plain",
          "simulate plan.gigaplan --json --trials 60", "simulate plan.gigaplan --trials 60 --profile both",
          "simulate plan.gigaplan --csv --trials 60", "baseline plan.gigaplan --list --json"}) {
        compare(folder, QString::fromLatin1(command).split(QLatin1Char(' ')));
    }
    const auto &tasks = plan.table<Task>();
    for (std::size_t i = 0; i < tasks.size(); i += 1 + tasks.size() / 5) {
        compare(folder,
                {QStringLiteral("why"), QStringLiteral("plan.gigaplan"), qtext(tasks[i].key),
                 QStringLiteral("--json")});
    }
    if (!plan.table<Baseline>().isEmpty()) {
        compare(folder,
                {QStringLiteral("baseline"), QStringLiteral("plan.gigaplan"), QStringLiteral("--against"),
                 qtext(plan.table<Baseline>()[0].key), QStringLiteral("--json")});
    }
    for (const char *format : {"out.json", "out.xml", "out.csv", "out.ics"}) {
        compare(folder, {QStringLiteral("convert"), QStringLiteral("plan.gigaplan"), QLatin1String(format)}, format);
    }
    for (const char *view : {"timeline", "power", "capital", "floor", "tornado"}) {
        compare(folder,
                {QStringLiteral("render"), QStringLiteral("plan.gigaplan"), QStringLiteral("--view"),
                 QLatin1String(view), QStringLiteral("out.svg")},
                "out.svg");
    }
}

void TestSameAnswer::compareAndMergeIgnoreIdsAndRowOrder()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const PlanSnapshot base = planCalled(name);
    const auto edited = [&base](std::size_t every, std::int64_t more) {
        ChangeSummary change;
        const auto &tasks = base.table<Task>();
        for (std::size_t i = 0; i < tasks.size(); i += every) {
            if (i % (every * 7) == 0 && base.table<Link>().size() > i) {
                change.of<Link>().removed.push_back(base.table<Link>()[i].id);
            }
            Task task = tasks[i];
            task.duration.value += more;
            change.of<Task>().updated.push_back({task, 0});
        }
        Note note = test::make<Note>("note-" + std::to_string(more));
        note.text = "added";
        change.of<Note>().inserted.push_back(note);
        return base.with(change);
    };
    const PlanSnapshot ours = edited(2, 480), theirs = edited(3, 960);
    makeCopies(folder, base, QStringLiteral("base"));
    makeCopies(folder, ours, QStringLiteral("ours"));
    makeCopies(folder, theirs, QStringLiteral("theirs"));
    const QStringList files{QStringLiteral("base.gigaplan"), QStringLiteral("ours.gigaplan"),
                            QStringLiteral("theirs.gigaplan")};
    compare(folder, {QStringLiteral("diff"), files[1], files[2]});
    compare(folder, {QStringLiteral("diff"), files[1], files[2], QStringLiteral("--json")});
    compare(folder,
            QStringList{QStringLiteral("merge")} + files
                + QStringList{QStringLiteral("out.json"), QStringLiteral("--json")},
            "out.json");
}

GIGAPLAN_TEST(TestSameAnswer)
#include "tst_same_answer.moc"
