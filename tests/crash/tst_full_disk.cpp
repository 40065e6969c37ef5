// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is full for real: a small file system in memory, filled until there is just so much room, for the plan's
// file and for the working copy. Root mounts it; an ordinary account does in namespaces of its own. Where neither may, in
// most containers, a limit on the size of every file stands in, and a line of the output says so.
#include "model/edit/commands.h"
#include "model/files/plan_files.h"
#include "model/plan/fields.h"
#include "model/session/plan_session.h"
#include "tests/support/file_content.h"
#include "tests/support/small_campus.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace gigaplan;
using gigaplan::test::contentOf;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPage = 4096;
bool mayMount = false;

bool putText(const char *file, const std::string &text)
{
    const int descriptor = ::open(file, O_WRONLY | O_CLOEXEC);
    const bool done =
        descriptor >= 0 && ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    ::close(descriptor);
    return done;
}

/// Mounts of this process are its own and go with it.
bool enterNamespaces()
{
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    if (user == 0 && ::unshare(CLONE_NEWNS) == 0) {
        return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    }
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && putText("/proc/self/setgroups", "deny")
        && putText("/proc/self/uid_map", "0 " + std::to_string(user) + " 1")
        && putText("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
}

std::size_t freeBytes(const fs::path &directory)
{
    struct statvfs status {};
    return ::statvfs(directory.c_str(), &status) == 0 ? status.f_bavail * status.f_frsize : 0;
}

bool isMounted = false; ///< else no file may grow beyond the limit

/// Limits every file that this process writes to to the given number of bytes.
void limitFiles(rlim_t bytes)
{
    struct rlimit limit {};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = std::min(bytes, limit.rlim_max);
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

/// Takes all room but `left` bytes. Where there is a limit only, files that have `grown` bytes may grow by so many.
void fill(const fs::path &directory, std::size_t left, std::size_t grown = 0)
{
    if (!isMounted) {
        limitFiles(grown + left);
        return;
    }
    const int ballast = ::open((directory / "ballast").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const std::vector<char> page(kPage, 'x');
    ::lseek(ballast, 0, SEEK_END);
    while (freeBytes(directory) > left && ::write(ballast, page.data(), page.size()) > 0) {}
    ::close(ballast);
}

void makeRoom(const fs::path &directory)
{
    limitFiles(RLIM_INFINITY);
    fs::remove(directory / "ballast");
}

std::size_t largestIn(const fs::path &directory)
{
    std::size_t largest = 0;
    for (const auto &entry : fs::directory_iterator(directory)) {
        largest = std::max<std::size_t>(largest, entry.file_size());
    }
    return largest;
}

/// What is said of a disk without room: that it is full, or of the limit on files what the system says of that.
bool tellsOfNoRoom(const std::string &message)
{
    const auto has = [&](const char *words) { return message.find(words) != std::string::npos; };
    return isMounted ? has("full") || has("No space left") : has("File too large") || has("disk I/O error");
}

SetField titled(const Document &document, const std::string &title)
{
    return SetField({document.snapshot().plan().id}, *fieldNamed(tableId<Plan>(), "title"), Value(title));
}

int countIn(const fs::path &directory)
{
    return static_cast<int>(std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

} // namespace

class TestFullDisk final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_disk = fs::path(m_folder.path().toStdString()) / "disk";
        m_roomy = fs::path(m_folder.path().toStdString()) / "roomy";
        fs::create_directories(m_disk);
        fs::create_directories(m_roomy);
        isMounted = mayMount && ::mount("tmpfs", m_disk.c_str(), "tmpfs", 0, "size=2m,mode=0777") == 0;
        if (isMounted) {
            QVERIFY(freeBytes(m_disk) <= 2u << 20);
            return;
        }
        std::signal(SIGXFSZ, SIG_IGN);
        std::puts("not tried: a file system that is full (mounting a small one needs root or user namespaces); "
                  "a limit on the size of files stood in");
        std::fflush(stdout);
    }
    void cleanupTestCase()
    {
        if (isMounted) {
            ::umount2(m_disk.c_str(), MNT_DETACH);
        }
    }
    void cleanup()
    {
        makeRoom(m_disk);
        for (const auto &entry : fs::directory_iterator(m_disk)) {
            fs::remove_all(entry.path());
        }
    }

    void savingOnAFullDisk_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("database") << QStringLiteral("campus.gigaplan");
        QTest::newRow("readable") << QStringLiteral("campus.json");
    }
    void savingOnAFullDisk()
    {
        QFETCH(QString, name);
        const fs::path file = m_disk / name.toStdString();
        auto opened = PlanSession::create(campus(), {m_roomy / "work", 3});
        QVERIFY(opened);
        Document &document = *opened->document;
        PlanSession &session = *opened->session;
        QVERIFY(session.save(document, file));
        const std::size_t size = fs::file_size(file);
        int failed = 0, saved = 0;
        for (std::size_t left = 0; left < size + 8 * kPage; left += kPage) {
            QVERIFY(document.perform(titled(document, "Title " + std::to_string(left))));
            const PlanSnapshot plan = document.snapshot();
            const std::string before = contentOf(file);
            const int entries = countIn(m_disk);
            fill(m_disk, left);
            const auto outcome = session.save(document, file);
            if (outcome) {
                ++saved;
                makeRoom(m_disk);
                QVERIFY(*session.readFile(plan) == plan);
                continue;
            }
            ++failed;
            QVERIFY(outcome.error().kind == ErrorKind::NotWritten);
            QVERIFY2(outcome.error().message.starts_with(file.string()), outcome.error().message.c_str());
            QVERIFY2(tellsOfNoRoom(outcome.error().message), outcome.error().message.c_str());
            QCOMPARE(contentOf(file), before);
            QVERIFY(document.snapshot() == plan);
            QVERIFY(document.isModified());
            QVERIFY(session.diskState() == DiskState::Unchanged);
            QCOMPARE(session.file(), file);
            makeRoom(m_disk);
            QCOMPARE(countIn(m_disk), entries); // no part of a file, no backup
            const fs::path elsewhere = m_roomy / name.toStdString();
            QVERIFY(session.saveCopy(document, elsewhere));
            QCOMPARE(readPlan(elsewhere)->plan().title, plan.plan().title);
        }
        QVERIFY2(failed >= 2 && saved > 0, std::to_string(failed).c_str());
        QVERIFY(session.save(document, file));
        QVERIFY(!document.isModified());
    }

    void editingOnAFullDisk()
    {
        const fs::path work = m_disk / "work", file = m_roomy / "edited.gigaplan";
        int failed = 0, done = 0;
        for (std::size_t left = 0; left < 40 * kPage; left += kPage) {
            auto opened = PlanSession::create(campus(), {work, 3});
            QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
            Document &document = *opened->document;
            fill(m_disk, left, largestIn(work)); // the log, to which edits are appended
            for (int edit = 0; edit < 12; ++edit) {
                const PlanSnapshot before = document.snapshot();
                const std::int64_t logged = document.store().lastLogged();
                const std::size_t steps = document.history().doneCount();
                const auto outcome = document.perform(titled(document, "Title " + std::to_string(edit)));
                if (outcome) {
                    ++done;
                    continue;
                }
                ++failed;
                QVERIFY2(tellsOfNoRoom(outcome.error().message), outcome.error().message.c_str());
                QVERIFY(document.snapshot() == before);
                QVERIFY(*document.store().load() == before);
                QCOMPARE(document.store().lastLogged(), logged);
                QCOMPARE(document.history().doneCount(), steps);
                const auto undone = document.undo();
                QVERIFY(undone || document.snapshot() == before);
            }
            const PlanSnapshot plan = document.snapshot();
            if (!isMounted) {
                makeRoom(m_disk); // the limit is on the other disk, too
            }
            const auto saved = opened->session->save(document, file);
            QVERIFY2(saved, saved ? "" : saved.error().message.c_str());
            QVERIFY(*readPlan(file) == plan);
            makeRoom(m_disk);
            QVERIFY(document.perform(titled(document, "There is room again")));
            QVERIFY(document.store().verify());
            fs::remove(file);
        }
        QVERIFY2(failed > 5 && done > 5, std::to_string(failed).c_str());
    }

    void openingOnAFullDisk()
    {
        const fs::path work = m_disk / "work", file = m_roomy / "opened.gigaplan";
        const PlanSnapshot plan = campus();
        {
            const auto store = storeOf(plan);
            QVERIFY(writePlan(**store, plan, file));
        }
        const std::string before = contentOf(file);
        int failed = 0;
        for (std::size_t left = 0; left < fs::file_size(file) + 30 * kPage; left += 2 * kPage) {
            fill(m_disk, left);
            {
                const auto opened = PlanSession::open(file, {work, 3});
                failed += !opened;
                QVERIFY(opened || opened.error().kind != ErrorKind::Locked);
                QVERIFY(!opened || opened->document->snapshot() == plan);
            }
            makeRoom(m_disk);
            QCOMPARE(contentOf(file), before);
            QVERIFY(!fs::exists(lockFileOf(file)));
            QVERIFY(!fs::exists(work) || countIn(work) == 0);
        }
        QVERIFY(failed > 5);
    }

private:
    static PlanSnapshot campus() { return test::smallCampusRows().snapshot(); }

    QTemporaryDir m_folder;
    fs::path m_disk, m_roomy;
};

int main(int argc, char **argv)
{
    // Before there is a thread: a user namespace is for a process that has one.
    mayMount = enterNamespaces();
    QCoreApplication application(argc, argv);
    TestFullDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_full_disk.moc"
