// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/edit/document.h"
#include "model/edit/scenarios.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/plan/knowledge.h"
#include "model/store/migrations.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

#include <sqlite3.h>

using namespace gigaplan;

namespace {

using Line = std::map<std::string, std::string>;

/// The schema rules as the file itself answers, asked over a connection of its own that knows nothing of the program.
class Database {
public:
    explicit Database(const std::filesystem::path &file)
    {
        sqlite3_open_v2(file.c_str(), &m_database, SQLITE_OPEN_READWRITE, nullptr);
    }
    ~Database() { sqlite3_close(m_database); }
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// One map of column names and texts a row; "NULL" for no value.
    std::vector<Line> ask(const std::string &sql)
    {
        std::vector<Line> lines;
        sqlite3_stmt *statement = nullptr;
        m_status = sqlite3_prepare_v2(m_database, sql.c_str(), -1, &statement, nullptr);
        while (m_status == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW) {
            Line line;
            for (int i = 0; i < sqlite3_column_count(statement); ++i) {
                const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, i));
                line[sqlite3_column_name(statement, i)] = text ? text : "NULL";
            }
            lines.push_back(std::move(line));
        }
        const int finished = sqlite3_finalize(statement);
        m_status = m_status == SQLITE_OK ? finished : m_status;
        return lines;
    }
    int run(const std::string &sql) { return sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr); }
    int status() const { return m_status; }

private:
    sqlite3 *m_database = nullptr;
    int m_status = SQLITE_OK;
};

std::size_t count(const std::string &text, const std::string &part)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

} // namespace

/// The rules that make changesets exact, on every table of a plan file as it is saved.
class TestSchemaRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTableExists();
    void hasNoTriggersViewsOrChecks();
    void everyTableIsStrict();
    void primaryKeyIsOneInteger();
    void onlyPrimaryKeysAreUnique();
    void referencesAreDeferredAndWithoutActions();
    void danglingReferenceFailsOnlyAtCommit();
    void newIdsHaveARandomTail();
    void idsAddedInTwoCopiesDiffer();

private:
    QTemporaryDir m_directory;
    std::filesystem::path m_file;
    std::set<std::string> m_tables;
    std::unique_ptr<Database> m_database;
};

