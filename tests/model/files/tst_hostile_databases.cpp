// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/plan_files.h"
#include "model/plan/links.h"
#include "model/plan/scenarios.h"
#include "model/plan/tasks.h"
#include "model/store/plan_image.h"
#include "model/store/sqlite.h"
#include "tests/support/file_content.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <random>
#include <sys/stat.h>
#include <zlib.h>

using namespace gigaplan;
using namespace gigaplan::test;
namespace fs = std::filesystem;

namespace {

/// Runs SQL on a file as a stranger would, without the program's limits.
bool tamper(const fs::path &file, const std::string &sql)
{
    sqlite3 *connection = nullptr;
    sqlite3_open(file.c_str(), &connection);
    const bool done = sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    if (!done) {
        qWarning("%s", sqlite3_errmsg(connection));
    }
    sqlite3_close(connection);
    return done;
}

/// The image of a scenario's plan around these bytes, which claims to be `length` long.
std::string imageOf(const std::string &database, std::uint64_t length)
{
    uLongf size = compressBound(database.size());
    std::string image(8 + size, '\0');
    for (std::size_t i = 0; i < 8; ++i) {
        image[i] = static_cast<char>(length >> (8 * i));
    }
    compress2(reinterpret_cast<Bytef *>(image.data() + 8), &size, reinterpret_cast<const Bytef *>(database.data()),
              database.size(), Z_BEST_COMPRESSION);
    image.resize(8 + size);
    return image;
}
std::string imageOf(const std::string &database)
{
    return imageOf(database, database.size());
}

} // namespace

/// Databases that a stranger sends: each is refused by a message with its name, or read as what it is, and leaves
/// nothing behind.
class TestHostileDatabases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        fs::create_directory(path("work"));
        const PlanSnapshot plan = smallCampusRows().snapshot();
        const auto store = storeOf(plan);
        QVERIFY(store && writePlan(**store, plan, file()));
    }

    void schemas_data();
    void schemas();
    void values_data();
    void values();
    void loopsAreRefusedWithTheSameMessage();
    void images_data();
    void images();
    void headers_data();
    void headers();
    void aForeignLogIsNotRead();
    void pipesBesideTheFileAreNotOpened();
    void walFileIsReadWithoutSideEffects();
    void anyPageSizeIsRead();
    void cutFilesAreRefused();
    void changedBitsAreRefusedOrHarmless();
    void namesThatLookLikeUrisAreFiles();
    void sharedPagesAreRefusedInBoundedTime();

