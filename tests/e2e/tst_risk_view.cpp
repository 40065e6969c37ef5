// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "model/workspace/risk_run.h"
#include "tests/support/test_program.h"
#include "ui/charts/step_chart.h"
#include "ui/risk/fan_view.h"
#include "ui/risk/risk_view.h"
#include "ui/risk/tornado_chart.h"
#include "ui/shell/main_window.h"
#include "ui/shell/view_pane.h"

#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace gigaplan;

/// Risk as its user meets it in the real window: run it, read it, follow a bar to its task, edit, run again.
class TestRiskView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("gigaplan-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("risk-view"));
    }
    void init();
    void cleanup() { m_window.reset(); }
    void tornadoBarLeadsToItsTask();
    void aPhaseHasItsOwnTornado();
    void fanFollowsTheDate();
    void editMarksResultStaleAndReruns();
    void cancelTakesEffectAtOnce();
    void defaultProfileIsNamed();
    void bothPanesShareOneResult();

private:
    Workspace &workspace() { return m_window->workspace(); }
    RiskRun &risk() { return workspace().risk(); }
    RiskView &view(int side = 0);
    template <class W>
    W *part(const char *name)
    {
        return view().findChild<W *>(QLatin1String(name));
    }
    /// Few trials, by the fields of the bar; then the button.
    bool run(int trials = 60);

    QTemporaryDir m_directory;
    std::unique_ptr<MainWindow> m_window;
};

void TestRiskView::init()
{
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1366, 768);
    m_window->show();
    const QString file = m_directory.filePath(QStringLiteral("plan.json"));
    QFile::remove(file);
    QVERIFY(QFile::copy(QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/abilene.json"), file));
    QVERIFY(m_window->open(file));
    m_window->pane().show(QLatin1String("risk"));
    QVERIFY(view().isVisible());
}

RiskView &TestRiskView::view(int side)
{
    ViewPane &pane = m_window->pane(side);
    return *qobject_cast<RiskView *>(pane.view(pane.current()));
}

bool TestRiskView::run(int trials)
{
    for (QSpinBox *box : view().findChildren<QSpinBox *>()) {
        if (box->accessibleName() == QStringLiteral("Trials")) {
            box->setValue(trials);
        }
    }
    QTest::mouseClick(part<QPushButton>("runRisk"), Qt::LeftButton);
    return QTest::qWaitFor([this] { return !risk().isRunning() && risk().result(); }, 60'000);
}

void TestRiskView::tornadoBarLeadsToItsTask()
{
    QVERIFY(part<QWidget>("riskEmpty")->isVisible());
    QVERIFY(run(300));
    QCOMPARE(risk().result()->simulation.trials, std::size_t(300));
    QVERIFY(!part<QWidget>("riskEmpty")->isVisible());
    QVERIFY(part<QLabel>("riskBasis")->text().startsWith(QStringLiteral("300 trials, seed 1")));
    TornadoChart &tornado = view().tornado();
    QVERIFY(!tornado.picture().entries.empty());
    int bar = -1;
    for (std::size_t i = 0; i < tornado.picture().entries.size() && bar < 0; ++i) {
        bar = tornado.picture().entries[i].ref ? static_cast<int>(i) : -1;
    }
    QVERIFY(bar >= 0);
    QTest::mouseClick(tornado.viewport(), Qt::LeftButton, {}, tornado.rowRect(bar).center());
    QCOMPARE(workspace().primarySelection(), tornado.picture().entries[static_cast<std::size_t>(bar)].ref);
}

void TestRiskView::aPhaseHasItsOwnTornado()
{
    QVERIFY(run());
    QVERIFY(!view().target());
    const Phase &phase = *inOrder<Phase>(workspace().plan()).back();
    workspace().select({phase.id});
    QCOMPARE(view().target(), phase.id);
    QVERIFY(view().tornado().picture().title.contains(QString::fromStdString(phase.name)));
    // Its row of the milestones is chosen too, and choosing another one selects it.
    QTableView *table = nullptr;
    for (QTableView *candidate : view().findChildren<QTableView *>()) {
        table = candidate->accessibleName() == QStringLiteral("Milestones") ? candidate : table;
    }
    QVERIFY(table);
    QCOMPARE(table->currentIndex().row(), static_cast<int>(workspace().plan().table<Phase>().size()));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Up);
    QVERIFY(workspace().primarySelection());
    QVERIFY(workspace().primarySelection() != EntityRef(phase.id));
    QVERIFY(view().target() != phase.id);
}

void TestRiskView::fanFollowsTheDate()
{
    QVERIFY(run());
    const Date late = risk().result()->fan.back().date + 1;
    workspace().setAsOf(late);
    QVERIFY2(view().fan().headlineText().startsWith(QStringLiteral("100 % have ")),
             qPrintable(view().fan().headlineText()));
    QCOMPARE(view().fan().chart().asOf(), late);
}

void TestRiskView::editMarksResultStaleAndReruns()
{
    QVERIFY(run());
    auto *stale = part<QLabel>("riskIsStale");
    QVERIFY(!stale->isVisible());
    const Task *open = nullptr;
    for (const Task &task : workspace().plan().table<Task>()) {
        const TaskDates *dates = workspace().forecast()->schedule->find(workspace().plan(), task.id);
        open = !dates->summary && !task.actualStart && task.duration.value > 0 ? &task : open;
    }
    QVERIFY(open);
    QVERIFY(workspace().perform(StretchTask(open->id, Minutes{open->duration.value + 4800})));
    QVERIFY(stale->isVisible());
    QTest::mouseClick(part<QPushButton>("runRiskAgain"), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return !risk().isRunning(); }, 60'000));
    QVERIFY(!stale->isVisible());
}

void TestRiskView::cancelTakesEffectAtOnce()
{
    QVERIFY(run());
    const auto before = risk().result();
    SimulationSettings many = risk().settings();
    many.trials = 100'000;
    risk().setSettings(many);
    auto *button = part<QPushButton>("runRisk");
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(risk().isRunning());
    QCOMPARE(button->text(), QStringLiteral("Cancel"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!risk().isRunning());
    QCOMPARE(button->text(), QStringLiteral("Run"));
    QVERIFY(risk().result() == before);
}

void TestRiskView::defaultProfileIsNamed()
{
    SimulationSettings tracked = risk().settings();
    tracked.profile = RiskProfile::Tracked;
    risk().setSettings(tracked);
    QVERIFY(run());
    QVERIFY(part<QLabel>("riskBasis")->isVisible());
    QVERIFY(
        part<QLabel>("riskBasis")->text().contains(QStringLiteral("Default risk profile: slips of tracked campuses")));
}

void TestRiskView::bothPanesShareOneResult()
{
    QVERIFY(run());
    m_window->actions()[ActionId::SplitView]->setChecked(true);
    m_window->pane(1).show(m_window->pane(0).current());
    QCOMPARE(view(1).tornado().picture().title, view(0).tornado().picture().title);
    QCOMPARE(view(1).tornado().picture().entries.size(), view(0).tornado().picture().entries.size());
}

GIGAPLAN_TEST(TestRiskView)
#include "tst_risk_view.moc"
