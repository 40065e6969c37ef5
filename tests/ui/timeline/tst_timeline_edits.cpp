// SPDX-License-Identifier: GPL-3.0-or-later
// Cells, the tree, links, filter, groups and baselines of the Gantt: by mouse and by keys.
#include "model/edit/commands.h"
#include "model/files/plan_files.h"
#include "model/plan/baselines.h"
#include "model/plan/links.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/model/workspace/open_in.h"
#include "tests/support/test_program.h"
#include "ui/timeline/timeline_canvas.h"
#include "ui/timeline/timeline_view.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace gigaplan;

namespace {

Id<Task> idOfTask(std::string_view key)
{
    return {idValueFromKey("task", key)};
}

Task taskOf(std::string_view key, std::string_view parent, std::int64_t order, std::int64_t days, WorkClass workClass)
{
    Task row;
    row.key = key;
    row.name = key;
    row.id = idOfTask(key);
    row.parent = parent.empty() ? Id<Task>() : idOfTask(parent);
    row.order = order;
    row.duration = {days * 480};
    row.workClass = workClass;
    return row;
}

/// 1 gw1 { 2 design 10 d, 3 build 20 d → 4 test 5 d }, 5 gw2 { 6 dig 30 d }; all from Monday 3 Jan 2028.
PlanRows editedPlan()
{
    PlanRows rows;
    Plan plan;
    plan.id = {1};
    plan.key = "plan";
    plan.start = makeDate(2028, 1, 3);
    rows.of<Plan>() = {plan};
    rows.of<Task>() = {
        taskOf("gw1", {}, 1, 0, WorkClass::General),     taskOf("design", "gw1", 1, 10, WorkClass::General),
        taskOf("build", "gw1", 2, 20, WorkClass::Shell), taskOf("test", "gw1", 3, 5, WorkClass::Commissioning),
        taskOf("gw2", {}, 2, 0, WorkClass::General),     taskOf("dig", "gw2", 1, 30, WorkClass::Civil)};
    Link link;
    link.key = "build>test";
    link.id = {idValueFromKey("link", link.key)};
    link.from = idOfTask("build");
    link.to = idOfTask("test");
    rows.of<Link>() = {link};
    Baseline baseline;
    baseline.id = {7};
    baseline.key = "agreed";
    baseline.name = "Agreed";
    rows.of<Baseline>() = {baseline};
    BaselineTask kept;
    kept.id = {8};
    kept.key = "agreed-test";
    kept.baseline = baseline.id;
    kept.task = idOfTask("test");
    kept.start = startOfDay(makeDate(2028, 1, 24)) + 480;
    kept.finish = startOfDay(makeDate(2028, 1, 28)) + 1020;
    rows.of<BaselineTask>() = {kept};
    return rows;
}

} // namespace

class TestTimelineEdits : public QObject {
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TimelineView> m_view;

