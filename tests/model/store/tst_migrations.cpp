// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/migrations.h"
#include "model/store/schema.h"
#include "model/store/store.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTest>

using namespace gigaplan;

/// Stored files of older versions come forward, whole.
class TestMigrations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsLeadToThisVersionWithoutAGap();
    void storedFilesComeForward_data();
    void storedFilesComeForward();
};

void TestMigrations::stepsLeadToThisVersionWithoutAGap()
{
    std::int32_t version = 1;
    for (const auto &step : store::migrations()) {
        QCOMPARE(step->to(), ++version);
        QVERIFY(!step->message().empty());
    }
    QCOMPARE(version, store::kSchemaVersion);
}

void TestMigrations::storedFilesComeForward_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version < store::kSchemaVersion; ++version) {
        QTest::newRow(qPrintable(QString::number(version))) << version;
    }
}

void TestMigrations::storedFilesComeForward()
{
    QFETCH(int, version);
    const QString name =
        QStringLiteral(GIGAPLAN_SOURCE_DIR "/tests/model/store/files/version-%1.gigaplan").arg(version);
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const auto opened = Store::openCopy(name.toStdString());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QCOMPARE((*opened)->migrationMessages().size(), std::size_t(store::kSchemaVersion - version));
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

GIGAPLAN_TEST(TestMigrations)
#include "tst_migrations.moc"