private:
    fs::path path(const std::string &name) const { return fs::path(m_folder->path().toStdString()) / name; }
    fs::path file() const { return path("stranger.gigaplan"); }
    void put(const std::string &bytes) const { std::ofstream(file(), std::ios::binary | std::ios::trunc) << bytes; }

    /// Refused by both ways of opening, with the file's name and these words, nothing written anywhere.
    void expectRefused(const QByteArray &words) const
    {
        const std::string before = contentOf(file());
        const auto names = namesIn(path(""));
        const auto read = readPlan(file());
        QVERIFY2(!read, "opened");
        const auto opened = openStore(file(), path("work") / "copy.gigaplan");
        QVERIFY2(!opened, "opened");
        for (const Error &error : {read.error(), opened.error()}) {
            QVERIFY2(error.message.starts_with(file().string() + ":"), error.message.c_str());
            QVERIFY2(QByteArray::fromStdString(error.message).contains(words), error.message.c_str());
        }
        QVERIFY(contentOf(file()) == before);
        QVERIFY(namesIn(path("")) == names);
        QVERIFY(fs::is_empty(path("work")));
    }
    static std::vector<std::string> namesIn(const fs::path &directory)
    {
        std::vector<std::string> names;
        for (const auto &entry : fs::directory_iterator(directory)) {
            names.push_back(entry.path().filename().string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }
    /// Refused somehow, or opened as a plan that is whole: it can be written and read again.
    void expectRefusedOrWhole(const char *what) const
    {
        const auto read = readPlan(file());
        if (!read) {
            QVERIFY2(read.error().message.starts_with(file().string() + ":"), read.error().message.c_str());
            return;
        }
        const auto store = storeOf(*read);
        QVERIFY2(store, what);
        QVERIFY2(writePlan(**store, *read, path("again.gigaplan")), what);
        const auto again = readPlan(path("again.gigaplan"));
        QVERIFY2(again && *again == *read, what);
        fs::remove(path("again.gigaplan"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHostileDatabases::schemas_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *name, const char *sql, const char *words) {
        QTest::newRow(name) << QByteArray(sql) << QByteArray(words);
    };
    row("trigger", "CREATE TRIGGER t AFTER INSERT ON phase BEGIN DELETE FROM plan; END",
        "holds the trigger \"t\"; a plan file has none");
    row("view", "CREATE VIEW v AS SELECT * FROM task", "holds the view \"v\"; a plan file has none");
    row("virtual table", "CREATE VIRTUAL TABLE f USING fts5(a)", "holds the virtual table \"f\"; a plan file has none");
    row("table", "CREATE TABLE extra(a)", "the table \"extra\" is not as this version of the format has it");
    row("plain table", "CREATE TABLE \"extra\"(\"id\" INTEGER PRIMARY KEY) STRICT",
        "holds \"extra\", which is no part of a plan");
    row("index", "CREATE INDEX extra ON task(name)", "the index \"extra\" is not as this version of the format has it");
    row("plain index", "CREATE INDEX \"extra\" ON \"task\"(\"name\")", "holds \"extra\", which is no part of a plan");
    row("unique index", "CREATE UNIQUE INDEX extra ON task(key)", "the index \"extra\" is not as");
    row("expression index", "CREATE INDEX extra ON task(lower(name))", "the index \"extra\" is not as");
    row("partial index", "CREATE INDEX extra ON task(name) WHERE length(name) > 3", "the index \"extra\" is not as");
    row("statistics", "ANALYZE", "holds the table \"sqlite_stat1\"; a plan file has none");
    row("generated column",
        "DROP TABLE note; CREATE TABLE note(id INTEGER PRIMARY KEY, key TEXT, x TEXT AS (upper(key)))",
        "\"note\" holds a generated column or a check; a plan file has none");
    row("hidden generated column",
        "DROP TABLE note; CREATE TABLE note(id INTEGER PRIMARY KEY, key TEXT, x TEXT AS/**/(upper(key)))",
        "the table \"note\" is not as");
    row("check", "DROP TABLE note; CREATE TABLE note(id INTEGER PRIMARY KEY, key TEXT CHECK(length(key) > 0))",
        "\"note\" holds a generated column or a check; a plan file has none");
    row("default that runs",
        "DROP TABLE note; CREATE TABLE note(id INTEGER PRIMARY KEY, key TEXT DEFAULT (hex(randomblob(9))))",
        "the table \"note\" is not as");
    row("unique column", "DROP TABLE note; CREATE TABLE note(id INTEGER PRIMARY KEY, key TEXT UNIQUE)",
        "the table \"note\" is not as");
    row("another collation", "DROP TABLE note; CREATE TABLE note(id INTEGER PRIMARY KEY, key TEXT COLLATE NOCASE)",
        "the table \"note\" is not as");
    row("reference with an action",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'DEFERRABLE', 'ON DELETE CASCADE "
        "DEFERRABLE') WHERE name = 'row'",
        "the table \"row\" is not as");
    row("missing table", "DROP TABLE note", "the table or index \"note\" is missing");
    row("missing index", "DROP INDEX link_by_from", "the table or index \"link_by_from\" is missing");
    row("a column more", "ALTER TABLE note ADD COLUMN \"extra\" TEXT",
        "\"note\" is not as this version of the format has it");
    row("no schema", "PRAGMA writable_schema = 1; DELETE FROM sqlite_schema", "");
    row("broken schema",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = 'CREATE TABLE (' WHERE name = 'note'", "damaged: ");
    row("two names for one table",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE "
        "name = 'task') WHERE name = 'note'",
        "damaged: ");
    row("index of other rows",
        "CREATE TEMP TABLE s AS SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema WHERE name = "
        "'hall_by_building';"
        "PRAGMA writable_schema = 1; DELETE FROM sqlite_schema WHERE name = 'hall_by_building'; PRAGMA schema_version "
        "= 4321;"
        "UPDATE hall SET building = (SELECT max(id) FROM building); INSERT INTO sqlite_schema SELECT * FROM s; PRAGMA "
        "schema_version = 4322",
        "damaged: ");
    row("other program", "PRAGMA application_id = 7", "an SQLite database, but not a Gigaplan plan");
    row("newer", "PRAGMA user_version = 99",
        "written by a newer Gigaplan: its format version is 99, this program reads up to");
    row("no version", "PRAGMA user_version = -1", "its format version is -1; expected 1 or later");
    row("older by its word only", "PRAGMA user_version = 1", "bringing it to version 2 of the format");
}

void TestHostileDatabases::schemas()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, words);
    QVERIFY(tamper(file(), sql.toStdString()));
    expectRefused(words);
}

void TestHostileDatabases::values_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *name, const char *sql, const char *words) {
        QTest::newRow(name) << QByteArray(sql) << QByteArray(words);
    };
    row("no plan", "DELETE FROM plan", "a plan file holds exactly one row \"plan\", and this one has 0");
    row("two plans",
        "CREATE TEMP TABLE p AS SELECT * FROM plan; UPDATE p SET id = id + 1, key = 'second'; INSERT INTO plan SELECT "
        "* FROM p",
        "a plan file holds exactly one row \"plan\", and this one has 2");
    row("NUL in text", "UPDATE note SET text = 'a' || char(0) || 'b'", "note \"n-1\": text: expected text");
    row("no UTF-8", "UPDATE note SET author = CAST(x'61FF' AS TEXT)", "note \"n-1\": author: expected text");
    row("overlong UTF-8", "UPDATE note SET author = CAST(x'C0AF' AS TEXT)", "note \"n-1\": author: expected text");
    row("surrogate", "UPDATE note SET author = CAST(x'EDA080' AS TEXT)", "note \"n-1\": author: expected text");
    row("no key", "UPDATE note SET id = 7, key = ''", "note row 7: key: expected text of at least one character");
    row("key with NUL", "UPDATE note SET id = 7, key = char(0)",
        "note row 7: key: expected text of at least one character");
    row("key that is no text", "UPDATE note SET id = 7, key = CAST(x'FF' AS TEXT)",
        "note row 7: key: expected text of at least one character");
    row("id 0", "UPDATE note SET id = 0", "note \"n-1\": id: expected a number above 0, got 0");
    row("negative id", "UPDATE note SET id = -5", "note \"n-1\": id: expected a number above 0, got -5");
    row("dangling reference", "UPDATE hall SET building = 12345 WHERE key = 'hall-2'",
        "hall \"hall-2\": building: expected a building that is in the plan");
    row("reference to nothing", "UPDATE hall SET building = 0 WHERE key = 'hall-2'",
        "hall \"hall-2\": building: expected a building that is in the plan");
    row("number too large", "UPDATE equipment SET operating_kw = 1e12",
        "equipment \"rack-100\": operating_kw: expected a number from");
    row("negative number", "UPDATE task SET duration_min = -1 WHERE key = 'grid'",
        "task \"grid\": duration_min: expected a whole number from");
    row("infinite", "UPDATE equipment SET operating_kw = 9e999", "equipment \"rack-100\": operating_kw: expected");
    row("no date", "UPDATE plan SET start = '2026-02-30'", "plan \"plan\": start: expected a date");
    row("unknown choice", "UPDATE plan SET capacity_basis = 'both'", "plan \"plan\": capacity_basis: expected one of");
    row("wrong type",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE name = 'note';"
        "PRAGMA schema_version = 9999; UPDATE note SET text = x'00'; UPDATE sqlite_schema SET sql = sql || ' STRICT' "
        "WHERE name = 'note'",
        "");
    row("huge text", "UPDATE note SET text = hex(zeroblob(150000000))", "");
}

