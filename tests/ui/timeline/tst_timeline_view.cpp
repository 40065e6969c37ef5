// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/files/plan_files.h"
#include "model/plan/programme.h"
#include "model/plan/work.h"
#include "tests/model/workspace/open_in.h"
#include "tests/support/test_program.h"
#include "ui/timeline/timeline_canvas.h"
#include "ui/timeline/timeline_view.h"

#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace gigaplan;

namespace {

Id<Task> id(std::string_view key)
{
    return {idValueFromKey("task", key)};
}

Task task(std::string_view key, std::string_view parent, std::int64_t order, std::int64_t days)
{
    Task row;
    row.key = key;
    row.name = key;
    row.id = id(key);
    row.parent = parent.empty() ? Id<Task>() : id(parent);
    row.order = order;
    row.duration = {days * 480};
    return row;
}

/// gw1 { design 10 d, build 20 d → test 5 d, live }, gw2 { dig 30 d }; all from Monday 3 Jan 2028.
PlanRows samplePlan()
{
    PlanRows rows;
    Plan plan;
    plan.id = {1};
    plan.key = "plan";
    plan.title = "Sample";
    plan.start = makeDate(2028, 1, 3);
    rows.of<Plan>() = {plan};
    for (int i = 1; i <= 2; ++i) {
        Phase phase;
        phase.key = "gw" + std::to_string(i);
        phase.name = "GW " + std::to_string(i);
        phase.id = {idValueFromKey("phase", phase.key)};
        phase.order = i;
        phase.target = {1000};
        rows.of<Phase>().push_back(phase);
    }
    rows.of<Task>() = {task("gw1", {}, 1, 0),     task("design", "gw1", 1, 10), task("build", "gw1", 2, 20),
                       task("test", "gw1", 3, 5), task("live", "gw1", 4, 0),    task("gw2", {}, 2, 0),
                       task("dig", "gw2", 1, 30)};
    for (Task &row : rows.of<Task>()) {
        row.phase = {idValueFromKey("phase", row.key == "gw2" || row.key == "dig" ? "gw2" : "gw1")};
    }
    Link link;
    link.key = "build>test";
    link.id = {idValueFromKey("link", link.key)};
    link.from = id("build");
    link.to = id("test");
    rows.of<Link>() = {link};
    return rows;
}

} // namespace

class TestTimelineView : public QObject {
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TimelineView> m_view;

    TimelineCanvas &canvas() { return m_view->canvas(); }
    QWidget *port() { return canvas().viewport(); }
    const TaskDates &dates(std::string_view key)
    {
        return *m_workspace->forecast()->schedule->find(m_workspace->forecast()->plan, id(key));
    }
    const Task &row(std::string_view key) { return *m_workspace->plan().find(id(key)); }

    void open(PlanRows rows)
    {
        auto store = storeOf(std::move(rows).snapshot());
        QVERIFY(store);
        auto document = Document::fromStore(std::move(*store));
        QVERIFY(document);
        openIn(*m_workspace, std::move(*document));
    }

    /// Drags with the steps that a hand makes, so that thresholds are crossed as they would be.
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseMove(port(), from);
        QTest::mousePress(port(), Qt::LeftButton, modifiers, from);
        for (int step = 1; step <= 4; ++step) {
            const QPointF at = QPointF(from) + QPointF(to - from) * step / 4;
            QMouseEvent move(QEvent::MouseMove, at, port()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
            QApplication::sendEvent(port(), &move);
        }
        QTest::mouseRelease(port(), Qt::LeftButton, modifiers, to);
    }

    void send(QEvent::Type type, Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        QKeyEvent event(type, key, modifiers);
        QApplication::sendEvent(&canvas(), &event);
    }
    /// Presses a key some times while a modifier key is held down all along.
    void holding(Qt::Key held, Qt::Key key, int times = 1)
    {
        const Qt::KeyboardModifiers modifier = held == Qt::Key_Alt ? Qt::AltModifier : Qt::ControlModifier;
        send(QEvent::KeyPress, held, modifier);
        for (int i = 0; i < times; ++i) {
            send(QEvent::KeyPress, key, modifier);
            send(QEvent::KeyRelease, key, modifier);
        }
        send(QEvent::KeyRelease, held, {});
    }

