// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/baselines/task_figures.h"
#include "model/edit/commands.h"
#include "model/edit/take_baseline.h"
#include "model/items/entity_table_model.h"
#include "model/items/findings_model.h"
#include "model/items/inspector_model.h"
#include "model/items/plan_tree_model.h"
#include "model/items/reference_list_model.h"
#include "model/items/roles.h"
#include "model/plan/entities.h"
#include "tests/model/workspace/open_in.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <random>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::QtTest;

std::size_t fieldOf(TableId table, std::string_view name)
{
    return *fieldNamed(table, name);
}

/// Every cell of a model as text, depth first.
QStringList contentOf(const QAbstractItemModel &model)
{
    QStringList lines;
    std::vector<std::pair<QModelIndex, int>> waiting{{QModelIndex(), 0}};
    while (!waiting.empty()) {
        const auto [parent, depth] = waiting.back();
        waiting.pop_back();
        if (parent.isValid()) {
            QStringList cells;
            for (int column = 0; column < model.columnCount(parent.parent()); ++column) {
                cells.append(parent.siblingAtColumn(column).data().toString());
            }
            lines.append(QString(depth, QLatin1Char(' ')) + cells.join(QLatin1Char('|')));
        }
        for (int row = model.rowCount(parent) - 1; row >= 0; --row) {
            waiting.emplace_back(model.index(row, 0, parent), depth + 1);
        }
    }
    return lines;
}

} // namespace

