// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/backups.h"
#include "tests/support/file_content.h"
#include "tests/support/test_program.h"
#include "tests/support/unprivileged.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace gigaplan;
using gigaplan::test::contentOf;
using gigaplan::test::Unprivileged;
namespace fs = std::filesystem;

namespace {

/// As saving does it: a new file takes the old one's place.
void replaceWith(const fs::path &file, const std::string &content)
{
    std::ofstream(file.string() + ".new", std::ios::binary) << content;
    fs::rename(file.string() + ".new", file);
}

} // namespace

class TestBackups final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_file = fs::path(m_folder->path().toStdString()) / "campus.gigaplan";
    }

    void names()
    {
        QCOMPARE(backupOf("/a/campus.gigaplan", 1), fs::path("/a/campus.backup-1.gigaplan"));
        QCOMPARE(backupOf("/a/campus.v2.json", 12), fs::path("/a/campus.v2.backup-12.json"));
    }

    void rotate()
    {
        for (int version = 1; version <= 9; ++version) {
            if (version > 1) {
                QVERIFY(keepBackup(m_file, 5));
                QCOMPARE(contentOf(m_file), std::to_string(version - 1)); // still there
            }
            replaceWith(m_file, std::to_string(version));
            const auto backups = backupsOf(m_file);
            QCOMPARE(backups.size(), static_cast<std::size_t>(std::min(version - 1, 5)));
            for (std::size_t i = 0; i < backups.size(); ++i) {
                QCOMPARE(contentOf(backups[i]), std::to_string(version - 1 - static_cast<int>(i)));
            }
        }
        QCOMPARE(files(), 6);
    }

    void zeroBackupsKeepsNone()
    {
        replaceWith(m_file, "1");
        QVERIFY(keepBackup(m_file, 0));
        QCOMPARE(files(), 1);
    }

    void missingFileNeedsNoBackup()
    {
        QVERIFY(keepBackup(m_file, 5));
        QCOMPARE(files(), 0);
    }

    void smallerLimitRemovesOldBackups()
    {
        for (int version = 1; version <= 6; ++version) {
            QVERIFY(keepBackup(m_file, 5));
            replaceWith(m_file, std::to_string(version));
        }
        QVERIFY(keepBackup(m_file, 2));
        const auto backups = backupsOf(m_file);
        QCOMPARE(backups.size(), std::size_t{2});
        QCOMPARE(contentOf(backups[0]), std::string("6"));
        QCOMPARE(contentOf(backups[1]), std::string("5"));
    }

    void fillsGapBeforeRemovingOldest()
    {
        for (int version = 1; version <= 6; ++version) {
            QVERIFY(keepBackup(m_file, 5));
            replaceWith(m_file, std::to_string(version));
        }
        fs::remove(backupOf(m_file, 3)); // holds 3
        QVERIFY(keepBackup(m_file, 5));
        std::string all;
        for (const fs::path &backup : backupsOf(m_file)) {
            all += contentOf(backup);
        }
        QCOMPARE(all, std::string("65421"));
    }

    void secondBackupChangesNothing()
    {
        replaceWith(m_file, "1");
        QVERIFY(keepBackup(m_file, 5));
        QVERIFY(keepBackup(m_file, 5)); // the save in between failed
        QCOMPARE(backupsOf(m_file).size(), std::size_t{1});
    }

    void leavesForeignFilesAlone()
    {
        replaceWith(m_file, "1");
        const fs::path folder = m_file.parent_path();
        for (const char *name :
             {"campus.backup-x.gigaplan", "campus.backup-.gigaplan", "campus.backup-01.gigaplan",
              "campus.backup-99999999999.gigaplan", "other.backup-9.gigaplan", "campus.backup-9.json"}) {
            replaceWith(folder / name, "mine");
        }
        QVERIFY(keepBackup(m_file, 1));
        QCOMPARE(backupsOf(m_file).size(), std::size_t{1});
        QCOMPARE(files(), 8);
    }

    void backsUpTheTargetOfALink()
    {
        const fs::path folder = m_file.parent_path(), link = folder / "link.gigaplan";
        fs::create_directory(folder / "real");
        replaceWith(folder / "real" / "campus.gigaplan", "1");
        fs::create_symlink(folder / "real" / "campus.gigaplan", link);
        QVERIFY(keepBackup(link, 5));
        QCOMPARE(contentOf(folder / "real" / "campus.backup-1.gigaplan"), std::string("1"));
        QVERIFY(!fs::is_symlink(backupOf(link, 1)));
        QCOMPARE(backupsOf(link).size(), std::size_t{1});
    }

    void explainsFailure()
    {
        replaceWith(m_file, "1");
        fs::permissions(m_file.parent_path(), fs::perms(0555));
        Result<void> kept;
        {
            const Unprivileged asNobody;
            kept = keepBackup(m_file, 5);
        }
        fs::permissions(m_file.parent_path(), fs::perms(0755));
        QVERIFY(!kept);
        QVERIFY(kept.error().kind == ErrorKind::NotWritten);
        QVERIFY2(
            kept.error().message.starts_with(m_file.string() + ": the version there is now cannot be kept as a backup"),
            kept.error().message.c_str());
        QVERIFY(kept.error().message.find("Permission denied") != std::string::npos);
        QVERIFY(kept.error().message.ends_with("Save elsewhere, or set the number of backups to 0"));
        QCOMPARE(files(), 1);
    }

private:
    int files() const
    {
        return static_cast<int>(std::distance(fs::directory_iterator(m_file.parent_path()), fs::directory_iterator()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_file;
};

GIGAPLAN_TEST(TestBackups)
#include "tst_backups.moc"
