// SPDX-License-Identifier: GPL-3.0-or-later
// Commands of the real program that write: concurrently, over a plan that is open elsewhere, killed, and onto special
// files. What was reported as done is there, and nothing else is touched.
#include "model/files/plan_files.h"
#include "model/plan/baselines.h"
#include "model/plan/tasks.h"
#include "model/session/backups.h"
#include "model/session/plan_lock.h"
#include "tests/support/device.h"
#include "tests/support/file_content.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"
#include "tests/support/unprivileged.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <grp.h>
#include <random>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace gigaplan;
using gigaplan::test::contentOf;
namespace fs = std::filesystem;

namespace {

constexpr int kDone = 0, kUsage = 2, kNotWritten = 4;

/// Whose account the program runs in.
enum class As { Ourselves, Nobody };

/// The program with these words, which may be of any bytes; its messages go to `errors`.
pid_t start(std::vector<std::string> words, const fs::path &errors, As account = As::Ourselves)
{
    static std::string program = qEnvironmentVariable("GIGAPLAN_PROGRAM").toStdString();
    words.insert(words.begin(), program);
    std::vector<char *> arguments;
    for (std::string &word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const pid_t process = ::fork();
    if (process != 0) {
        return process;
    }
    constexpr unsigned kNobody = 65534;
    const bool isDown = account == As::Ourselves || ::geteuid() != 0
        || (::setgroups(0, nullptr) == 0 && ::setgid(kNobody) == 0 && ::setuid(kNobody) == 0);
    const int nothing = ::open("/dev/null", O_WRONLY),
              messages = ::open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (isDown && nothing >= 0 && messages >= 0) {
        ::dup2(nothing, STDOUT_FILENO);
        ::dup2(messages, STDERR_FILENO);
        ::execv(program.c_str(), arguments.data());
    }
    ::_exit(97);
}

int endOf(pid_t process)
{
    int status = 0;
    ::waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::size_t tasksIn(const fs::path &file)
{
    const auto plan = readPlan(file);
    return plan ? plan->table<Task>().size() : 0;
}

std::size_t baselinesIn(const fs::path &file)
{
    const auto plan = readPlan(file);
    return plan ? plan->table<Baseline>().size() : 0;
}

struct Outcome {
    int code = -1;
    std::string errors;
};

} // namespace

class TestWriters final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(fs::exists(qEnvironmentVariable("GIGAPLAN_PROGRAM").toStdString()),
                 "GIGAPLAN_PROGRAM does not name the built program; run through ctest");
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_errors = std::make_unique<QTemporaryDir>();
        for (const auto *folder : {m_folder.get(), m_errors.get()}) {
            ::chmod(folder->path().toStdString().c_str(), 0777); // for those that are run as nobody
        }
    }

    void cleanup()
    {
        for (const auto &entry : fs::directory_iterator(path(""))) {
            fs::remove_all(entry.path()); // Qt cannot name them all
        }
    }

    void concurrentImportsAllArrive_data() { formats(); }
    void concurrentImportsAllArrive()
    {
        const fs::path plan = campus();
        const std::size_t before = tasksIn(plan);
        std::vector<pid_t> processes;
        for (int i = 0; i < 4; ++i) {
            processes.push_back(start({"import", plan.string(), sheet(i)}, errorsOf(i)));
        }
        std::size_t done = 0;
        for (int i = 0; i < 4; ++i) {
            const int code = endOf(processes[static_cast<std::size_t>(i)]);
            QVERIFY2(code == kDone || code == kNotWritten, contentOf(errorsOf(i)).c_str());
            done += code == kDone;
        }
        QCOMPARE(tasksIn(plan), before + done);
        QVERIFY(done >= 1);
        expectOnlyPlans();
    }

    void concurrentBaselinesAllArrive_data() { formats(); }
    void concurrentBaselinesAllArrive()
    {
        const fs::path plan = campus();
        std::vector<pid_t> processes;
        for (int i = 0; i < 4; ++i) {
            processes.push_back(
                start({"baseline", plan.string(), "--take", std::string(1, static_cast<char>('A' + i))}, errorsOf(i)));
        }
        std::size_t done = 0;
        for (int i = 0; i < 4; ++i) {
            done += endOf(processes[static_cast<std::size_t>(i)]) == kDone;
        }
        QCOMPARE(baselinesIn(plan), done);
        QVERIFY(done >= 1);
    }