class TestModels : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Workspace> m_workspace;

    Workspace &workspace() { return *m_workspace; }
    const PlanSnapshot &plan() { return m_workspace->plan(); }
    void set(EntityRef ref, std::string_view field, Value value)
    {
        QVERIFY(workspace().perform(SetField({ref}, fieldOf(ref.table, field), std::move(value))));
    }
    /// Edits wait for nothing; a test that reads derived facts does.
    void waitForForecast()
    {
        QTRY_VERIFY(workspace().forecast() && workspace().forecast()->plan.version() == plan().version());
    }

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        auto document = openDocument(smallCampusRows());
        QVERIFY(document);
        openIn(*m_workspace, std::move(document));
    }
    void cleanup() { m_workspace.reset(); }

    void everyTableShowsAllItsFieldsAndTheNameFirst()
    {
        for (std::size_t t = 0; t < kTableCount; ++t) {
            EntityTableModel model(workspace(), tableAt(t));
            QAbstractItemModelTester tester(&model, kFatal);
            for (const FieldInfo &field : tableInfo(tableAt(t)).fields) {
                const int column = model.columnOfField(field.name);
                QVERIFY2(column >= 0, std::string(field.name).c_str());
                if (field.name == "name") {
                    QCOMPARE(column, 0);
                }
            }
            QCOMPARE(model.column(model.columnCount() - 1).info.label, std::string_view("Key"));
        }
    }

    void variancesAppearWithABaseline()
    {
        EntityTableModel tasks(workspace(), tableId<Task>());
        EntityTableModel phases(workspace(), tableId<Phase>());
        QAbstractItemModelTester tester(&tasks, kFatal);
        const auto cell = [](const EntityTableModel &model, EntityRef ref, std::string_view label) {
            for (int column = 0; column < model.columnCount(); ++column) {
                if (model.column(column).info.label == label) {
                    return model.index(model.rowOf(ref), column).data().toString();
                }
            }
            return QStringLiteral("no such column");
        };
        const EntityRef install = idOf<Task>("install-1");
        QCOMPARE(cell(tasks, install, "Finish variance"), QStringLiteral("no such column"));
        const Forecast &forecast = *workspace().forecast();
        QVERIFY(workspace().perform(TakeBaseline("Agreed", startOfDay(makeDate(2026, 1, 2)),
                                                 baselineRows(plan(), *forecast.schedule, *forecast.capital))));
        QSignalSpy chosen(&workspace(), &Workspace::baselineChanged);
        workspace().setBaseline(plan().table<Baseline>()[0].id);
        QCOMPARE(chosen.count(), 1);
        set(idOf<Task>("grid"), "duration_min", std::int64_t{480 * 25}); // five days longer
        waitForForecast();
        QCOMPARE(cell(tasks, install, "Baseline start"), QStringLiteral("2 Feb 2026"));
        QCOMPARE(cell(tasks, install, "Start variance"), QStringLiteral("7"));
        QCOMPARE(cell(tasks, install, "Finish variance"), QStringLiteral("7"));
        QCOMPARE(cell(tasks, install, "Duration variance"), QStringLiteral("0"));
        QCOMPARE(cell(tasks, idOf<Task>("grid"), "Duration variance"), QStringLiteral("40"));
        QCOMPARE(cell(phases, idOf<Phase>("gw-1"), "Baseline live on"), QStringLiteral("13 Mar 2026"));
        QCOMPARE(cell(phases, idOf<Phase>("gw-1"), "Live later by"), QStringLiteral("7"));
        QVERIFY(workspace().perform(RemoveEntities({workspace().baseline()})));
        QVERIFY(!workspace().baseline());
        QCOMPARE(cell(tasks, install, "Finish variance"), QStringLiteral("no such column"));
        workspace().undo(); // the baseline is back, but nobody has chosen it
        QVERIFY(!workspace().baseline());
    }

    void derivedColumnsStateTheForecast()
    {
        EntityTableModel model(workspace(), tableId<Row>());
        const auto cell = [&](int row, std::string_view label) {
            for (int column = 0; column < model.columnCount(); ++column) {
                if (model.column(column).source == EntityTableModel::Source::Derived
                    && model.column(column).info.label == label) {
                    return model.index(row, column);
                }
            }
            return QModelIndex();
        };
        QCOMPARE(cell(0, "GPUs").data().toString(), QStringLiteral("720"));
        QCOMPARE(cell(0, "IT power").data().toString(), QStringLiteral("1.00"));
        QCOMPARE(cell(0, "Delivered").data().toString(), QStringLiteral("2 Feb 2026"));
        const Date live = workspace().forecast()->capacity->rows[plan().table<Row>().indexOf(idOf<Row>("row-1"))].live;
        QCOMPARE(cell(0, "Live").data().toString(), qtext(displayDate(live)));
        QCOMPARE(cell(0, "Live").data(SortRole).toInt(), live.days);
        QVERIFY(!(cell(0, "Live").flags() & Qt::ItemIsEditable));
        QCOMPARE(cell(0, "GPUs").data(Qt::TextAlignmentRole).toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
    }

    void aTaskIsDoneOnTheDayThatItsWorkEnds()
    {
        EntityTableModel model(workspace(), tableId<Task>());
        const int row = model.rowOf(idOf<Task>("grid"));
        QCOMPARE(model.index(row, 1).data().toString(), QStringLiteral("5 Jan 2026"));
        QCOMPARE(model.index(row, 2).data().toString(), QStringLiteral("30 Jan 2026"));
        QCOMPARE(model.index(row, 3).data().toString(), QStringLiteral("0"));
        QCOMPARE(model.index(row, 4).data().toString(), QString()); // no go-live is its own
        QCOMPARE(model.index(row, 5).data().toString(), QStringLiteral("yes"));
    }

    void tasksReportTheirDepth()
    {
        EntityTableModel model(workspace(), tableId<Task>());
        QCOMPARE(model.index(0, 0).data(DepthRole).toInt(), 0);
        QCOMPARE(model.index(1, 0).data(DepthRole).toInt(), 1);
        QVERIFY(!model.index(1, 1).data(DepthRole).isValid());
        QCOMPARE(EntityTableModel(workspace(), tableId<Row>()).column(1).info.label, std::string_view("Hall"));
    }

    void editingACellIsOneUndoableStep()
    {
        EntityTableModel model(workspace(), tableId<Phase>());
        QAbstractItemModelTester tester(&model, kFatal);
        const QModelIndex target = model.index(0, model.columnOfField("target_mw"));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QVERIFY(model.setData(target, QStringLiteral("1.2 GW"), Qt::EditRole));
        QCOMPARE(plan().find(idOf<Phase>("gw-1"))->target.value, 1200.0);
        QCOMPARE(target.data(Qt::EditRole).toDouble(), 1200.0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(workspace().document()->history().doneCount(), std::size_t{1});
        QVERIFY(model.setData(target, 1200.0, Qt::EditRole));
        QCOMPARE(workspace().document()->history().doneCount(), std::size_t{1});
        workspace().undo();
        QCOMPARE(target.data(Qt::EditRole).toDouble(), 6.0);
    }

    void refusedTextIsReported()
    {
        EntityTableModel model(workspace(), tableId<Phase>());
        QSignalSpy failed(&workspace(), &Workspace::failed);
        QVERIFY(!model.setData(model.index(0, model.columnOfField("target_mw")), QStringLiteral("lots"), Qt::EditRole));
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("number")));
        QVERIFY(!model.setData(model.index(0, model.columnCount() - 1), QStringLiteral("key"), Qt::EditRole));
        QCOMPARE(workspace().document()->history().doneCount(), std::size_t{0});
    }

    void smallChangesMoveRowsWithoutAReset()
    {
        EntityTableModel model(workspace(), tableId<Row>());
        QAbstractItemModelTester tester(&model, kFatal);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QPersistentModelIndex last = model.index(11, 0);
        QVERIFY(workspace().perform(RemoveEntities({idOf<Row>("row-3")})));
        QCOMPARE(removed.count(), 1);
        QCOMPARE(model.rowCount(), 11);
        QCOMPARE(last.row(), 10);
        workspace().undo();
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(model.entityAt(2), EntityRef(idOf<Row>("row-3")));
        QCOMPARE(last.row(), 11);
        QVERIFY(workspace().perform(RemoveEntities({idOf<Hall>("hall-1")})));
        QCOMPARE(model.rowCount(), 8);
        QCOMPARE(reset.count(), 0);
    }

    void reorderingKeepsPersistentIndexes()
    {
        EntityTableModel model(workspace(), tableId<Phase>());
        QAbstractItemModelTester tester(&model, kFatal);
        const QPersistentModelIndex first = model.index(0, 0);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        set(idOf<Phase>("gw-1"), "order", std::int64_t{9});
        QCOMPARE(first.row(), 1);
        QCOMPARE(first.data().toString(), QStringLiteral("GW 1"));
        QCOMPARE(reset.count(), 0);
    }

    void renamingAReferencedRowIsSeenWhereItIsNamed()
    {
        EntityTableModel model(workspace(), tableId<Row>());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        set(idOf<Hall>("hall-1"), "name", std::string("East hall"));
        QCOMPARE(changed.count(), 1);
        const int column = model.columnOfField("hall");
        QCOMPARE(changed.first().at(0).toModelIndex().column(), column);
        QCOMPARE(model.index(0, column).data().toString(), QStringLiteral("East hall"));
    }

    void aNewForecastChangesOnlyDerivedColumns()
    {
        EntityTableModel model(workspace(), tableId<Task>());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        set(idOf<Plan>("plan"), "start", makeDate(2026, 3, 2));
        waitForForecast();
        QVERIFY(changed.count() >= 1);
        QCOMPARE(changed.last().at(0).toModelIndex().column(), 1);
        QCOMPARE(changed.last().at(1).toModelIndex().column(), 5);
        QCOMPARE(model.index(model.rowOf(idOf<Task>("grid")), 1).data().toString(), QStringLiteral("2 Mar 2026"));
    }

    void claimsAppearAsToolTips()
    {
        EntityTableModel model(workspace(), tableId<Equipment>());
        const QString tip = model.index(0, model.columnOfField("operating_kw")).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QStringLiteral("Planning assumption")), qPrintable(tip));
        QVERIFY(tip.contains(QStringLiteral("medium confidence")));
        QVERIFY(!model.index(0, model.columnOfField("tdp_kw")).data(Qt::ToolTipRole).isValid());
    }

    void theTreeHoldsProgrammeAndPlaces()
    {
        PlanTreeModel tree(workspace());
        QAbstractItemModelTester tester(&tree, kFatal);
        QCOMPARE(tree.rowCount(), 2);
        const QModelIndex programme = tree.index(0, 0);
        QCOMPARE(programme.data().toString(), QStringLiteral("Test plan"));
        QCOMPARE(tree.rowCount(programme), 2);
        QCOMPARE(tree.index(1, 0, programme).data().toString(), QStringLiteral("GW 2"));
        const Date live =
            workspace().forecast()->capacity->phaseLiveOn[plan().table<Phase>().indexOf(idOf<Phase>("gw-1"))];
        QCOMPARE(tree.index(0, PlanTreeModel::LiveColumn, programme).data().toString(), qtext(displayDate(live)));
        QCOMPARE(tree.index(0, PlanTreeModel::PowerColumn, programme).data().toString(), QStringLiteral("6.00 MW IT"));
        const QModelIndex site = tree.index(1, 0);
        QCOMPARE(site.data().toString(), QStringLiteral("North Campus"));
        QCOMPARE(tree.index(1, PlanTreeModel::PowerColumn).data().toString(), QStringLiteral("12.0 MW IT"));
        const QModelIndex row = tree.indexOf(idOf<Row>("row-12"));
        QCOMPARE(row.data().toString(), QStringLiteral("Row 12"));
        QCOMPARE(row.row(), 3);
        QCOMPARE(row.parent().data().toString(), QStringLiteral("Hall 3"));
        QCOMPARE(entityOf(row.data(EntityRole)), EntityRef(idOf<Row>("row-12")));
        QVERIFY(!tree.indexOf(idOf<Task>("grid")).isValid());
        QVERIFY(!tree.indexOf(EntityRef()).isValid());
    }

    void treeCreatesItemsOnDemand()
    {
        PlanTreeModel tree(workspace());
        QSignalSpy inserted(&tree, &QAbstractItemModel::rowsInserted);
        QVERIFY(workspace().perform(RemoveEntities({idOf<Row>("row-5")})));
        workspace().undo();
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(tree.rowCount(tree.indexOf(idOf<Hall>("hall-2"))), 4);
    }

    void theTreeFollowsMovesAndRenames()
    {
        PlanTreeModel tree(workspace());
        QAbstractItemModelTester tester(&tree, kFatal);
        contentOf(tree);
        QSignalSpy reset(&tree, &QAbstractItemModel::modelReset);
        set(idOf<Hall>("hall-2"), "building", idOf<Building>("b-3").value);
        QCOMPARE(tree.indexOf(idOf<Hall>("hall-2")).parent().data().toString(), QStringLiteral("Building 2"));
        QCOMPARE(tree.rowCount(tree.indexOf(idOf<Building>("b-1"))), 1);
        set(idOf<Row>("row-1"), "name", std::string("Row 99"));
        QCOMPARE(tree.indexOf(idOf<Row>("row-1")).row(), 3);
        set(idOf<Phase>("gw-1"), "order", std::int64_t{7});
        QCOMPARE(tree.indexOf(idOf<Phase>("gw-1")).row(), 1);
        workspace().undo();
        workspace().undo();
        workspace().undo();
        QCOMPARE(tree.indexOf(idOf<Row>("row-1")).row(), 0);
        QCOMPARE(reset.count(), 0);
        PlanTreeModel fresh(workspace());
        QCOMPARE(contentOf(tree), contentOf(fresh));
    }

    void anEmptyHallShowsItsFirstRow()
    {
        QVERIFY(workspace().perform(
            RemoveEntities({idOf<Row>("row-9"), idOf<Row>("row-10"), idOf<Row>("row-11"), idOf<Row>("row-12")})));
        PlanTreeModel tree(workspace());
        QAbstractItemModelTester tester(&tree, kFatal);
        const QPersistentModelIndex hall = tree.indexOf(idOf<Hall>("hall-3"));
        QVERIFY(!tree.hasChildren(hall));
        QSignalSpy inserted(&tree, &QAbstractItemModel::rowsInserted);
        workspace().undo();
        QCOMPARE(inserted.count(), 4);
        QVERIFY(tree.hasChildren(hall));
    }

    void theInspectorShowsDerivedFactsFieldsSourcesAndNotes()
    {
        InspectorModel model(workspace());
        QAbstractItemModelTester tester(&model, kFatal);
        QCOMPARE(model.rowCount(), 0);
        workspace().select({idOf<Hall>("hall-1")});
        const QStringList lines = contentOf(model);
        QCOMPARE(lines.first(), QStringLiteral(" Forecast||"));
        QVERIFY2(lines.contains(QStringLiteral(" IT power|4.00|MW")), qPrintable(lines.join(QLatin1Char('\n'))));
        QVERIFY(lines.contains(QStringLiteral(" Fields||")));
        QVERIFY(lines.contains(QStringLiteral(" Width|50,000|mm")));
        QVERIFY(lines.contains(QStringLiteral(" Site lead|Crane access from the east only|")));
        workspace().select({idOf<Equipment>("rack-100")});
        QVERIFY(contentOf(model).contains(QStringLiteral(" Operating power|100 kW: Planning assumption, 2 Jan 2026 "
                                                         "(assumption, medium confidence)|")));
        workspace().select({});
        QCOMPARE(model.rowCount(), 0);
    }

    void theInspectorEditsAllSelectedRowsOfTheTable()
    {
        InspectorModel model(workspace());
        QAbstractItemModelTester tester(&model, kFatal);
        set(idOf<Row>("row-2"), "slots", std::int64_t{12});
        workspace().select({idOf<Row>("row-1"), idOf<Row>("row-2"), idOf<Hall>("hall-1")});
        QCOMPARE(model.rows().size(), std::size_t{2});
        const auto field = static_cast<int>(fieldOf(tableId<Row>(), "slots"));
        const auto slotsEntry = [&] {
            for (int row = 0; row < model.rowCount(); ++row) {
                if (model.index(row, 0).data(FieldIndexRole) == QVariant(field)) {
                    return model.index(row, InspectorModel::ValueColumn);
                }
            }
            return QModelIndex();
        };
        QCOMPARE(slotsEntry().data().toString(), QStringLiteral("(several)"));
        QVERIFY(slotsEntry().flags() & Qt::ItemIsEditable);
        QVERIFY(model.setData(slotsEntry(), QStringLiteral("16"), Qt::EditRole));
        QCOMPARE(plan().find(idOf<Row>("row-1"))->slots, std::int64_t{16});
        QCOMPARE(plan().find(idOf<Row>("row-2"))->slots, std::int64_t{16});
        QCOMPARE(slotsEntry().data().toString(), QStringLiteral("16"));
        workspace().undo();
        QCOMPARE(slotsEntry().data().toString(), QStringLiteral("(several)"));
    }

    void inspectorDropsARemovedRow()
    {
        InspectorModel model(workspace());
        QAbstractItemModelTester tester(&model, kFatal);
        workspace().select({idOf<Row>("row-1")});
        QVERIFY(workspace().perform(RemoveEntities({idOf<Row>("row-1")})));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.subject());
    }

    void theInspectorFollowsTheAsOfDate()
    {
        InspectorModel model(workspace());
        QAbstractItemModelTester tester(&model, kFatal);
        workspace().select({idOf<Row>("row-1")});
        QVERIFY(contentOf(model).join(QLatin1Char('\n')).contains(QStringLiteral("|planned|")));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        workspace().setAsOf(makeDate(2030, 1, 1));
        QVERIFY(contentOf(model).join(QLatin1Char('\n')).contains(QStringLiteral("State, 1 Jan 2030|live|")));
        QCOMPARE(reset.count(), 0);
    }

    void findingsFollowTheForecast()
    {
        FindingsModel model(workspace());
        QAbstractItemModelTester tester(&model, kFatal);
        const auto agree = [&] {
            const auto &findings = *workspace().forecast()->findings;
            QCOMPARE(model.rowCount(), static_cast<int>(findings.size()));
            for (std::size_t i = 0; i < findings.size(); ++i) {
                const QModelIndex at = model.index(static_cast<int>(i), FindingsModel::TextColumn);
                QCOMPARE(at.data().toString(), qtext(findings[i].text));
                QCOMPARE(at.data(SeverityRole).toInt(), static_cast<int>(findings[i].severity));
                QCOMPARE(entityOf(at.data(EntityRole)), findings[i].subject);
            }
        };
        agree();
        const int before = model.rowCount();
        set(idOf<Node>("substation"), "rating_kw", 1000.0);
        waitForForecast();
        agree();
        QVERIFY2(model.rowCount() > before, "a substation of 1 MW under 12 MW of racks breaks something");
        QVERIFY(model.counts().errors + model.counts().warnings > 0);
        workspace().undo();
        waitForForecast();
        QCOMPARE(model.rowCount(), before);
    }

    void referencesAreOfferedByName()
    {
        ReferenceListModel model(plan(), tableId<Row>(), true);
        QAbstractItemModelTester tester(&model, kFatal);
        QCOMPARE(model.rowCount(), 13);
        QVERIFY(!entityOf(model.index(0, 0).data(EntityRole)));
        QCOMPARE(entityOf(model.index(7, 0).data(EntityRole)), EntityRef(idOf<Row>("row-7")));
        QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("Row 2"));
        QCOMPARE(model.idAt(model.rowOfId(idOf<Row>("row-7").value)), idOf<Row>("row-7").value);
        QCOMPARE(model.rowOfId(12345), -1);
        QCOMPARE(ReferenceListModel(plan(), tableId<Row>(), false).rowCount(), 12);
    }

    void equalNamesAreDistinguishedByKey()
    {
        set(idOf<Hall>("hall-2"), "name", std::string("Hall 1"));
        ReferenceListModel model(plan(), tableId<Hall>(), false);
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row) {
            names.append(model.index(row, 0).data().toString());
        }
        names.sort();
        QCOMPARE(names,
                 QStringList(
                     {QStringLiteral("Hall 1 (hall-1)"), QStringLiteral("Hall 1 (hall-2)"), QStringLiteral("Hall 3")}));
    }

    void replacingThePlanResetsEverything()
    {
        PlanTreeModel tree(workspace());
        EntityTableModel table(workspace(), tableId<Row>());
        InspectorModel inspector(workspace());
        FindingsModel findings(workspace());
        QAbstractItemModelTester treeTester(&tree, kFatal);
        QAbstractItemModelTester tableTester(&table, kFatal);
        QAbstractItemModelTester inspectorTester(&inspector, kFatal);
        QAbstractItemModelTester findingsTester(&findings, kFatal);
        contentOf(tree);
        workspace().select({idOf<Row>("row-1")});
        auto empty = openDocument(planStarting(makeDate(2027, 1, 4)));
        QVERIFY(empty);
        openIn(workspace(), std::move(empty));
        QCOMPARE(table.rowCount(), 0);
        QCOMPARE(tree.rowCount(), 1);
        QCOMPARE(inspector.rowCount(), 0);
    }

    /// After any run of edits, undos and redos every model shows what a fresh one would show.
    void modelsMatchFreshOnesAfterRandomEdits()
    {
        std::mt19937 random(4711);
        PlanTreeModel tree(workspace());
        QAbstractItemModelTester treeTester(&tree, kFatal);
        EntityTableModel rows(workspace(), tableId<Row>());
        EntityTableModel tasks(workspace(), tableId<Task>());
        EntityTableModel halls(workspace(), tableId<Hall>());
        InspectorModel inspector(workspace());
        QAbstractItemModelTester rowsTester(&rows, kFatal);
        QAbstractItemModelTester tasksTester(&tasks, kFatal);
        QAbstractItemModelTester hallsTester(&halls, kFatal);
        QAbstractItemModelTester inspectorTester(&inspector, kFatal);
        contentOf(tree);
        const auto pick = [&](TableId table) {
            EntityRef ref;
            withEntity(table, [&]<class E>(Tag<E>) {
                const auto &all = plan().table<E>();
                if (!all.isEmpty()) {
                    ref = all[random() % all.size()].id;
                }
            });
            return ref;
        };
        const auto setIf = [&](EntityRef ref, std::string_view field, Value value) {
            if (ref) {
                workspace().perform(SetField({ref}, fieldOf(ref.table, field), std::move(value)));
            }
        };
        for (int step = 0; step < 120; ++step) {
            const auto number = static_cast<std::int64_t>(random() % 20);
            switch (random() % 11) {
            case 0: setIf(pick(tableId<Row>()), "name", "Row " + std::to_string(number)); break;
            case 1: setIf(pick(tableId<Row>()), "hall", pick(tableId<Hall>()).id); break;
            case 2: setIf(pick(tableId<Hall>()), "building", pick(tableId<Building>()).id); break;
            case 3: setIf(pick(tableId<Task>()), "order", number); break;
            case 4: setIf(pick(tableId<Phase>()), "order", number); break;
            case 5: {
                Row row;
                row.hall = pick(tableId<Hall>()).as<Hall>();
                row.name = "New " + std::to_string(number);
                if (row.hall) {
                    workspace().perform(AddEntity<Row>(row));
                }
                break;
            }
            case 6: workspace().perform(RemoveEntities({pick(random() % 4 ? tableId<Row>() : tableId<Hall>())})); break;
            case 7:
            case 8: workspace().undo(); break;
            case 9: workspace().redo(); break;
            default: workspace().select({pick(tableId<Row>())}); break;
            }
        }
        waitForForecast();
        QTest::qWait(0);
        QCOMPARE(contentOf(tree), contentOf(PlanTreeModel(workspace())));
        QCOMPARE(contentOf(rows), contentOf(EntityTableModel(workspace(), tableId<Row>())));
        QCOMPARE(contentOf(tasks), contentOf(EntityTableModel(workspace(), tableId<Task>())));
        QCOMPARE(contentOf(halls), contentOf(EntityTableModel(workspace(), tableId<Hall>())));
        QCOMPARE(contentOf(inspector), contentOf(InspectorModel(workspace())));
    }
};

GIGAPLAN_TEST(TestModels)
#include "tst_models.moc"
