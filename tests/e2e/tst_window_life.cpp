// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/files/plan_files.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/support/test_program.h"
#include "ui/files/file_session.h"
#include "ui/files/new_plan_dialog.h"
#include "ui/shell/go_to.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preview_dialog.h"
#include "ui/shell/printing.h"
#include "ui/shell/status_line.h"
#include "ui/shell/time_slider.h"
#include "ui/shell/view_pane.h"
#include "ui/timeline/timeline_canvas.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolTip>

using namespace gigaplan;

/// The main job as its user does it, in the real window: open, look, move, save, reopen.
class TestWindowLife : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void sessionFromOpenToCompare();
    void everyViewShowsAndFollowsTheDate();
    void undoAndRedoThroughTheActions();
    void unsavedChangesAreAskedAbout();
    void aBrokenFileChangesNothing();
    void goToFindsByName();
    void newAndEmptyPlansOpenInEveryView();
    void playbackStopsAtTheEnd();
    void previewPaintsOnePageAtATime();
    void splitShowsTwoViews();
    void namesAreNotMarkupAndLongToolTipsWrap();

private:
    /// A shipped plan as a file of this test's own: one file is open in one window, and tests run side by side.
    QString plan(const char *name)
    {
        QString own = m_directory->filePath(QLatin1String(name));
        QFile::copy(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/") + QLatin1String(name), own);
        return own;
    }
    static TimelineCanvas &timeline(MainWindow &window);
    /// Waits until the forecast belongs to the plan as it is now.
    static bool settle(MainWindow &window);
    /// A leaf of the third phase that nothing has begun and that has a bar wide enough to take hold of.
    static const Task *movableTask(MainWindow &window);

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestWindowLife::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("gigaplan-tests"));
    QCoreApplication::setApplicationName(QStringLiteral("window-life"));
}

void TestWindowLife::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_directory->path());
    QSettings().clear();
}

TimelineCanvas &TestWindowLife::timeline(MainWindow &window)
{
    for (std::size_t i = 0; i < viewSpecs().size(); ++i) {
        if (auto *view = qobject_cast<TimelineView *>(window.pane().view(static_cast<int>(i)))) {
            window.pane().show(static_cast<int>(i));
            return view->canvas();
        }
    }
    qFatal("the window has no timeline");
}

bool TestWindowLife::settle(MainWindow &window)
{
    return QTest::qWaitFor(
        [&] { return window.workspace().forecast()->plan.version() == window.workspace().plan().version(); }, 20'000);
}

const Task *TestWindowLife::movableTask(MainWindow &window)
{
    const Forecast &forecast = *window.workspace().forecast();
    const auto &tasks = forecast.plan.table<Task>();
    const Phase *third = inOrder<Phase>(forecast.plan)[2];
    const Task *best = nullptr;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const Task &task = tasks[i];
        if (task.phase == third->id && task.workClass == WorkClass::Grid && !forecast.schedule->tasks[i].summary
            && task.duration.value > 0 && !task.actualStart
            && (!best || task.duration.value > best->duration.value
                || (task.duration.value == best->duration.value && task.key < best->key))) {
            best = &task;
        }
    }
    return best;
}

void TestWindowLife::sessionFromOpenToCompare()
{
    MainWindow window;
    window.resize(1366, 768);
    window.show();
    QVERIFY(window.open(plan("openai-nvidia-10gw.json")));
    TimelineCanvas &canvas = timeline(window);
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const Task *task = movableTask(window);
    QVERIFY(task);
    const Id<Task> id = task->id;
    const Instant before = window.workspace().forecast()->schedule->find(window.workspace().plan(), id)->start;
    const Forecast old = *window.workspace().forecast();
    canvas.revealTask(id);
    QTest::qWait(50);

    // Take the bar by its middle and pull it to the right.
    const QPoint grip = canvas.barOf(id).center().toPoint();
    const QPoint target = grip + QPoint(140, 0);
    QTest::mousePress(canvas.viewport(), Qt::LeftButton, {}, grip);
    for (int x = grip.x(); x <= target.x(); x += 20) {
        QMouseEvent move(QEvent::MouseMove, QPointF(x, grip.y()), canvas.viewport()->mapToGlobal(QPointF(x, grip.y())),
                         Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(canvas.viewport(), &move);
    }
    QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, target);
    QVERIFY2(window.workspace().document()->isModified(), "the drag made no edit");
    QVERIFY(settle(window));
    const Forecast &now = *window.workspace().forecast();
    const Instant after = now.schedule->find(now.plan, id)->start;
    QVERIFY2(after > before, qPrintable(QString::fromStdString(isoInstant(before) + " → " + isoInstant(after))));
    // One move, and the gigawatt goes live later.
    const auto &phases = now.plan.table<Phase>();
    const std::size_t third = phases.indexOf(inOrder<Phase>(now.plan)[2]->id);
    QVERIFY(now.capacity->phaseLiveOn[third] > old.capacity->phaseLiveOn[third]);

    // Slide to another date: the status line says other figures.
    const QString then = statusText(now, window.workspace().asOf());
    TimeTrack &track = window.slider().track();
    QTest::mouseClick(&track, Qt::LeftButton, {}, QPoint(int(track.xOf(makeDate(2029, 6, 1))), track.height() / 2));
    QCOMPARE(civil(window.workspace().asOf()).year, 2029);
    QVERIFY(statusText(now, window.workspace().asOf()) != then);

    // Save in both forms, reopen, compare.
    for (const char *name : {"moved.gigaplan", "moved.json"}) {
        const QString file = m_directory->filePath(QLatin1String(name));
        QVERIFY(window.files().saveTo(file));
        QVERIFY(!window.isWindowModified());
        const auto reopened = readPlan(file.toStdString());
        QVERIFY(reopened);
        QVERIFY(*reopened == window.workspace().plan());
    }
}

