// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/edit/document.h"
#include "model/edit/scenarios.h"
#include "model/plan/difference.h"
#include "model/plan/entities.h"
#include "tests/support/make.h"
#include "tests/support/random_plan.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gigaplan;

/// Scenarios as values: whole plans that branch, are opened in place, and come back as they were.
class TestScenarios : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstScenarioNamesTheExistingPlan();
    void switchingBackRestoresThePlan();
    void undoCrossesScenarioSwitches();
    void namesAreUniqueAndNotEmpty();
    void openScenarioCannotBeRemoved();
    void unusedFrozenPlansAreRemoved();
    void scenariosRoundTripThroughAFile();

private:
    static std::unique_ptr<Document> document(std::uint32_t seed)
    {
        const PlanSnapshot plan = test::RandomPlan(seed).plannedRows(5).snapshot();
        auto store = std::move(*Store::create());
        const auto filled = store->fill([&](RowWriter &writer) -> Result<void> {
            forEachEntity([&]<class E>(Tag<E>) {
                for (const E &row : plan.table<E>()) {
                    writer.insert(row);
                }
            });
            return {};
        });
        return filled ? std::move(*Document::fromStore(std::move(store))) : nullptr;
    }
    static Id<Scenario> named(const PlanSnapshot &plan, const std::string &name)
    {
        for (const Scenario &scenario : plan.table<Scenario>()) {
            if (scenario.name == name) {
                return scenario.id;
            }
        }
        return {};
    }
    static SetField setTitle(const PlanSnapshot &plan, const std::string &title)
    {
        return SetField({plan.table<Plan>()[0].id}, 0, title);
    }
};

void TestScenarios::firstScenarioNamesTheExistingPlan()
{
    const auto doc = document(1);
    const PlanSnapshot before = doc->snapshot();
    QVERIFY(!openScenario(before));
    QVERIFY(doc->perform(CreateScenario("Late substation", "Six months late", "Ada")));
    const PlanSnapshot &after = doc->snapshot();
    QCOMPARE(after.table<Scenario>().size(), std::size_t(2));
    QCOMPARE(openScenario(after)->name, std::string("Late substation"));
    const Id<Scenario> base = named(after, kFirstScenarioName);
    QVERIFY(base);
    QCOMPARE(openScenario(after)->origin, base);
    QVERIFY(contentOf(after, base) == before);
    QVERIFY(after.find(openScenario(after)->branchedFrom)->content.plan() == before);
    QVERIFY(plannedDifference(before, after).isEmpty());
    // One frozen copy serves both.
    QCOMPARE(after.table<FrozenPlan>().size(), std::size_t(1));
}

void TestScenarios::switchingBackRestoresThePlan()
{
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        const auto doc = document(seed);
        const PlanSnapshot original = doc->snapshot();
        QVERIFY(doc->perform(CreateScenario("What if", {}, "Ada")));
        QVERIFY(doc->perform(setTitle(doc->snapshot(), "changed in the scenario")));
        const PlanSnapshot inScenario = doc->snapshot();
        const std::string dump = doc->store().dump();
        const Id<Scenario> base = named(inScenario, kFirstScenarioName), whatIf = named(inScenario, "What if");
        QVERIFY(doc->perform(SwitchScenario(base)));
        QVERIFY(PlanContent(doc->snapshot()).plan() == original);
        QVERIFY(contentOf(doc->snapshot(), whatIf) == PlanContent(inScenario).plan());
        QVERIFY(doc->perform(SwitchScenario(whatIf)));
        QVERIFY(doc->snapshot() == inScenario);
        QCOMPARE(QString::fromStdString(doc->store().dump()), QString::fromStdString(dump));
    }
}

void TestScenarios::undoCrossesScenarioSwitches()
{
    const auto doc = document(5);
    const PlanSnapshot original = doc->snapshot();
    QVERIFY(doc->perform(setTitle(original, "one")));
    QVERIFY(doc->perform(CreateScenario("What if", {}, "Ada")));
    QVERIFY(doc->perform(setTitle(doc->snapshot(), "two")));
    QVERIFY(doc->perform(SwitchScenario(named(doc->snapshot(), kFirstScenarioName))));
    const PlanSnapshot last = doc->snapshot();
    QVERIFY(doc->goTo(0));
    QVERIFY(doc->snapshot() == original);
    QVERIFY(doc->goTo(4));
    QVERIFY(doc->snapshot() == last);
    QVERIFY(*doc->store().load() == last);
}

void TestScenarios::namesAreUniqueAndNotEmpty()
{
    const auto doc = document(2);
    QVERIFY(!doc->perform(CreateScenario("  ", {}, {})));
    QVERIFY(!doc->perform(CreateScenario(kFirstScenarioName, {}, {})));
    QVERIFY(doc->perform(CreateScenario("A", {}, {})));
    QVERIFY(!doc->perform(CreateScenario("A", {}, {})));
    QVERIFY(!doc->perform(RenameScenario(named(doc->snapshot(), "A"), kFirstScenarioName, {})));
    QVERIFY(doc->perform(RenameScenario(named(doc->snapshot(), "A"), "B", "why")));
    QCOMPARE(openScenario(doc->snapshot())->name, std::string("B"));
}

void TestScenarios::openScenarioCannotBeRemoved()
{
    const auto doc = document(3);
    QVERIFY(doc->perform(CreateScenario("A", {}, {})));
    const PlanSnapshot before = doc->snapshot();
    QVERIFY(!doc->perform(RemoveScenario(named(before, "A"))));
    QVERIFY(doc->snapshot() == before);
}

void TestScenarios::unusedFrozenPlansAreRemoved()
{
    const auto doc = document(4);
    QVERIFY(doc->perform(CreateScenario("A", {}, {})));
    QVERIFY(doc->perform(setTitle(doc->snapshot(), "a")));
    QVERIFY(doc->perform(CreateScenario("B", {}, {})));
    QCOMPARE(doc->snapshot().table<FrozenPlan>().size(), std::size_t(2));
    // A's content is also what B branched from: it stays when A goes.
    QVERIFY(doc->perform(RemoveScenario(named(doc->snapshot(), "A"))));
    QCOMPARE(doc->snapshot().table<FrozenPlan>().size(), std::size_t(2));
    QVERIFY(!doc->snapshot().find(named(doc->snapshot(), "B"))->origin);
    QVERIFY(doc->perform(RemoveScenario(named(doc->snapshot(), kFirstScenarioName))));
    QCOMPARE(doc->snapshot().table<FrozenPlan>().size(), std::size_t(1));
}

void TestScenarios::scenariosRoundTripThroughAFile()
{
    const auto doc = document(6);
    QVERIFY(doc->perform(CreateScenario("A", {}, {})));
    QVERIFY(doc->perform(setTitle(doc->snapshot(), "a")));
    QTemporaryDir directory;
    const std::filesystem::path file = std::filesystem::path(directory.path().toStdString()) / "two.gigaplan";
    QVERIFY(doc->store().saveAs(file));
    const auto reopened = Store::openCopy(file);
    QVERIFY2(reopened, reopened ? "" : reopened.error().message.c_str());
    QVERIFY(*(*reopened)->load() == doc->snapshot());
    QCOMPARE((*reopened)->log()->size(), std::size_t(2));
}

GIGAPLAN_TEST(TestScenarios)
#include "tst_scenarios.moc"
