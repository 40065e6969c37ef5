// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/duration_trials.h"
#include "model/plan/calendars.h"
#include "model/plan/links.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/model/schedule/small_plan.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

#include <random>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

/// Summaries, links of every kind and lag, two calendars, constraints, progress, levelling delays and a status date.
class PlanForTrials {
public:
    explicit PlanForTrials(unsigned seed) : m_random(seed)
    {
        auto &night = small.calendar("night", "00:00-04:00 20:00-24:00");
        night.monday = {};
        small.plan().criticality = CriticalityRule::LongestPath;
        small.plan().honourConstraints = upTo(3) != 0;
        small.plan().progressRule = static_cast<ProgressRule>(upTo(3));
        if (upTo(2) == 0) {
            small.plan().statusDate = makeDate(2026, 1, 8);
        }
        for (std::size_t i = 0; i < 14; ++i) {
            addLeaf(i);
        }
        for (std::size_t i = 0; i < 26; ++i) {
            addLink();
        }
    }
    std::size_t upTo(std::size_t count) { return m_random() % count; }

    SmallPlan small;

private:
    Instant someInstant()
    {
        return startOfDay(makeDate(2026, 1, 3) + static_cast<int>(upTo(25))) + static_cast<std::int64_t>(upTo(48) * 30);
    }
    void addLeaf(std::size_t index)
    {
        std::string parent;
        if (upTo(3) != 0) {
            parent = "s" + std::to_string(index / 4);
            if (index % 4 == 0 || m_summaries.empty() || m_summaries.back() != parent) {
                small.task(parent, 0, upTo(3) == 0 && !m_summaries.empty() ? m_summaries.back() : std::string());
                m_summaries.push_back(parent);
                m_names.emplace_back(parent, index, (index / 4 + 1) * 4);
            }
        }
        const std::string key = "t" + std::to_string(index);
        Task &task = small.task(key, upTo(5) == 0 ? 0 : static_cast<std::int64_t>(upTo(48) * 30 + 1), parent);
        task.elapsed = upTo(8) == 0;
        if (upTo(3) == 0) {
            task.calendar = idOf<Calendar>("night");
        }
        if (upTo(4) == 0) {
            task.constraint = static_cast<ConstraintKind>(upTo(8));
            task.constraintDate = someInstant();
        }
        if (upTo(10) == 0) {
            task.manual = true;
            task.constraintDate = someInstant();
        }
        if (upTo(8) == 0) {
            task.levelDelay = {static_cast<std::int64_t>(upTo(5000))};
        }
        if (upTo(6) == 0) {
            task.actualStart = someInstant();
            task.complete = {static_cast<double>(upTo(5) * 25)};
            if (upTo(2) == 0) {
                task.actualFinish = *task.actualStart + static_cast<std::int64_t>(upTo(5000));
            }
        }
        m_names.emplace_back(key, index, index + 1);
    }
    void addLink()
    {
        const auto &[from, fromFirst, fromEnd] = m_names[upTo(m_names.size())];
        const auto &[to, toFirst, toEnd] = m_names[upTo(m_names.size())];
        if (fromEnd > toFirst && upTo(12) != 0) {
            return; // now and then a loop
        }
        const auto lagKind = static_cast<LagKind>(upTo(3));
        const auto lag = lagKind == LagKind::PercentOfPredecessor ? static_cast<std::int64_t>(upTo(200)) - 60
                                                                  : static_cast<std::int64_t>(upTo(2000)) - 600;
        small.link(from, to, static_cast<LinkKind>(upTo(4)), upTo(3) == 0 ? 0 : lag, lagKind);
    }

    std::mt19937 m_random;
    std::vector<std::tuple<std::string, std::size_t, std::size_t>> m_names;
    std::vector<std::string> m_summaries;
};

/// The plan with these durations of unfinished tasks, scheduled by the engine.
Schedule reference(const PlanSnapshot &plan, const std::vector<std::int64_t> &durations)
{
    std::vector<Task> tasks(plan.table<Task>().begin(), plan.table<Task>().end());
    for (std::size_t row = 0; row < tasks.size(); ++row) {
        tasks[row].duration.value = durations[row];
    }
    return computeSchedule(plan.withRows(std::move(tasks)));
}

} // namespace