void TestHostileDatabases::values()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, words);
    // Without the tables' own rules, as a stranger can have it.
    QVERIFY(tamper(file(), "PRAGMA foreign_keys = OFF;" + sql.toStdString()));
    expectRefused(words);
}

void TestHostileDatabases::loopsAreRefusedWithTheSameMessage()
{
    const std::string good = contentOf(file());
    QVERIFY(tamper(file(), "UPDATE task SET parent = id WHERE key = 'grid'"));
    expectRefused("tasks are part of themselves: \"Energise substation\" → \"Energise substation\"");

    put(good);
    QVERIFY(tamper(file(),
                   "CREATE TEMP TABLE l AS SELECT * FROM link LIMIT 1;"
                   "UPDATE l SET id = 77, key = 'back', \"from\" = (SELECT id FROM task WHERE key = 'install-2'),"
                   " \"to\" = (SELECT id FROM task WHERE key = 'grid'); INSERT INTO link SELECT * FROM l"));
    expectRefused("links form a loop: ");

    // The same in a scenario's copy of the plan.
    const std::string looped = contentOf(file());
    put(good);
    PlanRows rows = smallCampusRows();
    rows.of<Link>().push_back(make<Link>("back"));
    rows.of<Link>().back().from = idOf<Task>("install-2");
    rows.of<Link>().back().to = idOf<Task>("grid");
    const PlanSnapshot inner = std::move(rows).snapshot();
    auto frozen = make<FrozenPlan>("f");
    frozen.content = PlanContent(inner);
    PlanRows outer = smallCampusRows();
    outer.of<FrozenPlan>().push_back(frozen);
    const auto store = storeOf(std::move(outer).snapshot());
    QVERIFY(store && (*store)->saveAs(file()));
    expectRefused("frozen_plan \"f\": content: links form a loop: ");
}

