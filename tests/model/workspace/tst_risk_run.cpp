// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/plan/fields.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "model/workspace/risk_run.h"
#include "model/workspace/workspace.h"
#include "tests/model/workspace/open_in.h"
#include "tests/support/test_program.h"

#include <QSignalSpy>
#include <QTest>

using namespace gigaplan;

/// The risk analysis that all views share: run in the background, kept, cancelled, marked stale.
class TestRiskRun : public QObject {
    Q_OBJECT

    static constexpr int kLongMs = 60'000;

    std::unique_ptr<Workspace> m_workspace;
    RiskRun &risk() { return m_workspace->risk(); }

    static std::unique_ptr<Document> campus(double gigawatts)
    {
        GenerateOptions options;
        options.gigawatts = gigawatts;
        return std::move(*Document::fromStore(std::move(*storeOf(*generatePlan(options)))));
    }
    void set(std::size_t trials, std::uint64_t seed)
    {
        SimulationSettings settings = risk().settings();
        settings.trials = trials;
        settings.seed = seed;
        risk().setSettings(settings);
    }
    bool runToTheEnd()
    {
        risk().start();
        return QTest::qWaitFor([this] { return !risk().isRunning(); }, kLongMs);
    }
    /// A task that has not begun and takes time.
    const Task &openTask() const
    {
        for (const Task &task : m_workspace->plan().table<Task>()) {
            if (!m_workspace->forecast()->schedule->find(m_workspace->plan(), task.id)->summary && !task.actualStart
                && task.duration.value > 0) {
                return task;
            }
        }
        qFatal("no open task");
    }

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        openIn(*m_workspace, campus(0.2));
    }

    void resultMatchesTheEngines()
    {
        QVERIFY(!risk().result());
        set(60, 7);
        QSignalSpy results(&risk(), &RiskRun::resultChanged), progress(&risk(), &RiskRun::progressChanged);
        QVERIFY(runToTheEnd());
        QCOMPARE(results.count(), 1);
        QVERIFY(progress.count() > 1);
        const RiskAnalysis &result = *risk().result();
        const PlanSnapshot &plan = m_workspace->plan();
        QCOMPARE(result.plan.version(), plan.version());
        const SimulationSettings settings = risk().settings();
        QVERIFY(result.simulation == simulate(plan, settings));
        QVERIFY(result.finishDrivers == tornado(plan, settings, result.simulation));
        QCOMPARE(result.phaseDrivers.size(), plan.table<Phase>().size());
        QVERIFY(result.phaseDrivers[0] == tornado(plan, settings, result.simulation, 0));
        QVERIFY(result.orders == orderDates(plan, settings));
        QVERIFY(result.plannedWatts
                == m_workspace->forecast()->capacity->total.power(plan.plan().basis, RowState::Live));
        QVERIFY(!risk().isStale());
    }

    void cancellingKeepsTheOldResult()
    {
        set(40, 1);
        QVERIFY(runToTheEnd());
        const auto before = risk().result();
        set(100'000, 2);
        risk().start();
        QVERIFY(QTest::qWaitFor([this] { return risk().progress() > 0; }, kLongMs));
        QVERIFY(risk().isRunning());
        risk().cancel();
        QVERIFY(!risk().isRunning());
        QSignalSpy results(&risk(), &RiskRun::resultChanged);
        QTest::qWait(200);
        QCOMPARE(results.count(), 0);
        QVERIFY(risk().result() == before);
    }

    void newestRunWins()
    {
        set(100'000, 1);
        risk().start();
        set(30, 2);
        QVERIFY(runToTheEnd());
        QCOMPARE(risk().result()->settings.seed, std::uint64_t{2});
        QCOMPARE(risk().result()->simulation.trials, std::size_t{30});
    }

    void editMakesTheResultStaleUntilUndone()
    {
        set(30, 1);
        QVERIFY(runToTheEnd());
        QSignalSpy stale(&risk(), &RiskRun::staleChanged);
        const Task task = openTask();
        // A name is no input.
        QVERIFY(
            m_workspace->perform(SetField({task.id}, *fieldNamed(tableId<Task>(), "name"), std::string("Renamed"))));
        QVERIFY(!risk().isStale());
        QVERIFY(m_workspace->perform(StretchTask(task.id, Minutes{task.duration.value + 4800})));
        QVERIFY(risk().isStale());
        QCOMPARE(stale.count(), 1);
        QVERIFY(risk().result()); // it stays, and says of which plan it is
        m_workspace->undo();
        QVERIFY(!risk().isStale());
        m_workspace->redo();
        QVERIFY(runToTheEnd());
        QVERIFY(!risk().isStale());
    }

    void editDuringARunMakesTheResultStale()
    {
        set(30, 1);
        const Task task = openTask();
        const std::uint64_t version = m_workspace->plan().version();
        risk().start();
        QVERIFY(m_workspace->perform(StretchTask(task.id, Minutes{task.duration.value + 4800})));
        QVERIFY(QTest::qWaitFor([this] { return risk().result() != nullptr; }, kLongMs));
        QCOMPARE(risk().result()->plan.version(), version);
        QVERIFY(risk().isStale());
    }

    void anotherDocumentClearsTheResult()
    {
        set(30, 1);
        QVERIFY(runToTheEnd());
        risk().start();
        openIn(*m_workspace, campus(0.1));
        QVERIFY(!risk().isRunning());
        QVERIFY(!risk().result());
        QTest::qWait(200);
        QVERIFY(!risk().result());
    }

    void withoutAPlanNothingRuns()
    {
        Workspace empty;
        empty.risk().start();
        QVERIFY(!empty.risk().isRunning());
    }
};

GIGAPLAN_TEST(TestRiskRun)
#include "tst_risk_run.moc"
