// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json/json_plan.h"
#include "model/generate/generate.h"
#include "model/plan/entities.h"
#include "model/store/store.h"
#include "tests/support/random_plan.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

/// What is written after reading `text` straight into a store, or the error.
std::string throughStore(const std::string &text)
{
    auto store = Store::create();
    if (!store) {
        return store.error().message;
    }
    const auto filled = (*store)->fill([&text](RowWriter &writer) {
        return json::read(text, "plan.json", [&writer](TableId table, const void *row) -> Result<void> {
            withEntity(table, [&]<class E>(Tag<E>) { writer.insert(*static_cast<const E *>(row)); });
            return {};
        });
    });
    if (!filled) {
        return filled.error().message;
    }
    const auto plan = (*store)->load();
    const auto written = plan ? json::write(*plan) : Result<std::string>(plan.error());
    return written ? *written : written.error().message;
}

} // namespace

class JsonStoreRoundTrip final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomPlans_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1001; seed <= 1030; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
    void randomPlans()
    {
        QFETCH(quint32, seed);
        const auto text = json::write(RandomPlan(seed).rows(1 + seed % 15).snapshot());
        QVERIFY2(text, text ? "" : text.error().message.c_str());
        QCOMPARE(throughStore(*text), *text);
    }

    void scenarios()
    {
        QVERIFY(!scenarioNames().empty());
        for (const std::string_view name : scenarioNames()) {
            const auto plan = scenarioPlan(name);
            QVERIFY(plan);
            const auto text = json::write(*plan);
            QVERIFY2(text, text ? "" : text.error().message.c_str());
            QVERIFY2(throughStore(*text) == *text, std::string(name).c_str());
        }
    }
};

GIGAPLAN_TEST(JsonStoreRoundTrip)
#include "tst_json_store_round_trip.moc"
