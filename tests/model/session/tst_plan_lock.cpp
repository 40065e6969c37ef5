// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/plan_lock.h"
#include "tests/support/file_content.h"
#include "tests/support/test_program.h"
#include "tests/support/unprivileged.h"

#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <csignal>
#include <fstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace gigaplan;
using gigaplan::test::contentOf;
using gigaplan::test::Unprivileged;
namespace fs = std::filesystem;
using Outcome = PlanLock::Outcome;

namespace {

/// A process that runs until it is ended.
class OtherProcess {
public:
    OtherProcess()
    {
        m_process = fork();
        if (m_process == 0) {
            pause();
            _exit(0);
        }
    }
    ~OtherProcess() { end(); }
    void end()
    {
        if (m_process > 0) {
            kill(m_process, SIGKILL);
            waitpid(m_process, nullptr, 0);
            m_process = 0;
        }
    }
    pid_t id() const { return m_process; }

private:
    pid_t m_process;
};

void put(const fs::path &file, const std::string &content)
{
    std::ofstream(file, std::ios::binary) << content;
}

std::string replaced(std::string text, const std::string &what, const std::string &with)
{
    const auto at = text.find(what);
    return at == std::string::npos ? std::string() : text.replace(at, what.size(), with);
}

} // namespace

class TestPlanLock final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_plan = fs::path(m_folder->path().toStdString()) / "campus.gigaplan";
    }

    void onlyOneHolderAtATime()
    {
        PlanLock mine, yours;
        LockHolder holder;
        QVERIFY(mine.acquire(m_plan, false, holder) == Outcome::Taken);
        QVERIFY(mine.isHeld());
        QVERIFY(yours.acquire(m_plan, false, holder) == Outcome::Held);
        QVERIFY(!yours.isHeld());
        QCOMPARE(holder.process, std::int64_t{getpid()});
        QVERIFY(!holder.user.empty() && !holder.host.empty() && !holder.since.empty() && !holder.processStart.empty());
        QVERIFY(mine.isStillOurs(holder));
        mine.release();
        QVERIFY(!fs::exists(lockFileOf(m_plan)));
        QVERIFY(yours.acquire(m_plan, false, holder) == Outcome::Taken);
    }

    void isReleasedWithItsOwner()
    {
        LockHolder holder;
        {
            PlanLock lock;
            QVERIFY(lock.acquire(m_plan, false, holder) == Outcome::Taken);
            QCOMPARE(lockFileOf(m_plan).filename().string(), std::string(".campus.gigaplan.lock"));
            PlanLock moved = std::move(lock);
            QVERIFY(moved.isHeld());
            QVERIFY(!lock.isHeld()); // NOLINT(bugprone-use-after-move): what is left is what is tested
            QVERIFY(fs::exists(lockFileOf(m_plan)));
        }
        QVERIFY(!fs::exists(lockFileOf(m_plan)));
    }

    void canBeTakenOver()
    {
        PlanLock first, second;
        LockHolder holder;
        QVERIFY(first.acquire(m_plan, false, holder) == Outcome::Taken);
        QVERIFY(second.acquire(m_plan, true, holder) == Outcome::Taken);
        QVERIFY(second.isStillOurs(holder));
        QVERIFY(!first.isStillOurs(holder));
        first.release();
        QVERIFY2(second.isStillOurs(holder), "who lost the lock does not remove the other's");
    }

    void deadOwnersAreReplaced()
    {
        PlanLock lock;
        LockHolder holder;
        QVERIFY(lock.acquire(m_plan, false, holder) == Outcome::Taken);
        const std::string mine = contentOf(lockFileOf(m_plan));
        lock.release();

        OtherProcess other;
        std::string theirs = replaced(mine, std::to_string(getpid()), std::to_string(other.id()));
        const auto start = theirs.find("\"process_start\": \"") + 18;
        theirs.erase(start, theirs.find('"', start) - start);
        put(lockFileOf(m_plan), theirs);
        QVERIFY(lock.acquire(m_plan, false, holder) == Outcome::Held);
        QCOMPARE(holder.process, std::int64_t{other.id()});
        other.end();
        QVERIFY(lock.acquire(m_plan, false, holder) == Outcome::Taken);
    }

    void reusedPidIsNotTheHolder()
    {
        PlanLock lock;
        LockHolder holder;
        QVERIFY(lock.acquire(m_plan, false, holder) == Outcome::Taken);
        const std::string mine = contentOf(lockFileOf(m_plan));
        lock.release();
        put(lockFileOf(m_plan), replaced(mine, "\"process_start\": \"", "\"process_start\": \"9"));
        QVERIFY(lock.acquire(m_plan, false, holder) == Outcome::Taken);
    }

    void remoteLockHoldsUntilTakenOver()
    {
        PlanLock lock;
        LockHolder holder;
        QVERIFY(lock.acquire(m_plan, false, holder) == Outcome::Taken);
        std::string mine = contentOf(lockFileOf(m_plan));
        lock.release();
        mine = replaced(mine, "\"host\": \"", "\"host\": \"far-");
        put(lockFileOf(m_plan), replaced(mine, std::to_string(getpid()), "999999999"));
        QVERIFY(lock.acquire(m_plan, false, holder) == Outcome::Held);
        QVERIFY(holder.host.starts_with("far-"));
        QVERIFY(lock.acquire(m_plan, true, holder) == Outcome::Taken);
        QVERIFY(lock.isStillOurs(holder));
    }

    void damagedLocksAreReplaced()
    {
        for (const char *content : {"", "{", "[]", "{\"process\": 1}"}) {
            put(lockFileOf(m_plan), content);
            PlanLock lock;
            LockHolder holder;
            QVERIFY(lock.acquire(m_plan, false, holder) == Outcome::Taken);
        }
    }

    void leavesForeignLockFilesAlone_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"pipe", "directory", "link", "link to a device"}) {
            QTest::newRow(kind) << QString::fromLatin1(kind);
        }
    }
    /// A pipe that nobody writes to would be read for ever.
    void leavesForeignLockFilesAlone()
    {
        QFETCH(QString, kind);
        const fs::path file = lockFileOf(m_plan);
        if (kind == QStringLiteral("pipe")) {
            QCOMPARE(::mkfifo(file.c_str(), 0666), 0);
        } else if (kind == QStringLiteral("directory")) {
            fs::create_directories(file / "inside");
        } else {
            fs::create_symlink(kind == QStringLiteral("link") ? "nowhere" : "/dev/zero", file);
        }
        const auto before = fs::symlink_status(file).type();
        PlanLock lock;
        LockHolder holder;
        QVERIFY(lock.acquire(m_plan, false, holder) == Outcome::Impossible);
        QVERIFY(lock.acquire(m_plan, true, holder) == Outcome::Impossible);
        QVERIFY(!lock.isHeld() && !lock.isStillOurs(holder));
        QVERIFY(fs::symlink_status(file).type() == before);
        QCOMPARE(std::distance(fs::directory_iterator(file.parent_path()), {}), std::ptrdiff_t{1});
    }

    void waitsForCommands()
    {
        auto command = std::make_unique<PlanLock>(PlanLock::Term::Command);
        LockHolder holder;
        QVERIFY(command->acquire(m_plan, false, holder) == Outcome::Taken);
        std::thread end([&command] {
            std::this_thread::sleep_for(std::chrono::milliseconds(150));
            command.reset();
        });
        PlanLock next(PlanLock::Term::Command);
        const Outcome outcome = next.acquire(m_plan, false, holder);
        end.join();
        QVERIFY(outcome == Outcome::Taken);
        QVERIFY(holder.isBrief);
    }

    void doesNotWaitForSessions()
    {
        PlanLock session, command(PlanLock::Term::Command);
        LockHolder holder;
        QVERIFY(session.acquire(m_plan, false, holder) == Outcome::Taken);
        const auto begin = std::chrono::steady_clock::now();
        QVERIFY(command.acquire(m_plan, false, holder) == Outcome::Held);
        QVERIFY(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
        QVERIFY(!holder.isBrief);
    }

    void isImpossibleInUnwritablePlaces()
    {
        PlanLock lock;
        LockHolder holder;
        QVERIFY(lock.acquire(m_plan.parent_path() / "none" / "x.gigaplan", false, holder) == Outcome::Impossible);
        QVERIFY(lock.acquire(m_plan.parent_path() / std::string(250, 'n'), false, holder) == Outcome::Impossible);
        fs::permissions(m_plan.parent_path(), fs::perms(0555));
        {
            const Unprivileged asNobody;
            QVERIFY(lock.acquire(m_plan, false, holder) == Outcome::Impossible);
        }
        fs::permissions(m_plan.parent_path(), fs::perms(0755));
        QVERIFY(!lock.isHeld());
    }

    void linksShareOneLock()
    {
        put(m_plan, "x");
        const fs::path link = m_plan.parent_path() / "link.gigaplan";
        fs::create_symlink(m_plan, link);
        QCOMPARE(lockFileOf(link), lockFileOf(fs::canonical(m_plan)));
    }

    void words()
    {
        QCOMPARE((LockHolder{"Ada", "node7", 4711, "2026-11-24T02:31:07Z", {}}).words(),
                 std::string("Ada on node7 (process 4711), since 24 Nov 2026 02:31 UTC"));
        QCOMPARE((LockHolder{"", "node7", 1, "", {}}).words(), std::string("somebody on node7 (process 1)"));
        QCOMPARE((LockHolder{"A", "b", 1, "noon", {}}).words(), std::string("A on b (process 1), since noon"));
    }

    void oneOfManyContendersWins()
    {
        // Eight processes at once, over a lock that a dead one left: a byte is written by each that gets it.
        for (int round = 0; round < 6; ++round) {
            put(lockFileOf(m_plan), "");
            int go[2], won[2];
            QVERIFY(pipe(go) == 0 && pipe(won) == 0);
            std::vector<pid_t> children;
            for (int i = 0; i < 8; ++i) {
                const pid_t child = fork();
                if (child == 0) {
                    char byte = 0;
                    close(go[1]);
                    if (read(go[0], &byte, 1) < 0) {
                        _exit(1);
                    }
                    // Forked, so this process's own start does not tell the children apart; the token does.
                    PlanLock lock;
                    LockHolder holder;
                    const bool taken = lock.acquire(m_plan, false, holder) == Outcome::Taken;
                    usleep(300'000);
                    const bool kept = taken && lock.isStillOurs(holder);
                    if (kept && write(won[1], "x", 1) != 1) {
                        _exit(1);
                    }
                    _exit(0);
                }
                children.push_back(child);
            }
            close(go[0]);
            close(go[1]);
            close(won[1]);
            for (const pid_t child : children) {
                waitpid(child, nullptr, 0);
            }
            char bytes[16];
            const ssize_t winners = read(won[0], bytes, sizeof bytes);
            close(won[0]);
            QCOMPARE(winners, ssize_t{1});
            fs::remove(lockFileOf(m_plan));
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_plan;
};

GIGAPLAN_TEST(TestPlanLock)
#include "tst_plan_lock.moc"
