// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/knowledge.h"
#include "model/store/migrations.h"
#include "tests/model/session/session_fixture.h"
#include "tests/support/test_program.h"

#include <sys/stat.h>

using namespace gigaplan;
using namespace gigaplan::test;

class TestPlanSession final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<Places>(); }

    void fileIsUntouchedUntilSaved_data() { bothFormats(); }
    void fileIsUntouchedUntilSaved()
    {
        QFETCH(QString, name);
        const fs::path file = m->campus(name.toStdString());
        const std::string before = contentOf(file);
        auto opened = PlanSession::open(file, m->options());
        QVERIFY(opened);
        QVERIFY(opened->notes.empty());
        QCOMPARE(opened->session->file(), file);
        Document &document = *opened->document;
        QVERIFY(document.perform(titled(document, "Edited")));
        QVERIFY(document.isModified());
        QCOMPARE(contentOf(file), before);
        QVERIFY(opened->session->save(document, file));
        QVERIFY(!document.isModified());
        QCOMPARE(titleIn(file), std::string("Edited"));
        QCOMPARE(contentOf(backupOf(file, 1)), before);
        QVERIFY(document.history().canUndo()); // saving does not end undo
        QVERIFY(opened->session->diskState() == DiskState::Unchanged);
    }

    void savesBeforeDuringAndAfterVerification()
    {
        const fs::path file = m->campus("campus.gigaplan");
        auto opened = PlanSession::open(file, m->options());
        Document &document = *opened->document;
        for (const int wait : {0, 500, 100}) { // before it is idle, after it was verified, and in between
            QVERIFY(document.perform(titled(document, "Waited " + std::to_string(wait))));
            QTest::qWait(wait);
            QVERIFY(opened->session->save(document, file));
            QVERIFY(*readPlan(file) == document.snapshot());
        }
    }

    void closingLeavesNoFiles()
    {
        const fs::path file = m->campus("campus.gigaplan");
        {
            auto opened = PlanSession::open(file, m->options());
            QVERIFY(opened);
            QVERIFY(opened->document->perform(titled(*opened->document, "Lost on purpose")));
            QVERIFY(countIn(m->work()) >= 2);
            QVERIFY(fs::exists(lockFileOf(file)));
        }
        QCOMPARE(countIn(m->work()), 0);
        QVERIFY(!fs::exists(lockFileOf(file)));
        QVERIFY(recoverablePlans(m->work()).empty());
    }

    void workingCopiesArePrivate()
    {
        auto opened = PlanSession::create(smallCampusRows().snapshot(), m->options());
        QVERIFY(opened);
        struct stat status {};
        QCOMPARE(stat(m->work().c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777, mode_t{0700});
        QVERIFY(opened->document->perform(titled(*opened->document, "Edited")));
        for (const auto &entry : fs::directory_iterator(m->work())) {
            QCOMPARE(stat(entry.path().c_str(), &status), 0);
            QVERIFY2((status.st_mode & 0777) == 0600, entry.path().c_str());
        }
    }

    void unknownVersionIsNotOverwritten()
    {
        const fs::path file = m->campus("campus.gigaplan");
        auto opened = PlanSession::open(file, m->options());
        QVERIFY(opened);
        QVERIFY(opened->document->perform(titled(*opened->document, "Mine")));
        m->campus("other.gigaplan");
        {
            auto theirs = PlanSession::open(m->path("other.gigaplan"), m->options());
            QVERIFY(theirs && theirs->document->perform(titled(*theirs->document, "Theirs")));
            QVERIFY(theirs->session->save(*theirs->document, m->path("other.gigaplan")));
        }
        fs::rename(m->path("other.gigaplan"), file);
        const auto refused = opened->session->save(*opened->document, file);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.ends_with("was changed by another program since it was read"));
        QCOMPARE(titleIn(file), std::string("Theirs"));
        QVERIFY(opened->document->isModified());
        QVERIFY(opened->session->save(*opened->document, file, SaveOver::AnyVersion));
        QCOMPARE(titleIn(file), std::string("Mine"));
        QCOMPARE(titleIn(backupOf(file, 1)), std::string("Theirs"));
        QVERIFY(opened->session->lostInSaving().empty());
    }

    void reportsHardLinksOnce()
    {
        const fs::path file = m->campus("campus.gigaplan");
        fs::create_hard_link(file, m->path("same.gigaplan"));
        auto opened = PlanSession::open(file, m->options());
        QVERIFY(opened && opened->document->perform(titled(*opened->document, "Mine")));
        QVERIFY(opened->session->save(*opened->document, file));
        QCOMPARE(opened->session->lostInSaving().size(), std::size_t{1});
        QVERIFY(opened->document->perform(titled(*opened->document, "Again")));
        QVERIFY(opened->session->save(*opened->document, file));
        QVERIFY(opened->session->lostInSaving().empty());
    }

    void reportsAPipeInPlaceOfTheLock()
    {
        const fs::path file = m->campus("campus.gigaplan");
        QCOMPARE(::mkfifo(lockFileOf(file).c_str(), 0666), 0);
        auto opened = PlanSession::open(file, m->options());
        QVERIFY(opened);
        QCOMPARE(opened->notes.size(), std::size_t{1});
        QVERIFY2(opened->notes[0].find("this is no lock file") != std::string::npos, opened->notes[0].c_str());
    }

    void newPlanGetsItsFileOnFirstSave()
    {
        auto opened = PlanSession::create(smallCampusRows().snapshot(), m->options());
        QVERIFY(opened);
        QVERIFY(opened->session->file().empty());
        QVERIFY(opened->session->diskState() == DiskState::Unchanged);
        QVERIFY(opened->document->isModified()); // it is nowhere yet
        QVERIFY(opened->session->save(*opened->document, m->path("new.gigaplan")));
        QCOMPARE(opened->session->file(), m->path("new.gigaplan"));
        QVERIFY(fs::exists(lockFileOf(m->path("new.gigaplan"))));
        QVERIFY(*readPlan(m->path("new.gigaplan")) == opened->document->snapshot());
    }

    void saveAsMovesTheSessionAndTheLock()
    {
        const fs::path file = m->campus("one.gigaplan"), other = m->path("two.json");
        auto opened = PlanSession::open(file, m->options());
        QVERIFY(opened->document->perform(titled(*opened->document, "Two")));
        QVERIFY(opened->session->save(*opened->document, other));
        QCOMPARE(opened->session->file(), other);
        QVERIFY(!fs::exists(lockFileOf(file)));
        QVERIFY(fs::exists(lockFileOf(other)));
        QCOMPARE(titleIn(file), std::string("Test plan"));
        QCOMPARE(titleIn(other), std::string("Two"));
    }

    void saveCopyKeepsTheSessionsFile()
    {
        const fs::path file = m->campus("one.gigaplan"), copy = m->path("copy.gigaplan");
        auto opened = PlanSession::open(file, m->options());
        QVERIFY(opened->document->perform(titled(*opened->document, "Two")));
        QVERIFY(opened->session->saveCopy(*opened->document, copy));
        QCOMPARE(opened->session->file(), file);
        QVERIFY(opened->document->isModified());
        QVERIFY(!fs::exists(lockFileOf(copy)));
        QCOMPARE(titleIn(copy), std::string("Two"));
        QCOMPARE(titleIn(file), std::string("Test plan"));
    }

    void fileOpensOnlyOnce()
    {
        const fs::path file = m->campus("campus.gigaplan");
        auto first = PlanSession::open(file, m->options());
        QVERIFY(first);
        LockHolder holder;
        const auto second = PlanSession::open(file, m->options(), false, &holder);
        QVERIFY(!second);
        QVERIFY(second.error().kind == ErrorKind::Locked);
        QVERIFY(holder.process > 0);
        QVERIFY2(second.error().message.find(holder.words()) != std::string::npos, second.error().message.c_str());
        QCOMPARE(session::copiesIn(m->work()).size(), std::size_t{1});
    }

    void losingTheLockPreventsSaving()
    {
        const fs::path file = m->campus("campus.gigaplan");
        auto first = PlanSession::open(file, m->options());
        QVERIFY(first->document->perform(titled(*first->document, "First")));
        auto second = PlanSession::open(file, m->options(), true);
        QVERIFY(second);
        QVERIFY(second->document->perform(titled(*second->document, "Second")));
        QVERIFY(second->session->save(*second->document, file));

        const auto refused = first->session->save(*first->document, file);
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == ErrorKind::Locked);
        QCOMPARE(titleIn(file), std::string("Second"));
        QVERIFY(first->document->isModified());
        QVERIFY(first->session->diskState() == DiskState::Changed);

        QVERIFY(first->session->save(*first->document, m->path("mine.gigaplan")));
        QCOMPARE(titleIn(m->path("mine.gigaplan")), std::string("First"));
        QVERIFY(first->session->save(*first->document, file, SaveOver::AnyLock));
        QCOMPARE(titleIn(file), std::string("First"));
        QCOMPARE(titleIn(backupOf(file, 1)), std::string("Second"));
        QVERIFY(!second->session->save(*second->document, file));
    }

    void plansOpenElsewhereAreNotOverwritten()
    {
        const fs::path one = m->campus("one.gigaplan"), two = m->campus("two.gigaplan");
        auto first = PlanSession::open(one, m->options());
        auto second = PlanSession::open(two, m->options());
        for (const auto &saved :
             {first->session->save(*first->document, two), first->session->saveCopy(*first->document, two)}) {
            QVERIFY(!saved);
            QVERIFY(saved.error().kind == ErrorKind::Locked);
        }
        QCOMPARE(first->session->file(), one);
        QVERIFY(fs::exists(lockFileOf(one)));
    }

    void detectsChangesOnDisk()
    {
        const fs::path file = m->campus("campus.gigaplan");
        auto opened = PlanSession::open(file, m->options());
        PlanSession &session = *opened->session;
        QVERIFY(session.diskState() == DiskState::Unchanged);

        fs::last_write_time(file, fs::file_time_type::clock::now() + std::chrono::hours(1));
        QVERIFY(session.diskState() == DiskState::Unchanged); // touched, not changed
        fs::copy_file(file, m->path("same"));
        fs::rename(m->path("same"), file);
        QVERIFY(session.diskState() == DiskState::Unchanged); // another file with the same content

        std::string bytes = contentOf(file);
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] + 1);
        std::ofstream(file, std::ios::binary) << bytes; // of the same size
        QVERIFY(session.diskState() == DiskState::Changed);
        session.acceptDiskState();
        QVERIFY(session.diskState() == DiskState::Unchanged);

        fs::remove(file);
        QVERIFY(session.diskState() == DiskState::Gone);
        QVERIFY(session.save(*opened->document, file));
        QVERIFY(session.diskState() == DiskState::Unchanged);
        fs::remove_all(file);
        fs::create_directory(file);
        QVERIFY(session.diskState() == DiskState::Changed);
    }

    void changedFileIsReadWithKnownIds()
    {
        const fs::path file = m->campus("campus.json");
        auto opened = PlanSession::open(file, m->options());
        Document &document = *opened->document;
        Note note;
        note.key = "new-note";
        note.text = "Added here";
        QVERIFY(document.perform(AddEntity<Note>(note)));
        QVERIFY(opened->session->save(document, file));
        const auto read = opened->session->readFile(document.snapshot());
        QVERIFY(read);
        QVERIFY(*read == document.snapshot());
        QVERIFY(!(*readPlan(file) == document.snapshot())); // by itself, a readable file has other ids
    }

    void keepsTheChosenNumberOfBackups()
    {
        const fs::path file = m->campus("campus.json");
        auto opened = PlanSession::open(file, {m->work(), 2});
        for (int i = 0; i < 4; ++i) {
            QVERIFY(opened->document->perform(titled(*opened->document, std::to_string(i))));
            QVERIFY(opened->session->save(*opened->document, file));
        }
        QCOMPARE(backupsOf(file).size(), std::size_t{2});
        QCOMPARE(titleIn(backupOf(file, 1)), std::string("2"));
        QCOMPARE(titleIn(backupOf(file, 2)), std::string("1"));
    }

    void olderFormatsAreMigratedAndReported()
    {
        const fs::path file = m->path("old.gigaplan");
        fs::copy_file(fs::path(GIGAPLAN_SOURCE_DIR) / "tests/model/store/files/version-1.gigaplan", file);
        auto opened = PlanSession::open(file, m->options());
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        QCOMPARE(opened->notes.size(), static_cast<std::size_t>(store::schemaVersion() - 1)); // one for each step
    }

    void unusableWorkingDirectoryIsRefused()
    {
        const fs::path file = m->campus("campus.gigaplan");
        std::ofstream(m->work()) << "a file";
        const auto opened = PlanSession::open(file, m->options());
        QVERIFY(!opened);
        QVERIFY(opened.error().kind == ErrorKind::NotWritten);
        QVERIFY2(opened.error().message.starts_with(m->work().string() + ": working copies cannot be kept there"),
                 opened.error().message.c_str());
        QVERIFY(!fs::exists(lockFileOf(file)));
    }

    void unreadableFilesLeaveNoTrace()
    {
        std::ofstream(m->path("text.gigaplan")) << "no database";
        for (const char *name : {"none.gigaplan", "text.gigaplan", "."}) {
            QVERIFY(!PlanSession::open(m->path(name), m->options()));
            QCOMPARE(countIn(m->work()), 0);
            QVERIFY(!fs::exists(lockFileOf(m->path(name))));
        }
    }

private:
    static void bothFormats()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("database") << QStringLiteral("campus.gigaplan");
        QTest::newRow("readable") << QStringLiteral("campus.json");
        QTest::newRow("umlauts and spaces") << QString::fromUtf8("Größe 计划 αβ ☃.gigaplan");
        QTest::newRow("signs of a URI") << QStringLiteral("50%25 done? #1 & \"2\" 'x'.gigaplan");
        QTest::newRow("long name") << QString(QString(230, QLatin1Char('n')) + QStringLiteral(".gigaplan"));
    }

    std::unique_ptr<Places> m;
};

GIGAPLAN_TEST(TestPlanSession)
#include "tst_plan_session.moc"
