// SPDX-License-Identifier: GPL-3.0-or-later
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

SmallPlan byLongestPath()
{
    SmallPlan small;
    small.plan().criticality = CriticalityRule::LongestPath;
    return small;
}

} // namespace

/// Criticality by what drives the last finish.
class TestLongestPath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deadlineAloneMakesNothingCritical()
    {
        SmallPlan small = byLongestPath();
        small.task("A", 5 * kDay);
        small.task("B", 5 * kDay);
        small.link("A", "B");
        small.task("side", kDay).deadline = at("2026-01-05T12:00");
        const Computed computed(small);
        QVERIFY(computed.of("A").critical && computed.of("B").critical);
        QVERIFY(computed.of("side").totalSlackMin < 0 && !computed.of("side").critical);
        QVERIFY(computed.of("side").nearCritical);
    }

    void pathBeginsAtABindingConstraint()
    {
        SmallPlan small = byLongestPath();
        small.task("A", kDay);
        Task &b = small.task("B", kDay);
        b.constraint = ConstraintKind::StartNoEarlierThan;
        b.constraintDate = at("2026-01-12T08:00");
        small.link("A", "B");
        const Computed computed(small);
        QVERIFY(!computed.of("A").critical);
        QVERIFY(computed.of("B").critical);
    }

    void pathFollowsEveryKindOfLink_data()
    {
        QTest::addColumn<int>("kind");
        for (const LinkKind kind :
             {LinkKind::FinishStart, LinkKind::StartStart, LinkKind::FinishFinish, LinkKind::StartFinish}) {
            QTest::newRow(enumName(kind).data()) << int(kind);
        }
    }
    void pathFollowsEveryKindOfLink()
    {
        QFETCH(int, kind);
        SmallPlan small = byLongestPath();
        small.task("driver", 4 * kDay);
        small.task("idle", kDay);
        small.task("group", 0);
        small.task("in group", 6 * kDay, "group");
        small.task("last", 6 * kDay);
        small.link("driver", "group", LinkKind(kind), 8 * kDay);
        small.link("idle", "group", LinkKind(kind), 2 * kDay);
        small.link("group", "last", LinkKind(kind), 8 * kDay);
        const Computed computed(small);
        QVERIFY(computed.of("driver").critical && computed.of("in group").critical && computed.of("last").critical);
        QVERIFY(!computed.of("idle").critical);
    }

    /// Without constraints, deadlines and several calendars the two rules agree.
    void agreesWithZeroSlackWhereNothingElseHolds()
    {
        for (std::uint32_t seed = 1; seed <= 60; ++seed) {
            std::mt19937 random(seed);
            SmallPlan small = byLongestPath();
            const int count = 3 + static_cast<int>(random() % 12);
            for (int i = 0; i < count; ++i) {
                small.task(std::to_string(i), kDay * (1 + random() % 4));
                for (int k = 0; k < i; ++k) {
                    if (random() % 4 == 0) {
                        small.link(std::to_string(k), std::to_string(i));
                    }
                }
            }
            const Computed path(small);
            small.plan().criticality = CriticalityRule::TotalSlack;
            const Computed slack(small);
            for (int i = 0; i < count; ++i) {
                const std::string key = std::to_string(i);
                QVERIFY2(path.of(key).critical == slack.of(key).critical,
                         qPrintable(QStringLiteral("seed %1, task %2").arg(seed).arg(i)));
            }
        }
    }
};

GIGAPLAN_TEST(TestLongestPath)
#include "tst_longest_path.moc"
