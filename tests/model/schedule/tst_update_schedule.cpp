// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/links.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/model/schedule/random_network.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

/// Edits of the fields that a schedule reads, and now and then one that makes another structure.
class RandomEdits {
public:
    explicit RandomEdits(unsigned seed) : m_random(seed) {}

    ChangeSummary edit(const PlanSnapshot &plan)
    {
        ChangeSummary change;
        for (std::size_t count = 1 + upTo(3); count > 0; --count) {
            Task task = plan.table<Task>()[upTo(plan.table<Task>().size())];
            const bool isEdited = std::any_of(change.of<Task>().updated.begin(), change.of<Task>().updated.end(),
                                              [&](const auto &update) { return update.after.id == task.id; });
            if (!isEdited) {
                editTask(task);
                change.of<Task>().updated.push_back({task, 1});
            }
        }
        if (upTo(12) == 0 && !plan.table<Link>().isEmpty()) {
            Link link = plan.table<Link>()[upTo(plan.table<Link>().size())];
            link.kind = static_cast<LinkKind>(upTo(4));
            change.of<Link>().updated.push_back({link, 1});
        }
        return change;
    }

private:
    std::size_t upTo(std::size_t count) { return m_random() % count; }
    Instant someInstant()
    {
        return startOfDay(makeDate(2026, 1, 3) + static_cast<int>(upTo(25))) + static_cast<std::int64_t>(30 * upTo(48));
    }
    std::optional<Instant> maybe(bool wanted) { return wanted ? std::optional(someInstant()) : std::nullopt; }

    void editTask(Task &task)
    {
        switch (upTo(9)) {
        case 0:
        case 1: task.duration = {upTo(4) == 0 ? 0 : static_cast<std::int64_t>(upTo(3000))}; break;
        case 2:
            task.constraint = static_cast<ConstraintKind>(upTo(8));
            task.constraintDate = someInstant();
            break;
        case 3: task.deadline = maybe(upTo(3) != 0); break;
        case 4: task.levelDelay = {static_cast<std::int64_t>(upTo(4000))}; break;
        case 5:
            task.actualStart = maybe(upTo(2) == 0);
            task.complete = {static_cast<double>(task.actualStart ? 25 * upTo(5) : 0)};
            task.actualFinish = {};
            break;
        case 6: task.elapsed = !task.elapsed; break;
        case 7:
            task.manual = !task.manual;
            task.constraintDate = task.constraintDate ? task.constraintDate : someInstant();
            break;
        default: task.name += "'";
        }
    }

    std::mt19937 m_random;
};

/// "" or the first task that differs.
std::string difference(const PlanSnapshot &plan, const Schedule &updated, const Schedule &computed)
{
    if (updated.start != computed.start || updated.finish != computed.finish || updated.cycles != computed.cycles) {
        return "the plan's own dates";
    }
    for (std::size_t row = 0; row < computed.tasks.size(); ++row) {
        if (!(updated.tasks[row] == computed.tasks[row])) {
            return plan.table<Task>()[row].key;
        }
    }
    return {};
}

} // namespace

/// A schedule updated after edits equals one computed from scratch.
class TestUpdateSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void updateEqualsFullComputation()
    {
        std::size_t moved = 0;
        for (unsigned seed = 1; seed <= 500; ++seed) {
            RandomNetwork random(seed, {seed % 2 == 0, seed % 3 == 0, seed % 5 != 0, 5 + seed % 20});
            auto &rules = random.small.plan();
            rules.honourConstraints = seed % 7 != 0;
            rules.criticality = seed % 4 == 0 ? CriticalityRule::LongestPath : CriticalityRule::TotalSlack;
            RandomEdits edits(seed);
            PlanSnapshot plan = random.small.snapshot();
            Schedule schedule = computeSchedule(plan);
            for (int step = 0; step < 12; ++step) {
                plan = plan.with(edits.edit(plan));
                Schedule updated = updateSchedule(schedule, plan);
                const std::string differs = difference(plan, updated, computeSchedule(plan));
                const std::string where =
                    "seed " + std::to_string(seed) + " step " + std::to_string(step) + ": " + differs;
                QVERIFY2(differs.empty(), where.c_str());
                moved += updated.tasks != schedule.tasks;
                schedule = std::move(updated);
            }
        }
        QVERIFY(moved > 2000);
    }

    void updateFollowsAddedAndRemovedTasks()
    {
        SmallPlan small;
        small.task("a", kDay);
        small.task("b", kDay);
        small.link("a", "b");
        const PlanSnapshot before = small.snapshot();
        const Schedule schedule = computeSchedule(before);
        small.task("c", 3 * kDay);
        small.link("b", "c");
        const PlanSnapshot after = small.snapshot();
        QCOMPARE(QString::fromStdString(difference(after, updateSchedule(schedule, after), computeSchedule(after))),
                 QString());
        QCOMPARE(QString::fromStdString(difference(before, updateSchedule(computeSchedule(after), before), schedule)),
                 QString());
    }

    void stoppedScheduleIsNotReused()
    {
        SmallPlan small;
        small.task("a", kDay);
        const PlanSnapshot plan = small.snapshot();
        std::stop_source stop;
        stop.request_stop();
        const Schedule stopped = computeSchedule(plan, stop.get_token());
        QVERIFY(!stopped.basis);
        QCOMPARE(QString::fromStdString(difference(plan, updateSchedule(stopped, plan), computeSchedule(plan))),
                 QString());
    }
};

GIGAPLAN_TEST(TestUpdateSchedule)
#include "tst_update_schedule.moc"
