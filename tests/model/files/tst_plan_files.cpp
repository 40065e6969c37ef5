// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json/json_plan.h"
#include "model/files/plan_files.h"
#include "model/plan/links.h"
#include "model/plan/scenarios.h"
#include "model/plan/tasks.h"
#include "tests/support/file_content.h"
#include "tests/support/random_plan.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace gigaplan;
using namespace gigaplan::test;
namespace fs = std::filesystem;

namespace {

constexpr const char *kHead =
    "{\"format\": \"gigaplan\", \"version\": 1, \"plan\": {\"key\": \"plan\", \"start\": \"2026-01-01\"}";

/// Part of a plan in JSON with these tasks and links.
std::string jsonWith(const std::string &tasks, const std::string &links = {})
{
    return std::string(kHead) + ",\n\"tasks\": [" + tasks + "],\n\"links\": [" + links + "]}\n";
}

std::vector<std::string> namesIn(const fs::path &folder)
{
    std::vector<std::string> names;
    for (const auto &entry : fs::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// A plan without loops of links, which random ones are full of.
PlanSnapshot planOf(std::uint32_t seed)
{
    PlanRows rows = RandomPlan(seed).rows(6);
    rows.of<Link>().clear();
    for (FrozenPlan &frozen : rows.of<FrozenPlan>()) {
        frozen.content = PlanContent(frozen.content.plan().withRows<Link>({}));
    }
    return std::move(rows).snapshot();
}

} // namespace

class PlanFiles final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void unreadableFilesAreNamed()
    {
        expectError(path("none.json"), "there is no such file");
        expectError(path("none.gigaplan"), "there is no such file");
        fs::create_directory(path("folder.json"));
        expectError(path("folder.json"), "this is a directory, not a plan file");
        expectError(put("empty.json", ""), "the file is empty");
        expectError(put("empty.gigaplan", ""), "the file is empty");
        expectError(
            put("note.txt", "Dear reader"),
            "this is no plan: expected a .gigaplan file (an SQLite database), a plan in JSON, or MS Project XML");
        expectError(
            put("note.gigaplan", "Dear reader"),
            "this is no plan: expected a .gigaplan file (an SQLite database), a plan in JSON, or MS Project XML");
        QCOMPARE(mkfifo(path("pipe.json").c_str(), 0600), 0);
        expectError(path("pipe.json"), "this is a device or a pipe, not a plan file");
        expectError("/proc/self/mem", "cannot be read: Input/output error");
        expectError(put("damaged.gigaplan", std::string("SQLite format 3\0 and then nothing of the kind", 45)), "");
    }

    void jsonErrorsHaveFileAndPlace()
    {
        const fs::path list = put("list.json", "\n  []");
        const auto read = readPlan(list);
        QVERIFY(!read);
        QCOMPARE(read.error().message,
                 list.string() + ":2:3: expected an object {\"format\": \"gigaplan\", …}, got a list");
        const fs::path text = put("text.json", "Dear reader");
        QVERIFY(readPlan(text).error().message.starts_with(text.string() + ":1:1: syntax error"));
        const fs::path row = put("row.json", jsonWith("\n{\"key\": \"x\", \"duration_min\": -5}"));
        for (const Error &error : {readPlan(row).error(), openStore(row).error()}) {
            QCOMPARE(
                error.message,
                row.string()
                    + ":3:30: task \"x\": duration_min: expected a whole number from 0 to 100,000,000 (min), got -5");
        }
    }

    void oversizedFileIsRefused()
    {
        const fs::path file = put("long.json", "{");
        fs::resize_file(file, (std::uintmax_t{2} << 30) + 1);
        expectError(file, "the file is longer than 2 GiB");
    }

    void contentDecidesTheFormat()
    {
        const PlanSnapshot plan = planOf(3);
        const auto store = storeOf(plan);
        QVERIFY(store);
        QVERIFY(writePlan(**store, plan, path("a.json")));
        QVERIFY(writePlan(**store, plan, path("b.gigaplan")));
        fs::copy_file(path("a.json"), path("json.gigaplan"));
        fs::copy_file(path("b.gigaplan"), path("database.json"));
        put("bom.txt", "\xEF\xBB\xBF\n" + contentOf(path("a.json")));
        for (const char *name : {"a.json", "b.gigaplan", "json.gigaplan", "database.json", "bom.txt"}) {
            const auto read = readPlan(path(name));
            QVERIFY2(read, read ? "" : read.error().message.c_str());
            QVERIFY(*read == plan);
            const auto opened = openStore(path(name));
            QVERIFY(opened);
            QVERIFY(*(*opened)->load() == plan);
        }
    }

    void conversionRoundTripChangesNothing_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 8; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
    void conversionRoundTripChangesNothing()
    {
        QFETCH(quint32, seed);
        const PlanSnapshot plan = planOf(seed);
        const auto store = storeOf(plan, path("work.gigaplan"));
        QVERIFY2(store, store ? "" : store.error().message.c_str());
        QVERIFY(writePlan(**store, plan, path("one.json")));
        const auto fromJson = openStore(path("one.json"));
        QVERIFY2(fromJson, fromJson ? "" : fromJson.error().message.c_str());
        QVERIFY(writePlan(**fromJson, *(*fromJson)->load(), path("two.GIGAPLAN")));
        const auto fromDatabase = openStore(path("two.GIGAPLAN"), path("copy.gigaplan"));
        QVERIFY2(fromDatabase, fromDatabase ? "" : fromDatabase.error().message.c_str());
        QVERIFY(writePlan(**fromDatabase, *(*fromDatabase)->load(), path("three.json")));
        QCOMPARE(contentOf(path("three.json")), contentOf(path("one.json")));
        QCOMPARE((*fromDatabase)->dump(), (*store)->dump());
    }

    void openingOnlyReads()
    {
        const fs::path file = put("plan.json", jsonWith("{\"key\": \"t\"}"));
        const std::string before = contentOf(file);
        QVERIFY(openStore(file, path("work.gigaplan")));
        QCOMPARE(contentOf(file), before);
    }

    void failedOpeningLeavesNoWorkingCopy()
    {
        const fs::path file = put("plan.json", jsonWith("{\"key\": \"t\", \"parent\": \"gone\"}"));
        const auto store = openStore(file, path("work.gigaplan"));
        QVERIFY(!store);
        QVERIFY(store.error().kind == ErrorKind::Invalid);
        QCOMPARE(namesIn(path("")), std::vector<std::string>{"plan.json"});
    }

    void loopsOfLinksAreShownByName()
    {
        const std::string tasks = R"({"key": "a", "name": "Dig"}, {"key": "b", "name": "Pour"}, {"key": "c"})";
        const std::string links = R"({"key": "1", "from": "a", "to": "b"}, {"key": "2", "from": "b", "to": "c"},
            {"key": "3", "from": "c", "to": "a"})";
        const fs::path file = put("plan.json", jsonWith(tasks, links));
        const std::string head = file.string() + ": links form a loop: ";
        for (const Error &error : {readPlan(file).error(), openStore(file, path("work.gigaplan")).error()}) {
            QVERIFY(error.kind == ErrorKind::Invalid);
            const std::vector<std::string> turns{head + "\"Dig\" → \"Pour\" → \"c\" → \"Dig\"",
                                                 head + "\"Pour\" → \"c\" → \"Dig\" → \"Pour\"",
                                                 head + "\"c\" → \"Dig\" → \"Pour\" → \"c\""};
            QVERIFY2(std::count(turns.begin(), turns.end(), error.message) == 1, error.message.c_str());
        }
        QVERIFY(!fs::exists(path("work.gigaplan")));
    }

