// SPDX-License-Identifier: GPL-3.0-or-later
// A network share that knows no locks: every attempt to lock a file below a directory fails, as fcntl does there.
#include "model/edit/commands.h"
#include "model/files/plan_files.h"
#include "model/plan/fields.h"
#include "model/session/plan_session.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <fstream>
#include <sqlite3.h>

using namespace gigaplan;
namespace fs = std::filesystem;

namespace {

std::string share; ///< the directory without locks
int refused = 0;

const sqlite3_io_methods *plainMethods = nullptr;
sqlite3_io_methods lockless;
sqlite3_vfs *plain = nullptr;
sqlite3_vfs shim;

int refuseLock(sqlite3_file *, int)
{
    ++refused;
    return SQLITE_IOERR_LOCK;
}

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    const int code = plain->xOpen(plain, name, file, flags, outFlags);
    if (code == SQLITE_OK && name && std::strncmp(name, share.c_str(), share.size()) == 0) {
        plainMethods = file->pMethods;
        lockless = *plainMethods;
        lockless.xLock = refuseLock;
        file->pMethods = &lockless;
    }
    return code;
}

SetField titled(const Document &document, const std::string &title)
{
    return SetField({document.snapshot().plan().id}, *fieldNamed(tableId<Plan>(), "title"), Value(title));
}

} // namespace

class TestNoLocks final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_share = fs::path(m_folder.path().toStdString()) / "share";
        m_work = fs::path(m_folder.path().toStdString()) / "work";
        fs::create_directories(m_share);
        m_file = m_share / "campus #1.gigaplan";
        m_plan = test::smallCampusRows().snapshot();
        const auto store = storeOf(m_plan);
        QVERIFY(writePlan(**store, m_plan, m_file));
        share = m_share.string();
        plain = sqlite3_vfs_find(nullptr);
        shim = *plain;
        shim.zName = "without-locks";
        shim.xOpen = openFile;
        QCOMPARE(sqlite3_vfs_register(&shim, 1), SQLITE_OK);
    }
    void cleanupTestCase() { sqlite3_vfs_unregister(&shim); }

    void opensAndSavesWithoutLocks()
    {
        auto opened = PlanSession::open(m_file, {m_work, 3});
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        QVERIFY(refused > 0);
        QVERIFY(opened->document->snapshot() == m_plan);
        QVERIFY(opened->document->perform(titled(*opened->document, "Edited")));
        const auto saved = opened->session->save(*opened->document, m_file);
        QVERIFY2(saved, saved ? "" : saved.error().message.c_str());
        const auto read = readPlan(m_file);
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QVERIFY(*read == opened->document->snapshot());
        // "One file is open in one window" needs no locks of the file system.
        QVERIFY(PlanSession::open(m_file, {m_work, 3}).error().kind == ErrorKind::Locked);
    }

    void refusesWhileALogIsPresent()
    {
        std::ofstream(m_file.string() + "-wal") << "log";
        const auto read = readPlan(m_file);
        QVERIFY(!read);
        QVERIFY2(read.error().message.find(m_file.string()) != std::string::npos, read.error().message.c_str());
        fs::remove(m_file.string() + "-wal");
        QVERIFY(readPlan(m_file));
    }

    void workingCopyNeedsLocks()
    {
        const auto opened = PlanSession::open(m_file, {m_share / "work", 3});
        QVERIFY(!opened);
        QVERIFY(!opened.error().message.empty());
        QVERIFY(readPlan(m_file));
    }

private:
    QTemporaryDir m_folder;
    fs::path m_share, m_work, m_file;
    PlanSnapshot m_plan;
};

GIGAPLAN_TEST(TestNoLocks)
#include "tst_no_locks.moc"
