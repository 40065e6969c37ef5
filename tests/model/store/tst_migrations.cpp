// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/entities.h"
#include "model/store/migrations.h"
#include "model/store/schema.h"
#include "model/store/store.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace gigaplan;

/// Stored files of older versions come forward, whole.
class TestMigrations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsLeadToTheCurrentVersion();
    void storedFilesAreMigrated_data();
    void storedFilesAreMigrated();
    void unexpectedSchemaIsRefused_data();
    void unexpectedSchemaIsRefused();
};

void TestMigrations::stepsLeadToTheCurrentVersion()
{
    std::int32_t version = 1;
    for (const auto &step : store::migrations()) {
        QCOMPARE(step->to(), ++version);
        QVERIFY(!step->message().empty());
    }
    QCOMPARE(version, store::schemaVersion());
}

void TestMigrations::storedFilesAreMigrated_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version < store::schemaVersion(); ++version) {
        QTest::newRow(qPrintable(QString::number(version))) << version;
    }
}

void TestMigrations::storedFilesAreMigrated()
{
    QFETCH(int, version);
    const QString name =
        QStringLiteral(GIGAPLAN_SOURCE_DIR "/tests/model/store/files/version-%1.gigaplan").arg(version);
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const auto opened = Store::openCopy(name.toStdString());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QCOMPARE((*opened)->migrationMessages().size(), std::size_t(store::schemaVersion() - version));
    QVERIFY((*opened)->verify());
    // The stored files are the smallest shipped plan as it was then: 91 rows.
    const auto plan = (*opened)->load();
    QVERIFY(plan);
    std::size_t rows = 0;
    forEachEntity([&]<class E>(Tag<E>) { rows += plan->table<E>().size(); });
    QCOMPARE(rows, std::size_t(91));
    QCOMPARE(plan->plan().title, std::string("One hall"));
    // The file itself is only read.
    file.seek(0);
    QCOMPARE(file.readAll(), before);
}

void TestMigrations::unexpectedSchemaIsRefused_data()
{
    QTest::addColumn<std::string>("sql");
    QTest::addColumn<std::string>("error");
    QTest::newRow("column") << std::string("ALTER TABLE \"task\" DROP COLUMN \"wbs\"") << std::string("\"task.wbs\"");
    QTest::newRow("table") << std::string("DROP TABLE \"note\"") << std::string("\"note\"");
    QTest::newRow("unknown") << std::string("ALTER TABLE \"task\" ADD COLUMN \"colour\" TEXT")
                             << std::string("\"task\"");
}

void TestMigrations::unexpectedSchemaIsRefused()
{
    QFETCH(std::string, sql);
    QFETCH(std::string, error);
    const QTemporaryDir directory;
    const std::string file = directory.filePath(QStringLiteral("plan.gigaplan")).toStdString();
    QVERIFY(QFile::copy(QStringLiteral(GIGAPLAN_SOURCE_DIR "/tests/model/store/files/version-3.gigaplan"),
                        QString::fromStdString(file)));
    QVERIFY(QFile::setPermissions(QString::fromStdString(file), QFile::ReadOwner | QFile::WriteOwner));
    {
        const auto database = sqlite::Database::open(file, sqlite::Database::Access::ReadWriteCreate);
        QVERIFY(database && database->execute(sql));
    }
    const auto opened = Store::openCopy(file);
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.find(error) != std::string::npos, opened.error().message.c_str());
}

GIGAPLAN_TEST(TestMigrations)
#include "tst_migrations.moc"
