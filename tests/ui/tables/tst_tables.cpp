// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/items/roles.h"
#include "model/plan/fields.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/model/workspace/open_in.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"
#include "ui/kit/row_filter.h"
#include "ui/tables/findings_panel.h"
#include "ui/tables/inspector_panel.h"
#include "ui/tables/plan_tree_panel.h"
#include "ui/tables/tables_view.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

int columnCalled(const QAbstractItemModel &model, const QString &title)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        if (model.headerData(column, Qt::Horizontal).toString() == title) {
            return column;
        }
    }
    return -1;
}

int rowOf(const QAbstractItemModel &model, EntityRef ref)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (entityOf(model.index(row, 0).data(EntityRole)) == ref) {
            return row;
        }
    }
    return -1;
}

/// Opens the cell's editor as a double click does and returns it.
template <class Editor>
Editor *edit(QAbstractItemView &view, const QModelIndex &at)
{
    view.setCurrentIndex(at);
    view.edit(at);
    return view.viewport()->findChild<Editor *>();
}

} // namespace

class TestTables : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Workspace> m_workspace;
    Workspace &workspace() { return *m_workspace; }
    const PlanSnapshot &plan() { return m_workspace->plan(); }

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        auto document = openDocument(smallCampusRows());
        QVERIFY(document);
        openIn(*m_workspace, std::move(document));
    }
    void cleanup() { m_workspace.reset(); }

    void everyTableCanBeShown()
    {
        TablesView view(workspace());
        view.resize(900, 500);
        view.show();
        auto *table = view.findChild<QTableView *>();
        for (std::size_t i = 0; i < kTableCount; ++i) {
            view.showTable(tableAt(i));
            QCOMPARE(view.table(), tableAt(i));
            QVERIFY(table->model()->columnCount() > static_cast<int>(tableInfo(tableAt(i)).fields.size()));
            QVERIFY(!view.grab().isNull());
        }
        QCOMPARE(tableTitle(tableId<Supply>()), QStringLiteral("Deliveries"));
        QCOMPARE(tableTitle(tableId<Equipment>()), QStringLiteral("Equipment"));
        QCOMPARE(tableTitle(tableId<Hall>()), QStringLiteral("Halls"));
    }

    void selectionIsSharedWithTheWorkspace()
    {
        TablesView view(workspace());
        view.showTable(tableId<Row>());
        auto *table = view.findChild<QTableView *>();
        workspace().select({idOf<Row>("row-3"), idOf<Row>("row-5"), idOf<Hall>("hall-1")});
        QCOMPARE(table->selectionModel()->selectedRows().size(), 2);
        QCOMPARE(table->currentIndex().row(), 2);
        QCOMPARE(workspace().selection().size(), std::size_t{3});
        table->selectRow(7);
        const std::vector<EntityRef> expected{idOf<Row>("row-8")};
        QCOMPARE(workspace().selection(), expected);
    }

    void filterKeepsTheSelection()
    {
        TablesView view(workspace());
        view.show();
        view.showTable(tableId<Row>());
        auto *table = view.findChild<QTableView *>();
        workspace().select({idOf<Row>("row-3")});
        auto *words = view.findChild<QLineEdit *>();
        words->setText(QStringLiteral("hall 2  ROW"));
        QTRY_COMPARE(table->model()->rowCount(), 4);
        QCOMPARE(workspace().primarySelection(), EntityRef(idOf<Row>("row-3")));
        QVERIFY(!table->selectionModel()->hasSelection());
        words->clear();
        QTRY_COMPARE(table->model()->rowCount(), 12);
        QTRY_COMPARE(table->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(table->selectionModel()->selectedRows().first().row(), 2);
    }

    void sortsByMeaningAndKeepsAbsentValuesLast()
    {
        QVERIFY(
            workspace().perform(SetField({idOf<Row>("row-2")}, *fieldNamed(tableId<Row>(), "slots"), std::int64_t{9})));
        QVERIFY(workspace().perform(SetField({idOf<Row>("row-4")}, *fieldNamed(tableId<Row>(), "phase"), Value())));
        TablesView view(workspace());
        view.showTable(tableId<Row>());
        auto *table = view.findChild<QTableView *>();
        const auto top = [&] { return table->model()->index(0, 0).data().toString(); };
        const auto bottom = [&] { return table->model()->index(11, 0).data().toString(); };
        table->sortByColumn(columnCalled(*table->model(), QStringLiteral("Slots")), Qt::AscendingOrder);
        QCOMPARE(top(), QStringLiteral("Row 2"));
        table->sortByColumn(0, Qt::AscendingOrder);
        QCOMPARE(top(), QStringLiteral("Row 1"));
        QCOMPARE(bottom(), QStringLiteral("Row 12"));
        const int phase = columnCalled(*table->model(), QStringLiteral("Phase"));
        table->sortByColumn(phase, Qt::AscendingOrder);
        QCOMPARE(bottom(), QStringLiteral("Row 4"));
        table->sortByColumn(phase, Qt::DescendingOrder);
        QCOMPARE(bottom(), QStringLiteral("Row 4"));
        table->sortByColumn(-1, Qt::AscendingOrder);
        QCOMPARE(top(), QStringLiteral("Row 1"));
    }

    void numbersAcceptAUnit()
    {
        TablesView view(workspace());
        view.show();
        view.showTable(tableId<Phase>());
        auto *table = view.findChild<QTableView *>();
        const QModelIndex cell = table->model()->index(0, columnCalled(*table->model(), QStringLiteral("Target (MW)")));
        QCOMPARE(cell.data(Qt::TextAlignmentRole).toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
        auto *line = edit<QLineEdit>(*table, cell);
        QVERIFY(line);
        QCOMPARE(line->text(), QStringLiteral("6"));
        QTest::keyClicks(line, QStringLiteral("1.2 gw"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(plan().find(idOf<Phase>("gw-1"))->target.value, 1200.0);
        QCOMPARE(workspace().document()->history().doneCount(), std::size_t{1});
    }

    void invalidNumberIsReportedAndChangesNothing()
    {
        TablesView view(workspace());
        view.show();
        view.showTable(tableId<Phase>());
        auto *table = view.findChild<QTableView *>();
        QSignalSpy failed(&workspace(), &Workspace::failed);
        const QModelIndex cell = table->model()->index(0, columnCalled(*table->model(), QStringLiteral("Target (MW)")));
        auto *line = edit<QLineEdit>(*table, cell);
        QVERIFY(line);
        const QString fine = line->styleSheet();
        QTest::keyClicks(line, QStringLiteral("-7"));
        QVERIFY(line->styleSheet() != fine);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(plan().find(idOf<Phase>("gw-1"))->target.value, 6.0);
    }

    void leavingAnEditorUntouchedIsNoEdit()
    {
        TablesView view(workspace());
        view.show();
        view.showTable(tableId<Phase>());
        auto *table = view.findChild<QTableView *>();
        auto *line = edit<QLineEdit>(*table, table->model()->index(0, 0));
        QVERIFY(line);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(workspace().document()->history().doneCount(), std::size_t{0});
    }

    void anEnumerationIsChosenFromItsLabels()
    {
        TablesView view(workspace());
        view.show();
        view.showTable(tableId<Node>());
        auto *table = view.findChild<QTableView *>();
        auto *box = edit<QComboBox>(
            *table, table->model()->index(0, columnCalled(*table->model(), QStringLiteral("Redundancy"))));
        QVERIFY(box);
        QCOMPARE(box->currentText(), QStringLiteral("N"));
        box->setCurrentIndex(box->findText(QStringLiteral("2N")));
        Q_EMIT box->activated(box->currentIndex());
        QTRY_COMPARE(plan().find(idOf<Node>("substation"))->scheme, RedundancyScheme::TwoN);
    }

    void referencesAreFoundByTyping()
    {
        TablesView view(workspace());
        view.show();
        view.showTable(tableId<Row>());
        auto *table = view.findChild<QTableView *>();
        const QModelIndex cell = table->model()->index(0, columnCalled(*table->model(), QStringLiteral("Hall")));
        auto *box = edit<QComboBox>(*table, cell);
        QVERIFY(box);
        QCOMPARE(box->currentText(), QStringLiteral("Hall 1"));
        QCOMPARE(box->count(), 3);
        box->lineEdit()->setText(QStringLiteral("hall 3"));
        auto *delegate = table->itemDelegate();
        delegate->setModelData(box, table->model(), cell);
        QCOMPARE(plan().find(idOf<Row>("row-1"))->hall, idOf<Hall>("hall-3"));
        QSignalSpy failed(&workspace(), &Workspace::failed);
        box->lineEdit()->setText(QStringLiteral("hall 77"));
        delegate->setModelData(box, table->model(), cell);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(plan().find(idOf<Row>("row-1"))->hall, idOf<Hall>("hall-3"));
    }

    void rowsAreAddedAndRemoved()
    {
        TablesView view(workspace());
        view.show();
        view.showTable(tableId<Hall>());
        workspace().select({idOf<Building>("b-3")});
        view.addRow();
        QCOMPARE(plan().table<Hall>().size(), std::size_t{4});
        const Id<Hall> added = workspace().primarySelection().as<Hall>();
        QVERIFY(plan().find(added));
        QCOMPARE(plan().find(added)->building, idOf<Building>("b-3"));
        // Removing is asked for here and done by the window, which says what goes with the rows.
        QSignalSpy requested(&view, &TablesView::removeRequested);
        for (QPushButton *button : view.findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Remove")) {
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
        QCOMPARE(requested.count(), 1);
        workspace().undo();
        QCOMPARE(plan().table<Hall>().size(), std::size_t{3});
    }

    void rowCountFollowsTheTable()
    {
        TablesView view(workspace());
        view.show();
        view.showTable(tableId<Hall>());
        const auto *count = view.findChild<QLabel *>(QStringLiteral("rowCount"));
        QVERIFY(count);
        QCOMPARE(count->text(), QStringLiteral("3"));
        workspace().select({idOf<Building>("b-3")});
        view.addRow();
        QCOMPARE(count->text(), QStringLiteral("4"));
        QVERIFY(workspace().perform(RemoveEntities({workspace().primarySelection()})));
        QCOMPARE(count->text(), QStringLiteral("3"));
    }

    void emptyFindingsExplainWhy()
    {
        const auto said = [](const FindingsPanel &panel) {
            const auto *hint = panel.findChild<QTableView *>()->viewport()->findChild<QLabel *>();
            return hint->text();
        };
        Workspace none;
        FindingsPanel empty(none);
        QVERIFY2(said(empty).startsWith(QStringLiteral("No plan is open")), qPrintable(said(empty)));
        openIn(none, openDocument(planStarting(makeDate(2026, 1, 5))));
        QVERIFY2(said(empty).startsWith(QStringLiteral("Nothing to check")), qPrintable(said(empty)));
        FindingsPanel panel(workspace());
        const bool found = panel.findChild<QTableView *>()->model()->rowCount() > 0;
        QVERIFY2(found || said(panel).startsWith(QStringLiteral("No findings.")), qPrintable(said(panel)));
        QVERIFY(workspace().perform(
            SetField({idOf<Node>("substation")}, *fieldNamed(tableId<Node>(), "rating_kw"), 1000.0)));
        QTRY_VERIFY(workspace().forecast()->plan.version() == plan().version());
        for (QToolButton *button : panel.findChildren<QToolButton *>()) {
            button->setChecked(false);
        }
        QVERIFY2(said(panel).contains(QStringLiteral("filtered out")), qPrintable(said(panel)));
    }

    void copiesSelectionAsTabSeparatedText()
    {
        TablesView view(workspace());
        view.showTable(tableId<Tranche>());
        workspace().select({idOf<Tranche>("t-1")});
        const QStringList lines = view.selectionAsText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        const QStringList titles = lines[0].split(QLatin1Char('\t'));
        const QStringList cells = lines[1].split(QLatin1Char('\t'));
        QCOMPARE(titles.size(), cells.size());
        QCOMPARE(cells[titles.indexOf(QStringLiteral("Amount (USD)"))], QStringLiteral("10000000"));
        QCOMPARE(cells[titles.indexOf(QStringLiteral("When live"))], QStringLiteral("GW 1"));
        const std::vector<EntityRef> tranche{idOf<Tranche>("t-1")};
        const auto field = [](const char *name) { return *fieldNamed(tableId<Tranche>(), name); };
        QVERIFY(workspace().perform(SetField(tranche, field("funder"), std::string("=HYPERLINK(1)"))));
        QVERIFY(workspace().perform(SetField(tranche, field("name"), std::string("\"big\"\r\none"))));
        const QString copied = view.selectionAsText();
        QVERIFY2(copied.contains(QStringLiteral("\t'=HYPERLINK(1)")), qPrintable(copied));
        QVERIFY2(copied.contains(QStringLiteral("\"\"\"big\"\"  one\"")), qPrintable(copied));
    }

    void revealShowsTheTableAndClearsTheFilter()
    {
        TablesView view(workspace());
        view.show();
        view.showTable(tableId<Row>());
        view.findChild<QLineEdit *>()->setText(QStringLiteral("nothing like this"));
        auto *table = view.findChild<QTableView *>();
        QTRY_COMPARE(table->model()->rowCount(), 0);
        Q_EMIT workspace().revealRequested(idOf<Row>("row-9"));
        QCOMPARE(table->model()->rowCount(), 12);
        Q_EMIT workspace().revealRequested(idOf<Task>("grid"));
        QCOMPARE(view.table(), tableId<Task>());
    }

    void inspectorEditsInPlaceAndFollowsReferences()
    {
        InspectorPanel panel(workspace());
        panel.resize(320, 700);
        panel.show();
        auto *table = panel.findChild<QTableView *>();
        QCOMPARE(table->model()->rowCount(), 0);
        workspace().select({idOf<Row>("row-1")});
        const auto entry = [&](const QString &label) {
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                const QModelIndex at = table->model()->index(row, 0);
                if (at.data().toString() == label && at.data(FieldIndexRole).isValid()) {
                    return at;
                }
            }
            return QModelIndex();
        };
        auto *line = edit<QLineEdit>(*table, entry(QStringLiteral("Slots")).siblingAtColumn(1));
        QVERIFY(line);
        QTest::keyClicks(line, QStringLiteral("18"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(plan().find(idOf<Row>("row-1"))->slots, std::int64_t{18});
        QSignalSpy revealed(&workspace(), &Workspace::revealRequested);
        Q_EMIT table->clicked(entry(QStringLiteral("Hall")));
        QCOMPARE(workspace().primarySelection(), EntityRef(idOf<Hall>("hall-1")));
        QCOMPARE(revealed.count(), 1);
    }

    void theTreeSelectsAndFilters()
    {
        PlanTreePanel panel(workspace());
        panel.resize(320, 600);
        panel.show();
        auto *tree = panel.findChild<QTreeView *>();
        workspace().select({idOf<Hall>("hall-3")});
        QCOMPARE(tree->currentIndex().data().toString(), QStringLiteral("Hall 3"));
        QVERIFY(tree->isExpanded(tree->currentIndex().parent()));
        const QModelIndex programme = tree->model()->index(0, 0);
        tree->setCurrentIndex(tree->model()->index(1, 0, programme));
        QCOMPARE(workspace().primarySelection(), EntityRef(idOf<Phase>("gw-2")));
        panel.findChild<QLineEdit *>()->setText(QStringLiteral("row 11"));
        QTRY_COMPARE(tree->model()->rowCount(), 1);
        const QModelIndex site = tree->model()->index(0, 0);
        const QModelIndex hall = tree->model()->index(0, 0, tree->model()->index(0, 0, site));
        QCOMPARE(hall.data().toString(), QStringLiteral("Hall 3"));
        QCOMPARE(tree->model()->rowCount(hall), 1);
        QVERIFY(tree->isExpanded(hall));
        QCOMPARE(workspace().primarySelection(), EntityRef(idOf<Phase>("gw-2")));
    }

    void findingsLeadToTheirSubject()
    {
        QVERIFY(workspace().perform(
            SetField({idOf<Node>("substation")}, *fieldNamed(tableId<Node>(), "rating_kw"), 1000.0)));
        QTRY_VERIFY(workspace().forecast()->plan.version() == plan().version());
        FindingsPanel panel(workspace());
        panel.resize(900, 300);
        panel.show();
        auto *table = panel.findChild<QTableView *>();
        const int row = rowOf(*table->model(), idOf<Node>("substation"));
        QVERIFY(row >= 0);
        QSignalSpy revealed(&workspace(), &Workspace::revealRequested);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(row, FindingsModel::TextColumn)).center());
        QCOMPARE(workspace().primarySelection(), EntityRef(idOf<Node>("substation")));
        QCOMPARE(revealed.count(), 1);
        const auto buttons = panel.findChildren<QToolButton *>();
        for (QToolButton *button : buttons) {
            button->setChecked(false);
        }
        QCOMPARE(table->model()->rowCount(), 0);
    }

    void largePlanIsShownAtOnce()
    {
        GenerateOptions options;
        options.gigawatts = 1;
        auto generated = generatePlan(options);
        QVERIFY(generated);
        auto store = storeOf(*generated);
        QVERIFY(store);
        auto document = Document::fromStore(std::move(*store));
        QVERIFY(document);
        openIn(workspace(), std::move(*document));
        TablesView view(workspace());
        PlanTreePanel tree(workspace());
        InspectorPanel inspector(workspace());
        FindingsPanel findings(workspace());
        view.showTable(tableId<Row>());
        auto *table = view.findChild<QTableView *>();
        QCOMPARE(table->model()->rowCount(), static_cast<int>(plan().table<Row>().size()));
        workspace().select({plan().table<Row>()[0].id});
        QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
        QVERIFY(tree.findChild<QTreeView *>()->currentIndex().isValid());
    }
};

GIGAPLAN_TEST(TestTables)
#include "tst_tables.moc"
