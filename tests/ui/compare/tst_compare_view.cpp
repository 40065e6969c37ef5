// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/items/comparison_model.h"
#include "model/items/consequence_model.h"
#include "model/items/roles.h"
#include "model/plan/fields.h"
#include "model/plan/places.h"
#include "model/plan/tasks.h"
#include "tests/model/workspace/open_in.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"
#include "ui/compare/compare_view.h"
#include "ui/compare/conflict_model.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

/// The small campus with its substation six months later, row 1 twice as long, and row 12 gone.
PlanRows otherRows()
{
    PlanRows rows = smallCampusRows();
    for (Task &task : rows.of<Task>()) {
        if (task.key == "grid") {
            task.constraint = ConstraintKind::StartNoEarlierThan;
            task.constraintDate = startOfDay(makeDate(2026, 7, 6));
        }
    }
    rows.of<Row>()[0].slots = 20;
    std::erase_if(rows.of<Row>(), [](const Row &row) { return row.key == "row-12"; });
    return rows;
}

template <class E>
PlanRows named(PlanRows rows, std::string_view key, const char *name)
{
    for (E &row : rows.of<E>()) {
        if (row.key == key) {
            row.name = name;
        }
    }
    return rows;
}

QPushButton *buttonCalled(const QWidget &view, const QString &text)
{
    for (QPushButton *button : view.findChildren<QPushButton *>()) {
        if (button->text() == text) {
            return button;
        }
    }
    return nullptr;
}

/// A workspace with the small campus and a visible view on it.
struct Opened {
    explicit Opened()
    {
        openIn(workspace, openDocument(smallCampusRows()));
        view = std::make_unique<CompareView>(workspace);
        view->resize(1000, 640);
        view->show();
        tree = view->findChild<QTreeView *>();
        differences = qobject_cast<ComparisonModel *>(tree->model());
        consequences = view->findChild<ConsequenceModel *>();
        conflicts = view->findChild<ConflictModel *>();
    }
    void compare(PlanRows rows, std::optional<PlanRows> base = {})
    {
        workspace.compareWith({QStringLiteral("Late substation"), std::move(rows).snapshot(),
                               base ? std::optional(std::move(*base).snapshot()) : std::nullopt});
    }
    bool settled() const { return !view->isBusy() && differences->comparison() != nullptr; }

    Workspace workspace;
    std::unique_ptr<CompareView> view;
    QTreeView *tree = nullptr;
    ComparisonModel *differences = nullptr;
    ConsequenceModel *consequences = nullptr;
    ConflictModel *conflicts = nullptr;
};

} // namespace

class TestCompareView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyViewOffersThreeSteps();
    void showsDifferencesAndConsequences();
    void checkMarksCoverTheirSubtree();
    void takesOneFieldAfterADryRun();
    void takesAllInOneStep();
    void marksSurviveAnEdit();
    void clickSelectsAndReveals();
    void mergesWithAChoicePerConflict();
    void everythingIsReachableByKeyboard();
    void closingEndsTheComparison();
};

void TestCompareView::emptyViewOffersThreeSteps()
{
    Opened opened;
    QVERIFY(opened.view->showsEmptyState());
    QSignalSpy saved(opened.view.get(), &CompareView::compareWithSavedRequested);
    QSignalSpy file(opened.view.get(), &CompareView::compareWithFileRequested);
    QSignalSpy scenario(opened.view.get(), &CompareView::compareWithScenarioRequested);
    for (const QString &text :
         {QStringLiteral("With what was saved"), QStringLiteral("With a file…"), QStringLiteral("With a scenario…")}) {
        QPushButton *button = buttonCalled(*opened.view, text);
        QVERIFY2(button && button->isVisible(), qPrintable(text));
        QTest::keyClick(button, Qt::Key_Space);
    }
    QCOMPARE(saved.size(), 1);
    QCOMPARE(file.size(), 1);
    QCOMPARE(scenario.size(), 1);
}

