// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/display.h"
#include "app/exit_codes.h"
#include "app/output.h"
#include "ui/files/file_name.h"
#include "ui/kit/translations.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QTimer>

#include <csignal>
#include <memory>

namespace {

using namespace gigaplan;

int wrongUse(const std::string &what)
{
    app::tell("gigaplan: " + what);
    app::tell("");
    app::tell(app::Lines::of(app::usageText()));
    return app::UsageError;
}

std::unique_ptr<QApplication> onDisplay(int &argc, char **argv)
{
    const app::DisplayGuard guard;
    return std::make_unique<QApplication>(argc, argv);
}

int openWindow(int argc, char **argv)
{
    const auto application = onDisplay(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Gigaplan"));
    installTranslations(QLocale());
    const std::vector<std::string> words(argv + 1, argv + argc); // Qt has taken its own options
    for (const std::string &word : words) {
        if (word.starts_with('-')) {
            return wrongUse("unknown option " + word);
        }
    }
    if (words.size() > 1) {
        return wrongUse("unexpected argument " + words[1]);
    }
    MainWindow window;
    window.show();
    const QString file = words.empty() ? QString() : fileText(words[0]);
    // After the window is up, so that a question or an error message has a parent window.
    QTimer::singleShot(0, &window, [&] { window.start(file); });
    return QApplication::exec();
}

int runHeadless(int argc, char **argv, const app::HeadlessCommand &command, const std::vector<std::string> &words)
{
    if (!command.draws) {
        return app::runCommand(command, words);
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const auto application = onDisplay(argc, argv);
    return app::runCommand(command, words);
}

int printed(const app::Lines &lines)
{
    app::print(lines);
    if (!app::flushResults()) {
        app::tell("gigaplan: the text could not be written to standard output");
        return app::NotWritten;
    }
    return app::Done;
}

} // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): only a lack of memory is thrown
int main(int argc, char **argv)
{
    // A file that reaches its size limit is then a write error, which is reported and cleaned up.
    std::signal(SIGXFSZ, SIG_IGN);
    QCoreApplication::setApplicationName(QStringLiteral("gigaplan"));
    QCoreApplication::setOrganizationName(QStringLiteral("gigaplan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GIGAPLAN_VERSION));
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (!words.empty() && (words[0] == "--help" || words[0] == "-h" || words[0] == "help")) {
        return printed(app::Lines::of(app::usageText()));
    }
    if (!words.empty() && words[0] == "--version") {
        return printed(app::Lines("gigaplan " GIGAPLAN_VERSION));
    }
    if (const app::HeadlessCommand *command = app::findCommand(words)) {
        return runHeadless(argc, argv, *command, words);
    }
    if (words.size() > 1 && !words[0].starts_with("-")) {
        return wrongUse('"' + words[0] + "\" is no command");
    }
    return openWindow(argc, argv);
}
