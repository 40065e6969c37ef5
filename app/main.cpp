// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/exit_codes.h"
#include "ui/shell/file_name.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QTimer>

#include <clocale>
#include <cstdio>

namespace {

using namespace gigaplan;

int openWindow(int argc, char **argv, const std::vector<std::string> &words)
{
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Gigaplan"));
    MainWindow window;
    window.show();
    const QString file = words.empty() ? QString() : fileText(words[0]);
    // After the window is up, so that a question or a complaint has a window to stand on.
    QTimer::singleShot(0, &window, [&] { window.start(file); });
    return QApplication::exec();
}

int runHeadless(int argc, char **argv, const app::HeadlessCommand &command, const std::vector<std::string> &words)
{
    if (!command.draws) {
        return app::runCommand(command, words);
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    return app::runCommand(command, words);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("gigaplan"));
    QCoreApplication::setOrganizationName(QStringLiteral("gigaplan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GIGAPLAN_VERSION));
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (!words.empty() && (words[0] == "--help" || words[0] == "-h" || words[0] == "help")) {
        std::fputs(app::usageText().c_str(), stdout);
        return app::Done;
    }
    if (!words.empty() && words[0] == "--version") {
        std::puts("gigaplan " GIGAPLAN_VERSION);
        return app::Done;
    }
    if (const app::HeadlessCommand *command = app::findCommand(words)) {
        return runHeadless(argc, argv, *command, words);
    }
    if (words.size() > 1 && !words[0].starts_with("-")) {
        std::fprintf(stderr, "gigaplan: \"%s\" is no command\n\n%s", words[0].c_str(), app::usageText().c_str());
        return app::UsageError;
    }
    return openWindow(argc, argv, words);
}
