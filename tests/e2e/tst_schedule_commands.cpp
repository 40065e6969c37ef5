// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// baseline, quality, learn and why of the real program, as scripts call them.
class TestScheduleCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void baselinesAreTakenAndRemoved();
    void qualityOfTheShippedPlans();
    void rateZeroChangesNothing();
    void learningIsDocumentedInJson();
    void whyTracesBackToTheFirstTask();

private:
    struct Outcome {
        int code = -1;
        QByteArray out, err;
    };
    Outcome run(const QStringList &arguments) const;
    QJsonObject json(const QStringList &arguments, int code = 0) const;
    static QByteArray bytes(const QString &file);
    static QString data(const char *name) { return QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/") + QLatin1String(name); }

    QTemporaryDir m_directory;
    QString m_plan;
};

void TestScheduleCommands::init()
{
    m_plan = m_directory.filePath(QStringLiteral("plan.json"));
    QFile::remove(m_plan);
    QVERIFY(QFile::copy(data("abilene.json"), m_plan));
}

TestScheduleCommands::Outcome TestScheduleCommands::run(const QStringList &arguments) const
{
    QProcess process;
    process.start(qEnvironmentVariable("GIGAPLAN_PROGRAM"), arguments);
    process.waitForFinished(60'000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QJsonObject TestScheduleCommands::json(const QStringList &arguments, int code) const
{
    const Outcome outcome = run(arguments);
    return outcome.code == code ? QJsonDocument::fromJson(outcome.out).object() : QJsonObject();
}

QByteArray TestScheduleCommands::bytes(const QString &file)
{
    QFile read(file);
    return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
}

void TestScheduleCommands::baselinesAreTakenAndRemoved()
{
    const QByteArray before = bytes(m_plan);
    const QString baseline = QStringLiteral("baseline");
    QCOMPARE(run({baseline, m_plan, QStringLiteral("--take"), QStringLiteral("Agreed")}).code, 0);
    QCOMPARE(run({baseline, m_plan, QStringLiteral("--take"), QStringLiteral("Agreed")}).code, 3); // the name is taken
    const QJsonArray list = json({baseline, m_plan, QStringLiteral("--json")})[QStringLiteral("baselines")].toArray();
    QCOMPARE(list.size(), 1);
    QCOMPARE(list[0].toObject()[QStringLiteral("name")].toString(), QStringLiteral("Agreed"));
    const QJsonObject against =
        json({baseline, m_plan, QStringLiteral("--against"), QStringLiteral("Agreed"), QStringLiteral("--json")});
    const QJsonArray tasks = against[QStringLiteral("tasks")].toArray();
    QCOMPARE(tasks.size(), list[0].toObject()[QStringLiteral("tasks")].toInt());
    for (const QJsonValue &task : tasks) {
        QCOMPARE(task.toObject()[QStringLiteral("finish_variance_min")].toInt(-1), 0);
    }
    QVERIFY(!against[QStringLiteral("phases")].toArray().isEmpty());
    QCOMPARE(run({baseline, m_plan, QStringLiteral("--against"), QStringLiteral("Agreed"), QStringLiteral("--csv")})
                 .out.count('\n'),
             tasks.size() + 1);
    QCOMPARE(run({baseline, m_plan, QStringLiteral("--against"), QStringLiteral("Unknown")}).code, 2);
    QCOMPARE(run({baseline, m_plan, QStringLiteral("--remove"), QStringLiteral("Agreed")}).code, 0);
    QVERIFY(bytes(m_plan) == before);
}

void TestScheduleCommands::qualityOfTheShippedPlans()
{
    const QJsonObject quality = json({QStringLiteral("quality"), data("abilene.json"), QStringLiteral("--json")});
    const QJsonArray checks = quality[QStringLiteral("checks")].toArray();
    QCOMPARE(checks.size(), 19);
    QCOMPARE(quality[QStringLiteral("failed")].toInt(-1), 0);
    for (const QJsonValue &value : checks) {
        const QJsonObject check = value.toObject();
        const bool applies = check[QStringLiteral("verdict")].toString() != QStringLiteral("not_applicable");
        QCOMPARE(check[QStringLiteral("reason")].isNull(), applies);
        QCOMPARE(check[QStringLiteral("value")].isNull(), !applies);
    }
    QCOMPARE(run({QStringLiteral("quality"), data("one-hall.json")}).code, 1); // it has leads and long tasks
}

void TestScheduleCommands::rateZeroChangesNothing()
{
    const QString out = m_directory.filePath(QStringLiteral("out.json"));
    QCOMPARE(run({QStringLiteral("learn"), data("openai-nvidia-10gw.json"), out, QStringLiteral("--rate"),
                  QStringLiteral("0")})
                 .code,
             0);
    QVERIFY(bytes(out) == bytes(data("openai-nvidia-10gw.json")));
    QCOMPARE(run({QStringLiteral("learn"), m_plan, QStringLiteral("--rate"), QStringLiteral("99")}).code, 2);
}

void TestScheduleCommands::learningIsDocumentedInJson()
{
    const QJsonObject learned = json({QStringLiteral("learn"), data("openai-nvidia-10gw.json"),
                                      QStringLiteral("--rate"), QStringLiteral("10"), QStringLiteral("--json")});
    const QJsonArray phases = learned[QStringLiteral("phases")].toArray();
    QCOMPARE(phases.size(), 10);
    for (int i = 1; i < phases.size(); ++i) { // the first phase has nothing to learn from
        const QJsonObject phase = phases[i].toObject();
        QVERIFY(phase[QStringLiteral("live_learned")].toString() <= phase[QStringLiteral("live_planned")].toString());
        QVERIFY(phase[QStringLiteral("cost_learned")].toDouble() < phase[QStringLiteral("cost_planned")].toDouble());
    }
    QVERIFY(learned[QStringLiteral("baseline")].isNull());
    QVERIFY(!learned[QStringLiteral("changes")].toArray().isEmpty());
    bool fitted = false, unfitted = false;
    const QJsonArray classes = learned[QStringLiteral("work_classes")].toArray();
    for (const QJsonValue &value : classes) {
        const QJsonObject duration = value.toObject()[QStringLiteral("duration")].toObject();
        const bool fits = !duration[QStringLiteral("fit")].isNull();
        QCOMPARE(duration[QStringLiteral("cannot_fit")].isNull(), fits);
        QCOMPARE(duration[QStringLiteral("points")].toArray().size() >= 3, fits);
        (fits ? fitted : unfitted) = true;
    }
    QVERIFY(fitted && unfitted);
}

void TestScheduleCommands::whyTracesBackToTheFirstTask()
{
    const QJsonArray tasks =
        json({QStringLiteral("schedule"), m_plan, QStringLiteral("--json")})[QStringLiteral("tasks")].toArray();
    QVERIFY(!tasks.isEmpty());
    const auto held = std::count_if(tasks.begin(), tasks.end(), [](const QJsonValueConstRef task) {
        return !task[QStringLiteral("go_live_slack_min")].isNull();
    });
    QVERIFY(held > 0 && held < tasks.size());
    const QString last = tasks.last()[QStringLiteral("key")].toString();
    const QJsonObject why = json({QStringLiteral("why"), m_plan, last, QStringLiteral("--json")});
    QCOMPARE(why[QStringLiteral("key")].toString(), last);
    const QJsonArray steps = why[QStringLiteral("not_earlier")].toArray();
    QVERIFY(steps.size() > 1);
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const bool isLast = i + 1 == steps.size();
        QCOMPARE(steps[i][QStringLiteral("because")] == QStringLiteral("link"), !isLast);
        QCOMPARE(steps[i][QStringLiteral("link")].isNull(), isLast);
    }
    QVERIFY(!why[QStringLiteral("go_lives")].toArray().isEmpty());
    QVERIFY(run({QStringLiteral("why"), m_plan, last}).out.contains("Why not earlier"));
    const Outcome unknown = run({QStringLiteral("why"), m_plan, QStringLiteral("no-such-task")});
    QCOMPARE(unknown.code, 2);
    QVERIFY(unknown.err.contains("no-such-task"));
}

GIGAPLAN_TEST(TestScheduleCommands)
#include "tst_schedule_commands.moc"