void TestWindowLife::everyViewShowsAndFollowsTheDate()
{
    MainWindow window;
    window.resize(1366, 768);
    window.show();
    QVERIFY(window.open(plan("one-hall.json")));
    const Date live = window.workspace().forecast()->capacity->phaseLiveOn[0];
    QVERIFY(live != kNever);
    for (std::size_t i = 0; i < viewSpecs().size(); ++i) {
        window.pane().show(static_cast<int>(i));
        window.workspace().setAsOf(live + -400);
        QCoreApplication::processEvents();
        const QImage before = window.pane().view(static_cast<int>(i))->grab().toImage();
        QVERIFY(before.width() > 300 && before.height() > 200);
        window.workspace().setAsOf(live + 30);
        QCoreApplication::processEvents();
        const QImage after = window.pane().view(static_cast<int>(i))->grab().toImage();
        // A table shows what is stored, a comparison the whole of two plans, risk nothing before it is run.
        const bool isTimeless =
            QStringList{QStringLiteral("Tables"), QStringLiteral("Compare"), QStringLiteral("Risk")}.contains(
                viewSpecs()[i].name);
        QVERIFY2(isTimeless || before != after,
                 qPrintable(viewSpecs()[i].name + QStringLiteral(" does not follow the date")));
    }
    window.setColours(ColourScheme::Dark);
    QVERIFY(window.palette().color(QPalette::Window).lightness() < 80);
    window.setColours(ColourScheme::Light);
    QVERIFY(window.palette().color(QPalette::Window).lightness() > 200);
}

void TestWindowLife::undoAndRedoThroughTheActions()
{
    MainWindow window;
    QVERIFY(window.open(plan("one-hall.json")));
    const PlanSnapshot before = window.workspace().plan();
    const Phase &phase = before.table<Phase>()[0];
    QVERIFY(window.workspace().perform(
        SetField({phase.id}, *fieldNamed(tableId<Phase>(), "name"), std::string("Renamed"))));
    QVERIFY(window.actions()[ActionId::Undo]->isEnabled());
    QVERIFY(window.actions()[ActionId::Undo]->text().contains(QStringLiteral("Name")));
    window.actions()[ActionId::Undo]->trigger();
    QVERIFY(window.workspace().plan() == before);
    QVERIFY(!window.isWindowModified());
    window.actions()[ActionId::Redo]->trigger();
    QCOMPARE(window.workspace().plan().table<Phase>()[0].name, std::string("Renamed"));
    QVERIFY(window.isWindowModified());
}

void TestWindowLife::unsavedChangesAreAskedAbout()
{
    MainWindow window;
    window.show();
    QVERIFY(window.open(plan("one-hall.json")));
    const Phase &phase = window.workspace().plan().table<Phase>()[0];
    QVERIFY(window.workspace().perform(
        SetField({phase.id}, *fieldNamed(tableId<Phase>(), "name"), std::string("Renamed"))));
    int asked = 0;
    const auto answer = [&](QMessageBox::StandardButton button) {
        QTimer::singleShot(0, &window, [&asked, button] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (box && box->objectName() == QStringLiteral("unsavedChanges")) {
                ++asked;
                box->button(button)->click();
            }
        });
    };
    answer(QMessageBox::Cancel);
    QVERIFY(!window.close());
    QVERIFY(window.isVisible());
    answer(QMessageBox::Discard);
    QVERIFY(window.close());
    QCOMPARE(asked, 2);
}