    /// Without the lock only the comparing is left, and that loses nothing either.
    void forcedConcurrentImportsLoseNothing()
    {
        const fs::path plan = campus(".json");
        PlanLock window;
        LockHolder holder;
        QVERIFY(window.acquire(plan, false, holder) == PlanLock::Outcome::Taken);
        for (int round = 0; round < 5; ++round) {
            const std::size_t before = tasksIn(plan);
            std::vector<pid_t> processes;
            for (int i = 0; i < 4; ++i) {
                processes.push_back(start({"import", plan.string(), sheet(4 * round + i), "--force"}, errorsOf(i)));
            }
            std::size_t done = 0;
            for (const pid_t process : processes) {
                done += endOf(process) == kDone;
            }
            QVERIFY(done >= 1);
            QCOMPARE(tasksIn(plan), before + done);
        }
        QVERIFY(window.isStillOurs(holder));
    }

    void openPlanIsNotOverwritten_data()
    {
        QTest::addColumn<QString>("words");
        for (const char *words : {"import PLAN SHEET", "import OTHER SHEET PLAN", "baseline PLAN --take A",
                                  "level PLAN PLAN", "learn PLAN PLAN --rate 5", "level OTHER PLAN",
                                  "merge OTHER OTHER OTHER PLAN", "merge OTHER PLAN OTHER PLAN", "convert OTHER PLAN",
                                  "convert SHEET PLAN", "generate --scenario one-hall PLAN"}) {
            QTest::newRow(words) << QString::fromLatin1(words);
        }
    }
    void openPlanIsNotOverwritten()
    {
        QFETCH(QString, words);
        const fs::path plan = campus(".json");
        fs::copy_file(plan, path("other.json"));
        std::vector<std::string> arguments;
        for (const QString &word : words.split(QLatin1Char(' '))) {
            arguments.push_back(word == QStringLiteral("PLAN")        ? plan.string()
                                    : word == QStringLiteral("OTHER") ? path("other.json").string()
                                    : word == QStringLiteral("SHEET") ? sheet(0, "2027-01-04")
                                                                      : word.toStdString());
        }
        const std::string before = contentOf(plan);
        PlanLock window;
        LockHolder holder;
        QVERIFY(window.acquire(plan, false, holder) == PlanLock::Outcome::Taken);
        const Outcome refused = run(arguments);
        QCOMPARE(refused.code, kNotWritten);
        QVERIFY2(refused.errors.find("open elsewhere") != std::string::npos
                     && refused.errors.find("--force") != std::string::npos,
                 refused.errors.c_str());
        QCOMPARE(contentOf(plan), before);
        QVERIFY(backupsOf(plan).empty());
        arguments.push_back("--force");
        const Outcome forced = run(arguments);
        QVERIFY2(forced.code == kDone, forced.errors.c_str());
        QVERIFY(window.isStillOurs(holder)); // whose window finds the file changed
        QCOMPARE(backupsOf(plan).size(), std::size_t{1});
        QCOMPARE(contentOf(backupsOf(plan)[0]), before);
    }

    void forceWithoutWritingIsRefused()
    {
        const std::string plan = campus(".json").string();
        for (const auto &words :
             std::vector<std::vector<std::string>>{{"level", plan, "--force"},
                                                   {"learn", plan, "--force"},
                                                   {"baseline", plan, "--list", "--force"},
                                                   {"import", plan, sheet(0), "--dry-run", "--force"},
                                                   {"convert", plan, path("x.csv").string(), "--force"},
                                                   {"convert", plan, path("x.xml").string(), "--force"}}) {
            QCOMPARE(run(words).code, kUsage);
        }
    }

    void backupsAreKeptExceptForOutputFiles()
    {
        const fs::path plan = campus(".json");
        for (const char *name : {"A", "B", "C", "D", "E", "F", "G"}) {
            QCOMPARE(run({"baseline", plan.string(), "--take", name}).code, kDone);
        }
        QCOMPARE(backupsOf(plan).size(), std::size_t{5});
        QCOMPARE(baselinesIn(backupOf(plan, 1)), std::size_t{6});
        QCOMPARE(baselinesIn(backupOf(plan, 5)), std::size_t{2});
        // As version control hands them over: without an extension, and to be removed by it.
        const fs::path ours = path("merge_file_a");
        fs::copy_file(plan, ours);
        QCOMPARE(run({"merge", plan.string(), ours.string(), plan.string(), ours.string()}).code, kDone);
        QVERIFY(backupsOf(ours).empty());
    }

