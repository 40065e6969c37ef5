// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/display.h"

#include "app/exit_codes.h"
#include "app/output.h"

#include <QGuiApplication>
#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdlib>

namespace gigaplan::app {

namespace {

constexpr std::chrono::seconds kPatience{30};

QtMessageHandler otherwise = nullptr;
QStringList complaints; ///< of Qt's platforms, since the guard became active

[[noreturn]] void giveUp(const std::string &why)
{
    tell("gigaplan: the display cannot be opened: " + why);
    tell("The commands need no display; \"gigaplan --help\" lists them.");
    std::_Exit(UsageError); // no destructors: Qt is half made
}

std::string reason()
{
    const auto isSet = [](const char *name) { return !qEnvironmentVariableIsEmpty(name); };
    if (!isSet("QT_QPA_PLATFORM") && !isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY")) {
        return "there is no display, neither DISPLAY nor WAYLAND_DISPLAY is set";
    }
    return complaints.isEmpty() ? "Qt finds no display" : complaints.join(QStringLiteral("; ")).toStdString();
}

void listen(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type == QtFatalMsg) {
        giveUp(reason());
    }
    if (!QLatin1StringView(context.category).startsWith(QLatin1StringView("qt.qpa"))) {
        otherwise(type, context, text);
    } else if (const QString said = text.simplified(); !complaints.contains(said)) {
        complaints.append(said);
    }
}

} // namespace

DisplayGuard::DisplayGuard()
{
    otherwise = qInstallMessageHandler(listen);
    m_watch = std::thread([this] { watch(); });
}

DisplayGuard::~DisplayGuard()
{
    if (!QGuiApplication::primaryScreen()) {
        giveUp(reason()); // a window would be the end
    }
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = true;
    }
    m_changed.notify_one();
    m_watch.join();
    qInstallMessageHandler(otherwise);
    for (const QString &complaint : complaints) {
        tell(complaint.toStdString());
    }
}

void DisplayGuard::watch()
{
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait_for(lock, kPatience, [this] { return m_isOpen; })) {
        giveUp("the display did not answer within " + std::to_string(kPatience.count()) + " seconds");
    }
}

} // namespace gigaplan::app
