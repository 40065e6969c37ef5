// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/go_live_slack.h"
#include "model/analysis/schedule/plan_clocks.h"
#include "model/generate/generate.h"
#include "model/plan/calendars.h"
#include "model/plan/crews.h"
#include "model/plan/equipment.h"
#include "model/plan/links.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/support/slip_plan.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

struct SlackOf {
    PlanSnapshot plan;
    Schedule schedule;
    Capacity capacity;

    explicit SlackOf(PlanSnapshot of)
        : plan(std::move(of)), schedule(computeSchedule(plan)), capacity(computeCapacity(plan, schedule))
    {
    }
    std::uint32_t phase(std::string_view key) const
    {
        return static_cast<std::uint32_t>(plan.table<Phase>().indexOf(idOf<Phase>(key)));
    }
    /// Working days; nothing: not waited for.
    std::optional<double> days(std::string_view phaseKey, std::string_view task) const
    {
        const auto slack = goLiveSlack(plan, schedule, capacity, phase(phaseKey));
        const auto minutes = slack[plan.table<Task>().indexOf(idOf<Task>(task))];
        return minutes ? std::optional(static_cast<double>(*minutes) / 480) : std::nullopt;
    }
};

/// A row each for two phases behind one substation; GW 2's installation follows that of GW 1, with a survey beside.
PlanRows twoPhases()
{
    PlanRows rows = planStarting(makeDate(2026, 1, 5));
    rows.of<Plan>()[0].itOverhead = {1};
    for (const char *key : {"gw-1", "gw-2"}) {
        auto phase = make<Phase>(key);
        rows.of<Phase>().push_back(phase);
    }
    const auto addTask = [&](std::string_view key, std::int64_t days) {
        auto task = make<Task>(key);
        task.duration = {480 * days};
        rows.of<Task>().push_back(task);
    };
    addTask("grid", 5);
    addTask("install-1", 10);
    addTask("install-2", 10);
    addTask("survey", 2);
    const auto addLink = [&](std::string_view from, std::string_view to) {
        auto link = make<Link>(std::string(from) + ">" + std::string(to));
        link.from = idOf<Task>(from);
        link.to = idOf<Task>(to);
        rows.of<Link>().push_back(link);
    };
    addLink("install-1", "install-2");
    addLink("survey", "install-2");
    auto equipment = make<Equipment>("rack");
    equipment.gpuPackages = 72;
    equipment.operating = {100};
    rows.of<Equipment>().push_back(equipment);
    rows.of<Site>().push_back(make<Site>("site"));
    auto building = make<Building>("building");
    building.site = idOf<Site>("site");
    rows.of<Building>().push_back(building);
    auto hall = make<Hall>("hall");
    hall.building = idOf<Building>("building");
    rows.of<Hall>().push_back(hall);
    auto node = make<Node>("substation");
    node.ready = idOf<Task>("grid");
    rows.of<Node>().push_back(node);
    for (const char *number : {"1", "2"}) {
        auto row = make<Row>(std::string("row-") + number);
        row.hall = hall.id;
        row.slots = 10;
        row.equipment = equipment.id;
        row.phase = idOf<Phase>(std::string("gw-") + number);
        row.feedA = node.id;
        row.install = idOf<Task>(std::string("install-") + number);
        rows.of<Row>().push_back(row);
        auto supply = make<Supply>(std::string("supply-") + number);
        supply.equipment = equipment.id;
        supply.quantity = 10;
        supply.date = makeDate(2026, 1, 5);
        rows.of<Supply>().push_back(supply);
    }
    return rows;
}

/// A phase "gw" of one row that is installed by the task "live".
class OneRow {
public:
    explicit OneRow(Date start) : m_rows(planStarting(start))
    {
        m_rows.of<Phase>().push_back(make<Phase>("gw"));
        auto equipment = make<Equipment>("rack");
        equipment.operating = {100};
        m_rows.of<Equipment>().push_back(equipment);
        m_rows.of<Site>().push_back(make<Site>("site"));
        auto building = make<Building>("building");
        building.site = idOf<Site>("site");
        m_rows.of<Building>().push_back(building);
        auto hall = make<Hall>("hall");
        hall.building = building.id;
        m_rows.of<Hall>().push_back(hall);
        m_rows.of<Node>().push_back(make<Node>("grid"));
        auto row = make<Row>("row");
        row.hall = hall.id;
        row.slots = 1;
        row.equipment = equipment.id;
        row.phase = idOf<Phase>("gw");
        row.feedA = idOf<Node>("grid");
        row.install = idOf<Task>("live");
        m_rows.of<Row>().push_back(row);
        auto supply = make<Supply>("supply");
        supply.equipment = equipment.id;
        supply.quantity = 1;
        supply.date = start;
        m_rows.of<Supply>().push_back(supply);
    }

