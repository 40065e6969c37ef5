// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/schedule/random_plan.h"
#include "tests/model/schedule/reference.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

#include <random>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

void useOneCalendar(SmallPlan &small)
{
    for (Task &task : small.rows.of<Task>()) {
        task.calendar = {};
        task.elapsed = false;
    }
    for (Link &link : small.rows.of<Link>()) {
        link.lagKind = LagKind::Working;
    }
}

void linkIntoStarts(SmallPlan &small)
{
    for (Link &link : small.rows.of<Link>()) {
        if (link.kind == LinkKind::FinishFinish) {
            link.kind = LinkKind::FinishStart;
        } else if (link.kind == LinkKind::StartFinish) {
            link.kind = LinkKind::StartStart;
        }
    }
}

/// "" or what differs.
QString difference(const PlanSnapshot &plan, const Schedule &schedule, const ReferenceSchedule &reference)
{
    for (const auto &[id, expected] : reference.leaves) {
        const TaskDates &dates = *schedule.find(plan, id);
        const std::array<std::tuple<const char *, std::int64_t, std::int64_t>, 6> values{{
            {"early start", dates.earlyStart.minutes, expected.es},
            {"early finish", dates.earlyFinish.minutes, expected.ef},
            {"late start", dates.lateStart.minutes, expected.ls},
            {"late finish", dates.lateFinish.minutes, expected.lf},
            {"total slack", dates.totalSlackMin, expected.total},
            {"free slack", dates.freeSlackMin, expected.free},
        }};
        for (const auto &[name, got, wanted] : values) {
            if (got != wanted) {
                return QStringLiteral("%1 %2: %3, expected %4")
                    .arg(QString::fromStdString(plan.find(id)->key), QString::fromLatin1(name))
                    .arg(got)
                    .arg(wanted);
            }
        }
    }
    return {};
}

} // namespace

