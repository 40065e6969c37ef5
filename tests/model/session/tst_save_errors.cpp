// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/session/session_fixture.h"
#include "tests/support/test_program.h"

#include <functional>

using namespace gigaplan;
using namespace gigaplan::test;

/// Whatever is wrong with a place, the message says it, the plan is as it was, and it can be saved elsewhere.
class TestSaveErrors final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<Places>();
        fs::create_directory(m->path("place"));
        fs::permissions(m->path("place"), fs::perms(0777));
        fs::permissions(m->path("."), fs::perms(0755));
    }
    void cleanup()
    {
        std::error_code error;
        fs::permissions(m->path("place"), fs::perms(0777), error);
    }

    void readOnlyDirectory_data() { formats(); }
    void readOnlyDirectory()
    {
        openIn("place/campus");
        const std::string before = contentOf(m_opened->session->file());
        fs::permissions(m_opened->session->file(), fs::perms(0666)); // the directory alone is in the way
        fs::permissions(m->path("place"), fs::perms(0555));
        {
            const Unprivileged asNobody;
            expectRefused(m_opened->session->file(), "cannot be written: Permission denied");
        }
        QCOMPARE(contentOf(m_opened->session->file()), before);
        expectSavedElsewhere();
    }

    void writeProtectedFile_data() { formats(); }
    void writeProtectedFile()
    {
        openIn("place/campus");
        const std::string before = contentOf(m_opened->session->file());
        fs::permissions(m_opened->session->file(), fs::perms(0444));
        {
            const Unprivileged asNobody;
            expectRefused(m_opened->session->file(), "is write-protected");
        }
        QCOMPARE(contentOf(m_opened->session->file()), before);
        QVERIFY(!fs::exists(backupOf(m_opened->session->file(), 1)));
        expectSavedElsewhere();
    }

    void readOnlyFileInAReadOnlyDirectoryCanBeOpened_data() { formats(); }
    void readOnlyFileInAReadOnlyDirectoryCanBeOpened()
    {
        QFETCH(QString, extension);
        const fs::path file = m->campus("place/campus" + extension.toStdString());
        fs::create_directory(m->work());
        fs::permissions(m->work(), fs::perms(0777));
        fs::permissions(file, fs::perms(0444));
        fs::permissions(m->path("place"), fs::perms(0555));
        {
            const Unprivileged asNobody;
            auto opened = PlanSession::open(file, m->options());
            QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
            QCOMPARE(opened->notes.size(), std::size_t{1});
            QVERIFY2(opened->notes[0].find("its directory cannot be written to") != std::string::npos,
                     opened->notes[0].c_str());
            QVERIFY(opened->document->perform(titled(*opened->document, "Edited")));
            QVERIFY(!opened->session->save(*opened->document, file));
            QVERIFY(opened->session->diskState() == DiskState::Unchanged);
        }
    }

    void removedDirectory_data() { formats(); }
    void removedDirectory()
    {
        openIn("place/campus");
        fs::remove_all(m->path("place"));
        QVERIFY(m_opened->session->diskState() == DiskState::Gone);
        expectRefused(m_opened->session->file(), "cannot be written: No such file or directory");
        expectSavedElsewhere();
    }

    void directoryInPlaceOfTheFile_data() { formats(); }
    void directoryInPlaceOfTheFile()
    {
        openIn("place/campus");
        const fs::path file = m_opened->session->file();
        fs::remove(file);
        fs::create_directories(file / "inside");
        expectRefused(file, "cannot be replaced: Is a directory");
        QVERIFY(fs::exists(file / "inside"));
        QVERIFY(backupsOf(file).empty());
        expectSavedElsewhere();
    }

    void fileInPlaceOfTheDirectory_data() { formats(); }
    void fileInPlaceOfTheDirectory()
    {
        QFETCH(QString, extension);
        openIn("place/campus");
        std::ofstream(m->path("file")) << "x";
        expectRefused(m->path("file/campus" + extension.toStdString()), "cannot be written: Not a directory");
        expectSavedElsewhere();
    }

    void nameTooLong_data() { formats(); }
    void nameTooLong()
    {
        QFETCH(QString, extension);
        openIn("place/campus");
        expectRefused(m->path("place/" + std::string(260, 'n') + extension.toStdString()), "File name too long");
        expectSavedElsewhere();
    }

    void nameTooLongForBackups()
    {
        const std::string name(246, 'n'); // with its extension 255, the most there can be
        openWith(m->campus(name + ".gigaplan"));
        const std::string before = contentOf(m_opened->session->file());
        expectRefused(m_opened->session->file(), "cannot be kept as a backup: File name too long");
        QCOMPARE(contentOf(m_opened->session->file()), before);
        expectSavedElsewhere();
        m_opened->document.reset();
        m_opened->session.reset();
        openWith(m->path(name + ".gigaplan"), 0);
        QVERIFY(m_opened->session->save(*m_opened->document, m_opened->session->file()));
    }

    void pathTooLongForADatabase()
    {
        fs::path deep = m->path("place");
        while (deep.string().size() < 600) {
            deep /= std::string(100, 'd');
        }
        fs::create_directories(deep);
        openIn("place/campus", ".gigaplan");
        expectRefused(deep / "campus.gigaplan", "bytes long");
        QVERIFY(
            m_opened->session->save(*m_opened->document, deep / "campus.json")); // the readable form has no such bound
        fs::copy_file(m->path("place/campus.gigaplan"), deep / "there.gigaplan");
        const auto read = readPlan(deep / "there.gigaplan");
        QVERIFY(!read);
        QVERIFY2(read.error().message.find("bytes long") != std::string::npos, read.error().message.c_str());
    }

    void vanishingWorkingDirectory()
    {
        openIn("place/campus", ".gigaplan");
        const fs::path file = m_opened->session->file();
        fs::remove_all(m->work());
        const PlanSnapshot plan = m_opened->document->snapshot();
        const auto saved = m_opened->session->save(*m_opened->document, file);
        QVERIFY2(saved, saved ? "" : saved.error().message.c_str());
        QVERIFY(*readPlan(file) == plan);
    }

    void anotherExtension()
    {
        openIn("place/campus", ".gigaplan");
        const auto saved = m_opened->session->save(*m_opened->document, m->path("plan.txt"));
        QVERIFY(!saved);
        QVERIFY(saved.error().kind == ErrorKind::Usage);
        QVERIFY(!fs::exists(lockFileOf(m->path("plan.txt"))));
        expectSavedElsewhere();
    }