    Task &task(std::string_view key, std::int64_t minutes)
    {
        auto task = make<Task>(key);
        task.duration = {minutes};
        return m_rows.of<Task>().emplace_back(task);
    }
    Link &link(std::string_view from, std::string_view to, LinkKind kind = LinkKind::FinishStart,
               std::int64_t elapsed = 0)
    {
        auto link = make<Link>(std::string(from) + ">" + std::string(to));
        link.from = idOf<Task>(from);
        link.to = idOf<Task>(to);
        link.kind = kind;
        link.lagKind = LagKind::Elapsed;
        link.lag = {elapsed};
        return m_rows.of<Link>().emplace_back(link);
    }
    Id<Calendar> calendar(std::string_view key, std::string_view hours,
                          std::initializer_list<WorkHours Calendar::*> days)
    {
        auto calendar = make<Calendar>(key);
        for (const auto day : days) {
            calendar.*day = parseWorkHours(hours).value();
        }
        m_rows.of<Calendar>().push_back(calendar);
        return calendar.id;
    }
    Plan &plan() { return m_rows.of<Plan>()[0]; }

    SlackOf computed() const { return SlackOf(PlanRows(m_rows).snapshot()); }

    std::optional<std::int64_t> slack() const
    {
        const SlackOf now = computed();
        return goLiveSlack(now.plan, now.schedule, now.capacity, 0)[now.plan.table<Task>().indexOf(idOf<Task>("x"))];
    }
    /// The go-live where "x" is longer by the given minutes.
    std::string liveWith(std::int64_t longer) const
    {
        const SlackOf now = computed();
        const std::size_t row = now.plan.table<Task>().indexOf(idOf<Task>("x"));
        return isoDate(SlackOf(*slipped(now.plan, now.schedule, row, Slip::Longer, longer)).capacity.phaseLiveOn[0]);
    }

private:
    PlanRows m_rows;
};

#define COMPARE_SLACK(plan, minutes, before, after)                                                                    \
    QCOMPARE((plan).slack(), std::optional<std::int64_t>(minutes));                                                    \
    QCOMPARE((plan).liveWith(0), std::string(before));                                                                 \
    QCOMPARE((plan).liveWith(minutes), std::string(before));                                                           \
    QCOMPARE((plan).liveWith((minutes) + 1), std::string(after))

/// The plan with one task that does not start before `start`.
PlanSnapshot startedAt(const PlanSnapshot &plan, Task task, Instant start)
{
    task.constraint = ConstraintKind::StartNoEarlierThan;
    task.constraintDate = start;
    ChangeSummary change;
    change.of<Task>().updated.push_back({std::move(task), 1});
    return plan.with(change);
}

} // namespace

