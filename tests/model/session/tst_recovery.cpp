// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/scenarios.h"
#include "tests/model/session/session_fixture.h"
#include "tests/support/test_program.h"

#include <set>

using namespace gigaplan;
using namespace gigaplan::test;

class TestRecovery final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<Places>(); }

    void recoversEveryEdit()
    {
        const fs::path file = m->campus("campus.gigaplan");
        PlanSnapshot expected;
        {
            auto opened = PlanSession::open(file, m->options());
            Document &document = *opened->document;
            QVERIFY(document.perform(titled(document, "One")));
            QVERIFY(document.perform(CreateScenario("What if", "", "Ada")));
            QVERIFY(document.perform(titled(document, "Two")));
            QVERIFY(document.undo());
            QVERIFY(document.redo());
            expected = document.snapshot();
            leaveBehind(m->copy(), "1", m->work());
            QCOMPARE(recoverablePlans(m->work()).size(), std::size_t{1}); // the living one is not offered
        }
        const auto found = recoverablePlans(m->work());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].file, file);
        QCOMPARE(found[0].title, std::string("Two"));
        QCOMPARE(found[0].edits, std::int64_t{5});
        QCOMPARE(found[0].savedEdit, std::int64_t{0});
        QVERIFY(found[0].lastEditText.starts_with("Redo: "));
        QCOMPARE(found[0].lastEdit.size(), std::size_t{20});

        auto opened = PlanSession::recover(found[0], m->options());
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        QVERIFY(opened->notes.empty());
        QVERIFY(opened->document->snapshot() == expected);
        QVERIFY(opened->document->isModified());
        QCOMPARE(opened->document->savedSnapshot().plan().title, std::string("Test plan"));
        QVERIFY(opened->session->diskState() == DiskState::Unchanged);
        QVERIFY(fs::exists(lockFileOf(file)));
        QVERIFY(recoverablePlans(m->work()).empty()); // it has an owner again
        QVERIFY(opened->session->save(*opened->document, file));
        QVERIFY(!opened->document->isModified());
        QVERIFY(*readPlan(file) == expected);
    }

    void onlyEditsSinceTheLastSaveCount()
    {
        const fs::path file = m->campus("campus.gigaplan");
        auto opened = PlanSession::open(file, m->options());
        Document &document = *opened->document;
        QVERIFY(document.perform(titled(document, "One")));
        QVERIFY(opened->session->save(document, file));
        leaveBehind(m->copy(), "1", m->work());
        QVERIFY(recoverablePlans(m->work()).empty());
        QCOMPARE(session::copiesIn(m->work()).size(), std::size_t{1}); // the one without edits is gone
        QVERIFY(document.perform(titled(document, "Two")));
        leaveBehind(m->copy(), "2", m->work());
        const auto found = recoverablePlans(m->work());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].edits, std::int64_t{1});
        QCOMPARE(found[0].savedEdit, std::int64_t{1});
        QVERIFY(found[0].lastEditText.find("Title") != std::string::npos || !found[0].lastEditText.empty());
    }

    void plansWithoutAFileAreFoundEvenUnedited()
    {
        PlanSnapshot plan;
        {
            auto opened = PlanSession::create(smallCampusRows().snapshot(), m->options());
            plan = opened->document->snapshot();
            leaveBehind(m->copy(), "1", m->work());
        }
        const auto found = recoverablePlans(m->work());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].edits, std::int64_t{0});
        QVERIFY(found[0].file.empty());
        QVERIFY(!found[0].lastEdit.empty());
        const auto opened = PlanSession::recover(found[0], m->options());
        QVERIFY(opened);
        QVERIFY(opened->document->snapshot() == plan);
        QVERIFY(opened->session->file().empty());
        QVERIFY(opened->document->isModified()); // it is nowhere but here
    }

    void unfinishedCopiesAreRemoved()
    {
        fs::create_directories(m->work());
        const fs::path copy = m->work() / "plan-1-5.gigaplan";
        std::ofstream(copy) << "half";
        session::CopyNote note;
        note.file = m->path("x.gigaplan");
        note.savedEdit = session::CopyNote::kOpening;
        note.owner = session::thisProcess();
        note.owner.start = "another";
        QVERIFY(session::writeNote(copy, note));
        QVERIFY(recoverablePlans(m->work()).empty());
        QCOMPARE(countIn(m->work()), 0);
    }

    void leftoversWithoutADatabaseAreRemoved()
    {
        fs::create_directories(m->work());
        const fs::path copy = m->work() / "plan-1-5.gigaplan";
        session::CopyNote note;
        note.owner = session::thisProcess();
        QVERIFY(session::writeNote(copy, note));
        recoverablePlans(m->work());
        QCOMPARE(countIn(m->work()), 1); // its owner is alive: it may be about to make the copy
        note.owner.start = "another";
        QVERIFY(session::writeNote(copy, note));
        std::ofstream(copy.string() + "-wal") << "log";
        recoverablePlans(m->work());
        QCOMPARE(countIn(m->work()), 0);
    }

    void damagedCopiesAreKeptButNotOffered()
    {
        fs::create_directories(m->work());
        const fs::path copy = m->work() / "plan-1-5.gigaplan";
        std::ofstream(copy) << "SQLite format 3, but not really";
        session::CopyNote note;
        note.savedEdit = 0;
        note.owner = session::thisProcess();
        note.owner.start = "another";
        QVERIFY(session::writeNote(copy, note));
        QVERIFY(recoverablePlans(m->work()).empty());
        QVERIFY(fs::exists(copy));
    }

    void planIsFoundWithoutItsNote()
    {
        const fs::path file = m->campus("campus.gigaplan");
        fs::path left;
        {
            auto opened = PlanSession::open(file, m->options());
            QVERIFY(opened->document->perform(titled(*opened->document, "One")));
            left = leaveBehind(m->copy(), "1", m->work());
        }
        // The number in the name is of a process that is not there.
        const fs::path dead = m->work() / "plan-999999999-1.gigaplan";
        for (const char *suffix : {"", "-wal"}) {
            fs::rename(left.string() + suffix, dead.string() + suffix);
        }
        fs::remove(session::noteFileOf(left));
        const auto found = recoverablePlans(m->work());
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found[0].file.empty());
        QCOMPARE(found[0].title, std::string("One"));
        const auto opened = PlanSession::recover(found[0], m->options());
        QVERIFY(opened);
        QCOMPARE(opened->document->snapshot().plan().title, std::string("One"));
    }

    void planIsRecoveredOnlyOnce()
    {
        const auto found = leftWithOneEdit("campus.gigaplan");
        const auto first = PlanSession::recover(found, m->options());
        QVERIFY(first);
        const auto second = PlanSession::recover(found, m->options());
        QVERIFY(!second);
        QVERIFY(second.error().kind == ErrorKind::Locked);
    }

    void planEqualToItsFileIsUnmodified()
    {
        const RecoverablePlan left = leftWithOneEdit("campus.json");
        {
            auto opened = PlanSession::open(left.file, m->options());
            QVERIFY(opened->document->perform(titled(*opened->document, "One")));
            QVERIFY(opened->session->save(*opened->document, left.file)); // as if killed right after the rename
        }
        auto note = *session::readNote(left.workingCopy);
        note.stamp = session::stampOf(left.file);
        QVERIFY(session::writeNote(left.workingCopy, note));
        const auto opened = PlanSession::recover(left, m->options());
        QVERIFY(opened);
        QVERIFY(!opened->document->isModified());
    }

    void completedSaveIsRecorded()
    {
        const fs::path file = m->campus("campus.gigaplan"), other = m->path("other.gigaplan");
        auto opened = PlanSession::open(file, m->options());
        QVERIFY(opened->document->perform(titled(*opened->document, "One")));
        QVERIFY(opened->session->save(*opened->document, other));
        QVERIFY(opened->document->perform(titled(*opened->document, "Two")));
        leaveBehind(m->copy(), "1", m->work());
        auto found = recoverablePlans(m->work());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].file, other);
        QCOMPARE(found[0].savedEdit, std::int64_t{1});
        // Without the file that it was saved as, it is a plan of the old file with two edits.
        fs::remove(other);
        found = recoverablePlans(m->work());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].file, file);
        QCOMPARE(found[0].edits, std::int64_t{2});
    }

    void oldPartFilesAreRemoved()
    {
        const fs::path file = m->campus("campus.gigaplan"), old = m->path(".gigaplan-1.part"),
                       fresh = m->path(".gigaplan-2.part"), others = m->path("mine.part");
        for (const fs::path &part : {old, fresh, others}) {
            std::ofstream(part) << "half";
            if (part != fresh) {
                fs::last_write_time(part, fs::file_time_type::clock::now() - std::chrono::hours(2));
            }
        }
        QVERIFY(PlanSession::open(file, m->options()));
        QVERIFY(!fs::exists(old));
        QVERIFY(fs::exists(fresh));
        QVERIFY(fs::exists(others));
    }

    void missingFileMeansModified()
    {
        const RecoverablePlan left = leftWithOneEdit("campus.gigaplan");
        fs::remove(left.file);
        auto opened = PlanSession::recover(left, m->options());
        QVERIFY(opened);
        QCOMPARE(opened->notes.size(), std::size_t{1});
        QVERIFY(opened->document->isModified());
        QVERIFY(opened->session->diskState() == DiskState::Gone);
        QVERIFY(opened->session->save(*opened->document, left.file));
        QCOMPARE(titleIn(left.file), std::string("One"));
    }

    void changedFileIsComparedWithTheKnownVersion()
    {
        const RecoverablePlan left = leftWithOneEdit("campus.gigaplan");
        {
            auto other = PlanSession::open(left.file, m->options());
            QVERIFY(other->document->perform(titled(*other->document, "Theirs")));
            QVERIFY(other->session->save(*other->document, left.file));
        }
        const auto opened = PlanSession::recover(left, m->options());
        QVERIFY(opened);
        // Their save kept what we had opened as a backup: a merge has its base.
        QCOMPARE(opened->document->savedSnapshot().plan().title, std::string("Test plan"));
        QVERIFY(opened->session->diskState() == DiskState::Changed);
        QCOMPARE(opened->notes.size(), std::size_t{1});
        QVERIFY(opened->notes[0].find("changed by another program") != std::string::npos);
    }

    void fileOpenElsewhereIsRecoveredWithoutItsLock()
    {
        const RecoverablePlan left = leftWithOneEdit("campus.gigaplan");
        const auto other = PlanSession::open(left.file, m->options());
        QVERIFY(other);
        auto opened = PlanSession::recover(left, m->options());
        QVERIFY(opened);
        QCOMPARE(opened->notes.size(), std::size_t{1});
        const auto refused = opened->session->save(*opened->document, left.file);
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == ErrorKind::Locked);
        QVERIFY(opened->session->save(*opened->document, m->path("rescued.gigaplan")));
    }

    void keepsTheLastTenDiscardedPlans()
    {
        for (int i = 0; i < 13; ++i) {
            const fs::path file = m->campus("campus.gigaplan");
            auto opened = PlanSession::open(file, m->options());
            QVERIFY(opened->document->perform(titled(*opened->document, std::to_string(i))));
            leaveBehind(m->copy(), std::to_string(i), m->work());
            opened->document.reset();
            opened->session.reset();
            const auto found = recoverablePlans(m->work());
            QCOMPARE(found.size(), std::size_t{1});
            discardRecoverable(found[0]);
            QVERIFY(recoverablePlans(m->work()).empty());
        }
        std::set<std::string> titles;
        for (const fs::path &copy : session::copiesIn(m->work() / "discarded")) {
            titles.insert(titleIn(copy));
        }
        QCOMPARE(titles, (std::set<std::string>{"3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}));
    }

    void newestFirst()
    {
        for (const char *name : {"1", "2"}) {
            const fs::path file = m->campus(std::string(name) + ".gigaplan");
            auto opened = PlanSession::open(file, m->options());
            QVERIFY(opened->document->perform(titled(*opened->document, name)));
            leaveBehind(m->copy(), name, m->work());
            QTest::qSleep(1100); // the log has seconds
        }
        const auto found = recoverablePlans(m->work());
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].title, std::string("2"));
    }

    void fileNamesAreBytes()
    {
        const fs::path file = m->path("caf\xe9 %41.gigaplan"); // Latin-1, no UTF-8
        fs::rename(m->campus("x.gigaplan"), file);
        {
            auto opened = PlanSession::open(file, m->options());
            QVERIFY(opened);
            QVERIFY(opened->document->perform(titled(*opened->document, "One")));
            leaveBehind(m->copy(), "1", m->work());
        }
        const auto found = recoverablePlans(m->work());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].file, file);
    }

    void missingDirectoryHoldsNoPlans() { QVERIFY(recoverablePlans(m->path("nowhere")).empty()); }

private:
    RecoverablePlan leftWithOneEdit(const std::string &name)
    {
        {
            auto opened = PlanSession::open(m->campus(name), m->options());
            if (opened->document->perform(titled(*opened->document, "One"))) {
                leaveBehind(m->copy(), "1", m->work());
            }
        }
        const auto found = recoverablePlans(m->work());
        return found.empty() ? RecoverablePlan{} : found[0];
    }

    std::unique_ptr<Places> m;
};

GIGAPLAN_TEST(TestRecovery)
#include "tst_recovery.moc"