class TestRandomNetworks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheSlowReference()
    {
        for (unsigned seed = 1; seed <= 400; ++seed) {
            const RandomPlan random(seed, {seed % 2 == 0, seed % 3 == 0, seed % 5 != 0, 7});
            const PlanSnapshot plan = random.small.snapshot();
            const Schedule schedule = computeSchedule(plan);
            QVERIFY2(schedule.cycles.empty(), qPrintable(QStringLiteral("seed %1").arg(seed)));
            const QString differs = difference(plan, schedule, ReferenceSchedule(plan));
            QVERIFY2(differs.isEmpty(), qPrintable(QStringLiteral("seed %1: ").arg(seed) + differs));
        }
    }

    void unconstrainedNetworksKeepTheirInvariants()
    {
        // Either one calendar, or links into starts only: a finish that a link puts into the successor's free time
        // stands at the end of its work before, which is less than the predecessor's own calendar asks for.
        for (unsigned seed = 1000; seed < 1200; ++seed) {
            const QByteArray where = "seed " + QByteArray::number(seed);
            RandomPlan random(seed, {false, false, false, 40});
            if (seed % 2 == 0) {
                useOneCalendar(random.small);
            } else {
                linkIntoStarts(random.small);
            }
            const PlanSnapshot plan = random.small.snapshot();
            const Schedule schedule = computeSchedule(plan);
            bool critical = false;
            for (const TaskDates &dates : schedule.tasks) {
                QVERIFY2(dates.totalSlackMin >= 0, where);
                QVERIFY2(dates.freeSlackMin >= 0 && dates.freeSlackMin <= dates.totalSlackMin, where);
                QVERIFY2(dates.critical == (dates.totalSlackMin == 0) || dates.summary, where);
                QVERIFY2(dates.earlyStart <= dates.earlyFinish && dates.lateStart <= dates.lateFinish, where);
                QVERIFY2(dates.lateFinish <= schedule.finish, where);
                QVERIFY2(schedule.start <= dates.start && dates.finish <= schedule.finish, where);
                critical = critical || dates.critical;
            }
            QVERIFY2(critical, where);
        }
    }

    void linksWithoutLagAreRespected()
    {
        int checked = 0;
        for (unsigned seed = 2000; seed < 2100; ++seed) {
            const RandomPlan random(seed, {false, false, false, 30});
            const QByteArray where = "seed " + QByteArray::number(seed);
            const PlanSnapshot plan = random.small.snapshot();
            const Schedule schedule = computeSchedule(plan);
            for (const Link &link : plan.table<Link>()) {
                if (link.lag.value != 0 || link.lagPercent.value != 0.0) {
                    continue;
                }
                const TaskDates &from = *schedule.find(plan, link.from);
                const TaskDates &to = *schedule.find(plan, link.to);
                if (link.kind == LinkKind::FinishStart) {
                    QVERIFY2(from.earlyFinish <= to.earlyStart, where);
                    ++checked;
                } else if (link.kind == LinkKind::StartStart && !to.summary) {
                    QVERIFY2(from.earlyStart <= to.earlyStart, where);
                    ++checked;
                }
            }
        }
        QVERIFY(checked > 500);
    }

    void delayByTheSlackAndNoFurther()
    {
        // On one calendar, where slack has one meaning: later by the free slack moves nobody, by the total slack not
        // the end, by a minute more than the total slack the end.
        for (unsigned seed = 3000; seed < 3040; ++seed) {
            RandomPlan random(seed, {false, false, false, 12});
            useOneCalendar(random.small);
            linkIntoStarts(random.small);
            for (Task &task : random.small.rows.of<Task>()) {
                task.duration.value += task.duration.value == 0 ? 30 : 0;
            }
            const PlanSnapshot plan = random.small.snapshot();
            const Schedule schedule = computeSchedule(plan);
            const MinuteClock clock(makeDate(2025, 12, 1), [&](Date day) {
                return referenceHours(plan, plan.plan().calendar, day);
            });
            for (std::size_t row = 0; row < schedule.tasks.size(); ++row) {
                const TaskDates &dates = schedule.tasks[row];
                if (dates.summary) {
                    continue;
                }
                const auto delayed = [&](std::int64_t minutes) {
                    SmallPlan changed = random.small;
                    for (Task &task : changed.rows.of<Task>()) {
                        if (task.id == plan.table<Task>()[row].id) {
                            task.constraint = ConstraintKind::StartNoEarlierThan;
                            task.constraintDate =
                                Instant{clock.nextStart(clock.advance(dates.earlyStart.minutes, minutes))};
                        }
                    }
                    return computeSchedule(changed.snapshot());
                };
                const QByteArray where = "seed " + QByteArray::number(seed) + " row " + QByteArray::number(row);
                const Schedule byFree = delayed(dates.freeSlackMin);
                for (std::size_t other = 0; other < schedule.tasks.size(); ++other) {
                    QVERIFY2(other == row || schedule.tasks[other].summary ||
                                 byFree.tasks[other].earlyStart == schedule.tasks[other].earlyStart,
                             where);
                }
                QVERIFY2(delayed(dates.totalSlackMin).finish == schedule.finish, where);
                QVERIFY2(delayed(dates.totalSlackMin + 1).finish > schedule.finish, where);
            }
        }
    }

    void theOrderOfRowsDoesNotMatter()
    {
        for (unsigned seed = 4000; seed < 4040; ++seed) {
            RandomPlan random(seed, {true, true, true, 25});
            const PlanSnapshot plan = random.small.snapshot();
            std::mt19937 shuffle(seed);
            auto &rows = random.small.rows;
            std::shuffle(rows.of<Task>().begin(), rows.of<Task>().end(), shuffle);
            std::shuffle(rows.of<Link>().begin(), rows.of<Link>().end(), shuffle);
            std::shuffle(rows.of<CalendarException>().begin(), rows.of<CalendarException>().end(), shuffle);
            compare(plan, random.small.snapshot(), [](std::int64_t id) { return id; }, seed);
        }
    }

    void theIdsDoNotMatter()
    {
        for (unsigned seed = 5000; seed < 5040; ++seed) {
            RandomPlan random(seed, {true, true, true, 25});
            const PlanSnapshot plan = random.small.snapshot();
            const auto renamed = [](std::int64_t id) { return id == 0 ? 0 : id ^ 0x5a5a5a5a5a5a5a5a; };
            for (Task &task : random.small.rows.of<Task>()) {
                task.id.value = renamed(task.id.value);
                task.parent.value = renamed(task.parent.value);
            }
            for (Link &link : random.small.rows.of<Link>()) {
                link.id.value = renamed(link.id.value);
                link.from.value = renamed(link.from.value);
                link.to.value = renamed(link.to.value);
            }
            compare(plan, random.small.snapshot(), renamed, seed);
        }
    }

private:
    static void compare(const PlanSnapshot &plan, const PlanSnapshot &other,
                        const std::function<std::int64_t(std::int64_t)> &renamed, unsigned seed)
    {
        const QByteArray where = "seed " + QByteArray::number(seed);
        const Schedule a = computeSchedule(plan);
        const Schedule b = computeSchedule(other);
        for (const Task &task : plan.table<Task>()) {
            const TaskDates &x = *a.find(plan, task.id);
            const TaskDates &y = *b.find(other, {renamed(task.id.value)});
            QVERIFY2(x == y, where);
        }
    }
};

GIGAPLAN_TEST(TestRandomNetworks)
#include "tst_random_networks.moc"
