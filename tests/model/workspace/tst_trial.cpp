// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/command_sequence.h"
#include "model/edit/commands.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"
#include "model/workspace/trial.h"
#include "model/workspace/workspace.h"
#include "tests/model/workspace/open_in.h"
#include "tests/support/test_program.h"

#include <QSignalSpy>
#include <QTest>

using namespace gigaplan;

class TestTrial : public QObject {
    Q_OBJECT

    Workspace m_workspace;

    /// A task without slack that has not begun: to stretch it makes something late.
    Id<Task> criticalTask() const
    {
        const Forecast &forecast = *m_workspace.forecast();
        const auto &tasks = forecast.plan.table<Task>();
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            const TaskDates &dates = forecast.schedule->tasks[i];
            if (dates.critical && !dates.summary && !tasks[i].actualStart && tasks[i].duration.value > 0) {
                return tasks[i].id;
            }
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        GenerateOptions options;
        options.gigawatts = 0.2;
        const auto plan = generatePlan(options);
        QVERIFY(plan);
        auto store = storeOf(*plan);
        QVERIFY(store);
        auto document = Document::fromStore(std::move(*store));
        QVERIFY(document);
        openIn(m_workspace, std::move(*document));
    }

    void previewsAnEditWithoutApplyingIt()
    {
        const Id<Task> task = criticalTask();
        QVERIFY(task);
        const auto longer =
            std::make_shared<StretchTask>(task, Minutes{m_workspace.plan().find(task)->duration.value + 200 * 480});
        const std::uint64_t version = m_workspace.plan().version();
        Trial trial(m_workspace);
        std::shared_ptr<const TrialEffect> told;
        connect(&trial, &Trial::answered, this, [&](const auto &effect) { told = effect; });
        const auto number = trial.ask(longer);
        QTRY_VERIFY(told);
        QCOMPARE(told->number, number);
        QVERIFY(told->refused.empty());
        QVERIFY(told->finishAfter > told->finishBefore);
        QVERIFY(!told->isNone());
        QCOMPARE(m_workspace.plan().version(), version);

        // The edit then does what the preview says.
        QVERIFY(m_workspace.perform(*longer));
        QTRY_VERIFY(m_workspace.forecast()->plan.version() == m_workspace.plan().version());
        QCOMPARE(dayEnding(m_workspace.forecast()->schedule->finish).days, told->finishAfter.days);
        QCOMPARE(m_workspace.forecast()->capacity->phaseLiveOn, told->after->capacity->phaseLiveOn);
        QCOMPARE(m_workspace.forecast()->capital->releasedOn, told->after->capital->releasedOn);
    }

    void theTriedForecastIsKeptIfItIsOfThePlanThatWasMade()
    {
        const Id<Task> task = criticalTask();
        const auto longer =
            std::make_shared<StretchTask>(task, Minutes{m_workspace.plan().find(task)->duration.value + 480});
        Trial trial(m_workspace);
        std::shared_ptr<const TrialEffect> told;
        connect(&trial, &Trial::answered, this, [&](const auto &effect) { told = effect; });
        trial.ask(longer);
        QTRY_VERIFY(told);
        QVERIFY(m_workspace.perform(*longer, {}, told->after));
        QTRY_VERIFY(m_workspace.forecast()->plan.version() == m_workspace.plan().version());
        QCOMPARE(m_workspace.forecast()->schedule.get(), told->after->schedule.get());

        // Of another command it is not.
        QVERIFY(m_workspace.perform(StretchTask(task, Minutes{480}), {}, told->after));
        QTRY_VERIFY(m_workspace.forecast()->plan.version() == m_workspace.plan().version());
        QVERIFY(m_workspace.forecast()->schedule.get() != told->after->schedule.get());
        QVERIFY(*m_workspace.forecast()->schedule == computeSchedule(m_workspace.plan()));
    }

    void nothingChangesForTheSamePlan()
    {
        const auto same = effectBetween(m_workspace.forecast(), m_workspace.forecast(), m_workspace.asOf());
        QVERIFY(same.isNone());
        QVERIFY(same.phases.empty());
    }

    void refusalIsReported()
    {
        const Link link = m_workspace.plan().table<Link>()[0];
        Trial trial(m_workspace);
        std::shared_ptr<const TrialEffect> told;
        connect(&trial, &Trial::answered, this, [&](const auto &effect) { told = effect; });
        trial.ask(std::make_shared<LinkTasks>(link.to, link.from));
        QTRY_VERIFY(told);
        QVERIFY(told->refused.find("loop") != std::string::npos);
        QVERIFY(!told->isNone());
    }

    void newestTrialIsAnsweredAndCancelledOnesAreNot()
    {
        const Id<Task> task = criticalTask();
        Trial trial(m_workspace);
        std::vector<std::uint64_t> numbers;
        connect(&trial, &Trial::answered, this, [&](const auto &effect) { numbers.push_back(effect->number); });
        std::uint64_t last = 0;
        for (int i = 1; i <= 50; ++i) {
            last = trial.ask(std::make_shared<StretchTask>(task, Minutes{i * 480}));
        }
        QTRY_VERIFY(!numbers.empty() && numbers.back() == last);
        QVERIFY(std::is_sorted(numbers.begin(), numbers.end()));
        numbers.clear();
        trial.ask(std::make_shared<StretchTask>(task, Minutes{480}));
        trial.forget();
        QTest::qWait(300);
        QVERIFY(numbers.empty());
    }
};

GIGAPLAN_TEST(TestTrial)
#include "tst_trial.moc"
