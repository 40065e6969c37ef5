// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/command_sequence.h"
#include "model/edit/commands.h"
#include "model/edit/predecessors.h"
#include "model/edit/task_outline.h"
#include "model/plan/difference.h"
#include "model/plan/fields.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"
#include "tests/support/make.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

Task task(std::string_view key, std::string_view parent, std::int64_t order)
{
    Task row = make<Task>(key);
    row.parent = parent.empty() ? Id<Task>() : idOf<Task>(parent);
    row.order = order;
    row.duration = {480};
    return row;
}

/// a { a1 a2 a3 } b c, all of order by name.
PlanSnapshot sample()
{
    PlanRows rows = planStarting(makeDate(2028, 1, 3));
    rows.of<Task>() = {task("a", "", 1),   task("a1", "a", 1), task("a2", "a", 2),
                       task("a3", "a", 3), task("b", "", 2),   task("c", "", 3)};
    return std::move(rows).snapshot();
}

PlanSnapshot with(const PlanSnapshot &plan, std::string_view from, std::string_view to,
                  LinkKind kind = LinkKind::FinishStart)
{
    const auto made = tried(LinkTasks(idOf<Task>(from), idOf<Task>(to), kind), plan);
    return made ? *made : plan;
}

/// "a(a1 a2) b": the tree in one line.
std::string tree(const PlanSnapshot &plan, Id<Task> parent = {}, int depth = 0)
{
    std::string text;
    for (const Task *task : siblingsOf(plan, parent)) {
        const std::string below = depth < 9 ? tree(plan, task->id, depth + 1) : std::string();
        text += (text.empty() ? "" : " ") + task->name + (below.empty() ? "" : "(" + below + ")");
    }
    return text;
}

std::string treeAfter(const Command &command, const PlanSnapshot &plan)
{
    const auto made = tried(command, plan);
    return made ? tree(*made) : "refused: " + made.error().message;
}

std::string treeAfter(const Result<std::unique_ptr<Command>> &command, const PlanSnapshot &plan)
{
    return command ? treeAfter(**command, plan) : "refused: " + command.error().message;
}

std::vector<Id<Task>> ids(std::initializer_list<std::string_view> keys)
{
    std::vector<Id<Task>> result;
    for (const std::string_view key : keys) {
        result.push_back(idOf<Task>(key));
    }
    return result;
}

std::vector<EntityRef> refs(std::initializer_list<std::string_view> keys)
{
    const auto tasks = ids(keys);
    return {tasks.begin(), tasks.end()};
}

/// Predecessors with keys as names.
std::string waits(const PlanSnapshot &plan, std::string_view key)
{
    return predecessorsText(plan, idOf<Task>(key), [&](Id<Task> id) { return keyOf(plan, id); });
}

std::string waitsAfter(const PlanSnapshot &plan, std::string_view key, std::string_view text)
{
    const auto command = setPredecessors(plan, idOf<Task>(key), text, [&](std::string_view name) {
        return plan.find(idOf<Task>(name)) ? idOf<Task>(name) : Id<Task>();
    });
    if (!command) {
        return "refused: " + command.error().message;
    }
    const auto made = tried(**command, plan);
    return made ? waits(*made, key) : "refused: " + made.error().message;
}

} // namespace