    TimelineCanvas &canvas() { return m_view->canvas(); }
    QWidget *port() { return canvas().viewport(); }
    const Task &row(std::string_view key) { return *m_workspace->plan().find(idOfTask(key)); }
    QPoint cell(std::string_view key, OutlineColumn column)
    {
        return canvas().cellOf(idOfTask(key), column).center().toPoint();
    }
    bool awaitForecast()
    {
        return QTest::qWaitFor(
            [this] { return m_workspace->forecast()->plan.version() == m_workspace->plan().version(); }, 5000);
    }
    void choose(std::initializer_list<std::string_view> keys)
    {
        Qt::KeyboardModifiers with;
        for (const std::string_view key : keys) {
            QTest::mouseClick(port(), Qt::LeftButton, with, cell(key, OutlineColumn::Name));
            with = Qt::ControlModifier;
        }
    }
    void type(const QString &text, Qt::Key end = Qt::Key_Return)
    {
        QVERIFY(canvas().cells().line());
        canvas().cells().line()->selectAll();
        QTest::keyClicks(canvas().cells().line(), text);
        QTest::keyClick(canvas().cells().line(), end);
    }
    QStringList names()
    {
        QStringList names;
        for (int line = 0; line < canvas().lines().rows().size(); ++line) {
            names << canvas().lines().rows().row(line).name;
        }
        return names;
    }

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_view = std::make_unique<TimelineView>(*m_workspace);
        m_view->resize(1600, 500);
        m_view->show();
        auto store = storeOf(editedPlan().snapshot());
        QVERIFY(store);
        auto document = Document::fromStore(std::move(*store));
        QVERIFY(document);
        openIn(*m_workspace, std::move(*document));
        canvas().lines().expandAll();
        canvas().toggleAllColumns();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        canvas().setFocus();
    }

    void cleanup()
    {
        m_view.reset();
        m_workspace.reset();
    }

    void aDoubleClickEditsACell()
    {
        QTest::mouseDClick(port(), Qt::LeftButton, {}, cell("design", OutlineColumn::Duration));
        type(QStringLiteral("15 d"));
        QCOMPARE(row("design").duration.value, 15 * 480);
        QVERIFY(!canvas().cells().line());
        m_workspace->undo();
        QCOMPARE(row("design").duration.value, 10 * 480);
    }

    void keysGoFromCellToCell()
    {
        choose({"design"});
        QTest::keyClick(&canvas(), Qt::Key_F2);
        type(QStringLiteral("Draw it"), Qt::Key_Tab); // on to the duration
        QCOMPARE(row("design").name, std::string("Draw it"));
        type(QStringLiteral("12"), Qt::Key_Tab);
        QCOMPARE(row("design").duration.value, 12 * 480);
        type(QStringLiteral("10 Jan 2028"), Qt::Key_Tab);
        QCOMPARE(dateOf(row("design").constraintDate.value()).days, makeDate(2028, 1, 10).days);
        QVERIFY(canvas().cells().line());
        QTest::keyClick(canvas().cells().line(), Qt::Key_Escape);
        QVERIFY(!canvas().cells().line());
        QVERIFY(canvas().hasFocus());
    }

    void elapsedAndInvalidDurations()
    {
        canvas().cells().edit(canvas().lines().rows().lineOf(idOfTask("design")), OutlineColumn::Duration);
        type(QStringLiteral("3 ew"));
        QCOMPARE(row("design").duration.value, 21 * 1440);
        QVERIFY(row("design").elapsed);
        QVERIFY(awaitForecast());
        canvas().cells().edit(canvas().lines().rows().lineOf(idOfTask("design")), OutlineColumn::Duration);
        type(QStringLiteral("1,5 ed"));
        QCOMPARE(row("design").duration.value, 2160);
        QVERIFY(awaitForecast());
        canvas().cells().edit(canvas().lines().rows().lineOf(idOfTask("build")), OutlineColumn::Duration);
        type(QStringLiteral("as long as it takes"));
        QVERIFY(canvas().cells().line()); // what was typed is not lost
        QCOMPARE(row("build").duration.value, 20 * 480);
        QTest::keyClick(canvas().cells().line(), Qt::Key_Escape);
    }

    void editedFinishStretchesAndPercentageSetsProgress()
    {
        canvas().cells().edit(canvas().lines().rows().lineOf(idOfTask("design")), OutlineColumn::Finish);
        type(QStringLiteral("21 Jan 2028"));
        QCOMPARE(row("design").duration.value, 15 * 480);
        QVERIFY(awaitForecast());
        canvas().cells().edit(canvas().lines().rows().lineOf(idOfTask("design")), OutlineColumn::Complete);
        type(QStringLiteral("40 %"));
        QCOMPARE(row("design").complete.value, 40.0);
    }

    void predecessorsAreNumbers()
    {
        QCOMPARE(canvas().lines().rows().numberOf(idOfTask("build")), 3);
        canvas().cells().edit(canvas().lines().rows().lineOf(idOfTask("test")), OutlineColumn::Predecessors);
        QCOMPARE(canvas().cells().line()->text(), QStringLiteral("3"));
        type(QStringLiteral("2; 3FS+5d"));
        QCOMPARE(m_workspace->plan().table<Link>().size(), std::size_t(2));
        QVERIFY(awaitForecast());
        canvas().cells().edit(canvas().lines().rows().lineOf(idOfTask("test")), OutlineColumn::Predecessors);
        QCOMPARE(canvas().cells().line()->text(), QStringLiteral("2; 3FS+5 d"));
        QTest::keyClick(canvas().cells().line(), Qt::Key_Escape);
    }

    void summariesHaveNoDurationToType()
    {
        canvas().cells().edit(canvas().lines().rows().lineOf(idOfTask("gw1")), OutlineColumn::Duration);
        QVERIFY(!canvas().cells().line());
    }

    void severalTasksAreEditedInOneStepAfterAPreview()
    {
        choose({"design", "build", "dig"});
        canvas().cells().edit(canvas().lines().rows().lineOf(idOfTask("dig")), OutlineColumn::Duration);
        const std::uint64_t version = m_workspace->plan().version();
        QTest::keyClicks(canvas().cells().line(), QStringLiteral("40 d"));
        QTRY_VERIFY(!canvas().cells().readout().lines.empty()
                    && canvas().cells().readout().lines[0].after == QStringLiteral("40 days"));
        const Readout said = canvas().cells().readout();
        QVERIFY(said.title.contains(QStringLiteral("3 tasks")));
        QCOMPARE(said.lines[0].before, QStringLiteral("10 days"));
        QCOMPARE(m_workspace->plan().version(), version);
        m_view->grab();
        QTest::keyClick(canvas().cells().line(), Qt::Key_Return);
        for (const char *key : {"design", "build", "dig"}) {
            QCOMPARE(row(key).duration.value, 40 * 480);
        }
        m_workspace->undo();
        QCOMPARE(row("design").duration.value, 10 * 480);
        QCOMPARE(row("dig").duration.value, 30 * 480);
    }

    void escapeCancelsAPreviewedEdit()
    {
        choose({"design", "dig"});
        canvas().cells().edit(canvas().lines().rows().lineOf(idOfTask("dig")), OutlineColumn::Complete);
        QTest::keyClicks(canvas().cells().line(), QStringLiteral("50"));
        QTest::keyClick(canvas().cells().line(), Qt::Key_Escape);
        QCOMPARE(row("dig").complete.value, 0.0);
    }

    void keysIndentOutdentAndSplit()
    {
        choose({"build"});
        QTest::keyClick(&canvas(), Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        QVERIFY(row("build").parent == idOfTask("design"));
        QVERIFY(awaitForecast());
        QVERIFY(canvas().lines().rows().lineOf(idOfTask("build")) >= 0); // opened, so that it stays in sight
        QTest::keyClick(&canvas(), Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
        QVERIFY(row("build").parent == idOfTask("gw1"));
        QVERIFY(awaitForecast());
        QTest::keyClick(&canvas(), Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
        QVERIFY(awaitForecast());
        QVERIFY(row("build").parent == row("test").parent && row("build").parent != idOfTask("gw1"));
        QVERIFY(names().contains(QStringLiteral("gw1 (2)")));
    }

    void refusedIndentIsReported()
    {
        QSignalSpy failed(m_workspace.get(), &Workspace::failed);
        choose({"design"});
        QTest::keyClick(&canvas(), Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(failed.count(), 1);
    }

    void keysLinkAndUnlink()
    {
        choose({"dig", "design", "build"});
        QTest::keyClick(&canvas(), Qt::Key_F2, Qt::ControlModifier);
        QCOMPARE(m_workspace->plan().table<Link>().size(), std::size_t(3)); // design → build → dig
        QVERIFY(awaitForecast());
        QTest::keyClick(&canvas(), Qt::Key_F2, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_workspace->plan().table<Link>().size(), std::size_t(1));
    }

    void theFilterShowsWhatMatches()
    {
        canvas().lines().collapseAll();
        QTest::keyClick(&canvas(), Qt::Key_Slash);
        auto *text = m_view->findChild<QLineEdit *>();
        QVERIFY(text && text->hasFocus());
        QTest::keyClicks(text, QStringLiteral("DES"));
        QCOMPARE(names(), (QStringList{QStringLiteral("gw1"), QStringLiteral("design")}));
        QTest::keyClick(text, Qt::Key_Return);
        QTest::keyClick(&canvas(), Qt::Key_F3);
        QCOMPARE(names(), (QStringList{QStringLiteral("gw1"), QStringLiteral("gw2")})); // closed as before
        QVERIFY(text->text().isEmpty());
    }

    void revealShowsWhatTheFilterHides()
    {
        OutlineFilter filter;
        filter.text = QStringLiteral("design");
        canvas().lines().setFilter(filter);
        canvas().revealTask(idOfTask("dig"));
        QVERIFY(canvas().lines().filter().isEmpty());
        QVERIFY(canvas().lines().rows().lineOf(idOfTask("dig")) >= 0);
    }

    void groupsCollapseByKeyboard()
    {
        canvas().lines().setGrouping(OutlineGrouping::WorkClass);
        QVERIFY(canvas().lines().rows().isGroup(0));
        m_view->grab();
        QTest::mouseClick(port(), Qt::LeftButton, {}, cell("design", OutlineColumn::Name));
        QTest::keyClick(&canvas(), Qt::Key_Left); // to the group
        QTest::keyClick(&canvas(), Qt::Key_Left); // closes it
        QVERIFY(canvas().lines().rows().lineOf(idOfTask("design")) < 0);
        QTest::keyClick(&canvas(), Qt::Key_Right);
        QVERIFY(canvas().lines().rows().lineOf(idOfTask("design")) >= 0);
        const std::uint64_t version = m_workspace->plan().version();
        QTest::keyClick(&canvas(), Qt::Key_Right, Qt::AltModifier); // a group is no task to move
        QCOMPARE(m_workspace->plan().version(), version);
        canvas().lines().setGrouping(OutlineGrouping::None);
        QCOMPARE(canvas().lines().rows().size(), 6);
    }

    void baselineShowsGhostsAndVariance()
    {
        m_workspace->setBaseline({});
        QCOMPARE(canvas().geometry().columnChoice.hasBaseline, false);
        QVERIFY(canvas().lines().ghosts().isEmpty());
        m_workspace->setBaseline({7});
        QCOMPARE(canvas().lines().ghosts().name(), QStringLiteral("Agreed"));
        QCOMPARE(canvas().lines().ghosts().of(idOfTask("test")).size(), std::size_t(1));
        canvas().toggleAllColumns();
        canvas().toggleAllColumns();
        QVERIFY(!canvas().cellOf(idOfTask("test"), OutlineColumn::Variance).isEmpty());
        m_view->grab();
        m_workspace->perform(RemoveEntities({Id<Baseline>{7}}));
        QVERIFY(awaitForecast());
        QCOMPARE(canvas().geometry().columnChoice.hasBaseline, false);
        QVERIFY(canvas().lines().ghosts().isEmpty());
    }

    void columnsCanBeHidden()
    {
        canvas().setColumnHidden(OutlineColumn::Slack, true);
        QVERIFY(canvas().cellOf(idOfTask("design"), OutlineColumn::Slack).isEmpty());
        canvas().setColumnHidden(OutlineColumn::Slack, false);
        QVERIFY(!canvas().cellOf(idOfTask("design"), OutlineColumn::Slack).isEmpty());
    }

    void drivingTasksAreHighlighted()
    {
        choose({"test"});
        QVERIFY(canvas().lines().isDriving(idOfTask("test")) && canvas().lines().isDriving(idOfTask("build")));
        QVERIFY(!canvas().lines().isDriving(idOfTask("design")) && !canvas().lines().isDriving(idOfTask("dig")));
        m_view->grab();
        choose({"dig"});
        QVERIFY(!canvas().lines().isDriving(idOfTask("build")));
    }

    void columnsAreDraggedWider()
    {
        const QRectF before = canvas().cellOf(idOfTask("design"), OutlineColumn::Finish);
        const QPoint edge(qRound(before.left()), 12);
        QTest::mousePress(port(), Qt::LeftButton, {}, edge);
        const QPointF at = edge - QPoint(30, 0);
        QMouseEvent move(QEvent::MouseMove, at, port()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(port(), &move);
        QTest::mouseRelease(port(), Qt::LeftButton, {}, at.toPoint());
        QCOMPARE(canvas().geometry().columnChoice.widths.at(OutlineColumn::Finish), before.width() + 30);
    }

    void scaleRangesFromHoursToDecades()
    {
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(&canvas(), Qt::Key_Plus);
        }
        QCOMPARE(canvas().geometry().axis.snapMinutes() < 60, true);
        QVERIFY(canvas().geometry().axis.pixelsPerMinute() * 60 >= 60); // an hour has room for its label
        m_view->grab();
        for (int i = 0; i < 90; ++i) {
            QTest::keyClick(&canvas(), Qt::Key_Minus);
        }
        QVERIFY(canvas().geometry().axis.pixelsPerDay() * 3652 <= 60); // decades side by side
        m_view->grab();
        QTest::keyClick(&canvas(), Qt::Key_Home);
        QVERIFY(canvas().barOf(idOfTask("dig")).width() > 100);
    }

    void ctrlASelectsAllLines()
    {
        QTest::keyClick(&canvas(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_workspace->selection().size(), std::size_t(6));
    }
};

GIGAPLAN_TEST(TestTimelineEdits)
#include "tst_timeline_edits.moc"
