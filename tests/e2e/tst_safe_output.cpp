// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

/// Sets a window's title, clears the screen, goes to the line's beginning, and ends the line to begin one of the
/// program's own; with DEL, a C1 control, an override of the direction of writing, and what XML has no way to say.
const QString kHostile =
    QString::fromUtf8("\x1b]0;owned\x07\x1b[2J\b\x7f\u009b31m\r\nerror: forged\t\u202egnp\u2028\uffff");

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

bool steersTerminal(QChar c)
{
    const char16_t code = c.unicode();
    return (code < 0x20 && code != '\n') || (code >= 0x7F && code < 0xA0) || (code >= 0x2028 && code <= 0x202E)
        || (code >= 0x2066 && code <= 0x2069);
}

/// The value with the hostile text after every name.
QJsonValue hostile(const QJsonValue &value)
{
    static const QSet<QString> names{s("name"), s("title"), s("description"), s("funder"), s("note"), s("source")};
    if (value.isArray()) {
        QJsonArray array;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items) {
            array.append(hostile(item));
        }
        return array;
    }
    if (!value.isObject()) {
        return value;
    }
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        *it = names.contains(it.key()) && it->isString() ? QJsonValue(it->toString() + kHostile) : hostile(*it);
    }
    return object;
}

} // namespace

/// What the real program prints and draws of plans whose names are made to do harm.
class TestSafeOutput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void controlCharactersAreEscaped_data();
    void controlCharactersAreEscaped();
    void everyCommandIsTried();
    void jsonKeepsTheText();
    void picturesAreWellFormed_data();
    void picturesAreWellFormed();
    void fileNameThatIsNotUtf8IsEscaped();
    void missingDisplayIsExplained_data();
    void missingDisplayIsExplained();
    void windowTakesOneFileAndNoOptions();

private:
    struct Outcome {
        int code = -1; ///< -1: it crashed
        QByteArray out, err;
    };
    Outcome run(const QStringList &arguments, const QProcessEnvironment &environment) const;
    Outcome run(const QStringList &arguments) const { return run(arguments, QProcessEnvironment::systemEnvironment()); }
    QString path(const QString &name) const { return m_directory.filePath(name); }
    bool write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    QTemporaryDir m_directory;
    const QString m_calm = s(GIGAPLAN_SOURCE_DIR "/data/one-hall.json");
    QString m_plan, m_other, m_kept, m_sheet;
};