    void loopThroughASummaryIsALoop()
    {
        const std::string tasks = R"({"key": "s"}, {"key": "a", "parent": "s"}, {"key": "b"})";
        const std::string links = R"({"key": "1", "from": "s", "to": "b"}, {"key": "2", "from": "b", "to": "a"})";
        const auto read = readPlan(put("plan.json", jsonWith(tasks, links)));
        QVERIFY(!read);
        QVERIFY2(read.error().message.find("links form a loop: ") != std::string::npos, read.error().message.c_str());
        QVERIFY2(read.error().message.find("\"b\"") != std::string::npos, read.error().message.c_str());
    }

    void acyclicLinksAreAccepted()
    {
        const std::string tasks = R"({"key": "s"}, {"key": "a", "parent": "s"}, {"key": "b"}, {"key": "c"})";
        const std::string links = R"({"key": "1", "from": "s", "to": "b"}, {"key": "2", "from": "b", "to": "c"},
            {"key": "3", "from": "a", "to": "c"})";
        const auto read = readPlan(put("plan.json", jsonWith(tasks, links)));
        QVERIFY2(read, read ? "" : read.error().message.c_str());
    }

    void parentLoopsAreRefused()
    {
        const fs::path one = put("one.json", jsonWith(R"({"key": "a", "name": "Dig", "parent": "a"})"));
        expectError(one, "tasks are part of themselves: \"Dig\" → \"Dig\"");
        const auto two = readPlan(
            put("two.json",
                jsonWith(R"({"key": "x", "parent": "b"}, {"key": "a", "parent": "b"}, {"key": "b", "parent": "a"})")));
        QVERIFY(!two);
        QVERIFY2(two.error().message.ends_with("themselves: \"a\" → \"b\" → \"a\"")
                     || two.error().message.ends_with("themselves: \"b\" → \"a\" → \"b\""),
                 two.error().message.c_str());
    }

    void deepPlansAndLongLoopsNeedNoDeepStack()
    {
        constexpr int count = 200'000;
        std::string tasks, links;
        for (int i = 0; i < count; ++i) {
            const std::string key = std::to_string(i);
            const std::string parent = i ? "\", \"parent\": \"" + std::to_string(i - 1) : std::string();
            tasks += (i ? ",\n{\"key\": \"" : "{\"key\": \"") + key + parent + "\"}";
        }
        QVERIFY(readPlan(put("deep.json", jsonWith(tasks))));
        tasks.clear();
        for (int i = 0; i < count; ++i) {
            const std::string key = std::to_string(i);
            tasks += std::string(i ? ",\n" : "") + "{\"key\": \"" + key + "\"}";
            links += std::string(i ? ",\n" : "") + "{\"key\": \"" + key + "\", \"from\": \"" + key + "\", \"to\": \""
                + std::to_string((i + 1) % count) + "\"}";
        }
        const auto read = readPlan(put("loop.json", jsonWith(tasks, links)));
        QVERIFY(!read);
        QVERIFY2(read.error().message.find("(199989 more)") != std::string::npos, read.error().message.c_str());
    }

    void writingRefusesOtherExtensions()
    {
        const PlanSnapshot plan = planOf(1);
        const auto store = storeOf(plan);
        for (const char *name : {"plan.txt", "plan", ".json"}) {
            const auto written = writePlan(**store, plan, path(name));
            QVERIFY(!written);
            QVERIFY(written.error().kind == ErrorKind::Usage);
            QCOMPARE(written.error().message, path(name).string() + ": a plan is written as .gigaplan or .json");
        }
        QVERIFY(namesIn(path("")).empty());
    }

    void failedWritingLeavesTheOldFile()
    {
        const PlanSnapshot old = planOf(1), next = planOf(2);
        const auto store = storeOf(next);
        QVERIFY(writePlan(**store, old, path("plan.json")));
        const std::string before = contentOf(path("plan.json"));
        QVERIFY(before.size() > 4096);

        rlimit limit{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
        rlimit small = limit;
        small.rlim_cur = 2048;
        std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto written = writePlan(**store, next, path("plan.json"));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);

        QVERIFY(!written);
        QVERIFY(written.error().kind == ErrorKind::NotWritten);
        QCOMPARE(written.error().message, path("plan.json").string() + ": cannot be written: File too large");
        QCOMPARE(contentOf(path("plan.json")), before);
        QCOMPARE(namesIn(path("")), std::vector<std::string>{"plan.json"});

        QVERIFY(writePlan(**store, next, path("plan.json")));
        QVERIFY(*readPlan(path("plan.json")) == next);
    }

    void writingToAMissingDirectoryFails()
    {
        const PlanSnapshot plan = planOf(1);
        const auto store = storeOf(plan);
        for (const char *name : {"none/plan.json", "none/plan.gigaplan"}) {
            const auto written = writePlan(**store, plan, path(name));
            QVERIFY(!written);
            QVERIFY(written.error().kind == ErrorKind::NotWritten);
            QVERIFY2(written.error().message.starts_with(path(name).string()), written.error().message.c_str());
        }
        fs::create_directories(path("folder.json/inside"));
        const auto written = writePlan(**store, plan, path("folder.json"));
        QVERIFY(!written);
        QVERIFY(written.error().kind == ErrorKind::NotWritten);
        QCOMPARE(namesIn(path("")), std::vector<std::string>{"folder.json"});
    }

    void duplicateKeysAreNotWrittenAsJson()
    {
        auto rows = planStarting(makeDate(2026, 1, 1));
        auto second = make<Task>("same");
        second.id.value += 1;
        rows.of<Task>() = {make<Task>("same"), second};
        const PlanSnapshot plan = std::move(rows).snapshot();
        const auto store = storeOf(plan);
        QVERIFY(store);
        const auto written = writePlan(**store, plan, path("plan.json"));
        QVERIFY(!written);
        QVERIFY(written.error().kind == ErrorKind::NotWritten);
        QCOMPARE(written.error().message, path("plan.json").string() + ": task \"same\": there are two with this key");
        QVERIFY(namesIn(path("")).empty());
    }

private:
    fs::path path(const char *name) const { return fs::path(m_folder->path().toStdString()) / name; }
    fs::path put(const char *name, const std::string &content) const
    {
        std::ofstream(path(name), std::ios::binary) << content;
        return path(name);
    }
    /// Both ways of opening refuse the file with its name and this message (any, where it is empty).
    void expectError(const fs::path &file, const std::string &message)
    {
        const auto read = readPlan(file);
        const auto store = openStore(file);
        QVERIFY(!read);
        QVERIFY(!store);
        QVERIFY(read.error().kind == ErrorKind::Unreadable || read.error().kind == ErrorKind::Invalid);
        for (const Error &error : {read.error(), store.error()}) {
            QVERIFY2(message.empty() ? error.message.starts_with(file.string() + ": ")
                                     : error.message == file.string() + ": " + message,
                     error.message.c_str());
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

GIGAPLAN_TEST(PlanFiles)
#include "tst_plan_files.moc"
