// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// level of the real program, as scripts call it.
class TestLevelCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void reportsMovedTasksWithReasons();
    void oneLineForEachTask();
    void levelledFileCanBeCleared();
    void nothingToLevel();
    void wrongArguments();

private:
    struct Outcome {
        int code = -1;
        QByteArray out, err;
    };
    Outcome run(const QStringList &arguments) const;
    QJsonObject json(const QStringList &arguments) const
    {
        return QJsonDocument::fromJson(run(arguments).out).object();
    }
    QString file(const char *name) const { return m_directory.filePath(QLatin1String(name)); }
    static QByteArray bytes(const QString &file);

    QTemporaryDir m_directory;
    QString m_plan;
};

/// The smallest shipped plan with one crew for two works that its links would let run side by side.
void TestLevelCommand::initTestCase()
{
    QFile shipped(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/one-hall.json"));
    QVERIFY(shipped.open(QIODevice::ReadOnly));
    QJsonObject plan = QJsonDocument::fromJson(shipped.readAll()).object();
    plan[QStringLiteral("resources")] = QJsonArray{QJsonObject{
        {QStringLiteral("key"), QStringLiteral("crew")}, {QStringLiteral("name"), QStringLiteral("Fit-out crew")}}};
    QJsonArray assignments;
    for (const char *task : {"cooling", "electrical"}) {
        assignments.append(QJsonObject{{QStringLiteral("key"), QLatin1String(task)},
                                       {QStringLiteral("task"), QLatin1String(task)},
                                       {QStringLiteral("resource"), QStringLiteral("crew")}});
    }
    plan[QStringLiteral("assignments")] = assignments;
    m_plan = file("plan.json");
    QFile written(file("hand.json"));
    QVERIFY(written.open(QIODevice::WriteOnly));
    written.write(QJsonDocument(plan).toJson());
    written.close();
    QCOMPARE(run({QStringLiteral("convert"), file("hand.json"), m_plan}).code, 0);
}

TestLevelCommand::Outcome TestLevelCommand::run(const QStringList &arguments) const
{
    QProcess process;
    process.start(qEnvironmentVariable("GIGAPLAN_PROGRAM"), arguments);
    process.waitForFinished(60'000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray TestLevelCommand::bytes(const QString &file)
{
    QFile read(file);
    return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
}

void TestLevelCommand::reportsMovedTasksWithReasons()
{
    QVERIFY(run({QStringLiteral("check"), m_plan}).out.contains("“Fit-out crew” is needed for 2 of 1 unit"));
    const QJsonObject level = json({QStringLiteral("level"), m_plan, QStringLiteral("--json")});
    QCOMPARE(level[QStringLiteral("overloads_before")].toInt(), 1);
    QVERIFY(level[QStringLiteral("overloads")].toArray().isEmpty());
    QCOMPARE(level[QStringLiteral("finish_now")], level[QStringLiteral("finish_unlevelled")]);
    QVERIFY(level[QStringLiteral("finish")].toString() >= level[QStringLiteral("finish_unlevelled")].toString());
    int waiting = 0;
    const QJsonArray rows = level[QStringLiteral("moved")].toArray();
    for (const QJsonValue &value : rows) {
        const QJsonObject moved = value.toObject();
        const QJsonObject why = moved[QStringLiteral("waits_for")].toObject();
        QVERIFY(moved[QStringLiteral("moved_min")].toInt() > 0);
        if (moved[QStringLiteral("delay_min")].toInt() == 0) {
            QCOMPARE(why[QStringLiteral("kind")].toString(), QStringLiteral("links"));
            continue;
        }
        ++waiting;
        QCOMPARE(why[QStringLiteral("kind")].toString(), QStringLiteral("crew"));
        QCOMPARE(why[QStringLiteral("resource")].toString(), QStringLiteral("crew"));
        QCOMPARE(why[QStringLiteral("needed")].toDouble(), 1.0);
        QCOMPARE(why[QStringLiteral("there")].toDouble(-1), 0.0);
        QCOMPARE(why[QStringLiteral("tasks")].toArray().size(), 1);
    }
    QCOMPARE(waiting, 1);
    QCOMPARE(level[QStringLiteral("halls")].toArray().size(), 1);
    QCOMPARE(level[QStringLiteral("halls")].toArray()[0].toObject()[QStringLiteral("hall")].toString(),
             QStringLiteral("hall"));
    QVERIFY(
        run({QStringLiteral("level"), m_plan}).out.contains("waits for “Fit-out crew”: needs 1, 0 free; held by “"));
}

void TestLevelCommand::oneLineForEachTask()
{
    const QList<QByteArray> lines =
        run({QStringLiteral("level"), m_plan, QStringLiteral("--csv")}).out.trimmed().split('\n');
    QCOMPARE(lines.front(), QByteArray("uid,key,name,start,finish,delay_min,moved_min,waits_for"));
    QCOMPARE(lines.size(), 13); // twelve leaves
    QVERIFY(
        run({QStringLiteral("level"), m_plan, QStringLiteral("--csv"), QStringLiteral("--seed"), QStringLiteral("7")})
            .out
        == run({QStringLiteral("level"), m_plan, QStringLiteral("--csv"), QStringLiteral("--seed"),
                QStringLiteral("7")})
               .out);
}

void TestLevelCommand::levelledFileCanBeCleared()
{
    const QString out = file("out.json"), back = file("back.json");
    QCOMPARE(run({QStringLiteral("level"), m_plan, out}).code, 0);
    QVERIFY(bytes(out) != bytes(m_plan));
    QVERIFY(!run({QStringLiteral("check"), out}).out.contains("resources.overload"));
    QCOMPARE(json({QStringLiteral("level"), out, QStringLiteral("--json")})[QStringLiteral("changed")].toInt(-1), 0);
    QCOMPARE(json({QStringLiteral("level"), out, back, QStringLiteral("--clear"),
                   QStringLiteral("--json")})[QStringLiteral("cleared")]
                 .toInt(),
             1);
    QVERIFY(bytes(back) == bytes(m_plan));
    QCOMPARE(run({QStringLiteral("level"), back, back}).code, 0); // over itself
    QVERIFY(bytes(back) == bytes(out));
}

void TestLevelCommand::nothingToLevel()
{
    const Outcome outcome = run({QStringLiteral("level"), QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/abilene.json")});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.out.contains("nothing to level"));
}

void TestLevelCommand::wrongArguments()
{
    QCOMPARE(run({QStringLiteral("level"), m_plan, QStringLiteral("--passes"), QStringLiteral("some")}).code, 2);
    QCOMPARE(run({QStringLiteral("level"), m_plan, QStringLiteral("--phase"), QStringLiteral("unknown")}).code, 2);
    QCOMPARE(run({QStringLiteral("level"), m_plan, QStringLiteral("--plain"), QStringLiteral("--passes"),
                  QStringLiteral("3")})
                 .code,
             2);
    QCOMPARE(run({QStringLiteral("level"), m_plan, QStringLiteral("--phase"), QStringLiteral("first")}).code, 0);
    QCOMPARE(run({QStringLiteral("level"), file("missing.json")}).code, 3);
    QCOMPARE(run({QStringLiteral("level"), m_plan, QStringLiteral("/no/such/folder/out.json")}).code, 4);
}

GIGAPLAN_TEST(TestLevelCommand)
#include "tst_level_command.moc"