TestSafeOutput::Outcome TestSafeOutput::run(const QStringList &arguments, const QProcessEnvironment &environment) const
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(qEnvironmentVariable("GIGAPLAN_PROGRAM"), arguments);
    process.waitForFinished(120'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

void TestSafeOutput::initTestCase()
{
    QFile calm(m_calm);
    QVERIFY(calm.open(QIODevice::ReadOnly));
    QJsonObject plan = hostile(QJsonDocument::fromJson(calm.readAll()).object()).toObject();
    QJsonArray tasks = plan[s("tasks")].toArray();
    QJsonObject last = tasks.last().toObject();
    last[s("deadline")] = s("2026-01-06T08:00"); // too early: a finding
    tasks.replace(tasks.size() - 1, last);
    plan[s("tasks")] = tasks;
    QVERIFY(write(s("plan.json"), QJsonDocument(plan).toJson()));
    last[s("name")] = QJsonValue(QString(kHostile + s("another")));
    tasks.replace(tasks.size() - 1, last);
    plan[s("tasks")] = tasks;
    QVERIFY(write(s("other.json"), QJsonDocument(plan).toJson()));
    QVERIFY(write(
        s("sheet.csv"),
        "key,name,start,duration,\"What\x1b[2J\nis it\"\nk,\"New\x1b[2J\nerror: forged\",2026-01-05,soon\x1b,x\n"));
    m_plan = path(s("plan.json"));
    m_other = path(s("other.json"));
    m_sheet = path(s("sheet.csv"));
    m_kept = path(s("kept.gigaplan"));
    QCOMPARE(run({s("convert"), m_plan, m_kept}).code, 0);
    QCOMPARE(run({s("baseline"), m_kept, s("--take"), kHostile}).code, 0);
}

void TestSafeOutput::controlCharactersAreEscaped_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const QStringList &words) { QTest::newRow(name) << words; };
    row("summary", {s("summary"), m_plan});
    row("check", {s("check"), m_plan});
    row("schedule", {s("schedule"), m_plan});
    row("why", {s("why"), m_plan, s("energise")});
    row("simulate", {s("simulate"), m_plan, s("--trials"), s("20")});
    row("baseline, taken", {s("baseline"), m_kept, s("--take"), kHostile + s("2")});
    row("baseline, list", {s("baseline"), m_kept});
    row("baseline, against", {s("baseline"), m_kept, s("--against"), kHostile});
    row("quality", {s("quality"), m_plan});
    row("level", {s("level"), m_plan});
    row("learn", {s("learn"), m_kept, s("--fit")});
    row("size", {s("size"), s("--gigawatts"), s("1"), s("--equipment"), kHostile});
    row("generate", {s("generate"), s("--gigawatts"), s("0.1"), path(kHostile) + s("/x.json")});
    row("convert", {s("convert"), m_kept, path(s("out.xml"))});
    row("convert, sheet", {s("convert"), m_sheet, path(s("made.json")), s("--start"), s("2026-01-05")});
    row("import", {s("import"), m_plan, m_sheet, s("--dry-run")});
    row("diff", {s("diff"), m_plan, m_other});
    row("diff, from calm", {s("diff"), m_calm, m_plan});
    row("merge", {s("merge"), m_calm, m_plan, m_other, path(s("merged.json"))});
    row("log", {s("log"), m_kept});
    row("render", {s("render"), m_plan, s("--view"), kHostile, path(s("x.png"))});
    row("report", {s("report"), m_plan, path(kHostile) + s("/x.pdf"), s("--trials"), s("1")});
    row("no command", {kHostile, m_plan});
    row("a sheet as a plan", {s("summary"), m_sheet});
    for (const char *command : {"summary", "check", "schedule", "why", "simulate", "baseline", "quality", "level",
                                "learn", "convert", "import", "diff", "merge", "log", "render", "report"}) {
        QStringList words{s(command), path(kHostile)};
        words +=
            QList<QStringList>{{}, {m_plan}, {m_plan, path(s("y.json"))}, {m_plan, m_plan, path(s("y.json"))}}.value(
                QStringList{s("why"), s("convert"), s("diff"), s("import")}.contains(words[0]) ? 1
                    : words[0] == s("merge")                                                   ? 3
                                                                                               : 0);
        words += words[0] == s("render") ? QStringList{path(s("y.png")), s("--view"), s("power")}
            : words[0] == s("report")    ? QStringList{path(s("y.pdf"))}
                                         : QStringList();
        QTest::newRow(qPrintable(s(command) + s(", no file"))) << words;
    }
    row("an option", {s("summary"), m_plan, s("--") + kHostile});
    row("an argument", {s("summary"), m_plan, kHostile});
    row("a value", {s("summary"), m_plan, s("--at"), kHostile});
}

void TestSafeOutput::controlCharactersAreEscaped()
{
    QFETCH(QStringList, words);
    const Outcome outcome = run(words);
    QVERIFY(outcome.code >= 0);
    const QString said = QString::fromUtf8(outcome.out + outcome.err);
    for (const QChar c : said) {
        QVERIFY2(!steersTerminal(c), qPrintable(s("U+%1 in ").arg(c.unicode(), 4, 16) + said));
    }
    QVERIFY2(!said.startsWith(s("error: forged")) && !said.contains(s("\nerror: forged")), qPrintable(said));
    QVERIFY2(said.contains(s("\\u001b")), qPrintable(said)); // and the name is there
    QVERIFY(!said.contains(QChar::ReplacementCharacter));
}

void TestSafeOutput::everyCommandIsTried()
{
    QFile own(s(__FILE__));
    QVERIFY(own.open(QIODevice::ReadOnly));
    const QString rows = QString::fromUtf8(own.readAll());
    static const QRegularExpression synopsis(s("^  gigaplan ([a-z]+) "), QRegularExpression::MultilineOption);
    auto commands = synopsis.globalMatch(QString::fromUtf8(run({s("--help")}).out));
    QVERIFY(commands.hasNext());
    while (commands.hasNext()) {
        const QString command = commands.next().captured(1);
        QVERIFY2(rows.contains(s("{s(\"%1\"),").arg(command)), qPrintable(command));
    }
}