private:
    static void formats()
    {
        QTest::addColumn<QString>("extension");
        QTest::newRow("database") << QStringLiteral(".gigaplan");
        QTest::newRow("readable") << QStringLiteral(".json");
    }
    /// In the format of the row of the test's data.
    void openIn(const std::string &place)
    {
        QFETCH(QString, extension);
        openIn(place, extension.toStdString());
    }
    void openIn(const std::string &place, const std::string &ending) { openWith(m->campus(place + ending)); }
    void openWith(const fs::path &file, int backups = 5)
    {
        auto opened = PlanSession::open(file, {m->work(), backups});
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        m_opened.reset();
        m_opened = std::make_unique<PlanSession::Opened>(std::move(*opened));
        QVERIFY(m_opened->document->perform(titled(*m_opened->document, "Edited")));
    }
    void expectRefused(const fs::path &target, const std::string &why)
    {
        const fs::path file = m_opened->session->file();
        const PlanSnapshot plan = m_opened->document->snapshot();
        for (const auto &saved : {m_opened->session->save(*m_opened->document, target),
                                  m_opened->session->saveCopy(*m_opened->document, target)}) {
            QVERIFY(!saved);
            QVERIFY(saved.error().kind == ErrorKind::NotWritten);
            QVERIFY2(saved.error().message.starts_with(target.string() + ": "), saved.error().message.c_str());
            QVERIFY2(saved.error().message.find(why) != std::string::npos, saved.error().message.c_str());
        }
        QVERIFY(m_opened->document->isModified());
        QVERIFY(m_opened->document->snapshot() == plan);
        QCOMPARE(m_opened->session->file(), file);
        std::error_code error;
        for (fs::directory_iterator entry(target.parent_path(), error), end; !error && entry != end;
             entry.increment(error)) {
            QVERIFY2(entry->path().extension() != ".part", entry->path().c_str());
        }
    }
    void expectSavedElsewhere()
    {
        QVERIFY(m_opened->document->undo());
        QVERIFY(m_opened->document->redo());
        const auto saved = m_opened->session->save(*m_opened->document, m->path("elsewhere.gigaplan"));
        QVERIFY2(saved, saved ? "" : saved.error().message.c_str());
        QVERIFY(*readPlan(m->path("elsewhere.gigaplan")) == m_opened->document->snapshot());
        QVERIFY(!m_opened->document->isModified());
    }

    std::unique_ptr<Places> m;
    std::unique_ptr<PlanSession::Opened> m_opened;
};

GIGAPLAN_TEST(TestSaveErrors)
#include "tst_save_errors.moc"