void TestHostileDatabases::images_data()
{
    QTest::addColumn<QByteArray>("image");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *name, const std::string &image, const char *words) {
        QTest::newRow(name) << QByteArray::fromStdString(image) << QByteArray(words);
    };
    const auto changed = [](const std::string &sql) {
        QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "image";
        const auto packed = store::packPlan(smallCampusRows().snapshot());
        std::uint64_t size = 0;
        std::memcpy(&size, packed->data(), sizeof size);
        std::string bytes(size, '\0');
        uLongf length = size;
        uncompress(reinterpret_cast<Bytef *>(bytes.data()), &length,
                   reinterpret_cast<const Bytef *>(packed->data() + 8), packed->size() - 8);
        std::ofstream(file, std::ios::binary) << bytes;
        return tamper(file, sql) ? contentOf(file) : std::string();
    };
    const std::string sound = changed("");
    row("nothing", "", "a scenario's copy of the plan is damaged");
    row("too short", "1234567", "a scenario's copy of the plan is damaged");
    row("not deflated", std::string("\x10\0\0\0\0\0\0\0", 8) + "not deflated data",
        "a scenario's copy of the plan is damaged");
    row("no database",
        imageOf("Dear reader, this is no database at all, although it is long enough to be looked at as one."),
        "a scenario's copy of the plan: ");
    row("claims more", imageOf(sound, sound.size() + 1), "a scenario's copy of the plan is damaged");
    row("claims less", imageOf(sound, sound.size() - 1), "a scenario's copy of the plan is damaged");
    row("claims no length", imageOf(sound, 0), "a scenario's copy of the plan is damaged");
    row("claims all the memory", imageOf(sound, ~std::uint64_t{0}), "a scenario's copy of the plan is damaged");
    row("claims what may be", imageOf(sound, std::uint64_t{400} << 20), "a scenario's copy of the plan is damaged");
    row("bomb", imageOf(std::string(100'000'000, '\0')), "a scenario's copy of the plan: ");
    row("cut", imageOf(sound.substr(0, sound.size() / 2)), "a scenario's copy of the plan: damaged: ");
    row("trigger", imageOf(changed("CREATE TRIGGER t AFTER INSERT ON phase BEGIN SELECT 1; END")),
        "a scenario's copy of the plan: holds the trigger \"t\"; a plan file has none");
    row("index", imageOf(changed("CREATE INDEX i ON task(lower(name))")),
        "a scenario's copy of the plan: the index \"i\" is not as");
    row("scenarios within", imageOf(changed("INSERT INTO scenario VALUES(1,'s','S','',NULL,NULL,NULL,'',NULL)")),
        "a plan that stands in another one has no scenarios");
    row("plans within", imageOf(changed("INSERT INTO frozen_plan VALUES(1,'f',x'00')")),
        "a plan that stands in another one has no scenarios");
    row("newer", imageOf(changed("PRAGMA user_version = 99")), "written by a newer Gigaplan");
    row("dangling", imageOf(changed("PRAGMA foreign_keys = OFF; UPDATE hall SET building = 5")),
        "building: expected a building that is in the plan");
    row("text with NUL", imageOf(changed("UPDATE note SET text = char(0)")), "note \"n-1\": text: expected text");
    row("no plan row", imageOf(changed("DELETE FROM plan")),
        "frozen_plan \"f\": content: a plan file holds exactly one row \"plan\", and this one has 0");
}