class TestGoLiveSlack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachGoLiveHasItsOwnSlack()
    {
        const SlackOf computed(std::move(twoPhases()).snapshot());
        QCOMPARE(isoDate(computed.capacity.phaseLiveOn[computed.phase("gw-1")]), std::string("2026-01-16"));
        QCOMPARE(isoDate(computed.capacity.phaseLiveOn[computed.phase("gw-2")]), std::string("2026-01-30"));
        QCOMPARE(computed.days("gw-1", "install-1"), 0.0);
        QCOMPARE(computed.days("gw-1", "grid"), 5.0);
        QCOMPARE(computed.days("gw-2", "grid"), 15.0);
        QCOMPARE(computed.days("gw-2", "install-1"), 0.0);
        QCOMPARE(computed.days("gw-2", "survey"), 8.0);
        QVERIFY(!computed.days("gw-1", "survey"));
        QVERIFY(!computed.days("gw-1", "install-2"));
    }

    void finishedTasksAndUnreachablePhasesHaveNoSlack()
    {
        PlanRows rows = twoPhases();
        rows.of<Task>()[0].actualStart = parseInstant("2026-01-05T08:00").value();
        rows.of<Task>()[0].actualFinish = parseInstant("2026-01-06T17:00").value();
        rows.of<Row>()[1].feedA = {};
        const SlackOf computed(std::move(rows).snapshot());
        QVERIFY(!computed.days("gw-1", "grid"));
        QVERIFY(!computed.days("gw-2", "install-2"));
    }

    void levellingDelayReducesSlack()
    {
        PlanRows rows = twoPhases();
        rows.of<Task>()[2].levelDelay = {7 * 1440}; // install-2 waits a week after its links
        const SlackOf computed(std::move(rows).snapshot());
        QCOMPARE(computed.days("gw-2", "install-1"), 0.0);
        QCOMPARE(computed.days("gw-2", "survey"), 8.0);
    }

    void summaryHasTheLeastSlackOfItsTasks()
    {
        PlanRows rows = twoPhases();
        auto group = make<Task>("works");
        for (Task &task : rows.of<Task>()) {
            if (task.key == "grid" || task.key == "install-2") {
                task.parent = group.id;
            }
        }
        rows.of<Task>().push_back(group);
        const SlackOf computed(std::move(rows).snapshot());
        QCOMPARE(computed.days("gw-1", "works"), 5.0); // its grid's, though it ends with what GW 1 does not wait for
        QCOMPARE(computed.days("gw-2", "works"), 0.0);
    }

    void slackByTaskEqualsSlackByPhase()
    {
        GenerateOptions options;
        options.gigawatts = 2;
        const SlackOf computed(generatePlan(options).value());
        std::vector<GoLiveSlack> byPhase;
        for (std::uint32_t phase = 0; phase < computed.capacity.phaseLiveOn.size(); ++phase) {
            byPhase.push_back(goLiveSlack(computed.plan, computed.schedule, computed.capacity, phase));
        }
        QVERIFY(byPhase.size() > 1);
        for (std::uint32_t task = 0; task < computed.schedule.tasks.size(); task += 7) {
            const GoLiveSlack slack = goLiveSlackOf(computed.plan, computed.schedule, computed.capacity, task);
            for (std::size_t phase = 0; phase < byPhase.size(); ++phase) {
                QCOMPARE(slack[phase], byPhase[phase][task]);
            }
        }
    }

    void milestoneStaysWithinWorkingTime()
    {
        OneRow plan(makeDate(2026, 1, 23)); // a Friday
        plan.task("x", 60);
        plan.task("inspected", 0);
        plan.task("live", 0);
        plan.link("x", "inspected", LinkKind::FinishStart, 100);
        plan.link("inspected", "live");
        COMPARE_SLACK(plan, 320, "2026-01-23", "2026-01-26"); // done by 15:20, inspected by 17:00
    }

    void startStaysWithinWorkingTime()
    {
        OneRow plan(makeDate(2026, 2, 16));
        plan.task("x", 960);
        plan.task("works", 7200);
        plan.task("live", 0);
        plan.link("x", "works");
        plan.link("works", "live", LinkKind::StartStart);
        COMPARE_SLACK(plan, 479, "2026-02-18",
                      "2026-02-19"); // works begin at 16:59, not at 17:00 where the day is over
    }

    void milestoneFollowsItsOwnCalendar()
    {
        OneRow plan(makeDate(2026, 2, 1));
        plan.plan().calendar = plan.calendar(
            "plan", "06:00-14:00", {&Calendar::wednesday, &Calendar::thursday, &Calendar::friday, &Calendar::sunday});
        const auto fridays = plan.calendar("fridays", "08:00-12:00 13:00-17:00", {&Calendar::friday});
        plan.task("x", 60);
        plan.task("live", 0).calendar = fridays;
        plan.link("x", "live");
        COMPARE_SLACK(plan, 3 * 480 - 60 + 480, "2026-02-06", "2026-02-13"); // until Friday, 14:00
    }

    void asLateAsPossibleFollowsThePlanFinish()
    {
        OneRow plan(makeDate(2026, 1, 7));
        plan.task("x", 1440);
        plan.task("live", 0).constraint = ConstraintKind::AsLateAsPossible;
        COMPARE_SLACK(plan, 0, "2026-01-09", "2026-01-12");
    }

    void asLateAsPossibleFollowsItsSuccessor()
    {
        OneRow plan(makeDate(2026, 1, 5));
        plan.task("x", 480);
        plan.task("live", 0).constraint = ConstraintKind::AsLateAsPossible;
        plan.task("next", 60);
        plan.task("long", 9600);
        plan.link("x", "next");
        plan.link("live", "next");
        COMPARE_SLACK(plan, 479, "2026-01-06", "2026-01-07"); // it is at 08:00 of the next day, before its successor
    }

    void levellingDelayAtAMilestoneReducesSlack()
    {
        OneRow plan(makeDate(2026, 2, 16));
        plan.plan().calendar = plan.calendar("wednesdays", "08:00-12:00 13:00-17:00", {&Calendar::wednesday});
        plan.task("x", 60);
        plan.task("live", 0).levelDelay = {90};
        plan.link("x", "live");
        COMPARE_SLACK(plan, 330, "2026-02-18", "2026-02-25"); // done by 15:30
    }

    void percentageLagGrowsWithTheTask()
    {
        OneRow plan(makeDate(2026, 1, 5));
        plan.task("x", 120);
        plan.task("live", 60);
        Link &share = plan.link("x", "live");
        share.lagKind = LagKind::PercentOfPredecessor;
        share.lagPercent = {50};
        COMPARE_SLACK(plan, 160, "2026-01-05", "2026-01-06"); // 280 minutes, 140 of lag, 60: the day
    }

    void slackCountsOnTheCrewCalendar()
    {
        PlanRows rows = twoPhases();
        auto mornings = make<Calendar>("mornings");
        mornings.monday = mornings.tuesday = mornings.wednesday = mornings.thursday = mornings.friday =
            parseWorkHours("08:00-12:00").value();
        rows.of<Calendar>().push_back(mornings);
        auto crew = make<Resource>("crew");
        crew.calendar = mornings.id;
        rows.of<Resource>().push_back(crew);
        auto assignment = make<Assignment>("works");
        assignment.resource = crew.id;
        assignment.task = idOf<Task>("survey");
        rows.of<Assignment>().push_back(assignment);
        const SlackOf computed(std::move(rows).snapshot());
        QCOMPARE(computed.days("gw-2", "survey"), 3.0); // 1,440 minutes: what the crew works in the six days left
    }

    void noSlipWithinTheSlackMovesAGoLiveOfRandomPlans_data()
    {
        QTest::addColumn<bool>("crews");
        QTest::addColumn<bool>("shares");
        QTest::newRow("links, calendars, dates") << false << false;
        QTest::newRow("crews") << true << false;
        QTest::newRow("lags that are shares") << false << true;
        QTest::newRow("crews and shares") << true << true;
    }

    void noSlipWithinTheSlackMovesAGoLiveOfRandomPlans()
    {
        QFETCH(bool, crews);
        QFETCH(bool, shares);
        int held = 0, moved = 0, free = 0;
        for (unsigned seed = 1; seed <= slipPlans(150); ++seed) {
            const SlackOf computed(SlipPlan(seed, {crews, shares}).snapshot());
            for (std::uint32_t phase = 0; phase < 2; ++phase) {
                const Date live = computed.capacity.phaseLiveOn[phase];
                const auto slack = goLiveSlack(computed.plan, computed.schedule, computed.capacity, phase);
                for (std::size_t row = 0; row < slack.size() && live != kNever; ++row) {
                    for (const Slip how : {Slip::Longer, Slip::Later}) {
                        const std::int64_t slip = slack[row].value_or(30'000);
                        if (!slipped(computed.plan, computed.schedule, row, how, slip)) {
                            continue;
                        }
                        const auto liveWith = [&](std::int64_t minutes) {
                            return SlackOf(*slipped(computed.plan, computed.schedule, row, how, minutes))
                                .capacity.phaseLiveOn[phase];
                        };
                        QVERIFY2(liveWith(slip) <= live,
                                 qPrintable(QStringLiteral("seed %1, %2 (%3) by %4%5, phase %6")
                                                .arg(seed)
                                                .arg(QString::fromStdString(computed.plan.table<Task>()[row].key))
                                                .arg(int(how))
                                                .arg(slip)
                                                .arg(slack[row] ? QString() : QStringLiteral(", not waited for"))
                                                .arg(phase)));
                        free += !slack[row];
                        held += slack[row].has_value();
                        moved += slack[row] && liveWith(slip + 1) > live;
                    }
                }
            }
        }
        qInfo("%d slips, %d would move the go-live with a minute more; %d of tasks that none waits for", held, moved,
              free);
        QVERIFY(held > 200);
    }

    void aSlipWithinTheSlackMovesNoGoLive()
    {
        GenerateOptions options;
        options.gigawatts = 1;
        const SlackOf computed(generatePlan(options).value());
        const auto &tasks = computed.plan.table<Task>();
        int held = 0, moved = 0;
        for (std::uint32_t phase = 0; phase < computed.capacity.phaseLiveOn.size(); ++phase) {
            const auto slack = goLiveSlack(computed.plan, computed.schedule, computed.capacity, phase);
            for (std::size_t row = 0; row < tasks.size(); row += 2) {
                const TaskDates &dates = computed.schedule.tasks[row];
                const bool isPlain =
                    tasks[row].constraint == ConstraintKind::AsSoonAsPossible && !tasks[row].actualStart;
                if (!slack[row] || dates.summary || !isPlain) {
                    continue;
                }
                PlanClocks own(computed.plan);
                const CalendarClock &clock = own[own.slackClockOf(tasks[row])];
                const auto liveWith = [&](std::int64_t minutes) {
                    const Instant start = clock.nextStart(clock.advance(dates.start, minutes));
                    return SlackOf(startedAt(computed.plan, tasks[row], start)).capacity.phaseLiveOn[phase];
                };
                QVERIFY2(liveWith(*slack[row]) == computed.capacity.phaseLiveOn[phase], tasks[row].key.c_str());
                moved += liveWith(*slack[row] + 3 * 480) > computed.capacity.phaseLiveOn[phase];
                ++held;
            }
        }
        QVERIFY(held > 30);
        QVERIFY(moved > held * 3 / 4);
    }
};

GIGAPLAN_TEST(TestGoLiveSlack)
#include "tst_go_live_slack.moc"