class TestOutline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reportsTasksThatBecomeGroups()
    {
        const PlanSnapshot plan = sample();
        const auto groupsAfter = [&](const PlanSnapshot &before, const Command &command) {
            const auto made = tried(command, before);
            return made ? becameGroups(*made, differenceOf(before, *made)) : std::vector<Id<Task>>();
        };
        QVERIFY(groupsAfter(plan, PlaceTask(idOf<Task>("c"), idOf<Task>("b"))) == ids({"b"}));
        QVERIFY(groupsAfter(plan, PlaceTask(idOf<Task>("c"), idOf<Task>("a"))).empty()); // was one already
        QVERIFY(groupsAfter(plan,
                            SetField(refs({"b", "c"}), *fieldNamed(tableId<Task>(), "parent"), idOf<Task>("a1").value))
                == ids({"a1"}));
        // A group whose parts all change is no new one; nor is a milestone without work of its own worth a word.
        QVERIFY(groupsAfter(plan,
                            SetField(refs({"a1", "a2", "a3"}), *fieldNamed(tableId<Task>(), "name"), std::string("x")))
                    .empty());
        const auto milestone = tried(StretchTask(idOf<Task>("b"), {0}), plan);
        QVERIFY(milestone && groupsAfter(*milestone, PlaceTask(idOf<Task>("c"), idOf<Task>("b"))).empty());
    }

    void indentsUnderTheTaskAbove()
    {
        const PlanSnapshot plan = sample();
        QCOMPARE(treeAfter(indentTasks(plan, ids({"b"})), plan), "a(a1 a2 a3 b) c");
        QCOMPARE(treeAfter(indentTasks(plan, ids({"c", "b"})), plan), "a(a1 a2 a3 b c)"); // both under the same one
        QCOMPARE(treeAfter(indentTasks(plan, ids({"a2"})), plan), "a(a1(a2) a3) b c");
        QVERIFY(treeAfter(indentTasks(plan, ids({"a"})), plan).starts_with("refused"));
    }

    void outdentPlacesTheTaskAfterItsGroup()
    {
        const PlanSnapshot plan = sample();
        QCOMPARE(treeAfter(outdentTasks(plan, ids({"a2"})), plan), "a(a1 a3) a2 b c");
        QCOMPARE(treeAfter(outdentTasks(plan, ids({"a3", "a1"})), plan), "a(a2) a1 a3 b c");
        QVERIFY(treeAfter(outdentTasks(plan, ids({"b"})), plan).starts_with("refused"));
    }

    void outdentUndoesIndent()
    {
        const PlanSnapshot plan = sample();
        const auto indented = tried(**indentTasks(plan, ids({"b"})), plan);
        QVERIFY(indented);
        QCOMPARE(treeAfter(outdentTasks(*indented, ids({"b"})), *indented), tree(plan));
    }

    void partsOfMovedGroupsStayInThem()
    {
        const PlanSnapshot plan = sample();
        const auto made = tried(**indentTasks(plan, ids({"b", "c"})), plan);
        QVERIFY(made);
        QCOMPARE(treeAfter(outdentTasks(*made, ids({"a", "a1", "b"})), *made).substr(0, 8),
                 "refused:"); // a is a root, with all
    }

    void taskCannotBePartOfItself()
    {
        const PlanSnapshot plan = sample();
        QVERIFY(treeAfter(PlaceTask(idOf<Task>("a"), idOf<Task>("a1")), plan).starts_with("refused"));
        QVERIFY(treeAfter(PlaceTask(idOf<Task>("a"), idOf<Task>("a")), plan).starts_with("refused"));
    }

    void aLinkToTheNewGroupRefusesTheMove()
    {
        const PlanSnapshot plan = with(sample(), "a", "b");
        QVERIFY(treeAfter(indentTasks(plan, ids({"b"})), plan).starts_with("refused"));
    }

    void splitDividesAGroup()
    {
        const PlanSnapshot plan = with(with(sample(), "a", "b"), "c", "a");
        const auto made = tried(SplitGroup(idOf<Task>("a2")), plan);
        QVERIFY(made);
        QCOMPARE(tree(*made), "a(a1) a (2)(a2 a3) b c");
        QCOMPARE(waits(*made, "b"), "a; a-2");
        QCOMPARE(waits(*made, "a"), "c");
        const EntityRef second = findByKey(*made, tableId<Task>(), "a-2");
        QCOMPARE(predecessorsText(*made, second.as<Task>(), [&](Id<Task> id) { return keyOf(*made, id); }), "c");
        QVERIFY(!tried(SplitGroup(idOf<Task>("a1")), plan)); // nothing would be left
        QVERIFY(!tried(SplitGroup(idOf<Task>("b")), plan));
    }

    void readsPredecessorNotation_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("becomes");
        const auto row = [](const char *text, const char *becomes) { QTest::newRow(text) << text << becomes; };
        row("b", "b");
        row("b; c", "b; c");
        row("b,c", "b; c");
        row("bFS", "b");
        row("b ss + 2d", "bSS+2 d");
        row("bFF-50%", "bFF-50%");
        row("b+3 ed", "bFS+3 ed");
        row("bSF+90min", "bSF+90 min");
        row("b+1w", "bFS+5 d");
        row("b+1mo", "bFS+20 d");
        row("b-1.5d", "bFS-1.5 d");
        row("b+3", "bFS+3 d");
        row("b+5h", "bFS+5 h");
        row("", "");
        row("nothing", "refused: \"nothing\" names no task; write numbers with a type and a lag, like 12FS+5 d");
        row("b+3 x", "refused: \"b+3 x\" names no task; write numbers with a type and a lag, like 12FS+5 d");
        row("b++3", "refused: \"b++3\" names no task; write numbers with a type and a lag, like 12FS+5 d");
        row("b+99999999999d",
            "refused: \"b+99999999999d\" names no task; write numbers with a type and a lag, like 12FS+5 d");
    }

    void readsPredecessorNotation()
    {
        QFETCH(QString, text);
        QFETCH(QString, becomes);
        QCOMPARE(QString::fromStdString(waitsAfter(sample(), "a1", text.toStdString())), becomes);
    }

    void predecessorsRoundTripThroughText()
    {
        const PlanSnapshot plan = sample();
        for (const char *text :
             {"b; c", "bSS+2 d", "bFF-50%; cSF+90 min", "bFS+3 ed", "bFS-1.5 d", "bFS+6 h", "bFS+0 ed"}) {
            QCOMPARE(waitsAfter(plan, "a1", text), text);
        }
    }

    void linksThatStayKeepTheirRows()
    {
        const PlanSnapshot plan = with(with(sample(), "b", "a1"), "c", "a1");
        const auto command =
            setPredecessors(plan, idOf<Task>("a1"), "b; a2", [](std::string_view name) { return idOf<Task>(name); });
        QVERIFY(command);
        const auto made = tried(**command, plan);
        QVERIFY(made);
        for (const Link &link : plan.table<Link>()) {
            QCOMPARE(made->find(link.id) != nullptr, link.from == idOf<Task>("b"));
        }
    }

    void aLoopIsRefused()
    {
        const PlanSnapshot plan = with(sample(), "a1", "b");
        QVERIFY(waitsAfter(plan, "a1", "b").starts_with("refused"));
    }

    void refusedStepRefusesTheSequence()
    {
        const PlanSnapshot plan = with(sample(), "a1", "b");
        const CommandSequence both({std::make_shared<StretchTask>(idOf<Task>("c"), Minutes{960}),
                                    std::make_shared<LinkTasks>(idOf<Task>("b"), idOf<Task>("a1"))},
                                   "Both");
        QVERIFY(!tried(both, plan));
        const CommandSequence one({std::make_shared<StretchTask>(idOf<Task>("c"), Minutes{960})}, "One");
        QCOMPARE(tried(one, plan)->find(idOf<Task>("c"))->duration.value, std::int64_t(960));
    }
};

GIGAPLAN_TEST(TestOutline)
#include "tst_outline.moc"