void TestWindowLife::aBrokenFileChangesNothing()
{
    MainWindow window;
    window.show();
    QVERIFY(window.open(plan("one-hall.json")));
    const PlanSnapshot before = window.workspace().plan();
    QFile broken(m_directory->filePath(QStringLiteral("broken.gigaplan")));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("this is no plan");
    broken.close();
    QString said;
    QTimer::singleShot(0, &window, [&] {
        if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
            said = box->informativeText();
            box->accept();
        }
    });
    QVERIFY(!window.open(broken.fileName()));
    QVERIFY2(said.contains(QStringLiteral("broken.gigaplan")), qPrintable(said));
    QVERIFY(window.workspace().plan() == before);
    QVERIFY(window.windowTitle().contains(QStringLiteral("one-hall.json")));
}

void TestWindowLife::goToFindsByName()
{
    MainWindow window;
    QVERIFY(window.open(plan("one-hall.json")));
    const auto found = GoTo::matches(window.workspace().plan(), QStringLiteral("hall"), 20);
    QVERIFY(!found.empty());
    QVERIFY(GoTo::matches(window.workspace().plan(), QStringLiteral("no such thing"), 20).empty());
}

void TestWindowLife::newAndEmptyPlansOpenInEveryView()
{
    NewPlanDialog dialog;
    const auto made = dialog.plan();
    QVERIFY(made);
    QVERIFY(made->table<Row>().size() > 10);
    MainWindow window;
    QVERIFY(window.files().adopt(*made));
    QVERIFY(window.windowTitle().contains(QStringLiteral("Untitled")));
    QVERIFY(window.files().adopt(emptyPlan("Nothing yet", makeDate(2026, 1, 1))));
    for (std::size_t i = 0; i < viewSpecs().size(); ++i) {
        window.pane().show(static_cast<int>(i)); // every view has something to say about an empty plan
        QVERIFY(!window.pane().view(static_cast<int>(i))->grab().isNull());
    }
}

void TestWindowLife::playbackStopsAtTheEnd()
{
    MainWindow window;
    QVERIFY(window.open(plan("one-hall.json")));
    const Date last = window.workspace().forecast()->last;
    window.workspace().setAsOf(last + -10);
    window.actions()[ActionId::Play]->setChecked(true);
    QTRY_VERIFY_WITH_TIMEOUT(!window.actions()[ActionId::Play]->isChecked(), 20'000);
    QCOMPARE(window.workspace().asOf(), last);
}

void TestWindowLife::previewPaintsOnePageAtATime()
{
    MainWindow window;
    QVERIFY(window.open(plan("one-hall.json")));
    const QPageLayout layout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(14, 12, 14, 12),
                             QPageLayout::Millimeter);
    PreviewDialog preview(reportOf(window.workspace().forecast(), nullptr, window.workspace().asOf(), layout));
    const QImage cover = preview.pageView().grab().toImage();
    QTest::keyClick(&preview.pageView(), Qt::Key_PageDown);
    QCOMPARE(preview.pageView().page(), 1);
    QVERIFY(preview.pageView().grab().toImage() != cover);
    QTest::keyClick(&preview.pageView(), Qt::Key_Home);
    QCOMPARE(preview.pageView().page(), 0);
}

void TestWindowLife::splitShowsTwoViews()
{
    MainWindow window;
    window.show();
    QVERIFY(window.open(plan("one-hall.json")));
    window.actions()[ActionId::SplitView]->setChecked(true);
    QVERIFY(window.pane(1).isVisible());
    QVERIFY(window.pane(0).current() != window.pane(1).current());
    window.actions()[ActionId::SplitView]->setChecked(false);
    QVERIFY(!window.pane(1).isVisible());
}

void TestWindowLife::namesAreNotMarkupAndLongToolTipsWrap()
{
    MainWindow window;
    window.show();
    QLabel label(QStringLiteral("<b>Hall</b> 1"));
    label.show();
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QToolTip::showText(QPoint(10, 10), QStringLiteral("Commissioning of the northern substation ").repeated(40),
                       &window);
    const auto shown = QApplication::topLevelWidgets();
    const auto tip =
        std::find_if(shown.begin(), shown.end(), [](QWidget *widget) { return widget->inherits("QTipLabel"); });
    QVERIFY(tip != shown.end());
    QVERIFY((*tip)->width() <= 600 && (*tip)->height() > 3 * (*tip)->fontMetrics().height());
    QVERIFY((*tip)->screen()->availableGeometry().contains((*tip)->geometry()));
    QToolTip::hideText();
}

GIGAPLAN_TEST(TestWindowLife)
#include "tst_window_life.moc"