void TestSafeOutput::jsonKeepsTheText()
{
    for (const char *command : {"summary", "check", "schedule", "quality", "level", "learn", "simulate"}) {
        QStringList words{s(command), m_plan, s("--json")};
        words += words[0] == s("simulate") ? QStringList{s("--trials"), s("20")} : QStringList();
        const QByteArray out = run(words).out;
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(out, &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        const QString text = QString::fromUtf8(out);
        for (const QChar c : text) {
            QVERIFY2(!steersTerminal(c), command);
        }
        if (words[0] == s("summary")) {
            QVERIFY(document[s("title")].toString().endsWith(kHostile));
        }
    }
    const QJsonDocument log = QJsonDocument::fromJson(run({s("log"), m_kept, s("--json")}).out);
    QVERIFY(!log[s("edits")].toArray().isEmpty());
}

void TestSafeOutput::picturesAreWellFormed_data()
{
    QTest::addColumn<QString>("view");
    for (const char *view : {"timeline", "power", "gpus", "floor", "capital", "risk", "tornado"}) {
        QTest::newRow(view) << s(view);
    }
}

void TestSafeOutput::picturesAreWellFormed()
{
    QFETCH(QString, view);
    QStringList words{s("render"), m_plan, s("--view"), view, path(view + s(".svg"))};
    words += view == s("risk") || view == s("tornado") ? QStringList{s("--trials"), s("20")} : QStringList();
    QCOMPARE(run(words).code, 0);
    QFile file(path(view + s(".svg")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QXmlStreamReader reader(bytes);
    bool drew = false;
    while (!reader.atEnd()) {
        drew = reader.readNext() == QXmlStreamReader::StartElement || drew;
    }
    QVERIFY2(drew && !reader.hasError(), qPrintable(reader.errorString()));
    for (const char c : bytes) {
        QVERIFY(static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r');
    }
    QVERIFY(!bytes.contains("\xEF\xBF\xBF") && !bytes.contains("\xEF\xBF\xBE"));
}

void TestSafeOutput::fileNameThatIsNotUtf8IsEscaped()
{
    QProcess process; // through a shell: QProcess would make text of the name
    process.start(s("/bin/sh"),
                  {s("-c"), s("exec \"$0\" summary \"$(printf 'no\\233\\377such.json')\""),
                   qEnvironmentVariable("GIGAPLAN_PROGRAM")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 3);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains("no\\x9b\\xffsuch.json"), said.constData());
}

void TestSafeOutput::missingDisplayIsExplained_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("said");
    QTest::newRow("none") << QString() << QString() << s("neither DISPLAY nor WAYLAND_DISPLAY");
    QTest::newRow("X not there") << s("DISPLAY") << s(":4711") << s(":4711");
    QTest::newRow("Wayland not there") << s("WAYLAND_DISPLAY") << s("wayland-4711") << QString();
    QTest::newRow("no such platform") << s("QT_QPA_PLATFORM") << s("hologram") << s("hologram");
    QTest::newRow("no such plugins") << s("QT_QPA_PLATFORM_PLUGIN_PATH") << s("/nowhere") << QString();
}

void TestSafeOutput::missingDisplayIsExplained()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    QFETCH(QString, said);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE"}) {
        environment.remove(s(name));
    }
    if (!variable.isEmpty()) {
        environment.insert(variable, value);
    }
    const Outcome outcome = run({m_calm}, environment);
    const QString err = QString::fromUtf8(outcome.err);
    QCOMPARE(outcome.code, 2);
    QVERIFY2(err.startsWith(s("gigaplan: the display cannot be opened: ")) && err.contains(s("--help")),
             qPrintable(err));
    QVERIFY2(err.contains(said), qPrintable(err));
    QVERIFY(outcome.out.isEmpty());
}

void TestSafeOutput::windowTakesOneFileAndNoOptions()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(s("QT_QPA_PLATFORM"), s("offscreen"));
    const Outcome option = run({s("--jsno"), m_calm}, environment);
    QCOMPARE(option.code, 2);
    QVERIFY2(option.err.contains("gigaplan: unknown option --jsno"), option.err.constData());
    const Outcome files = run({s("-platform"), s("offscreen"), m_calm, m_plan}, environment);
    QCOMPARE(files.code, 2);
    QVERIFY2(files.err.contains("gigaplan: unexpected argument"), files.err.constData());
}

GIGAPLAN_TEST(TestSafeOutput)
#include "tst_safe_output.moc"