void TestHostileDatabases::images()
{
    QFETCH(QByteArray, image);
    QFETCH(QByteArray, words);
    QVERIFY(tamper(file(), "INSERT INTO frozen_plan VALUES(5, 'f', x'" + image.toHex().toStdString() + "')"));
    expectRefused(words);
    expectRefused("frozen_plan \"f\": content: ");
}

void TestHostileDatabases::headers_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("page size 0") << 16 << QByteArray("\0\0", 2);
    QTest::newRow("page size 3") << 16 << QByteArray("\0\3", 2);
    QTest::newRow("page size 512") << 16 << QByteArray("\2\0", 2);
    QTest::newRow("page size 65536") << 16 << QByteArray("\0\1", 2);
    QTest::newRow("unknown write version") << 18 << QByteArray("\7");
    QTest::newRow("unknown read version") << 19 << QByteArray("\7");
    QTest::newRow("reserved space") << 20 << QByteArray("\xF0");
    QTest::newRow("payload fraction") << 21 << QByteArray("\x11");
    QTest::newRow("many pages") << 28 << QByteArray("\x7F\xFF\xFF\xFF");
    QTest::newRow("no pages") << 28 << QByteArray("\0\0\0\0", 4);
    QTest::newRow("free list") << 32 << QByteArray("\0\0\0\2\0\0\0\1", 8);
    QTest::newRow("schema format") << 44 << QByteArray("\0\0\0\x63", 4);
    QTest::newRow("text encoding") << 56 << QByteArray("\0\0\0\2", 4);
    QTest::newRow("encrypted") << 0 << QByteArray(100, '\x9D');
    QTest::newRow("encrypted after the name") << 16 << QByteArray(84, '\xC3');
}

void TestHostileDatabases::headers()
{
    QFETCH(int, offset);
    QFETCH(QByteArray, bytes);
    std::string content = contentOf(file());
    content.replace(std::size_t(offset), std::size_t(bytes.size()), bytes.toStdString());
    put(content);
    expectRefusedOrWhole("header");
}

void TestHostileDatabases::aForeignLogIsNotRead()
{
    // A log that another plan left: it would be taken for this file's own.
    const PlanSnapshot other = smallCampusRows().snapshot();
    const auto store = storeOf(other, path("other.gigaplan"));
    QVERIFY(store);
    for (const char *suffix : {"-wal", "-journal"}) {
        std::error_code error;
        fs::copy_file(path("other.gigaplan-wal"), file().string() + suffix, error);
        QVERIFY(!error);
        expectRefused("expected a file at rest, and there is \"stranger.gigaplan" + QByteArray(suffix)
                      + "\" beside it");
        fs::remove(file().string() + suffix);
    }
    QVERIFY(readPlan(file()));
}

/// A pipe that nobody writes to would be read for ever.
void TestHostileDatabases::pipesBesideTheFileAreNotOpened()
{
    for (const char *suffix : {"-wal", "-journal"}) {
        const std::string beside = file().string() + suffix;
        QCOMPARE(::mkfifo(beside.c_str(), 0666), 0);
        expectRefused("there is \"stranger.gigaplan" + QByteArray(suffix) + "\" beside it");
        fs::remove(beside);
    }
    QVERIFY(readPlan(file()));
}

void TestHostileDatabases::walFileIsReadWithoutSideEffects()
{
    QVERIFY(tamper(file(), "PRAGMA journal_mode = WAL"));
    const std::string before = contentOf(file());
    QCOMPARE(int(before[18]), 2);
    const auto names = namesIn(path(""));
    QVERIFY(readPlan(file()));
    QVERIFY(openStore(file()));
    QVERIFY(contentOf(file()) == before);
    QVERIFY(namesIn(path("")) == names);
}

void TestHostileDatabases::anyPageSizeIsRead()
{
    const auto plan = readPlan(file());
    for (const char *size : {"512", "1024", "8192", "65536"}) {
        QVERIFY(tamper(file(), std::string("PRAGMA page_size = ") + size + "; VACUUM"));
        const auto read = readPlan(file());
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QVERIFY(*read == *plan);
        const auto store = openStore(file(), path("work") / size);
        QVERIFY2(store, size);
        QVERIFY((*store)->saveAs(path("again.gigaplan")));
        QVERIFY(*readPlan(path("again.gigaplan")) == *plan);
    }
}