/// Trials against the whole engine.
class TestDurationTrials : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTrialMatchesTheEngine()
    {
        int paths = 0, delayed = 0;
        for (unsigned seed = 1; seed <= 600; ++seed) {
            PlanForTrials random(seed);
            const PlanSnapshot plan = std::move(random.small.rows).snapshot();
            const auto &tasks = plan.table<Task>();
            std::vector<char> varies(tasks.size());
            std::vector<std::int64_t> durations(tasks.size());
            for (char &row : varies) {
                row = random.upTo(3) != 0;
            }
            const DurationTrials trials(plan, varies);
            DurationTrials::Dates dates = trials.planned();
            for (int trial = 0; trial < 4; ++trial) {
                for (std::size_t row = 0; row < tasks.size(); ++row) {
                    const bool drawn = varies[row] && !isFinished(tasks[row]);
                    durations[row] =
                        drawn && trial > 0 ? static_cast<std::int64_t>(random.upTo(4000)) : tasks[row].duration.value;
                }
                if (trial > 0) {
                    trials.compute(dates, durations);
                }
                const Schedule expected = reference(plan, durations);
                delayed += trials.delays();
                std::vector<std::uint32_t> path;
                trials.longestPath(dates, path);
                for (std::uint32_t row = 0; row < tasks.size(); ++row) {
                    const TaskDates &wanted = expected.tasks[row];
                    const auto found = trials.of(dates, row);
                    const std::string where = "seed " + std::to_string(seed) + " trial " + std::to_string(trial) + ' '
                        + tasks[row].key + ": " + isoInstant(found.start) + " for " + isoInstant(wanted.earlyStart);
                    QVERIFY2(found.start == wanted.earlyStart && found.finish == wanted.earlyFinish, where.c_str());
                    if (!trials.delays()) {
                        QVERIFY2(found.start == wanted.start && found.finish == wanted.finish, where.c_str());
                    }
                    const bool onPath = std::find(path.begin(), path.end(), row) != path.end();
                    QVERIFY2(wanted.summary || onPath == wanted.critical, where.c_str());
                    paths += onPath;
                }
                QVERIFY(trials.delays() || trials.finish(dates) == expected.finish);
            }
        }
        QVERIFY(paths > 1000 && delayed > 100);
    }

    void delayIsAppliedAndRestored()
    {
        for (unsigned seed = 1; seed <= 300; ++seed) {
            PlanForTrials random(seed);
            random.small.plan().honourConstraints = true;
            const PlanSnapshot plan = std::move(random.small.rows).snapshot();
            const auto &tasks = plan.table<Task>();
            const DurationTrials trials(plan, std::vector<char>(tasks.size(), 1));
            DurationTrials::Dates dates = trials.planned();
            const DurationTrials::Dates before = trials.planned();
            for (std::uint32_t row = 0; row < tasks.size(); ++row) {
                const auto own = trials.of(before, row);
                const Schedule schedule = computeSchedule(plan);
                if (schedule.tasks[row].summary || tasks[row].actualStart || tasks[row].actualFinish
                    || tasks[row].manual || tasks[row].constraint != ConstraintKind::AsSoonAsPossible
                    || tasks[row].levelDelay.value > 0) {
                    continue;
                }
                // Against the engine with a lower bound on the start, which is what that constraint is.
                const Instant bound = own.start + static_cast<std::int64_t>(random.upTo(9000));
                std::vector<Task> changed(tasks.begin(), tasks.end());
                changed[row].constraint = ConstraintKind::StartNoEarlierThan;
                changed[row].constraintDate = bound;
                const Schedule expected = computeSchedule(plan.withRows(std::move(changed)));
                if (expected.tasks[row].earlyStart < own.start) {
                    continue; // a task without links may start before the plan does, where its constraint says so
                }
                trials.delay(dates, row, bound);
                for (std::uint32_t other = 0; other < tasks.size(); ++other) {
                    const auto found = trials.of(dates, other);
                    const std::string where =
                        "seed " + std::to_string(seed) + ' ' + tasks[row].key + " moves " + tasks[other].key;
                    QVERIFY2(found.start == expected.tasks[other].earlyStart
                                 && found.finish == expected.tasks[other].earlyFinish,
                             where.c_str());
                }
                trials.restore(dates);
                for (std::uint32_t other = 0; other < tasks.size(); ++other) {
                    QVERIFY(trials.of(dates, other) == trials.of(before, other));
                }
                QVERIFY(trials.finish(dates) == trials.finish(before));
            }
        }
    }
};

GIGAPLAN_TEST(TestDurationTrials)
#include "tst_duration_trials.moc"
