// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/document.h"
#include "model/exchange/json/json_plan.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/plan/entities.h"
#include "tests/support/random_commands.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

/// A generated plan after a script of random edits, scenarios among them.
std::unique_ptr<Document> edited(std::uint32_t seed)
{
    GenerateOptions options;
    options.gigawatts = 0.05;
    options.seed = seed;
    const auto plan = generatePlan(options);
    auto store = plan ? storeOf(*plan) : Result<std::unique_ptr<Store>>(plan.error());
    auto document = store ? Document::fromStore(std::move(*store)) : Result<std::unique_ptr<Document>>(store.error());
    if (!document) {
        return nullptr;
    }
    RandomCommands random(seed);
    for (int i = 0; i < 60; ++i) {
        if (i % 20 == 5) {
            const std::string name = "What if " + std::to_string(i);
            if (!(*document)->perform(CreateScenario(name, "seed " + std::to_string(seed), "Ada"))) {
                return nullptr;
            }
        }
        if (const auto command = random.any((*document)->snapshot())) {
            const auto outcome = (*document)->perform(*command); // refusals are part of a script
            Q_UNUSED(outcome);
        }
    }
    // A script may end by removing what it branched; the laws need another scenario to go to.
    if ((*document)->snapshot().table<Scenario>().size() < 2
        && !(*document)->perform(CreateScenario("Last", "seed " + std::to_string(seed), "Ada"))) {
        return nullptr;
    }
    return std::move(*document);
}

} // namespace

/// Laws of files and scenarios on plans that random edits made. The number of a failing case is its seed.
class TestRandomScripts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jsonRoundTripIsByteExact_data() { seeds(); }
    void jsonRoundTripIsByteExact();
    void fileRoundTripKeepsEveryRow_data() { seeds(); }
    void fileRoundTripKeepsEveryRow();
    void switchingScenariosBackRestoresThePlan_data() { seeds(); }
    void switchingScenariosBackRestoresThePlan();

private:
    static void seeds()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 15; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
};

void TestRandomScripts::jsonRoundTripIsByteExact()
{
    QFETCH(quint32, seed);
    const auto document = edited(seed);
    QVERIFY(document && document->snapshot().table<Scenario>().size() >= 2);
    const auto text = json::write(document->snapshot());
    QVERIFY2(text, text ? "" : text.error().message.c_str());
    auto store = Store::create();
    QVERIFY(store);
    const auto filled = (*store)->fill([&](RowWriter &writer) {
        return json::read(*text, "plan.json", [&](TableId table, const void *row) -> Result<void> {
            withEntity(table, [&]<class E>(Tag<E>) { writer.insert(*static_cast<const E *>(row)); });
            return {};
        });
    });
    QVERIFY2(filled, filled ? "" : filled.error().message.c_str());
    const auto back = (*store)->load();
    QVERIFY(back);
    const auto again = json::write(*back);
    QVERIFY(again);
    QVERIFY2(*again == *text, "written, read and written again it is another text");
    // Ids come from keys in the readable form; with those of the original the rows are the original's.
    for (const Scenario &scenario : document->snapshot().table<Scenario>()) {
        const EntityRef twin = findByKey(*back, tableId<Scenario>(), scenario.key);
        QVERIFY(twin);
        const PlanSnapshot original = contentOf(document->snapshot(), scenario.id);
        QVERIFY(alignedTo(original, contentOf(*back, twin.as<Scenario>())) == original);
    }
}

void TestRandomScripts::fileRoundTripKeepsEveryRow()
{
    QFETCH(quint32, seed);
    const auto document = edited(seed);
    QVERIFY(document);
    const QTemporaryDir directory;
    const std::filesystem::path file = directory.filePath(QStringLiteral("plan.gigaplan")).toStdString();
    const auto saved = document->store().saveAs(file);
    QVERIFY2(saved, saved ? "" : saved.error().message.c_str());
    const auto store = openStore(file);
    QVERIFY2(store, store ? "" : store.error().message.c_str());
    const auto back = (*store)->load();
    QVERIFY(back && *back == document->snapshot());
    QCOMPARE((*store)->dump(), document->store().dump());
    const auto log = (*store)->log(), original = document->store().log();
    QVERIFY(log && original && *log == *original);
}

void TestRandomScripts::switchingScenariosBackRestoresThePlan()
{
    QFETCH(quint32, seed);
    const auto document = edited(seed);
    QVERIFY(document);
    const PlanSnapshot before = document->snapshot();
    const std::string dump = document->store().dump();
    const Scenario *open = openScenario(before);
    QVERIFY(open);
    const Id<Scenario> home = open->id;
    std::size_t others = 0;
    for (const Scenario &scenario : before.table<Scenario>()) {
        if (scenario.id == home) {
            continue;
        }
        ++others;
        const PlanSnapshot promised = contentOf(before, scenario.id);
        QVERIFY(document->perform(SwitchScenario(scenario.id)));
        QCOMPARE(openScenario(document->snapshot())->id, scenario.id);
        QVERIFY(contentOf(document->snapshot(), scenario.id) == promised);
        QVERIFY(contentOf(document->snapshot(), home) == contentOf(before, home));
        QVERIFY(document->perform(SwitchScenario(home)));
        QVERIFY(document->snapshot() == before);
        QVERIFY(document->store().dump() == dump);
    }
    QVERIFY(others > 0);
}

GIGAPLAN_TEST(TestRandomScripts)
#include "tst_random_scripts.moc"