    bool awaitForecast()
    {
        return QTest::qWaitFor(
            [this] { return m_workspace->forecast()->plan.version() == m_workspace->plan().version(); }, 5000);
    }
    int days(int count) { return qRound(canvas().geometry().axis.pixelsPerDay() * count); }
    QPoint centre(std::string_view key) { return canvas().barOf(id(key)).center().toPoint(); }
    QPoint nameOf(std::string_view key) { return {100, centre(key).y()}; }

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_view = std::make_unique<TimelineView>(*m_workspace);
        m_view->resize(1000, 500);
        m_view->show();
        open(samplePlan());
        canvas().lines().expandAll();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        m_workspace.reset();
    }

    void opensWithThePlanFitted()
    {
        QCOMPARE(canvas().lines().rows().size(), 7);
        const QRectF first = canvas().barOf(id("design"));
        const QRectF last = canvas().barOf(id("dig"));
        QVERIFY(QRectF(port()->rect()).contains(first));
        QVERIFY(QRectF(port()->rect()).contains(last));
        QVERIFY(!m_view->accessibleName().isEmpty());
        QVERIFY(!canvas().accessibleName().isEmpty());
    }

    void draggingABarMovesItsTaskByWholeDays()
    {
        const Instant before = dates("design").start;
        drag(centre("design"), centre("design") + QPoint(days(7), 0));
        QVERIFY(row("design").constraint == ConstraintKind::StartNoEarlierThan);
        QCOMPARE(row("design").constraintDate->minutes, (before + 7 * kMinutesPerDay).minutes);
        QVERIFY(awaitForecast());
        QCOMPARE(dates("design").start.minutes, (before + 7 * kMinutesPerDay).minutes);
        m_workspace->undo();
        QVERIFY(awaitForecast());
        QCOMPARE(dates("design").start.minutes, before.minutes);
    }

    void draggingASummaryMovesItsLeaves()
    {
        drag(centre("gw2"), centre("gw2") + QPoint(days(14), 0));
        QCOMPARE(dateOf(row("dig").constraintDate.value()).days, makeDate(2028, 1, 17).days);
    }

    void draggingSelectedBarsMovesThemTogether()
    {
        QTest::mouseClick(port(), Qt::LeftButton, {}, centre("design"));
        QTest::mouseClick(port(), Qt::LeftButton, Qt::ControlModifier, centre("dig"));
        drag(centre("dig"), centre("dig") + QPoint(days(7), 0));
        QCOMPARE(dateOf(row("design").constraintDate.value()).days, makeDate(2028, 1, 10).days);
        QCOMPARE(dateOf(row("dig").constraintDate.value()).days, makeDate(2028, 1, 10).days);
        m_workspace->undo(); // one step for both
        QVERIFY(!row("design").constraintDate && !row("dig").constraintDate);
    }

    void draggingTheEndStretchesInWorkingTime()
    {
        const QRectF bar = canvas().barOf(id("design"));
        const QPoint end(qRound(bar.right()) - 1, qRound(bar.center().y()));
        drag(end, end + QPoint(days(7), 0));
        QCOMPARE(row("design").duration.value, 15 * 480); // a calendar week more is five days of work
        QVERIFY(awaitForecast());
        QCOMPARE(dayEnding(dates("design").finish).days, makeDate(2028, 1, 21).days);
    }

    void theEndCannotBeDraggedBeforeTheStart()
    {
        const QRectF bar = canvas().barOf(id("design"));
        const QPoint end(qRound(bar.right()) - 1, qRound(bar.center().y()));
        drag(end, end - QPoint(days(60), 0));
        QCOMPARE(row("design").duration.value, 480);
    }

    void escapeCancelsTheDrag()
    {
        const std::uint64_t before = m_workspace->plan().version();
        QTest::mousePress(port(), Qt::LeftButton, {}, centre("design"));
        const QPointF at = centre("design") + QPoint(80, 0);
        QMouseEvent move(QEvent::MouseMove, at, port()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(port(), &move);
        QTest::keyClick(&canvas(), Qt::Key_Escape);
        QTest::mouseRelease(port(), Qt::LeftButton, {}, at.toPoint());
        QCOMPARE(m_workspace->plan().version(), before);
    }

    void vanishingLinesEndTheGesture()
    {
        const std::uint64_t before = m_workspace->plan().version();
        const QPoint from = centre("dig");
        QTest::mousePress(port(), Qt::LeftButton, {}, from);
        const QPointF at = from + QPoint(80, 0);
        QMouseEvent move(QEvent::MouseMove, at, port()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(port(), &move);
        canvas().lines().collapseAll();
        m_view->grab();
        QTest::mouseRelease(port(), Qt::LeftButton, {}, at.toPoint());
        QCOMPARE(m_workspace->plan().version(), before);
        QTest::mousePress(port(), Qt::LeftButton, {}, QPoint(800, 400));
        open(samplePlan());
        m_view->grab();
        QTest::mouseRelease(port(), Qt::LeftButton, {}, QPoint(700, 400));
        QVERIFY(canvas().lines().rows().size() >= 2);
    }

    void draggingWithAltLinksTasks()
    {
        const QRectF bar = canvas().barOf(id("design"));
        const QRectF target = canvas().barOf(id("dig"));
        drag(QPoint(qRound(bar.right()) - 2, qRound(bar.center().y())),
             QPoint(qRound(target.left()) + 4, qRound(target.center().y())), Qt::AltModifier);
        QCOMPARE(m_workspace->plan().table<Link>().size(), std::size_t(2));
        const Link *link = nullptr;
        for (const Link &each : m_workspace->plan().table<Link>()) {
            link = each.from == id("design") ? &each : link;
        }
        QVERIFY(link && link->to == id("dig") && link->kind == LinkKind::FinishStart);
    }

    void handleLinksWithoutModifiers()
    {
        const QRectF bar = canvas().barOf(id("design"));
        const QRectF target = canvas().barOf(id("test"));
        drag(QPoint(qRound(bar.right()) + 11, qRound(bar.center().y())), target.topLeft().toPoint() + QPoint(3, 7));
        QCOMPARE(m_workspace->plan().table<Link>().size(), std::size_t(2));
    }

    void refusedLoopIsReported()
    {
        QSignalSpy failed(m_workspace.get(), &Workspace::failed);
        const QRectF bar = canvas().barOf(id("test"));
        const QRectF target = canvas().barOf(id("build"));
        drag(QPoint(qRound(bar.right()) - 2, qRound(bar.center().y())),
             QPoint(qRound(target.left()) + 4, qRound(target.center().y())), Qt::AltModifier);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(m_workspace->plan().table<Link>().size(), std::size_t(1));
    }

    void clicksSelectOneSeveralOrARange()
    {
        QTest::mouseClick(port(), Qt::LeftButton, {}, nameOf("design"));
        QVERIFY(m_workspace->selection() == std::vector<EntityRef>{id("design")});
        QTest::mouseClick(port(), Qt::LeftButton, Qt::ControlModifier, nameOf("dig"));
        QCOMPARE(m_workspace->selection().size(), std::size_t(2));
        QTest::mouseClick(port(), Qt::LeftButton, Qt::ControlModifier, nameOf("dig"));
        QVERIFY(m_workspace->selection() == std::vector<EntityRef>{id("design")});
        QTest::mouseClick(port(), Qt::LeftButton, {}, nameOf("design"));
        QTest::mouseClick(port(), Qt::LeftButton, Qt::ShiftModifier, nameOf("test"));
        QCOMPARE(m_workspace->selection().size(), std::size_t(3));
    }

    void aPhaseBarSelectsItsPhaseToo()
    {
        QTest::mouseClick(port(), Qt::LeftButton, {}, centre("gw1"));
        QVERIFY(m_workspace->primarySelection() == EntityRef(id("gw1")));
        QVERIFY(m_workspace->isSelected(Id<Phase>{idValueFromKey("phase", "gw1")}));
    }

    void arrowsChooseOpenAndClose()
    {
        QTest::mouseClick(port(), Qt::LeftButton, {}, nameOf("design"));
        QTest::keyClick(&canvas(), Qt::Key_Down);
        QVERIFY(m_workspace->primarySelection() == EntityRef(id("build")));
        QTest::keyClick(&canvas(), Qt::Key_Left);
        QVERIFY(m_workspace->primarySelection() == EntityRef(id("gw1")));
        QTest::keyClick(&canvas(), Qt::Key_Left);
        QCOMPARE(canvas().lines().rows().size(), 3);
        QTest::keyClick(&canvas(), Qt::Key_Right);
        QCOMPARE(canvas().lines().rows().size(), 7);
        QTest::keyClick(&canvas(), Qt::Key_Right);
        QVERIFY(m_workspace->primarySelection() == EntityRef(id("design")));
    }

    void altArrowMovesByADayOfWork()
    {
        QTest::mouseClick(port(), Qt::LeftButton, {}, nameOf("design"));
        holding(Qt::Key_Alt, Qt::Key_Right);
        QVERIFY(awaitForecast());
        QCOMPARE(dateOf(dates("design").start).days, makeDate(2028, 1, 4).days);
        holding(Qt::Key_Alt, Qt::Key_Right, 4);
        QVERIFY(awaitForecast());
        QCOMPARE(dateOf(dates("design").start).days, makeDate(2028, 1, 10).days); // over the weekend
        holding(Qt::Key_Alt, Qt::Key_Left);
        QVERIFY(awaitForecast());
        QCOMPARE(dateOf(dates("design").start).days, makeDate(2028, 1, 7).days); // and back over it
        holding(Qt::Key_Alt, Qt::Key_PageDown);
        QVERIFY(awaitForecast());
        QCOMPARE(dateOf(dates("design").start).days, makeDate(2028, 1, 14).days);
        m_workspace->undo(); // one step for each time that the key was held
        QVERIFY(awaitForecast());
        QCOMPARE(dateOf(dates("design").start).days, makeDate(2028, 1, 7).days);
    }

    void ctrlArrowStretchesByADayOfWork()
    {
        QTest::mouseClick(port(), Qt::LeftButton, {}, nameOf("build"));
        holding(Qt::Key_Control, Qt::Key_Right, 2);
        QCOMPARE(row("build").duration.value, 22 * 480);
        holding(Qt::Key_Control, Qt::Key_Left);
        QCOMPARE(row("build").duration.value, 21 * 480);
    }

    void consequencesAreShownWhileDragging()
    {
        const std::uint64_t version = m_workspace->plan().version();
        const QPoint from = centre("build");
        QTest::mousePress(port(), Qt::LeftButton, {}, from);
        const QPointF at = from + QPoint(days(28), 0);
        QMouseEvent move(QEvent::MouseMove, at, port()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(port(), &move);
        QVERIFY(!canvas().gestures().readout().title.isEmpty());
        QTRY_VERIFY(!canvas().gestures().readout().lines.empty());
        QCOMPARE(canvas().gestures().readout().lines.back().what, QStringLiteral("Plan finished"));
        QCOMPARE(canvas().gestures().readout().lines.back().change, QStringLiteral("+21 d"));
        QCOMPARE(m_workspace->plan().version(), version);
        m_view->grab();
        QTest::keyClick(&canvas(), Qt::Key_Escape);
        QVERIFY(canvas().gestures().readout().title.isEmpty());
        QTest::mouseRelease(port(), Qt::LeftButton, {}, at.toPoint());
        QCOMPARE(m_workspace->plan().version(), version);
    }

    void keysPreviewAndEscapeCancels()
    {
        const std::uint64_t version = m_workspace->plan().version();
        QTest::mouseClick(port(), Qt::LeftButton, {}, nameOf("build"));
        for (int week = 0; week < 4; ++week) {
            send(QEvent::KeyPress, Qt::Key_PageDown, Qt::AltModifier);
        }
        QTRY_VERIFY(!canvas().gestures().readout().lines.empty()
                    && canvas().gestures().readout().lines.back().change == QStringLiteral("+21 d"));
        m_view->grab();
        send(QEvent::KeyPress, Qt::Key_Escape, Qt::AltModifier);
        send(QEvent::KeyRelease, Qt::Key_Alt, {});
        QCOMPARE(m_workspace->plan().version(), version);
    }

    void loopIsReportedWhileDraggingALink()
    {
        const QRectF bar = canvas().barOf(id("test"));
        const QRectF target = canvas().barOf(id("build"));
        const QPoint from(qRound(bar.right()) - 2, qRound(bar.center().y()));
        QTest::mousePress(port(), Qt::LeftButton, Qt::AltModifier, from);
        for (const QPointF at : {QPointF(from) - QPointF(40, 0), QPointF(target.left() + 4, target.center().y())}) {
            QMouseEvent move(QEvent::MouseMove, at, port()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             Qt::AltModifier);
            QApplication::sendEvent(port(), &move);
        }
        QTRY_VERIFY(canvas().gestures().readout().isWarning);
        QVERIFY(canvas().gestures().readout().note.contains(QStringLiteral("loop")));
        QTest::keyClick(&canvas(), Qt::Key_Escape);
        QTest::mouseRelease(port(), Qt::LeftButton, {}, from);
    }

    void arrowAndDoubleClickToggle()
    {
        const int y = centre("gw1").y();
        QTest::mouseClick(port(), Qt::LeftButton, {}, QPoint(16, y));
        QCOMPARE(canvas().lines().rows().size(), 3);
        QTest::mouseDClick(port(), Qt::LeftButton, {}, QPoint(100, y));
        QCOMPARE(canvas().lines().rows().size(), 7);
    }

    void wheelWithCtrlZoomsAboutThePointer()
    {
        const QPointF at(700, 200);
        const double bodyLeft = canvas().barOf(id("design")).left() - canvas().geometry().axis.x(dates("design").start);
        const Instant under = canvas().geometry().axis.instantAt(at.x() - bodyLeft);
        const double before = canvas().geometry().axis.pixelsPerDay();
        QWheelEvent wheel(at, port()->mapToGlobal(at), {}, QPoint(0, 120), Qt::NoButton, Qt::ControlModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(port(), &wheel);
        QVERIFY(canvas().geometry().axis.pixelsPerDay() > before);
        QVERIFY(std::abs(canvas().geometry().axis.x(under) - (at.x() - bodyLeft)) < 1);
        QTest::keyClick(&canvas(), Qt::Key_Home);
        QCOMPARE(canvas().geometry().axis.pixelsPerDay(), before);
    }

    void draggingTheBackgroundPans()
    {
        const double before = canvas().geometry().axis.x(dates("design").start);
        drag(QPoint(800, 400), QPoint(740, 400));
        QVERIFY(std::abs(canvas().geometry().axis.x(dates("design").start) - (before - 60)) < 1.5);
        QVERIFY(m_workspace->plan().find(id("design"))->constraintDate == std::nullopt);
    }

    void theChipDragsTheAsOfDate()
    {
        m_workspace->setAsOf(makeDate(2028, 1, 20));
        const QPoint chip = canvas().geometry().asOfChip(m_workspace->asOf()).center().toPoint();
        drag(chip, chip + QPoint(days(5), 0));
        QCOMPARE(m_workspace->asOf().days, makeDate(2028, 1, 25).days);
    }

    void revealOpensScrollsAndPans()
    {
        canvas().lines().collapseAll();
        QCOMPARE(canvas().lines().rows().size(), 2);
        for (int i = 0; i < 13; ++i) {
            canvas().zoomBy(TimelineCanvas::zoomStep);
        }
        Q_EMIT m_workspace->revealRequested(id("test"));
        QVERIFY(canvas().lines().rows().lineOf(id("test")) >= 0);
        QVERIFY(canvas().barOf(id("test")).intersects(QRectF(port()->rect())));
    }

    void anEmptyPlanOffersTheFirstStep()
    {
        PlanRows rows;
        Plan plan;
        plan.id = {1};
        plan.key = "plan";
        plan.start = makeDate(2028, 1, 3);
        rows.of<Plan>() = {plan};
        open(std::move(rows));
        QVERIFY(!canvas().isVisible());
        auto *button = m_view->findChild<QPushButton *>(); // those of the bar are tool buttons
        QVERIFY(button && button->isVisible());
        button->click();
        QVERIFY(awaitForecast());
        QCOMPARE(canvas().lines().rows().size(), 1);
        QVERIFY(canvas().isVisible());
    }

    void removedTasksLeaveTheLines()
    {
        RemoveEntities remove({id("gw1")});
        QVERIFY(m_workspace->perform(remove));
        QVERIFY(awaitForecast());
        QCOMPARE(canvas().lines().rows().size(), 2);
        m_workspace->undo();
        QVERIFY(awaitForecast());
        QCOMPARE(canvas().lines().rows().size(), 7); // open as it was
    }
};

GIGAPLAN_TEST(TestTimelineView)
#include "tst_timeline_view.moc"