void TestHostileDatabases::cutFilesAreRefused()
{
    const std::string whole = contentOf(file());
    for (std::size_t length = 1; length < whole.size(); length += length < 200 ? 13 : 7919) {
        put(whole.substr(0, length));
        QVERIFY2(!readPlan(file()), std::to_string(length).c_str());
        expectRefusedOrWhole("cut");
    }
}

void TestHostileDatabases::changedBitsAreRefusedOrHarmless()
{
    std::mt19937 random(8128);
    const std::string whole = contentOf(file());
    for (int i = 0; i < 300; ++i) {
        std::string changed = whole;
        const int flips = 1 << random() % 5;
        for (int flip = 0; flip < flips; ++flip) {
            // Half of them where pages say how they are built.
            const std::size_t page = random() % (whole.size() / 4096) * 4096;
            const std::size_t at = random() % 2 ? page + random() % 64 : random() % whole.size();
            changed[at] = static_cast<char>(changed[at] ^ (1 << random() % 8));
        }
        put(changed);
        expectRefusedOrWhole(("change " + std::to_string(i)).c_str());
        if (QTest::currentTestFailed()) {
            return;
        }
    }
}

void TestHostileDatabases::namesThatLookLikeUrisAreFiles()
{
    const fs::path before = fs::current_path();
    fs::current_path(path(""));
    const auto plan = readPlan(file());
    for (const char *name : {"file:x.gigaplan?mode=memory", ":memory:", "100%25#1?.gigaplan"}) {
        fs::copy_file(file(), name);
        const auto read = readPlan(name);
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QVERIFY(*read == *plan);
        const auto store = openStore(file(), fs::path("work") / name);
        QVERIFY(store && fs::exists(fs::path("work") / name));
    }
    fs::current_path(before);
}

void TestHostileDatabases::sharedPagesAreRefusedInBoundedTime()
{
    // Inner pages that all have the same child, level below level: few pages, and two to the power of their number to
    // walk over.
    constexpr std::size_t page = 4096, levels = 18, children = 60;
    std::string bytes = contentOf(file()).substr(0, page);
    const auto put32 = [](std::string &to, std::size_t at, std::size_t value) {
        for (int i = 0; i < 4; ++i) {
            to[at + std::size_t(i)] = static_cast<char>(value >> (24 - 8 * i));
        }
    };
    const auto inner = [&](std::size_t number, std::size_t child) {
        std::string made(page, '\0');
        const std::size_t header = number == 1 ? 100 : 0;
        made[header] = 5; // an inner page of a table
        made[header + 4] = children;
        std::size_t content = page;
        for (std::size_t i = 0; i < children; ++i) {
            content -= 5;
            put32(made, content, child);
            made[content + 4] = static_cast<char>(i + 1);
            made[header + 12 + 2 * i] = static_cast<char>(content >> 8);
            made[header + 13 + 2 * i] = static_cast<char>(content);
        }
        made[header + 3] = static_cast<char>(0);
        made[header + 5] = static_cast<char>(content >> 8);
        made[header + 6] = static_cast<char>(content);
        put32(made, header + 8, child);
        return made;
    };
    const std::string first = inner(1, 2);
    bytes.replace(100, page - 100, first, 100, page - 100);
    for (std::size_t level = 2; level < levels; ++level) {
        bytes += inner(level, level + 1);
    }
    // The leaf: an index that SQLite makes itself has no text, so it may come again and again.
    std::string leaf(page, '\0');
    leaf[0] = 13;
    leaf[4] = 1;
    const std::string row("\x06\x17\x2b\x0f\x01\0index", 11);
    leaf[5] = static_cast<char>((page - 13) >> 8);
    leaf[6] = static_cast<char>(page - 13);
    leaf[8] = static_cast<char>((page - 13) >> 8);
    leaf[9] = static_cast<char>(page - 13);
    leaf[page - 13] = 11;
    leaf[page - 12] = 1;
    leaf.replace(page - 11, row.size(), row);
    bytes += leaf;
    put32(bytes, 28, levels);
    put32(bytes, 32, 0);
    put32(bytes, 36, 0);
    put(bytes);
    expectRefused("");
}

GIGAPLAN_TEST(TestHostileDatabases)
#include "tst_hostile_databases.moc"