void TestSchemaRules::initTestCase()
{
    GenerateOptions options;
    options.gigawatts = 0.05;
    const auto plan = generatePlan(options);
    QVERIFY(plan);
    auto store = storeOf(*plan);
    QVERIFY(store);
    auto document = Document::fromStore(std::move(*store));
    QVERIFY(document);
    QVERIFY((*document)->perform(CreateScenario("What if", {}, "Ada")));
    m_file = m_directory.filePath(QStringLiteral("plan.gigaplan")).toStdString();
    QVERIFY((*document)->store().saveAs(m_file));
    m_database = std::make_unique<Database>(m_file);
    for (const Line &line : m_database->ask("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
        m_tables.insert(line.at("name"));
    }
}

void TestSchemaRules::everyTableExists()
{
    std::set<std::string> expected{"edit", "edit_change"};
    for (std::size_t i = 0; i < kTableCount; ++i) {
        expected.insert(std::string(tableInfo(tableAt(i)).name));
    }
    QVERIFY(m_tables == expected);
    for (std::size_t i = 0; i < kTableCount; ++i) {
        const TableInfo &info = tableInfo(tableAt(i));
        const auto columns = m_database->ask("PRAGMA table_xinfo(\"" + std::string(info.name) + "\")");
        QCOMPARE(columns.size(), info.fields.size() + 2);
        QCOMPARE(columns[1].at("name"), std::string("key"));
        for (std::size_t field = 0; field < info.fields.size(); ++field) {
            QCOMPARE(columns[field + 2].at("name"), std::string(info.fields[field].name));
        }
    }
    QCOMPARE(m_database->ask("PRAGMA application_id")[0].at("application_id"), std::to_string(0x47504C4E));
    QCOMPARE(m_database->ask("PRAGMA user_version")[0].at("user_version"), std::to_string(store::schemaVersion()));
}

void TestSchemaRules::hasNoTriggersViewsOrChecks()
{
    const auto others = m_database->ask("SELECT name, type FROM sqlite_schema WHERE type NOT IN ('table', 'index')");
    QCOMPARE(others.size(), std::size_t{0}); // no trigger, no view
    for (const Line &line : m_database->ask("SELECT sql FROM sqlite_schema WHERE type = 'table'")) {
        QVERIFY2(line.at("sql").find("VIRTUAL") == std::string::npos
                     && line.at("sql").find("CHECK") == std::string::npos,
                 line.at("sql").c_str());
    }
}

void TestSchemaRules::everyTableIsStrict()
{
    std::size_t tables = 0;
    for (const Line &line : m_database->ask("PRAGMA table_list")) {
        if (line.at("schema") == "main" && !line.at("name").starts_with("sqlite_")) {
            QVERIFY2(line.at("strict") == "1" && line.at("wr") == "0", line.at("name").c_str());
            ++tables;
        }
    }
    QCOMPARE(tables, m_tables.size());
}

void TestSchemaRules::primaryKeyIsOneInteger()
{
    for (const std::string &table : m_tables) {
        std::size_t keys = 0;
        for (const Line &column : m_database->ask("PRAGMA table_xinfo(\"" + table + "\")")) {
            QVERIFY2(column.at("hidden") == "0", (table + '.' + column.at("name") + " is generated").c_str());
            if (column.at("pk") != "0") {
                ++keys;
                QCOMPARE(column.at("name"), std::string("id"));
                QCOMPARE(column.at("type"), std::string("INTEGER"));
            }
        }
        QCOMPARE(keys, std::size_t{1});
        // The key is the row's own number: it takes no index and cannot be out of step with it.
        QCOMPARE(m_database->ask("SELECT count(*) AS n FROM \"" + table + "\" WHERE rowid IS NOT id")[0].at("n"),
                 std::string("0"));
    }
}

void TestSchemaRules::onlyPrimaryKeysAreUnique()
{
    for (const std::string &table : m_tables) {
        for (const Line &index : m_database->ask("PRAGMA index_list(\"" + table + "\")")) {
            QVERIFY2(index.at("unique") == "0" && index.at("origin") == "c", index.at("name").c_str());
        }
        const auto sql = m_database->ask("SELECT sql FROM sqlite_schema WHERE name = '" + table + '\'')[0].at("sql");
        QVERIFY2(sql.find("UNIQUE") == std::string::npos, sql.c_str());
    }
}

void TestSchemaRules::referencesAreDeferredAndWithoutActions()
{
    for (std::size_t i = 0; i < kTableCount; ++i) {
        const TableInfo &info = tableInfo(tableAt(i));
        std::map<std::string, std::string> expected, found;
        for (const FieldInfo &field : info.fields) {
            if (field.kind == FieldKind::Reference) {
                expected[std::string(field.name)] = std::string(tableInfo(field.references).name);
            }
        }
        const std::string name(info.name);
        for (const Line &key : m_database->ask("PRAGMA foreign_key_list(\"" + name + "\")")) {
            found[key.at("from")] = key.at("table");
            QVERIFY2(key.at("on_update") == "NO ACTION" && key.at("on_delete") == "NO ACTION", info.name.data());
            QCOMPARE(key.at("to"), std::string("id"));
        }
        QVERIFY2(found == expected, info.name.data());
        const auto sql = m_database->ask("SELECT sql FROM sqlite_schema WHERE name = '" + name + '\'')[0].at("sql");
        QCOMPARE(count(sql, "DEFERRABLE INITIALLY DEFERRED"), expected.size());
        QCOMPARE(count(sql, "REFERENCES"), expected.size());
    }
    QVERIFY(m_database->ask("PRAGMA foreign_key_check").empty());
}

void TestSchemaRules::danglingReferenceFailsOnlyAtCommit()
{
    QCOMPARE(m_database->run("PRAGMA foreign_keys = ON; BEGIN"), SQLITE_OK);
    const auto row = m_database->ask("SELECT min(id) AS id, hall FROM \"row\"")[0];
    QCOMPARE(m_database->run("UPDATE \"row\" SET hall = 12345 WHERE id = " + row.at("id")), SQLITE_OK);
    QCOMPARE(m_database->run("COMMIT") & 0xff, SQLITE_CONSTRAINT);
    QCOMPARE(m_database->run("UPDATE \"row\" SET hall = " + row.at("hall") + " WHERE id = " + row.at("id")), SQLITE_OK);
    QCOMPARE(m_database->run("COMMIT"), SQLITE_OK);
}

void TestSchemaRules::newIdsHaveARandomTail()
{
    constexpr int kIds = 20'000;
    constexpr std::int64_t kTail = (1 << 22) - 1;
    std::set<std::int64_t> ids, tails;
    std::array<int, 22> ones{};
    std::int64_t latest = 0;
    for (int i = 0; i < kIds; ++i) {
        const std::int64_t id = newIdValue();
        QVERIFY(id > 0);
        QVERIFY((id - 1) >> 22 >= latest);
        latest = (id - 1) >> 22;
        ids.insert(id);
        tails.insert((id - 1) & kTail);
        for (std::size_t bit = 0; bit < ones.size(); ++bit) {
            ones[bit] += (id - 1) >> bit & 1;
        }
    }
    // Two of as many draws from four million are the same about 48 times; within one millisecond hardly ever.
    QVERIFY(static_cast<int>(tails.size()) > kIds - 150);
    QVERIFY(static_cast<int>(ids.size()) > kIds - 20);
    for (const int of : ones) {
        QVERIFY(of > kIds * 45 / 100 && of < kIds * 55 / 100);
    }
}

void TestSchemaRules::idsAddedInTwoCopiesDiffer()
{
    std::set<std::int64_t> ids;
    for (int copy = 0; copy < 2; ++copy) {
        auto store = openStore(m_file);
        QVERIFY(store);
        auto document = Document::fromStore(std::move(*store));
        QVERIFY(document);
        const PlanSnapshot before = (*document)->snapshot();
        for (int i = 0; i < 50; ++i) {
            const auto command = addDefaultRow((*document)->snapshot(), tableId<Note>(), {});
            QVERIFY(command && (*document)->perform(*command));
        }
        for (const Note &note : (*document)->snapshot().table<Note>()) {
            if (!before.find(note.id)) {
                QVERIFY(note.id.value >> 22 > 0);
                QVERIFY(ids.insert(note.id.value).second);
            }
        }
    }
    QCOMPARE(ids.size(), std::size_t{100});
}

GIGAPLAN_TEST(TestSchemaRules)
#include "tst_schema_rules.moc"
