// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/atomic_file.h"
#include "model/base/former_file.h"
#include "tests/support/device.h"
#include "tests/support/file_content.h"
#include "tests/support/test_program.h"
#include "tests/support/unprivileged.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace gigaplan;
using gigaplan::test::contentOf;
namespace fs = std::filesystem;

namespace {

void put(const fs::path &file, const std::string &content, mode_t mode = 0644)
{
    std::ofstream(file) << content;
    ::chmod(file.c_str(), mode);
}

struct stat statusOf(const fs::path &file)
{
    struct stat status {};
    ::lstat(file.c_str(), &status);
    return status;
}

mode_t modeOf(const fs::path &file)
{
    return statusOf(file).st_mode & 07777;
}

std::string joined(const std::vector<std::string> &sentences)
{
    std::string all;
    for (const std::string &sentence : sentences) {
        all += sentence + '\n';
    }
    return all;
}

/// An access list by which user 1 may read, too, in the form that the system keeps it in.
std::string accessList()
{
    const auto entry = [](std::uint64_t tag, std::uint64_t rights, std::uint64_t id) {
        std::string bytes;
        for (int byte = 0; byte < 8; ++byte) {
            bytes += static_cast<char>((tag | rights << 16 | id << 32) >> 8 * byte & 0xFF);
        }
        return bytes;
    };
    constexpr std::uint64_t nobody = 0xFFFFFFFF;
    return std::string("\2\0\0\0", 4) + entry(1, 6, nobody) + entry(2, 4, 1) + entry(4, 0, nobody)
        + entry(16, 4, nobody) + entry(32, 0, nobody);
}

} // namespace

