// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/entities.h"
#include "model/store/schema.h"
#include "model/store/store.h"
#include "tests/support/make.h"
#include "tests/support/random_plan.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace gigaplan;

class TestStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void tablesFollowTheRulesThatMakeChangesetsExact();
    void rowsRoundTrip();
    void danglingReferencesAreRolledBack();
    void aFailedEditLeavesNoTrace();
    void savedFileIsVerifiedAndReopens();
    void savingOverAnUnwritableDirectoryKeepsTheOldFile();
    void foreignDatabasesAreRefused_data();
    void foreignDatabasesAreRefused();
    void valuesOutsideTheirFieldAreRefusedByName();

private:
    std::filesystem::path file(const char *name) const
    {
        return std::filesystem::path(m_directory->path().toStdString()) / name;
    }
    static std::unique_ptr<Store> filled(const PlanSnapshot &plan)
    {
        auto store = std::move(*Store::create());
        const auto done = store->fill([&](RowWriter &writer) -> Result<void> {
            forEachEntity([&]<class E>(Tag<E>) {
                for (const E &row : plan.table<E>()) {
                    writer.insert(row);
                }
            });
            return {};
        });
        return done ? std::move(store) : nullptr;
    }
    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestStore::tablesFollowTheRulesThatMakeChangesetsExact()
{
    for (std::size_t i = 0; i < kTableCount; ++i) {
        const std::string sql = store::createTableSql(tableAt(i)) + store::createIndexesSql(tableAt(i));
        QVERIFY2(sql.find("\"id\" INTEGER PRIMARY KEY") != std::string::npos, sql.c_str());
        QVERIFY2(sql.find(") STRICT") != std::string::npos, sql.c_str());
        for (const char *forbidden : {"UNIQUE", "GENERATED", " AS (", "TRIGGER", "ON DELETE", "ON UPDATE"}) {
            QVERIFY2(sql.find(forbidden) == std::string::npos, sql.c_str());
        }
    }
}

void TestStore::rowsRoundTrip()
{
    const PlanSnapshot plan = test::RandomPlan(11).rows(20).snapshot();
    const auto store = filled(plan);
    QVERIFY(store);
    const auto loaded = store->load();
    QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
    QVERIFY(*loaded == plan);
}

void TestStore::danglingReferencesAreRolledBack()
{
    auto store = std::move(*Store::create());
    const std::string before = store->dump();
    auto hall = test::make<Hall>("hall-1");
    hall.building = test::idOf<Building>("nowhere");
    const auto recorded = store->record([&](RowWriter &writer) -> Result<void> {
        writer.insert(hall);
        return {};
    });
    QVERIFY(!recorded);
    QCOMPARE(recorded.error().kind, ErrorKind::Invalid);
    const auto filledIn = store->fill([&](RowWriter &writer) -> Result<void> {
        writer.insert(hall);
        return {};
    });
    QVERIFY(!filledIn);
    QVERIFY(filledIn.error().message.find("hall") != std::string::npos);
    QCOMPARE(store->dump(), before);
}

void TestStore::aFailedEditLeavesNoTrace()
{
    const auto store = filled(test::RandomPlan(12).rows(5).snapshot());
    const std::string before = store->dump();
    const auto recorded = store->record([&](RowWriter &writer) -> Result<void> {
        writer.insert(test::make<Phase>("extra"));
        return Error{ErrorKind::Invalid, "changed my mind"};
    });
    QVERIFY(!recorded);
    QCOMPARE(recorded.error().message, std::string("changed my mind"));
    QCOMPARE(store->dump(), before);
}

void TestStore::savedFileIsVerifiedAndReopens()
{
    const PlanSnapshot plan = test::RandomPlan(13).rows(30).snapshot();
    const auto store = filled(plan);
    const auto target = file("plan.gigaplan");
    QVERIFY(store->saveAs(target));
    QVERIFY(store->saveAs(target)); // over itself
    const auto reopened = Store::openCopy(target);
    QVERIFY2(reopened, reopened ? "" : reopened.error().message.c_str());
    const auto loaded = (*reopened)->load();
    QVERIFY(loaded && *loaded == plan);
    int entries = 0;
    for ([[maybe_unused]] const auto &entry : std::filesystem::directory_iterator(target.parent_path())) {
        ++entries;
    }
    QCOMPARE(entries, 1); // no side files, no left-over parts
}

void TestStore::savingOverAnUnwritableDirectoryKeepsTheOldFile()
{
    const auto store = filled(test::RandomPlan(14).rows(3).snapshot());
    const auto missing = file("missing") / "plan.gigaplan";
    const auto saved = store->saveAs(missing);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::NotWritten);
    QVERIFY(saved.error().message.find("plan.gigaplan") != std::string::npos);
    // A directory in the target's place cannot be replaced by a file: the error comes at the very last step.
    const auto taken = file("taken");
    std::filesystem::create_directories(taken / "inside");
    QVERIFY(!store->saveAs(taken));
    QVERIFY(std::filesystem::exists(taken / "inside"));
    int parts = 0;
    for (const auto &entry : std::filesystem::directory_iterator(taken.parent_path())) {
        parts += entry.path().extension() == ".part";
    }
    QCOMPARE(parts, 0);
}

void TestStore::foreignDatabasesAreRefused_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QString>("expected");
    QTest::newRow("newer") << QByteArray("PRAGMA user_version = 99") << "version is 99";
    QTest::newRow("other program") << QByteArray("PRAGMA application_id = 7") << "not a Gigaplan plan";
    QTest::newRow("trigger") << QByteArray("CREATE TRIGGER t AFTER INSERT ON phase BEGIN SELECT 1; END") << "trigger";
    QTest::newRow("view") << QByteArray("CREATE VIEW v AS SELECT 1") << "view";
    QTest::newRow("missing table") << QByteArray("DROP TABLE note") << "\"note\" is missing";
    QTest::newRow("other columns") << QByteArray("ALTER TABLE note ADD COLUMN extra TEXT") << "not as this version";
}

void TestStore::foreignDatabasesAreRefused()
{
    QFETCH(QByteArray, statement);
    QFETCH(QString, expected);
    const auto target = file("stranger.gigaplan");
    QVERIFY((*Store::create())->saveAs(target));
    {
        sqlite3 *connection = nullptr;
        QCOMPARE(sqlite3_open(target.c_str(), &connection), SQLITE_OK);
        QCOMPARE(sqlite3_exec(connection, statement.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(connection);
    }
    const auto opened = Store::openCopy(target);
    QVERIFY(!opened);
    const QString message = QString::fromStdString(opened.error().message);
    QVERIFY2(message.contains(expected), qPrintable(message));
    QVERIFY2(message.contains(QStringLiteral("stranger.gigaplan")), qPrintable(message));
}

void TestStore::valuesOutsideTheirFieldAreRefusedByName()
{
    auto store = std::move(*Store::create());
    auto equipment = test::make<Equipment>("rack");
    equipment.operating = {-1};
    const auto recorded = store->record([&](RowWriter &writer) -> Result<void> {
        writer.insert(equipment);
        return {};
    });
    QVERIFY(!recorded);
    const QString message = QString::fromStdString(recorded.error().message);
    QVERIFY2(message.contains(QStringLiteral("operating_kw"))
                 && message.contains(QStringLiteral("from 0 to 100,000 (kW)")),
             qPrintable(message));
}

GIGAPLAN_TEST(TestStore)
#include "tst_store.moc"
