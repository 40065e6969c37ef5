// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/plan_lock.h"

#include "model/base/atomic_file.h"
#include "model/base/date.h"
#include "model/base/descriptor.h"
#include "model/base/id.h"
#include "model/edit/change_log.h"
#include "model/session/object_file.h"
#include "model/session/process.h"
#include "model/words/qtext.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <optional>
#include <thread>
#include <unistd.h>

namespace gigaplan {
namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds kCommandWaits(30), kSessionWaits(2); ///< for a command to end

struct LockContent {
    LockHolder holder;
    std::string token; ///< distinguishes two locks of one process
};

QByteArray written(const LockContent &content)
{
    const LockHolder &holder = content.holder;
    return QJsonDocument(QJsonObject{{QStringLiteral("user"), qtext(holder.user)},
                                     {QStringLiteral("host"), qtext(holder.host)},
                                     {QStringLiteral("process"), static_cast<qint64>(holder.process)},
                                     {QStringLiteral("since"), qtext(holder.since)},
                                     {QStringLiteral("process_start"), qtext(holder.processStart)},
                                     {QStringLiteral("brief"), holder.isBrief},
                                     {QStringLiteral("token"), qtext(content.token)}})
        .toJson();
}

std::optional<LockContent> readOnce(const fs::path &path)
{
    const auto object = session::readObject(path);
    if (!object) {
        return {};
    }
    const auto string = [&object](const QString &key) { return object->value(key).toString().toStdString(); };
    LockContent content;
    content.holder = {string(QStringLiteral("user")),
                      string(QStringLiteral("host")),
                      object->value(QStringLiteral("process")).toInteger(),
                      string(QStringLiteral("since")),
                      string(QStringLiteral("process_start")),
                      object->value(QStringLiteral("brief")).toBool()};
    content.token = string(QStringLiteral("token"));
    if (content.token.empty()) {
        return {};
    }
    return content;
}

/// Whether something else has the lock's name: a pipe, a directory, a link. It is left where it is.
bool isNoLock(const fs::path &path)
{
    std::error_code error;
    const auto status = fs::symlink_status(path, error);
    return fs::exists(status) && !fs::is_regular_file(status);
}

/// Its writer makes the file and fills it right after; one that stays empty is of a writer that died in between.
std::optional<LockContent> readLock(const fs::path &path)
{
    for (int tries = 0; tries < 20; ++tries) {
        if (auto content = readOnce(path)) {
            return content;
        }
        std::error_code error;
        if (!fs::exists(path, error) || isNoLock(path)) {
            return {};
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return {};
}

enum class Made { Yes, There, No };

Made makeLock(const fs::path &path, const LockContent &content)
{
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0) {
        return errno == EEXIST ? Made::There : Made::No;
    }
    const QByteArray bytes = written(content);
    const bool whole = ::write(descriptor, bytes.constData(), static_cast<std::size_t>(bytes.size())) == bytes.size();
    if ((::close(descriptor) != 0 || !whole)) {
        ::unlink(path.c_str()); // a full disk; an empty lock would only be in the way
        return Made::No;
    }
    return Made::Yes;
}

bool isDead(const LockHolder &holder)
{
    return !session::mayBeAlive({holder.host, holder.process, holder.processStart});
}

/// Removes a lock that is no longer valid, but not one that another process has put in its place meanwhile.
void takeAway(const fs::path &path, const std::optional<LockContent> &seen)
{
    // Under a part's name for a moment: while this is held no process treats it as abandoned.
    const Descriptor held(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC));
    static_cast<void>(held.lock(std::chrono::milliseconds(200)));
    const fs::path aside = partIn(directoryOf(path));
    std::error_code error;
    fs::rename(path, aside, error);
    if (error) {
        return;
    }
    const auto taken = readOnce(aside);
    if (taken && (!seen || taken->token != seen->token)) {
        fs::create_hard_link(aside, path, error);
    }
    fs::remove(aside, error);
}

/// "2026-11-24T02:31:07Z" → "24 Nov 2026 02:31 UTC"; anything else as it is.
std::string displayTime(const std::string &utc)
{
    const auto day = parseDate(std::string_view(utc).substr(0, 10));
    return day && utc.size() >= 16 ? displayDate(*day) + ' ' + utc.substr(11, 5) + " UTC" : utc;
}

} // namespace

std::string LockHolder::words() const
{
    return (user.empty() ? "somebody" : user) + " on " + host + " (process " + std::to_string(process) + ")"
        + (since.empty() ? std::string() : ", since " + displayTime(since));
}

Error heldBy(const LockHolder &holder, const fs::path &file, const std::string &then)
{
    return {ErrorKind::Locked, file.string() + ": open elsewhere: " + holder.words() + then};
}

fs::path lockFileOf(const fs::path &plan)
{
    const fs::path file = behindLink(plan);
    return directoryOf(file) / ('.' + file.filename().string() + ".lock");
}

PlanLock::PlanLock(PlanLock &&other) noexcept
    : m_term(other.m_term),
      m_file(std::exchange(other.m_file, {})),
      m_self(std::move(other.m_self)),
      m_token(std::move(other.m_token))
{
}

PlanLock &PlanLock::operator=(PlanLock &&other) noexcept
{
    if (this != &other) {
        release();
        m_term = other.m_term;
        m_file = std::exchange(other.m_file, {});
        m_self = std::move(other.m_self);
        m_token = std::move(other.m_token);
    }
    return *this;
}

PlanLock::Outcome PlanLock::acquireNow(const fs::path &path, bool takeOver, LockHolder &holder)
{
    for (int tries = 0; tries < 100; ++tries) {
        switch (makeLock(path, {m_self, m_token})) {
        case Made::Yes: m_file = path; return Outcome::Taken;
        case Made::No: return Outcome::Impossible;
        case Made::There: break;
        }
        const auto standing = readLock(path);
        if (standing && !takeOver && !isDead(standing->holder)) {
            holder = standing->holder;
            return Outcome::Held;
        }
        if (isNoLock(path)) {
            return Outcome::Impossible;
        }
        takeAway(path, standing);
    }
    return Outcome::Impossible;
}

PlanLock::Outcome PlanLock::acquire(const fs::path &plan, bool takeOver, LockHolder &holder)
{
    release();
    const fs::path path = lockFileOf(plan);
    const session::ProcessName &process = session::thisProcess();
    m_self = {currentAuthor(), process.host, process.process, logTime(), process.start, m_term == Term::Command};
    m_token = std::to_string(::getpid()) + "-" + std::to_string(newIdValue());
    const auto end = std::chrono::steady_clock::now() + (m_term == Term::Command ? kCommandWaits : kSessionWaits);
    for (;;) {
        const Outcome outcome = acquireNow(path, takeOver, holder);
        if (outcome != Outcome::Held || !holder.isBrief || std::chrono::steady_clock::now() >= end) {
            return outcome;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

bool PlanLock::isStillOurs(LockHolder &now) const
{
    const auto standing = m_file.empty() ? std::optional<LockContent>() : readLock(m_file);
    if (standing) {
        now = standing->holder;
    }
    return standing && standing->token == m_token;
}

void PlanLock::release()
{
    if (m_file.empty()) {
        return;
    }
    if (const auto standing = readOnce(m_file); standing && standing->token == m_token) {
        std::error_code ignored; // its directory may be gone
        fs::remove(m_file, ignored);
    }
    m_file.clear();
}

} // namespace gigaplan
