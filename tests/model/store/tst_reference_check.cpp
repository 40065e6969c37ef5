// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/entities.h"
#include "model/store/image_file.h"
#include "model/store/reference_check.h"
#include "model/store/store.h"
#include "tests/support/random_plan.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace gigaplan;
using sqlite::Database;

namespace {

std::vector<std::string> firstColumn(const Database &database, const std::string &sql)
{
    std::vector<std::string> values;
    auto rows = database.prepare(sql);
    while (rows && rows->step()) {
        values.push_back(rows->text(0));
    }
    return values;
}

} // namespace

/// The check says what SQLite's own says, whichever reference of a plan is changed, to whatever.
class TestReferenceCheck final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const std::filesystem::path file = std::filesystem::path(m_folder.path().toStdString()) / "plan.gigaplan";
        auto store = std::move(*Store::create());
        QVERIFY(store->fill([](RowWriter &writer) -> Result<void> {
            const PlanSnapshot plan = test::RandomPlan(21).rows(12).snapshot();
            forEachEntity([&]<class E>(Tag<E>) {
                for (const E &row : plan.table<E>()) {
                    writer.insert(row);
                }
            });
            return {};
        }));
        QVERIFY(store->saveAs(file, {}));
        auto database = Database::open(file, Database::Access::ReadWriteCreate);
        QVERIFY(database);
        m_database = std::make_unique<Database>(std::move(*database));
    }

    void aSoundPlanPasses() { QVERIFY(store::checkReferences(*m_database)); }

    void everyReferenceIsChecked()
    {
        int broken = 0, kept = 0;
        for (const std::string &table :
             firstColumn(*m_database, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
            for (const std::string &field :
                 firstColumn(*m_database, "SELECT \"from\" FROM pragma_foreign_key_list('" + table + "')")) {
                for (const char *value : {"0", "-1", "1", "9223372036854775807", "'text'", "1.5", "x'00'", "NULL"}) {
                    QVERIFY(m_database->execute("SAVEPOINT changed"));
                    const auto changed = m_database->execute(
                        "UPDATE " + sqlite::quoted(table) + " SET " + sqlite::quoted(field) + " = " + value
                        + " WHERE rowid = (SELECT max(rowid) FROM " + sqlite::quoted(table) + ')');
                    if (changed) {
                        const bool sound =
                            firstColumn(*m_database, "SELECT 1 FROM pragma_foreign_key_check LIMIT 1").empty();
                        const auto verdict = store::checkReferences(*m_database);
                        QCOMPARE(bool(verdict), sound);
                        ++(verdict ? kept : broken);
                        if (!verdict) {
                            QVERIFY2(verdict.error().message.starts_with(table + ' '), verdict.error().message.c_str());
                            QVERIFY2(verdict.error().message.find(": " + field + ": ") != std::string::npos,
                                     verdict.error().message.c_str());
                        }
                    }
                    QVERIFY(m_database->execute("ROLLBACK TO changed; RELEASE changed"));
                }
            }
        }
        QVERIFY2(broken > 100 && kept > 10,
                 (std::to_string(broken) + " broken, " + std::to_string(kept) + " kept").c_str());
    }

    void removedTargetIsDetected()
    {
        int missed = 0;
        for (const std::string &table :
             firstColumn(*m_database, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
            for (const char *end : {"min", "max"}) {
                QVERIFY(m_database->execute("SAVEPOINT changed"));
                if (m_database->execute("DELETE FROM " + sqlite::quoted(table) + " WHERE rowid = (SELECT " + end
                                        + "(rowid) FROM " + sqlite::quoted(table) + ')')) {
                    const bool sound =
                        firstColumn(*m_database, "SELECT 1 FROM pragma_foreign_key_check LIMIT 1").empty();
                    QCOMPARE(bool(store::checkReferences(*m_database)), sound);
                    missed += sound ? 0 : 1;
                }
                QVERIFY(m_database->execute("ROLLBACK TO changed; RELEASE changed"));
            }
        }
        QVERIFY(missed > 5);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
};

GIGAPLAN_TEST(TestReferenceCheck)
#include "tst_reference_check.moc"