    void killedWritersLeaveOnlyAWholePlan()
    {
        const auto seed = qEnvironmentVariableIsSet("GIGAPLAN_SEED")
            ? qEnvironmentVariable("GIGAPLAN_SEED").toULongLong()
            : std::random_device{}();
        qInfo("GIGAPLAN_SEED=%llu", static_cast<unsigned long long>(seed));
        std::mt19937_64 random(seed);
        const fs::path plan = campus(".gigaplan");
        ::chmod(plan.c_str(), 0600);
        std::size_t before = tasksIn(plan);
        for (int i = 0; i < 40; ++i) {
            const pid_t writer = start({"import", plan.string(), sheet(i)}, errorsOf(0));
            ::usleep(static_cast<useconds_t>(random() % 60'000));
            ::kill(writer, SIGKILL);
            static_cast<void>(endOf(writer));
            const std::size_t now = tasksIn(plan);
            QVERIFY2(now == before || now == before + 1, std::to_string(now).c_str());
            before = now;
            for (const auto &entry : fs::directory_iterator(path(""))) {
                struct stat status {};
                ::stat(entry.path().c_str(), &status);
                // A lock, which is for others to read, may bear a part's name for a moment, and is short.
                const bool isLock = status.st_size < 1024 || entry.path() == lockFileOf(plan);
                QVERIFY2(isLock || entry.path().extension() == ".csv" || (status.st_mode & 0777) == 0600,
                         entry.path().c_str());
            }
        }
        QCOMPARE(run({"import", plan.string(), sheet(100)}).code, kDone);
        QCOMPARE(tasksIn(plan), before + 1);
        expectOnlyPlans();
    }

    void specialOutputFilesAreKept_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("extension");
        for (const auto &[words, extension] : outputs()) {
            QTest::newRow(words) << QString::fromLatin1(words) << QString::fromLatin1(extension);
        }
    }
    void specialOutputFilesAreKept()
    {
        QFETCH(QString, words);
        QFETCH(QString, extension);
        const fs::path pipe = path("pipe" + extension.toStdString()), device = path("device" + extension.toStdString()),
                       link = path("link" + extension.toStdString()), later = path("later" + extension.toStdString()),
                       closed = path("closed" + extension.toStdString());
        QCOMPARE(::mkfifo(pipe.c_str(), 0666), 0);
        const bool hasDevice = test::makeDevice(device);
        fs::create_symlink(later.filename(), link);
        std::ofstream(closed) << "write-protected";
        ::chmod(closed.c_str(), 0444);
        for (const fs::path &target : hasDevice ? std::vector{pipe, device} : std::vector{pipe}) {
            const Outcome refused = run(commandOf(words, target));
            QCOMPARE(refused.code, kNotWritten);
            QVERIFY2(refused.errors.find("this is a device or a pipe") != std::string::npos, refused.errors.c_str());
        }
        QVERIFY(fs::is_fifo(pipe) && (!hasDevice || fs::is_character_file(device)));
        const Outcome refused = run(commandOf(words, closed), As::Nobody);
        QCOMPARE(refused.code, kNotWritten);
        QVERIFY2(refused.errors.find("is write-protected") != std::string::npos, refused.errors.c_str());
        QCOMPARE(contentOf(closed), std::string("write-protected"));
        const Outcome made = run(commandOf(words, link));
        QVERIFY2(made.code == kDone, made.errors.c_str());
        QVERIFY(fs::is_symlink(link) && fs::file_size(later) > 0);
    }

    void attributesAreKeptInEveryOutput_data() { specialOutputFilesAreKept_data(); }
    void attributesAreKeptInEveryOutput()
    {
        QFETCH(QString, words);
        QFETCH(QString, extension);
        const fs::path target = path("out" + extension.toStdString());
        QCOMPARE(run(commandOf(words, target)).code, kDone);
        const bool isRoot = ::geteuid() == 0;
        const uid_t owner = isRoot ? 1234 : ::geteuid();
        const gid_t group = isRoot ? 2345 : ::getegid();
        QCOMPARE(::chown(target.c_str(), owner, group), 0);
        ::chmod(target.c_str(), 0660);
        fs::create_hard_link(target, path("same"));
        const Outcome outcome = run(commandOf(words, target));
        QCOMPARE(outcome.code, kDone);
        struct stat status {};
        ::stat(target.c_str(), &status);
        QCOMPARE(status.st_mode & 07777, mode_t{0660});
        QCOMPARE(status.st_uid, owner);
        QCOMPARE(status.st_gid, group);
        QVERIFY2(outcome.errors.find("1 other name of it (a hard link) still holds the version before")
                     != std::string::npos,
                 outcome.errors.c_str());
    }

    void fileNamesAreBytes_data() { specialOutputFilesAreKept_data(); }
    void fileNamesAreBytes()
    {
        QFETCH(QString, words);
        QFETCH(QString, extension);
        const fs::path target = path("na\xEFve \xFF" + extension.toStdString());
        const Outcome made = run(commandOf(words, target));
        QVERIFY2(made.code == kDone, made.errors.c_str());
        QVERIFY(fs::file_size(target) > 0);
    }

    void planFileNamesAreBytes()
    {
        const fs::path plan = path("pl\xE4n.gigaplan");
        fs::rename(campus(".gigaplan"), plan);
        QCOMPARE(run({"baseline", plan.string(), "--take", "A"}).code, kDone);
        QCOMPARE(baselinesIn(plan), std::size_t{1});
        QCOMPARE(backupsOf(plan).size(), std::size_t{1});
    }

private:
    static void formats()
    {
        QTest::addColumn<QString>("extension");
        QTest::newRow("database") << QStringLiteral(".gigaplan");
        QTest::newRow("readable") << QStringLiteral(".json");
    }
    /// A command for each kind of file that is written; OUT is its name.
    static std::vector<std::pair<const char *, const char *>> outputs()
    {
        return {{"convert PLAN OUT (database)", ".gigaplan"},
                {"convert PLAN OUT (readable)", ".json"},
                {"convert PLAN OUT (project)", ".xml"},
                {"convert PLAN OUT (table)", ".csv"},
                {"convert PLAN OUT (calendar)", ".ics"},
                {"generate --scenario one-hall OUT", ".json"},
                {"level PLAN OUT", ".json"},
                {"learn PLAN OUT", ".json"},
                {"merge PLAN PLAN PLAN OUT", ".json"},
                {"render PLAN --view power OUT (png)", ".png"},
                {"render PLAN --view power OUT (svg)", ".svg"},
                {"render PLAN --view power OUT (pdf)", ".pdf"},
                {"report PLAN --trials 1 OUT", ".pdf"}};
    }

    fs::path path(const std::string &name) const { return fs::path(m_folder->path().toStdString()) / name; }
    fs::path errorsOf(int number) const { return fs::path(m_errors->path().toStdString()) / std::to_string(number); }

    fs::path campus() const
    {
        QFETCH(QString, extension);
        return campus(extension.toStdString());
    }
    fs::path campus(const std::string &extension) const
    {
        const PlanSnapshot plan = test::smallCampusRows().snapshot();
        const auto store = storeOf(plan);
        const fs::path file = path("campus" + extension);
        return store && writePlan(**store, plan, file) ? file : fs::path();
    }
    /// A sheet with one new task.
    std::string sheet(int number, const std::string &start = {}) const
    {
        const fs::path file = path("n" + std::to_string(number) + ".csv");
        std::ofstream(file) << (start.empty() ? "Name,Duration\n" : "Name,Duration,Start\n") << "New " << number
                            << ",5 days" << (start.empty() ? "" : ",") << start << "\n";
        return file.string();
    }
    std::vector<std::string> commandOf(const QString &words, const fs::path &out) const
    {
        std::vector<std::string> arguments;
        for (const QString &word : words.section(QStringLiteral(" ("), 0, 0).split(QLatin1Char(' '))) {
            arguments.push_back(word == QStringLiteral("OUT")        ? out.string()
                                    : word == QStringLiteral("PLAN") ? campus(".json").string()
                                                                     : word.toStdString());
        }
        return arguments;
    }
    Outcome run(const std::vector<std::string> &words, As account = As::Ourselves) const
    {
        const int code = endOf(start(words, errorsOf(0), account));
        const std::string errors = contentOf(errorsOf(0));
        fs::remove(errorsOf(0)); // the next one may be another account's
        return {code, errors};
    }
    /// Plans, their backups and the sheets: no part of a file, no lock.
    void expectOnlyPlans() const
    {
        for (const auto &entry : fs::directory_iterator(path(""))) {
            QVERIFY2(!entry.path().filename().string().starts_with('.'), entry.path().c_str());
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder, m_errors;
};

GIGAPLAN_TEST(TestWriters)
#include "tst_writers.moc"
