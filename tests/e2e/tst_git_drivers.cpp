// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Git with `gigaplan diff` and `gigaplan merge` as its drivers, set up by the lines that README.md gives.
class TestGitDrivers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void branchesMerge();
    void conflictStaysUnmerged();
    void diffShowsSentences();
    void diffShowsANewPlan();

private:
    struct Outcome {
        int code;
        QString out; ///< both streams
    };
    Outcome git(const QStringList &arguments) const { return run(QStringLiteral("git"), arguments); }
    Outcome run(const QString &program, const QStringList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_directory->path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_directory->path());
        environment.insert(QStringLiteral("GIT_CONFIG_NOSYSTEM"), QStringLiteral("1"));
        environment.insert(QStringLiteral("GIT_PAGER"), QStringLiteral("cat"));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        process.waitForFinished(60'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAll())};
    }
    QByteArray plan() const
    {
        QFile file(QDir(m_directory->path()).filePath(QStringLiteral("hall.json")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void change(const char *from, const char *to) const
    {
        QByteArray text = plan();
        QVERIFY2(text.contains(from), from);
        text.replace(from, to);
        QFile file(QDir(m_directory->path()).filePath(QStringLiteral("hall.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void commit(const QString &message) const
    {
        QCOMPARE(git({QStringLiteral("commit"), QStringLiteral("-qam"), message}).code, 0);
    }
    /// The `git config` lines of README.md, as they stand there.
    static QStringList documentedLines()
    {
        QFile readme(QStringLiteral(GIGAPLAN_SOURCE_DIR "/README.md"));
        QStringList lines;
        if (readme.open(QIODevice::ReadOnly)) {
            for (const QString &line : QString::fromUtf8(readme.readAll()).split(QLatin1Char('\n'))) {
                if (line.startsWith(QStringLiteral("    git config "))
                    || line.startsWith(QStringLiteral("    echo "))) {
                    lines.append(line.trimmed());
                }
            }
        }
        return lines;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestGitDrivers::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    const QDir directory(m_directory->path());
    QVERIFY(QFile::copy(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/one-hall.json"),
                        directory.filePath(QStringLiteral("hall.json"))));
    QFile(directory.filePath(QStringLiteral("hall.json"))).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(git({QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("-b"), QStringLiteral("main")}).code, 0);
    QCOMPARE(git({QStringLiteral("config"), QStringLiteral("user.name"), QStringLiteral("Ada")}).code, 0);
    QCOMPARE(git({QStringLiteral("config"), QStringLiteral("user.email"), QStringLiteral("ada@example.org")}).code, 0);
    const QStringList lines = documentedLines();
    QCOMPARE(lines.size(), 4);
    const QString program = qEnvironmentVariable("GIGAPLAN_PROGRAM");
    QVERIFY(!program.isEmpty());
    for (QString line : lines) {
        if (line.startsWith(QStringLiteral("git config"))) { // the attributes name the driver, not the program
            line.replace(QStringLiteral("gigaplan merge"), program + QStringLiteral(" merge"));
            line.replace(QStringLiteral("gigaplan diff"), program + QStringLiteral(" diff"));
        }
        const Outcome done = run(QStringLiteral("sh"), {QStringLiteral("-c"), line});
        QVERIFY2(done.code == 0, qPrintable(line + done.out));
    }
    QCOMPARE(git({QStringLiteral("add"), QStringLiteral(".")}).code, 0);
    commit(QStringLiteral("one hall"));
}

void TestGitDrivers::branchesMerge()
{
    // Neighbouring lines: git alone would call this a conflict.
    QCOMPARE(git({QStringLiteral("checkout"), QStringLiteral("-qb"), QStringLiteral("target")}).code, 0);
    change("\"target_mw\": 4.9", "\"target_mw\": 5.5");
    commit(QStringLiteral("more power"));
    QCOMPARE(git({QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("main")}).code, 0);
    change("\"title\": \"One hall\"", "\"title\": \"Our hall\"");
    commit(QStringLiteral("ours"));
    const Outcome merged =
        git({QStringLiteral("merge"), QStringLiteral("-q"), QStringLiteral("--no-edit"), QStringLiteral("target")});
    QVERIFY2(merged.code == 0, qPrintable(merged.out));
    QVERIFY(plan().contains("\"title\": \"Our hall\"") && plan().contains("\"target_mw\": 5.5"));
}

void TestGitDrivers::conflictStaysUnmerged()
{
    QCOMPARE(git({QStringLiteral("checkout"), QStringLiteral("-qb"), QStringLiteral("other")}).code, 0);
    change("\"title\": \"One hall\"", "\"title\": \"Their hall\"");
    change("\"target_mw\": 4.9", "\"target_mw\": 5.5");
    commit(QStringLiteral("theirs"));
    QCOMPARE(git({QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("main")}).code, 0);
    change("\"title\": \"One hall\"", "\"title\": \"Our hall\"");
    commit(QStringLiteral("ours"));
    const Outcome merged = git({QStringLiteral("merge"), QStringLiteral("--no-edit"), QStringLiteral("other")});
    QCOMPARE(merged.code, 1);
    QVERIFY2(merged.out.contains(QStringLiteral("Title is Our hall here, Their hall there")), qPrintable(merged.out));
    QVERIFY(
        git({QStringLiteral("status"), QStringLiteral("--porcelain")}).out.contains(QStringLiteral("UU hall.json")));
    // The file holds a whole plan: merged where possible, and ours elsewhere.
    QVERIFY(plan().contains("\"title\": \"Our hall\"") && plan().contains("\"target_mw\": 5.5"));
}

void TestGitDrivers::diffShowsSentences()
{
    change("\"title\": \"One hall\"", "\"title\": \"Our hall\"");
    const Outcome shown = git({QStringLiteral("diff")});
    QCOMPARE(shown.code, 0);
    QVERIFY2(shown.out.contains(QStringLiteral("Our hall")) && shown.out.contains(QStringLiteral("instead of")),
             qPrintable(shown.out));
    QVERIFY(!shown.out.contains(QStringLiteral("@@")));
}

void TestGitDrivers::diffShowsANewPlan()
{
    QVERIFY(QFile::copy(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/one-hall.json"),
                        QDir(m_directory->path()).filePath(QStringLiteral("second.json"))));
    QCOMPARE(git({QStringLiteral("add"), QStringLiteral("second.json")}).code, 0);
    const Outcome shown = git({QStringLiteral("diff"), QStringLiteral("--cached")});
    QCOMPARE(shown.code, 0);
    QVERIFY2(shown.out.contains(QStringLiteral("One hall")), qPrintable(shown.out));
}

GIGAPLAN_TEST(TestGitDrivers)
#include "tst_git_drivers.moc"