/// What a file that takes the place of another keeps of it, and what must not be replaced.
class TestAtomicFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        ::chmod(m_folder->path().toStdString().c_str(), 0777);
        m_file = fs::path(m_folder->path().toStdString()) / "plan.json";
    }

    void replacingIsAllOrNothing()
    {
        QVERIFY(replaceFile(m_file, "first"));
        QVERIFY(replaceFile(m_file, "second"));
        {
            ReplacementFile abandoned(m_file);
            QVERIFY(abandoned.create());
            QVERIFY(abandoned.write("never finished"));
        }
        QCOMPARE(contentOf(m_file), std::string("second"));
        QCOMPARE(entries(), 1);
        const auto failed = replaceFile(m_file.parent_path() / "missing" / "plan.json", "x");
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, ErrorKind::NotWritten);
    }

    void keepsTheMode_data()
    {
        QTest::addColumn<int>("mode");
        for (const int mode : {0600, 0640, 0660, 0666, 0644, 0755, 0200, 0220}) {
            QTest::addRow("%o", mode) << mode;
        }
    }
    void keepsTheMode()
    {
        QFETCH(int, mode);
        put(m_file, "before", static_cast<mode_t>(mode));
        QVERIFY(replaceFile(m_file, "after"));
        QCOMPARE(modeOf(m_file), static_cast<mode_t>(mode));
    }

    void newFileFollowsTheUmask()
    {
        const mode_t before = ::umask(027);
        const bool done = bool(replaceFile(m_file, "x"));
        ::umask(before);
        QVERIFY(done);
        QCOMPARE(modeOf(m_file), mode_t{0640});
        QVERIFY(::umask(before) == before); // asking for it has not changed it
    }

    void partFileIsNeverMoreReadableThanTheFile()
    {
        put(m_file, "private", 0600);
        const mode_t before = ::umask(0);
        ReplacementFile part(m_file);
        const bool made = part.create() && part.write("still private");
        ::umask(before);
        QVERIFY(made);
        QCOMPARE(modeOf(part.path()), mode_t{0600});
        mode_t last = 0;
        QVERIFY(part.commit([&](const fs::path &path) {
            last = modeOf(path);
            return Result<void>();
        }));
        QCOMPARE(last, mode_t{0600});
        QCOMPARE(modeOf(m_file), mode_t{0600});
    }

    void keepsOwnerAndGroup()
    {
        if (::geteuid() != 0) {
            // An ordinary account may give its file to each of its groups.
            std::vector<gid_t> groups(static_cast<std::size_t>(::getgroups(0, nullptr)));
            groups.resize(
                static_cast<std::size_t>(std::max(0, ::getgroups(static_cast<int>(groups.size()), groups.data()))));
            put(m_file, "before", 0660);
            const gid_t group = groups.empty() ? ::getegid() : groups.back();
            QCOMPARE(::chown(m_file.c_str(), static_cast<uid_t>(-1), group), 0);
            QVERIFY(replaceFile(m_file, "after"));
            QCOMPARE(statusOf(m_file).st_gid, group);
            QCOMPARE(modeOf(m_file), mode_t{0660});
            return;
        }
        put(m_file, "before");
        QCOMPARE(::chown(m_file.c_str(), 1234, 2345), 0);
        ::chmod(m_file.c_str(), 06660);
        const FormerFile former(m_file);
        QVERIFY(replaceFile(m_file, "after"));
        QCOMPARE(statusOf(m_file).st_uid, uid_t{1234});
        QCOMPARE(statusOf(m_file).st_gid, gid_t{2345});
        QCOMPARE(modeOf(m_file), mode_t{06660});
        QCOMPARE(joined(former.lost()), std::string());
    }

    void lostGroupIsReportedAndLosesItsRights()
    {
        if (::geteuid() != 0) {
            return; // no other account's file can be replaced: `keepsOwnerAndGroup` covers the rest
        }
        put(m_file, "before");
        QCOMPARE(::chown(m_file.c_str(), 1234, 2345), 0);
        ::chmod(m_file.c_str(), 0666);
        const FormerFile former(m_file);
        {
            const test::Unprivileged asNobody;
            const auto done = replaceFile(m_file, "after");
            QVERIFY2(done, done ? "" : done.error().message.c_str());
        }
        QCOMPARE(modeOf(m_file), mode_t{0666});
        QVERIFY(joined(former.lost()).find("no longer to 1234\n") != std::string::npos);
        QVERIFY(joined(former.lost()).find("no longer 2345, and may do no more than everybody") != std::string::npos);
        ::chmod(m_file.c_str(), 0662);
        QCOMPARE(::chown(m_file.c_str(), 1234, 2345), 0);
        ::chmod(m_file.c_str(), 0662);
        {
            const test::Unprivileged asNobody;
            QVERIFY(replaceFile(m_file, "more"));
        }
        QCOMPARE(modeOf(m_file), mode_t{0622}); // what the group was given is not given to another
    }

    void keepsExtendedAttributes()
    {
        put(m_file, "before", 0640);
        if (::setxattr(m_file.c_str(), "user.origin", "site", 4, 0) != 0) {
            std::puts("not tried: extended attributes (the file system of temporary files has none)");
            std::fflush(stdout);
            return;
        }
        const FormerFile former(m_file);
        QVERIFY(replaceFile(m_file, "after"));
        char value[8] = {};
        QCOMPARE(::getxattr(m_file.c_str(), "user.origin", value, sizeof value), ssize_t{4});
        QCOMPARE(std::string(value), std::string("site"));
        QCOMPARE(joined(former.lost()), std::string());
    }

    void keepsAccessListsAndAddsNone()
    {
        put(m_file, "before", 0640);
        const std::string list = accessList();
        if (::setxattr(m_file.c_str(), "system.posix_acl_access", list.data(), list.size(), 0) != 0) {
            std::puts("not tried: access control lists (the file system of temporary files has none)");
            std::fflush(stdout);
            return;
        }
        const mode_t mode = modeOf(m_file);
        QVERIFY(replaceFile(m_file, "after"));
        std::string kept(200, '\0');
        kept.resize(static_cast<std::size_t>(
            std::max(ssize_t{0}, ::getxattr(m_file.c_str(), "system.posix_acl_access", kept.data(), kept.size()))));
        QVERIFY(kept == list);
        QCOMPARE(modeOf(m_file), mode);
        // A directory may have a list for what is made in it: a file that has none gets none by being replaced.
        const fs::path plain = m_file.parent_path() / "plain.json";
        put(plain, "before", 0660);
        QCOMPARE(::setxattr(m_file.parent_path().c_str(), "system.posix_acl_default", list.data(), list.size(), 0), 0);
        QVERIFY(replaceFile(plain, "after"));
        QVERIFY(::getxattr(plain.c_str(), "system.posix_acl_access", nullptr, 0) <= 0);
        QCOMPARE(modeOf(plain), mode_t{0660});
    }

    void reportsHardLinks()
    {
        put(m_file, "before");
        const fs::path other = m_file.parent_path() / "other.json";
        fs::create_hard_link(m_file, other);
        const FormerFile former(m_file);
        QVERIFY(replaceFile(m_file, "after"));
        QCOMPARE(contentOf(other), std::string("before"));
        QVERIFY(joined(former.lost())
                    .ends_with("plan.json: 1 other name of it (a hard link) still holds the version before\n"));
    }

    void writeProtectedFilesAreRefused()
    {
        put(m_file, "before", 0444);
        {
            const test::Unprivileged asNobody;
            expectRefused("is write-protected");
        }
        QCOMPARE(contentOf(m_file), std::string("before"));
        QCOMPARE(modeOf(m_file), mode_t{0444});
    }

    void refusesWhatIsNotARegularFile()
    {
        QCOMPARE(::mkfifo(m_file.c_str(), 0666), 0);
        expectRefused("this is a device or a pipe");
        QVERIFY(S_ISFIFO(statusOf(m_file).st_mode));
        fs::remove(m_file);
        const fs::path device = m_file.parent_path() / "device";
        if (test::makeDevice(device)) {
            fs::create_symlink("device", m_file);
            expectRefused("this is a device or a pipe");
            QVERIFY(fs::is_symlink(m_file) && fs::is_character_file(device));
            fs::remove(m_file);
        }
        fs::create_directory(m_file);
        expectRefused("Is a directory");
        fs::remove(m_file);
        fs::create_symlink(m_file.filename(), m_file);
        expectRefused("Too many levels of symbolic links");
        QVERIFY(fs::is_symlink(m_file));
    }

    void writesThroughSymbolicLinks()
    {
        const fs::path folder = m_file.parent_path(), later = folder / "later" / "plan.json";
        fs::create_symlink("between.json", m_file);
        fs::create_symlink("later/plan.json", folder / "between.json");
        const auto failed = replaceFile(m_file, "x");
        QVERIFY(!failed); // its directory is not there
        QVERIFY2(failed.error().message.find("No such file or directory") != std::string::npos,
                 failed.error().message.c_str());
        fs::create_directory(folder / "later");
        for (const char *content : {"made", "replaced"}) {
            QVERIFY(replaceFile(m_file, content));
            QCOMPARE(contentOf(later), std::string(content));
            QVERIFY(fs::is_symlink(m_file) && fs::is_symlink(folder / "between.json"));
        }
    }

    void refusesToOverwriteConcurrentChanges()
    {
        put(m_file, "before");
        for (const bool inPlace : {true, false}) {
            ReplacementFile part(m_file);
            QVERIFY(part.create() && part.write("mine"));
            const auto done = part.commit([&](const fs::path &) {
                if (inPlace) {
                    std::ofstream(m_file, std::ios::app) << " and theirs";
                    return Result<void>();
                }
                return replaceFile(m_file, "theirs");
            });
            QVERIFY(!done);
            QVERIFY(done.error().message.ends_with("was changed by another program since it was read"));
            QCOMPARE(contentOf(m_file), std::string(inPlace ? "before and theirs" : "theirs"));
        }
        fs::remove(m_file);
        ReplacementFile part(m_file);
        QVERIFY(part.create() && part.write("mine"));
        put(m_file, "made meanwhile");
        QVERIFY(!part.commit());
        QCOMPARE(contentOf(m_file), std::string("made meanwhile"));
    }

    void removesPartFilesOfDeadProcessesOnly()
    {
        ReplacementFile living(m_file);
        QVERIFY(living.create() && living.write("alive"));
        const pid_t child = ::fork();
        if (child == 0) {
            ReplacementFile dying(m_file.parent_path() / "other.json");
            ::_exit(dying.create() && dying.write("half") ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        QCOMPARE(entries(), 2);
        QVERIFY(replaceFile(m_file.parent_path() / "another.json", "x"));
        QCOMPARE(entries(), 2); // the part file of the live process and the new file
        QVERIFY(living.commit());
        QCOMPARE(contentOf(m_file), std::string("alive"));
    }

private:
    int entries() const
    {
        return static_cast<int>(std::distance(fs::directory_iterator(m_file.parent_path()), fs::directory_iterator()));
    }
    void expectRefused(const char *why) const
    {
        const int before = entries();
        const auto done = replaceFile(m_file, "after");
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::NotWritten);
        QVERIFY2(done.error().message.find(why) != std::string::npos, done.error().message.c_str());
        QCOMPARE(entries(), before);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_file;
};

GIGAPLAN_TEST(TestAtomicFile)
#include "tst_atomic_file.moc"