void TestCompareView::showsDifferencesAndConsequences()
{
    Opened opened;
    QAbstractItemModelTester tester(opened.differences, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester other(opened.consequences, QAbstractItemModelTester::FailureReportingMode::QtTest);
    opened.compare(otherRows());
    QTRY_VERIFY(opened.settled());
    QVERIFY(!opened.view->showsEmptyState());
    // Tasks: the substation with two fields. Rows: row 1 with its slots, row 12 gone.
    QCOMPARE(opened.differences->rowCount(), 2);
    QCOMPARE(opened.differences->differenceCount(), 4);
    const QModelIndex grid = opened.differences->indexOf(idOf<Task>("grid"));
    QCOMPARE(grid.data().toString(), QStringLiteral("Energise substation"));
    QCOMPARE(opened.differences->rowCount(grid), 2);
    const QModelIndex row = opened.differences->indexOf(idOf<Row>("row-1"));
    QCOMPARE(row.siblingAtColumn(ComparisonModel::HereColumn).data().toString(), QStringLiteral("Slots: 10"));
    QCOMPARE(row.siblingAtColumn(ComparisonModel::ThereColumn).data().toString(), QStringLiteral("20"));
    QVERIFY(opened.tree->isExpanded(grid.parent()));
    // GW 1 moves by 182 days and grows by 1 MW; GW 2 loses 1 MW and its live date.
    QCOMPARE(opened.consequences->rowCount(), 2);
    const auto cell = [&](int phase, int column) {
        return opened.consequences->index(phase, column).data().toString();
    };
    QCOMPARE(cell(0, ConsequenceModel::LiveHereColumn), QStringLiteral("13 Mar 2026"));
    QCOMPARE(cell(0, ConsequenceModel::DaysColumn), QStringLiteral("▶ +182 days"));
    QCOMPARE(cell(0, ConsequenceModel::PowerColumn), QStringLiteral("▲ +1.00 MW"));
    QCOMPARE(cell(0, ConsequenceModel::GpusColumn), QStringLiteral("▲ +720"));
    QCOMPARE(cell(0, ConsequenceModel::CostColumn), QStringLiteral("▲ +$2.00 M"));
    QCOMPARE(cell(1, ConsequenceModel::DaysColumn), QStringLiteral("never live"));
    QCOMPARE(cell(1, ConsequenceModel::PowerColumn), QStringLiteral("▼ −1.00 MW"));
}

void TestCompareView::checkMarksCoverTheirSubtree()
{
    Opened opened;
    opened.compare(otherRows());
    QTRY_VERIFY(opened.settled());
    const QModelIndex grid = opened.differences->indexOf(idOf<Task>("grid"));
    const QModelIndex field = opened.differences->index(1, 0, grid);
    QVERIFY(opened.differences->setData(field, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(grid.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
    QCOMPARE(grid.parent().data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
    QCOMPARE(opened.differences->takenCount(), 1);
    QVERIFY(opened.differences->setData(grid.parent(), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(grid.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(opened.differences->takenCount(), 2);
    opened.differences->takeAll(false);
    QCOMPARE(opened.differences->takenCount(), 0);
}

void TestCompareView::takesOneFieldAfterADryRun()
{
    Opened opened;
    opened.compare(otherRows());
    QTRY_VERIFY(opened.settled());
    QPushButton *take = buttonCalled(*opened.view, QStringLiteral("Take selected"));
    QVERIFY(take && !take->isEnabled());
    QVERIFY(
        opened.differences->setData(opened.differences->indexOf(idOf<Task>("grid")), Qt::Checked, Qt::CheckStateRole));
    QTRY_VERIFY(take->isEnabled());
    QCOMPARE(opened.view->dryRunText(),
             QStringLiteral("Taking these 2 changes: GW 1 live +182 days; GW 2 live +182 days"));
    const PlanSnapshot before = opened.workspace.plan();
    QTest::mouseClick(take, Qt::LeftButton);
    const Task *grid = opened.workspace.plan().find(idOf<Task>("grid"));
    QVERIFY(grid->constraintDate == startOfDay(makeDate(2026, 7, 6)));
    QCOMPARE(opened.workspace.plan().table<Row>().size(), std::size_t{12});
    QCOMPARE(opened.workspace.document()->history().doneCount(), std::size_t{1});
    QTRY_COMPARE(opened.differences->differenceCount(), 2);
    opened.workspace.undo();
    QVERIFY(opened.workspace.plan() == before);
    QTRY_COMPARE(opened.differences->differenceCount(), 4);
}

void TestCompareView::takesAllInOneStep()
{
    Opened opened;
    opened.compare(otherRows());
    QTRY_VERIFY(opened.settled());
    opened.view->takeAll();
    QVERIFY(opened.workspace.plan() == otherRows().snapshot());
    QCOMPARE(opened.workspace.document()->history().doneCount(), std::size_t{1});
    QTRY_COMPARE(opened.view->dryRunText(), QStringLiteral("The two plans are the same."));
}

void TestCompareView::marksSurviveAnEdit()
{
    Opened opened;
    opened.compare(otherRows());
    QTRY_VERIFY(opened.settled());
    opened.differences->setData(opened.differences->indexOf(idOf<Row>("row-1")), Qt::Checked, Qt::CheckStateRole);
    const auto name = fieldNamed(tableId<Hall>(), "name");
    QVERIFY(opened.workspace.perform(SetField({idOf<Hall>("hall-1")}, *name, std::string("East"))));
    QPushButton *take = buttonCalled(*opened.view, QStringLiteral("Take selected"));
    QVERIFY(!take->isEnabled()); // what is shown is of an older plan
    QTRY_COMPARE(opened.differences->differenceCount(), 5);
    QVERIFY(opened.differences->takenFields(opened.differences->indexOf(idOf<Row>("row-1")))
            == std::vector{*fieldNamed(tableId<Row>(), "slots")});
    QCOMPARE(opened.differences->takenCount(), 1);
    QTRY_VERIFY(take->isEnabled());
}

void TestCompareView::clickSelectsAndReveals()
{
    Opened opened;
    opened.compare(otherRows());
    QTRY_VERIFY(opened.settled());
    QSignalSpy revealed(&opened.workspace, &Workspace::revealRequested);
    const QModelIndex grid =
        opened.differences->indexOf(idOf<Task>("grid")).siblingAtColumn(ComparisonModel::HereColumn);
    QTest::mouseClick(opened.tree->viewport(), Qt::LeftButton, {}, opened.tree->visualRect(grid).center());
    QVERIFY(opened.workspace.primarySelection() == EntityRef(idOf<Task>("grid")));
    QCOMPARE(revealed.size(), 1);
    QCOMPARE(opened.differences->takenCount(), 0);
}

void TestCompareView::mergesWithAChoicePerConflict()
{
    Opened opened;
    // Ours calls hall 1 "East", theirs "West"; theirs also has the late substation.
    const auto name = fieldNamed(tableId<Hall>(), "name");
    QVERIFY(opened.workspace.perform(SetField({idOf<Hall>("hall-1")}, *name, std::string("East"))));
    opened.compare(named<Hall>(otherRows(), "hall-1", "West"), smallCampusRows());
    QTRY_VERIFY(opened.settled() && opened.conflicts->rowCount() == 1);
    const QAbstractItemModelTester tester(opened.conflicts, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(opened.conflicts->index(0, ConflictModel::OursColumn).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(opened.differences->differenceCount(), 4);
    QVERIFY(!(opened.differences->flags(opened.differences->index(0, 0)) & Qt::ItemIsUserCheckable));
    QPushButton *merge = buttonCalled(*opened.view, QStringLiteral("Merge"));
    QTRY_VERIFY(merge->isEnabled());
    QVERIFY(opened.view->dryRunText().startsWith(QStringLiteral("Merging makes 4 changes: ")));

    QVERIFY(opened.conflicts->setData(opened.conflicts->index(0, ConflictModel::TheirsColumn), Qt::Checked,
                                      Qt::CheckStateRole));
    QTRY_COMPARE(opened.differences->differenceCount(), 5);
    QTRY_VERIFY(merge->isEnabled());
    QSignalSpy merged(opened.view.get(), &CompareView::merged);
    QTest::mouseClick(merge, Qt::LeftButton);
    QCOMPARE(merged.size(), 1);
    QCOMPARE(opened.workspace.plan().find(idOf<Hall>("hall-1"))->name, std::string("West"));
    QVERIFY(opened.workspace.plan().find(idOf<Task>("grid"))->constraintDate);
    QCOMPARE(opened.workspace.document()->history().doneCount(), std::size_t{2});
    QVERIFY(opened.view->showsEmptyState());
    opened.workspace.undo();
    QCOMPARE(opened.workspace.plan().find(idOf<Hall>("hall-1"))->name, std::string("East"));
    QVERIFY(!opened.workspace.plan().find(idOf<Task>("grid"))->constraintDate);
}

void TestCompareView::everythingIsReachableByKeyboard()
{
    Opened opened;
    opened.compare(otherRows());
    QTRY_VERIFY(opened.settled());
    opened.tree->setFocus();
    opened.tree->setCurrentIndex(opened.differences->indexOf(idOf<Row>("row-1")));
    QTest::keyClick(opened.tree, Qt::Key_Space);
    QVERIFY(opened.differences->takenFields(opened.differences->indexOf(idOf<Row>("row-1")))
            == std::vector{*fieldNamed(tableId<Row>(), "slots")});
    for (const QWidget *widget : opened.view->findChildren<QWidget *>()) {
        if (qobject_cast<const QAbstractButton *>(widget) && widget->isVisibleTo(opened.view.get())) {
            QVERIFY(widget->focusPolicy() & Qt::TabFocus);
        }
    }
}

void TestCompareView::closingEndsTheComparison()
{
    Opened opened;
    opened.compare(otherRows());
    QTRY_VERIFY(opened.settled());
    QTest::mouseClick(opened.view->findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(!opened.workspace.compared());
    QVERIFY(opened.view->showsEmptyState());
}

GIGAPLAN_TEST(TestCompareView)
#include "tst_compare_view.moc"
