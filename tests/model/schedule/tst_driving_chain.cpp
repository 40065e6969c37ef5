// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/driving_chain.h"
#include "tests/support/make.h"

#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

Task task(std::string_view key, std::int64_t days, std::string_view parent = {})
{
    Task row = make<Task>(key);
    row.duration = {days * 480};
    row.parent = parent.empty() ? Id<Task>() : idOf<Task>(parent);
    return row;
}

Link joined(std::string_view from, std::string_view to, LinkKind kind = LinkKind::FinishStart, std::int64_t lagDays = 0)
{
    Link row = make<Link>(std::string(from) + ">" + std::string(to));
    row.from = idOf<Task>(from);
    row.to = idOf<Task>(to);
    row.kind = kind;
    row.lag = {lagDays * 480};
    return row;
}

/// "c b a": the keys from the task that was asked about back to the first.
std::string chain(PlanRows rows, std::string_view asked)
{
    const PlanSnapshot plan = std::move(rows).snapshot();
    const Schedule schedule = computeSchedule(plan);
    PlanClocks clocks(plan);
    std::string text;
    const LinksInto into = [&plan](Id<Task> id) {
        std::vector<const Link *> links;
        for (const Link &one : plan.table<Link>()) {
            if (one.to == id) {
                links.push_back(&one);
            }
        }
        return links;
    };
    for (const DrivingStep &step : drivingChain(plan, schedule, clocks, idOf<Task>(asked), into)) {
        text += (text.empty() ? "" : " ") + plan.find(step.task)->key;
    }
    return text;
}

PlanRows rowsWith(std::vector<Task> tasks, std::vector<Link> links)
{
    PlanRows rows = planStarting(makeDate(2028, 1, 3));
    rows.of<Task>() = std::move(tasks);
    rows.of<Link>() = std::move(links);
    return rows;
}

} // namespace

class TestDrivingChain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLongerOfTwoDrives()
    {
        QCOMPARE(chain(rowsWith({task("a", 5), task("b", 8), task("c", 2)}, {joined("a", "c"), joined("b", "c")}), "c"), "c b");
        QCOMPARE(chain(rowsWith({task("a", 5), task("b", 8), task("c", 2)}, {joined("a", "c", LinkKind::FinishStart, 4), joined("b", "c")}), "c"),
                 "c a"); // 5 + 4 days are more than 8
    }

    void itGoesBackToTheFirst()
    {
        QCOMPARE(chain(rowsWith({task("a", 5), task("b", 5), task("c", 5), task("x", 1)},
                                {joined("a", "b"), joined("b", "c"), joined("x", "c")}), "c"), "c b a");
    }

    void startsAndFinishesDriveToo()
    {
        QCOMPARE(chain(rowsWith({task("a", 9), task("b", 3)}, {joined("a", "b", LinkKind::StartStart, 2)}), "b"), "b a");
        QCOMPARE(chain(rowsWith({task("a", 9), task("b", 3)}, {joined("a", "b", LinkKind::FinishFinish)}), "b"), "b a");
        QCOMPARE(chain(rowsWith({task("a", 2), task("b", 9)}, {joined("a", "b", LinkKind::FinishFinish)}), "b"), "b"); // too short to
    }

    void aDateThatHoldsEndsTheChain()
    {
        Task held = task("b", 3);
        held.constraint = ConstraintKind::StartNoEarlierThan;
        held.constraintDate = startOfDay(makeDate(2028, 3, 1));
        QCOMPARE(chain(rowsWith({task("a", 5), held, task("c", 1)}, {joined("a", "b"), joined("b", "c")}), "c"), "c b");
        Task begun = task("b", 3);
        begun.actualStart = startOfDay(makeDate(2028, 1, 4)) + 480;
        QCOMPARE(chain(rowsWith({task("a", 5), begun, task("c", 1)}, {joined("a", "b"), joined("b", "c")}), "c"), "c b");
    }

    void linksOnSummariesHoldTheirParts()
    {
        QCOMPARE(chain(rowsWith({task("s", 0), task("s1", 2, "s"), task("s2", 6, "s"), task("a", 4), task("z", 1)},
                                {joined("a", "s"), joined("s", "z")}), "z"), "z s a");
    }

    void aLoopEnds()
    {
        QVERIFY(!chain(rowsWith({task("a", 5), task("b", 5)}, {joined("a", "b"), joined("b", "a")}), "b").empty());
    }
};

QTEST_GUILESS_MAIN(TestDrivingChain)
#include "tst_driving_chain.moc"
