// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Starts the real program on a display without a screen and finds its window, as its user would.
class TestRealWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void windowOpensOnThePlan();
};

namespace {

/// Ends with its owner, whatever happens.
struct Started {
    QProcess process;
    ~Started()
    {
        process.terminate();
        if (!process.waitForFinished(5000)) {
            process.kill();
            process.waitForFinished(5000);
        }
    }
};

} // namespace

void TestRealWindow::windowOpensOnThePlan()
{
    Started server;
    server.process.start(QStringLiteral("Xvfb"),
                         {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                          QStringLiteral("0"), QStringLiteral("1366x768x24")});
    QVERIFY2(server.process.waitForReadyRead(20'000), "Xvfb did not start");
    const QString display = QLatin1Char(':') + QString::fromLatin1(server.process.readLine().trimmed());
    QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), display);
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home.path());
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home.path());
    Started program;
    program.process.setProcessEnvironment(environment);
    program.process.setProcessChannelMode(QProcess::ForwardedChannels);
    // A file of its own: one file is open in one window, and tests run side by side.
    const QString plan = home.filePath(QStringLiteral("openai-nvidia-10gw.json"));
    QVERIFY(QFile::copy(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/openai-nvidia-10gw.json"), plan));
    program.process.start(qEnvironmentVariable("GIGAPLAN_PROGRAM"), {plan});
    QVERIFY(program.process.waitForStarted());
    QString name;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 60'000 && !name.contains(QStringLiteral("openai-nvidia-10gw.json"))) {
        QVERIFY2(program.process.state() == QProcess::Running, "the program ended");
        QProcess search;
        search.setProcessEnvironment(environment);
        search.start(QStringLiteral("xdotool"),
                     {QStringLiteral("search"), QStringLiteral("--onlyvisible"), QStringLiteral("--name"),
                      QStringLiteral("openai-nvidia"), QStringLiteral("getwindowname")});
        search.waitForFinished(10'000);
        name = QString::fromUtf8(search.readAllStandardOutput()).trimmed();
        QTest::qWait(100);
    }
    QVERIFY2(name.contains(QStringLiteral("openai-nvidia-10gw.json")), qPrintable(name));
}

GIGAPLAN_TEST(TestRealWindow)
#include "tst_real_window.moc"
