// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/finding_list.h"
#include "model/analysis/checks/findings.h"
#include "model/plan/baselines.h"
#include "model/plan/calendars.h"
#include "model/plan/crews.h"
#include "model/plan/equipment.h"
#include "model/plan/knowledge.h"
#include "model/plan/links.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "model/plan/risk.h"
#include "model/plan/tasks.h"
#include "tests/support/hand_schedule.h"
#include "tests/support/one_hall.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <functional>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

const Date kJul1 = makeDate(2026, 7, 1);
const Date kAug1 = makeDate(2026, 8, 1);

/// The hall with a grid to draw its energy from.
PlanRows soundHall()
{
    PlanRows rows = oneHall();
    auto grid = make<EnergySource>("grid");
    grid.site = idOf<Site>("s");
    grid.capacity = {10};
    rows.of<EnergySource>().push_back(grid);
    return rows;
}

using ChangeSchedule = std::function<void(const PlanSnapshot &, Schedule &)>;

/// r1 is live on 1 July 2026, r2 on 1 August.
std::vector<Finding> check(PlanRows rows, const ChangeSchedule &change = {})
{
    const PlanSnapshot plan = std::move(rows).snapshot();
    Schedule schedule = handSchedule(plan,
                                     {{"t-sub", makeDate(2026, 2, 2), makeDate(2026, 5, 1)},
                                      {"t-r1", makeDate(2026, 6, 8), makeDate(2026, 6, 15)},
                                      {"t-c1", makeDate(2026, 6, 16), kJul1},
                                      {"t-r2", makeDate(2026, 7, 13), makeDate(2026, 7, 20)},
                                      {"t-c2", makeDate(2026, 7, 21), makeDate(2026, 7, 25)}});
    if (change) {
        change(plan, schedule);
    }
    const Capacity capacity = computeCapacity(plan, schedule);
    return findProblems(plan, schedule, capacity, computeFacility(plan, capacity),
                        computeCapital(plan, schedule, capacity), computeEnergy(plan, capacity));
}

std::vector<Finding> ofRule(const std::vector<Finding> &findings, std::string_view rule)
{
    std::vector<Finding> found;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(found),
                 [rule](const Finding &finding) { return finding.rule == rule; });
    return found;
}

std::string listed(const std::vector<Finding> &findings)
{
    std::string text;
    for (const Finding &finding : findings) {
        text += std::string(finding.rule) + ": " + finding.text + '\n';
    }
    return text;
}

Feed feedBetween(const char *from, const char *to)
{
    auto feed = make<Feed>(std::string(from) + '>' + to);
    feed.from = idOf<Node>(from);
    feed.to = idOf<Node>(to);
    return feed;
}

void removeFeed(PlanRows &rows, std::string_view key)
{
    std::erase_if(rows.of<Feed>(), [key](const Feed &feed) { return feed.key == key; });
}

void addNode(PlanRows &rows, const char *key, NodeKind kind)
{
    auto node = make<Node>(key);
    node.kind = kind;
    node.rating = {4'000};
    rows.of<Node>().push_back(node);
}

/// The substation fed by two boards, each by the grid and by standby generators.
PlanRows hallWithTwoBoards()
{
    PlanRows rows = soundHall();
    removeFeed(rows, "grid>sub");
    addNode(rows, "gen", NodeKind::Generator);
    for (const char *board : {"mv-a", "mv-b"}) {
        addNode(rows, board, NodeKind::MediumVoltage);
        for (const char *source : {"grid", "gen"}) {
            rows.of<Feed>().push_back(feedBetween(source, board));
        }
        rows.of<Feed>().push_back(feedBetween(board, "sub"));
    }
    return rows;
}

Rack rackAt(const char *key, std::int64_t slot)
{
    auto rack = make<Rack>(key);
    rack.row = idOf<Row>("r1");
    rack.slot = slot;
    return rack;
}

} // namespace

/// Exactly one finding of the rule, with this severity, subject and date; its text is in `text`.
#define FINDS(rows, rule, wantedSeverity, wantedSubject, wantedDate, ...)                                              \
    const std::vector<Finding> findings = check(rows __VA_OPT__(, ) __VA_ARGS__);                                      \
    const std::vector<Finding> found = ofRule(findings, rule);                                                         \
    QVERIFY2(found.size() == 1, listed(findings).c_str());                                                             \
    QVERIFY2(found[0].severity == wantedSeverity, listed(found).c_str());                                              \
    QVERIFY2(found[0].subject == EntityRef(wantedSubject), listed(found).c_str());                                     \
    QVERIFY2(found[0].date == wantedDate, isoDate(found[0].date).c_str());                                             \
    [[maybe_unused]] const std::string &text = found[0].text

#define SAYS(words) QVERIFY2(text.find(words) != std::string::npos, text.c_str())

Q_DECLARE_METATYPE(std::function<void(gigaplan::Row &)>)

class TestChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSoundPlanHasNoFindings()
    {
        const auto findings = check(soundHall());
        QVERIFY2(findings.empty(), listed(findings).c_str());
    }

    void findsLoopsOfLinks()
    {
        FINDS(soundHall(), "schedule.cycle", Severity::Error, idOf<Task>("t-r1"), kNever,
              [](const PlanSnapshot &, Schedule &schedule) {
                  schedule.cycles = {{idOf<Task>("t-r1"), idOf<Task>("t-c1")}};
              });
        SAYS("“t-r1” → “t-c1” → “t-r1”");
    }

    void findsMissedDeadlines()
    {
        PlanRows rows = soundHall();
        the<Task>(rows, "t-c1").deadline = startOfDay(makeDate(2026, 6, 20)) + 17 * 60;
        FINDS(rows, "schedule.deadline_missed", Severity::Warning, idOf<Task>("t-c1"), makeDate(2026, 6, 20));
        SAYS("1 Jul 2026, 11 days after its deadline of 20 Jun 2026");
    }

    void findsManualTasksBeforeTheirLinks()
    {
        PlanRows rows = oneHall();
        the<Task>(rows, "t-c1").manual = true;
        QCOMPARE(ofRule(check(rows), "schedule.manual_undated").size(), std::size_t{1});
        the<Task>(rows, "t-c1").constraintDate = startOfDay(makeDate(2020, 1, 6)) + 8 * 60;
        auto link = make<Link>("r1>c1 by hand");
        link.from = idOf<Task>("t-r1");
        link.to = idOf<Task>("t-c1");
        rows.of<Link>().push_back(link);
        FINDS(rows, "schedule.manual_early", Severity::Warning, idOf<Task>("t-c1"), makeDate(2020, 1, 6),
              [](const PlanSnapshot &plan, Schedule &schedule) { schedule = computeSchedule(plan); });
        SAYS("stays on 6 Jan 2020: its links ask for ");
    }

    void findsNegativeSlack()
    {
        FINDS(soundHall(), "schedule.constraint_broken", Severity::Warning, idOf<Task>("t-r2"), makeDate(2026, 7, 13),
              [](const PlanSnapshot &plan, Schedule &schedule) {
                  schedule.tasks[plan.table<Task>().indexOf(idOf<Task>("t-r2"))].totalSlackMin = -960;
              });
        SAYS("2.00 working days too late");
    }

    void findsCalendarsWithoutWork()
    {
        PlanRows rows = soundHall();
        rows.of<Calendar>().push_back(make<Calendar>("never"));
        auto shift = make<Calendar>("shift");
        rows.of<Calendar>().push_back(shift);
        auto exception = make<CalendarException>("extra");
        exception.calendar = shift.id;
        exception.first = exception.last = makeDate(2026, 3, 2);
        exception.hours = {{{480, 960}}};
        rows.of<CalendarException>().push_back(exception);
        FINDS(rows, "calendar.no_working_time", Severity::Error, idOf<Calendar>("never"), kNever);
        SAYS("“never” has no working time; work on it is scheduled as if it went on all day");
        QCOMPARE(dateRemarks(findings), std::vector<std::string>{text});
    }

    void findsCalendarsThatNeverWorkTogether()
    {
        PlanRows rows = oneHall();
        auto sundays = make<Calendar>("sundays");
        sundays.sunday = {{{480, 960}}};
        rows.of<Calendar>().push_back(sundays);
        auto own = make<Calendar>("own");
        own.monday = {{{480, 960}}};
        rows.of<Calendar>().push_back(own);
        auto crew = make<Resource>("crew");
        crew.calendar = sundays.id;
        rows.of<Resource>().push_back(crew);
        auto assignment = make<Assignment>("a");
        assignment.task = idOf<Task>("t-r1");
        assignment.resource = crew.id;
        rows.of<Assignment>().push_back(assignment);
        QVERIFY(ofRule(check(rows), "calendar.no_common_time").empty()); // the crew's in place of the plan's
        the<Task>(rows, "t-r1").calendar = own.id;
        {
            FINDS(rows, "calendar.no_common_time", Severity::Warning, idOf<Task>("t-r1"), makeDate(2026, 6, 8));
            SAYS("scheduled by its own alone");
        }
        auto always = make<Blackout>("always");
        always.first = kFirstDate;
        always.last = kLastDate;
        rows.of<Assignment>().clear();
        rows.of<Blackout>().push_back(always);
        auto found = ofRule(check(rows), "calendar.no_common_time");
        QCOMPARE(found.size(), std::size_t{5});
        QVERIFY(found[0].text.find("as if there were none") != std::string::npos);
        auto later = always;
        later.key = "later";
        later.id = idOf<Blackout>("later");
        rows.of<Blackout>()[0].last = makeDate(2026, 2, 6);
        later.first = makeDate(2026, 2, 9); // between them lies a weekend
        rows.of<Blackout>().push_back(later);
        found = ofRule(check(rows), "calendar.no_common_time");
        QCOMPARE(found.size(), std::size_t{5});
        QVERIFY(found[0].text.find("as if work went on all day") != std::string::npos);
    }

    void findsExceptionsThatBeginOnOneDay()
    {
        PlanRows rows = oneHall();
        auto calendar = make<Calendar>("week");
        calendar.monday = {{{480, 960}}};
        rows.of<Calendar>().push_back(calendar);
        const auto except = [&](const char *key, int day, std::int32_t days, WorkHours hours) {
            auto exception = make<CalendarException>(key);
            exception.calendar = calendar.id;
            exception.first = makeDate(2026, 12, day);
            exception.last = *exception.first + (days - 1);
            exception.hours = std::move(hours);
            rows.of<CalendarException>().push_back(exception);
        };
        except("closed", 24, 8, {});
        except("half day", 24, 1, {{{480, 720}}});
        except("later", 26, 1, {{{480, 720}}}); // begins on another day: the rule is plain
        except("as the half day", 24, 1, {{{480, 720}}});
        {
            FINDS(rows, "calendar.overlap", Severity::Warning, idOf<CalendarException>("closed"),
                  makeDate(2026, 12, 24));
            SAYS("“closed” and “half day” of the calendar “week” overlap and both begin on 24 Dec 2026; the shorter "
                 "one");
        }
        rows.of<CalendarException>().clear();
        except("b", 26, 1, {});
        except("a", 26, 1, {{{480, 720}}});
        FINDS(rows, "calendar.overlap", Severity::Warning, idOf<CalendarException>("b"), makeDate(2026, 12, 26));
        SAYS("of two of one length that with the first key holds, “a”.");
    }

    void findsDatesBeyondTheLimit()
    {
        FINDS(oneHall(), "schedule.date_limit", Severity::Error, idOf<Task>("t-c2"), kLastDate,
              [](const PlanSnapshot &plan, Schedule &schedule) {
                  schedule.tasks[plan.table<Task>().indexOf(idOf<Task>("t-c2"))].finish = startOfDay(kLastDate + 1);
              });
        SAYS("“t-c2” would go on after 31 Dec 2199");
    }

    void findsEstimatesOutOfOrder()
    {
        PlanRows rows = oneHall();
        Task &task = the<Task>(rows, "t-r1"); // five days
        task.optimistic = {6 * 480};
        {
            FINDS(rows, "risk.estimate_order", Severity::Warning, task.id, kNever);
            SAYS("optimistic 6 d is above the planned 5 d; trials draw between the shortest and the longest of the "
                 "three.");
        }
        task.pessimistic = {4 * 480};
        {
            FINDS(rows, "risk.estimate_order", Severity::Warning, task.id, kNever);
            SAYS("optimistic 6 d is above the planned 5 d and pessimistic 4 d is below the planned 5 d");
        }
        task.actualFinish = startOfDay(makeDate(2026, 6, 15));
        QVERIFY(ofRule(check(rows), "risk.estimate_order").empty()); // nothing is drawn any more
        auto event = make<RiskEvent>("strike");
        event.task = task.id;
        event.optimistic = {4800};
        event.likely = {2400};
        event.pessimistic = {9600};
        rows.of<RiskEvent>().push_back(event);
        {
            FINDS(rows, "risk.estimate_order", Severity::Warning, event.id, kNever);
            SAYS("“strike” contradicts itself: optimistic delay 10 d is above the likely 5 d");
        }
        rows.of<RiskEvent>().clear();
        auto risk = make<DurationRisk>("civil");
        risk.pessimistic = {0.9};
        rows.of<DurationRisk>().push_back(risk);
        FINDS(rows, "risk.estimate_order", Severity::Warning, risk.id, kNever);
        SAYS("pessimistic share 0.90 is below the likely 1.00");
    }

    void findsDuplicateStatements()
    {
        PlanRows rows = oneHall();
        for (const char *key : {"x", "w"}) {
            auto risk = make<DurationRisk>(key);
            risk.pessimistic = {key[0] == 'x' ? 1.3 : 1.5};
            rows.of<DurationRisk>().push_back(risk);
            auto rate = make<LearningRate>(key);
            rate.duration = {key[0] == 'x' ? 5.0 : 6.0};
            rows.of<LearningRate>().push_back(rate);
            auto crew = make<Resource>("crew");
            rows.of<Resource>() = {crew};
            auto from = make<Availability>(key);
            from.resource = crew.id;
            from.from = kJul1;
            from.capacity = {key[0] == 'x' ? 1.0 : 2.0};
            rows.of<Availability>().push_back(from);
            auto baseline = make<Baseline>("agreed");
            rows.of<Baseline>() = {baseline};
            auto kept = make<BaselineTask>(key);
            kept.baseline = baseline.id;
            kept.task = idOf<Task>("t-r1");
            kept.start = startOfDay(kJul1);
            kept.finish = startOfDay(key[0] == 'x' ? kAug1 : kAug1 + 1);
            rows.of<BaselineTask>().push_back(kept);
        }
        {
            FINDS(rows, "risk.class_twice", Severity::Warning, idOf<DurationRisk>("x"), kNever);
            SAYS("“w” and “x” both state how durations of the work class General scatter; that with the first key "
                 "holds, “w”.");
        }
        {
            FINDS(rows, "learning.class_twice", Severity::Warning, idOf<LearningRate>("x"), kNever);
            SAYS("the learning rate of the work class General");
        }
        {
            FINDS(rows, "resources.availability_twice", Severity::Warning, idOf<Availability>("x"), kNever);
            SAYS("how many units “crew” has from 1 Jul 2026 on");
        }
        {
            FINDS(rows, "baseline.task_twice", Severity::Warning, idOf<BaselineTask>("x"), kNever);
            SAYS("what the baseline “agreed” keeps of “t-r1”");
        }
        for (auto &risk : rows.of<DurationRisk>()) {
            risk.pessimistic = {1.3};
        }
        QVERIFY(ofRule(check(rows), "risk.class_twice").empty()); // the same twice decides nothing
    }

    void findsRowsContendingForDeliveries()
    {
        PlanRows rows = oneHall();
        the<Row>(rows, "r2").install = idOf<Task>("t-r1"); // of 6 racks on 1 June r1 takes 5
        FINDS(rows, "supply.contested", Severity::Info, idOf<Row>("r2"), kAug1);
        SAYS("The rows “r1” of “p1” and “r2” of “p2” begin to be installed at the same time");
    }

    void findsPhasesWithTheSameOrder()
    {
        PlanRows rows = oneHall();
        the<Phase>(rows, "p2").order = the<Phase>(rows, "p1").order;
        QVERIFY(ofRule(check(rows), "phase.same_order").empty()); // nothing asks which comes first
        rows.of<LearningRate>().push_back(make<LearningRate>("all"));
        FINDS(rows, "phase.same_order", Severity::Info, idOf<Phase>("p2"), kNever);
        SAYS("“p1” and “p2” have the same order");
    }

    void findsOverloads()
    {
        PlanRows rows = soundHall();
        the<Node>(rows, "sub").rating = {1'000}; // 720 kW in July, 1.44 MW in August
        FINDS(rows, "power.overload", Severity::Error, idOf<Node>("sub"), kAug1);
        SAYS("1.44 MW, more than the 1.00 MW");
    }

    void findsLowHeadroom()
    {
        PlanRows rows = soundHall();
        the<Node>(rows, "sub").rating = {1'450};
        FINDS(rows, "power.low_headroom", Severity::Warning, idOf<Node>("sub"), kAug1);
        SAYS("10.0 kW left of 1.45 MW");
    }

    void findsCoolingThatIsTooSmall()
    {
        PlanRows rows = soundHall();
        the<Node>(rows, "cdu").rating = {500};
        FINDS(rows, "cooling.overload", Severity::Error, idOf<Node>("cdu"), kJul1);
        SAYS("540 kW of heat");
    }

    void findsRowsWithoutFeeds()
    {
        PlanRows rows = soundHall();
        for (const char *key : {"r1", "r2"}) {
            the<Row>(rows, key).feedA = the<Row>(rows, key).feedB = {};
        }
        FINDS(rows, "power.not_fed", Severity::Warning, idOf<Hall>("h"), kNever);
        SAYS("2 rows of “h” name no power feed");
    }

    void findsLoopsOfFeeds()
    {
        PlanRows rows = soundHall();
        rows.of<Feed>().push_back(feedBetween("bus-a", "sub"));
        {
            FINDS(rows, "power.feed_cycle", Severity::Error, found[0].subject, kNever);
            SAYS("no load can be worked out there");
        }
        removeFeed(rows, "grid>sub");
        FINDS(rows, "power.feed_cycle", Severity::Error, found[0].subject, kNever);
        SAYS("form a loop that no source outside it feeds");
        QVERIFY(ofRule(findings, "power.no_source").empty());
    }

    void findsWhereThePathToASourceEnds()
    {
        PlanRows rows = soundHall();
        removeFeed(rows, "grid>sub");
        {
            FINDS(rows, "power.no_source", Severity::Error, idOf<Node>("sub"), kNever);
            SAYS("Nothing powers “sub”, which is no source itself: 2 rows (1.20 MW IT) behind it are never powered.");
        }
        the<Row>(rows, "r2").feedA = the<Row>(rows, "r2").feedB = idOf<Node>("grid");
        the<Node>(rows, "sub").kind = NodeKind::GasPlant;
        QVERIFY(ofRule(check(rows), "power.no_source").empty());
        the<Node>(rows, "grid").kind = NodeKind::MainTransformer;
        FINDS(rows, "power.no_source", Severity::Error, idOf<Node>("grid"), kNever);
        SAYS("1 row (600 kW IT) behind it is never powered.");
    }

    void aBoardWithoutAnyFeed()
    {
        PlanRows rows = hallWithTwoBoards();
        QVERIFY2(check(rows).empty(), listed(check(rows)).c_str());
        removeFeed(rows, "grid>mv-a");
        removeFeed(rows, "gen>mv-a");
        {
            FINDS(rows, "power.dead_end", Severity::Warning, idOf<Node>("mv-a"), kNever);
            SAYS("Nothing powers “mv-a”, which is no source itself, so it carries nothing.");
            QVERIFY(ofRule(findings, "power.no_source").empty());
        }
        removeFeed(rows, "grid>mv-b");
        removeFeed(rows, "gen>mv-b");
        const auto findings = ofRule(check(rows), "power.no_source");
        QCOMPARE(findings.size(), std::size_t{2});
        for (const Finding &finding : findings) {
            QVERIFY2(finding.text.find("2 rows (1.20 MW IT) behind it are never powered") != std::string::npos,
                     finding.text.c_str());
        }
    }

    void findsBoardsWithOnlyStandby()
    {
        PlanRows rows = hallWithTwoBoards();
        removeFeed(rows, "grid>mv-a");
        {
            FINDS(rows, "power.standby_only", Severity::Warning, idOf<Node>("mv-a"), kNever);
            SAYS("“mv-a” has only standby power behind it, from “gen”, no grid and no gas plant.");
        }
        removeFeed(rows, "grid>mv-b");
        const auto findings = ofRule(check(rows), "power.standby_only");
        QCOMPARE(findings.size(), std::size_t{2});
        QVERIFY2(findings[0].text.ends_with(": 2 rows (1.20 MW IT) run on it."), findings[0].text.c_str());
        the<Node>(rows, "gen").kind = NodeKind::GasPlant;
        QVERIFY(ofRule(check(rows), "power.standby_only").empty());
    }

    void findsCoolingWithoutAPlant()
    {
        PlanRows rows = soundHall();
        removeFeed(rows, "plant>cdu");
        {
            FINDS(rows, "cooling.no_source", Severity::Error, idOf<Node>("cdu"), kNever);
            SAYS("“cdu” gives its heat to nothing and is no cooling plant: 2 rows (1.20 MW IT) behind it are never "
                 "cooled.");
        }
        rows = soundHall();
        addNode(rows, "board", NodeKind::MediumVoltage);
        removeFeed(rows, "sub>plant");
        {
            FINDS(rows, "cooling.no_power_feed", Severity::Info, idOf<Node>("plant"), kNever);
            SAYS("“plant” has no power feed");
            QCOMPARE(findings.size(), std::size_t{1});
        }
        rows.of<Feed>().push_back(feedBetween("board", "plant"));
        FINDS(rows, "power.no_source", Severity::Error, idOf<Node>("board"), kNever);
        SAYS("Nothing powers “board”, which is no source itself: 2 rows (1.20 MW IT) behind it are never cooled.");
    }

    void nodesWithoutLoadNeedNoSource()
    {
        PlanRows rows = soundHall();
        addNode(rows, "spare", NodeKind::Ups);
        addNode(rows, "spare-cdu", NodeKind::Cdu);
        QVERIFY2(check(rows).empty(), listed(check(rows)).c_str());
    }

    void sourceRatedZeroIsOverloaded()
    {
        PlanRows rows = soundHall();
        the<Node>(rows, "grid").rating = {0};
        FINDS(rows, "power.overload", Severity::Error, idOf<Node>("grid"), kJul1);
        SAYS("more than the 0 MW");
    }

    void findsRowsWithFaultyFeedsOrWork_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<std::function<void(Row &)>>("change");
        QTest::addColumn<QString>("words");
        const auto add = [](const char *rule, const std::function<void(Row &)> &change, const char *words) {
            QTest::newRow(rule) << QString::fromUtf8(rule) << change << QString::fromUtf8(words);
        };
        add(
            "power.wrong_feed", [](Row &row) { row.feedB = idOf<Node>("cdu"); },
            "1 row of “h” names a feed that carries no power and never goes live.");
        add(
            "power.same_feed", [](Row &row) { row.feedB = row.feedA; },
            "1 row of “h” names one node as both of its feeds, so that both fail at once.");
        add(
            "cooling.wrong_node", [](Row &row) { row.cooling = idOf<Node>("bus-a"); },
            "1 row of “h” names a cooling node that cools nothing and never goes live.");
        add(
            "row.no_install", [](Row &row) { row.install = {}; },
            "1 row of “b” names no task that installs its racks, so it counts as installed on delivery.");
        add(
            "row.no_commission", [](Row &row) { row.commission = {}; },
            "1 row of “b” names no task that commissions it, so nothing but its racks, power and cooling holds it "
            "back.");
    }
    void findsRowsWithFaultyFeedsOrWork()
    {
        QFETCH(QString, rule);
        QFETCH(std::function<void(Row &)>, change);
        QFETCH(QString, words);
        PlanRows rows = soundHall();
        change(the<Row>(rows, "r1"));
        const std::string wanted = rule.toStdString();
        const bool work = wanted.starts_with("row.");
        FINDS(rows, wanted, Severity::Warning, work ? EntityRef(idOf<Building>("b")) : EntityRef(idOf<Hall>("h")),
              kNever);
        QCOMPARE(QString::fromStdString(text), words);
    }

    void findsRowsWithoutCooling()
    {
        PlanRows rows = soundHall();
        the<Row>(rows, "r1").cooling = {};
        Hall &hall = the<Hall>(rows, "h");
        hall.liquidCooling = hall.airCooling = {};
        FINDS(rows, "cooling.none", Severity::Warning, idOf<Hall>("h"), kNever);
        SAYS("names no cooling in a hall that gives no figure for any");
    }

    void findsSitesWithoutEnergy()
    {
        PlanRows rows = soundHall();
        rows.of<EnergySource>().clear();
        {
            // 0.6 MW IT × 1.2 annual PUE × 0.5 load factor
            FINDS(rows, "energy.no_source", Severity::Warning, idOf<Site>("s"), kJul1);
            SAYS("“s” needs 360 kW on average, but no energy source gives any, so this energy has neither cost nor "
                 "carbon.");
        }
        rows = soundHall();
        rows.of<EnergySource>().front().from = kAug1;
        {
            FINDS(rows, "energy.no_source", Severity::Warning, idOf<Site>("s"), kJul1);
            SAYS("gives any before 1 Aug 2026, so");
        }
        rows = soundHall();
        rows.of<EnergySource>().front().capacity = {0.5};
        {
            FINDS(rows, "energy.unserved", Severity::Warning, idOf<Site>("s"), kAug1);
            SAYS("“s” needs 720 kW on average, 220 kW more than its energy sources give.");
        }
        rows.of<EnergySource>().front().kind = EnergyKind::Solar;
        FINDS(rows, "energy.unserved", Severity::Warning, idOf<Site>("s"), kAug1);
        SAYS("and no grid gives the rest");
    }

    void findsHallsBeyondTheirLimits_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<double>("it");
        QTest::addColumn<double>("liquid");
        QTest::addColumn<double>("air");
        QTest::addColumn<double>("floor");
        QTest::addColumn<QString>("words");
        // Two rows: 1.2 MW IT, 1.08 MW to liquid, 120 kW to air. 1,440 kg on 0.72 m2 is 19.6 kPa.
        QTest::newRow("it") << QStringLiteral("hall.it_limit") << 1'100.0 << 0.0 << 0.0 << 0.0
                            << QStringLiteral("1.20 MW IT, more than its IT limit of 1.10 MW");
        QTest::newRow("liquid") << QStringLiteral("hall.liquid_cooling") << 0.0 << 1'000.0 << 0.0 << 0.0
                                << QStringLiteral("1.08 MW of heat to liquid");
        QTest::newRow("air") << QStringLiteral("hall.air_cooling") << 0.0 << 0.0 << 100.0 << 0.0
                             << QStringLiteral("120 kW of heat to air");
        QTest::newRow("floor") << QStringLiteral("hall.floor_load") << 0.0 << 0.0 << 0.0 << 15.0
                               << QStringLiteral("19.6 kPa");
    }
    void findsHallsBeyondTheirLimits()
    {
        QFETCH(QString, rule);
        QFETCH(double, it);
        QFETCH(double, liquid);
        QFETCH(double, air);
        QFETCH(double, floor);
        QFETCH(QString, words);
        PlanRows rows = soundHall();
        Hall &hall = rows.of<Hall>().front();
        hall.itLimit = {it};
        hall.liquidCooling = {liquid};
        hall.airCooling = {air};
        hall.floorLoad = {floor};
        const std::string wanted = rule.toStdString();
        FINDS(rows, wanted, Severity::Error, idOf<Hall>("h"), kNever);
        SAYS(words.toStdString());
        QCOMPARE(findings.size(), std::size_t{1});
    }

    void findsOverloadedCrew()
    {
        auto rows = soundHall();
        auto crew = make<Resource>("crew");
        crew.capacity = {2};
        rows.of<Resource>().push_back(crew);
        for (const char *task : {"t-r1", "t-c1", "t-r2"}) {
            auto assignment = make<Assignment>(task);
            assignment.task = idOf<Task>(task);
            assignment.resource = crew.id;
            assignment.units = {task[3] == '2' ? 2.5 : 2};
            rows.of<Assignment>().push_back(assignment);
        }
        // t-r1 ends before t-c1 begins, and that before t-r2, which alone needs too much.
        FINDS(rows, "resources.overload", Severity::Warning, idOf<Resource>("crew"), makeDate(2026, 7, 13));
        SAYS("“crew” is needed for 2.5 of 2 units from 13 Jul 2026 to 20 Jul 2026, by “t-r2”.");
    }

    void countsFurtherCrewOverloads()
    {
        auto rows = soundHall();
        rows.of<Resource>().push_back(make<Resource>("crew"));
        for (const char *task : {"t-sub", "t-r1", "t-c1", "t-r2", "t-c2"}) {
            auto assignment = make<Assignment>(task);
            assignment.task = idOf<Task>(task);
            assignment.resource = idOf<Resource>("crew");
            assignment.units = {task[2] == 'r' ? 3.0 : 1.0};
            rows.of<Assignment>().push_back(assignment);
        }
        FINDS(rows, "resources.overload", Severity::Warning, idOf<Resource>("crew"), makeDate(2026, 6, 8));
        SAYS("for 3 of 1 unit from 8 Jun 2026 to 15 Jun 2026, by “t-r1”, and 1 more time.");
    }

    void aTaskBeforeItsDeliveries()
    {
        auto rows = soundHall();
        auto requirement = make<Requirement>("racks");
        requirement.task = idOf<Task>("t-r1");
        requirement.equipment = idOf<Equipment>("gpu");
        requirement.quantity = 8;
        rows.of<Requirement>().push_back(requirement);
        FINDS(rows, "resources.not_arrived", Severity::Warning, idOf<Task>("t-r1"), makeDate(2026, 6, 8));
        SAYS("“t-r1” begins on 8 Jun 2026 with 6 of the 8 “gpu” that it needs; all are there on 1 Aug 2026.");
    }

    void findsDeliveriesThatFallShort()
    {
        PlanRows rows = soundHall();
        the<Supply>(rows, "d2").quantity = 3;
        FINDS(rows, "supply.short", Severity::Warning, idOf<Phase>("p2"), kNever);
        SAYS("5 of the 5 “gpu” racks of “p2”");
    }

    void reportsMissingDeliveriesOnce()
    {
        PlanRows rows = soundHall();
        rows.of<Supply>().clear();
        FINDS(rows, "supply.short", Severity::Warning, idOf<Plan>("plan"), kNever);
        SAYS("no deliveries");
    }

    void findsDeliveriesOutsideTheShipWindow()
    {
        PlanRows rows = soundHall();
        rows.of<Equipment>().front().shipsFrom = makeDate(2026, 6, 15);
        rows.of<Equipment>().front().shipsUntil = makeDate(2026, 7, 15);
        {
            FINDS(rows, "supply.before_ship_window", Severity::Warning, idOf<Supply>("d1"), makeDate(2026, 6, 1));
            SAYS("first shipment of “gpu” on 15 Jun 2026");
        }
        FINDS(rows, "supply.after_ship_window", Severity::Warning, idOf<Supply>("d2"), kAug1);
        SAYS("15 Jul 2026");
    }

    void findsRacksInWrongSlots()
    {
        PlanRows rows = soundHall();
        rows.of<Rack>() = {rackAt("far", 5), rackAt("one", 2), rackAt("two", 2)};
        {
            FINDS(rows, "rack.slot_range", Severity::Error, idOf<Rack>("far"), kNever);
            SAYS("slot 6 of a row of 5");
        }
        FINDS(rows, "rack.double", Severity::Error, idOf<Rack>("two"), kNever);
        SAYS("Slot 3 of “r1” is given to two racks, “one” and “two”; that with the first key holds, “one”.");
    }

    void findsPlacesReachingOutside()
    {
        PlanRows rows = soundHall();
        the<Row>(rows, "r1").x = {47'001}; // five slots of 600 mm end at 50,001
        {
            FINDS(rows, "place.outside", Severity::Warning, idOf<Row>("r1"), kNever);
            SAYS("“r1” reaches outside “h”");
        }
        the<Row>(rows, "r1").x = {47'000};
        QVERIFY(check(rows).empty());
        the<Hall>(rows, "h").x = {50'001};
        FINDS(rows, "place.outside", Severity::Warning, idOf<Hall>("h"), kNever);
        SAYS("“b”");
    }

    void findsRowsOnTheSameFloor()
    {
        PlanRows rows = soundHall();
        the<Row>(rows, "r2").y = {2'199}; // r1 is 1,200 deep from 1,000
        const auto findings = ofRule(check(rows), "place.overlap");
        QCOMPARE(findings.size(), std::size_t{1});
        the<Row>(rows, "r2").y = {2'200};
        QVERIFY(check(rows).empty());
        the<Row>(rows, "r2").direction = RowDirection::South;
        the<Row>(rows, "r2").y = {0};
        QCOMPARE(ofRule(check(rows), "place.overlap").size(), std::size_t{1});
    }

    void findsPhasesThatFallShort()
    {
        PlanRows rows = soundHall();
        the<Phase>(rows, "p1").target = {0.8};
        {
            FINDS(rows, "phase.short", Severity::Warning, idOf<Phase>("p1"), kNever);
            SAYS("600 kW IT, 200 kW IT less than its target of 800 kW IT");
        }
        the<Phase>(rows, "p1").target = {0.6};
        the<Row>(rows, "r1").feedA = the<Row>(rows, "r1").feedB = {};
        FINDS(rows, "phase.never_live", Severity::Warning, idOf<Phase>("p1"), kNever);
        SAYS("only 0 MW IT of it");
    }

    void findsAnUnmetTarget()
    {
        PlanRows rows = soundHall();
        rows.of<Plan>().front().target = {2};
        FINDS(rows, "plan.target_unmet", Severity::Warning, idOf<Plan>("plan"), kNever);
        SAYS("1.20 MW IT, 800 kW IT less than its target of 2.00 MW IT");
    }

    void findsTasksThatDoNotWaitForTheirMoney()
    {
        PlanRows rows = soundHall();
        auto tranche = make<Tranche>("money");
        tranche.phase = idOf<Phase>("p1");
        tranche.gates = idOf<Task>("t-r2"); // starts on 13 July; the phase is live on 1 July
        rows.of<Tranche>().push_back(tranche);
        QVERIFY(check(rows).empty());
        rows.of<Tranche>().front().holdDays = 30;
        FINDS(rows, "capital.gated_before_release", Severity::Warning, idOf<Task>("t-r2"), makeDate(2026, 7, 13));
        SAYS("released on 31 Jul 2026");
    }

    void findsDuplicateKeysAndExtraPlans()
    {
        PlanRows rows = soundHall();
        auto twin = make<Task>("t-r1");
        twin.id = {twin.id.value + 1};
        rows.of<Task>().push_back(twin);
        {
            FINDS(rows, "key.duplicate", Severity::Error, twin.id, kNever);
            SAYS("“t-r1” names more than one Task");
        }
        rows = soundHall();
        rows.of<Plan>().push_back(make<Plan>("second"));
        QCOMPARE(ofRule(check(rows), "plan.one_row").size(), std::size_t{1});
    }

    void findsDanglingClaimsAndNotes()
    {
        PlanRows rows = soundHall();
        const auto claim = [&rows](const char *key, const char *subject, const char *field) {
            auto made = make<Claim>(key);
            made.subject = subject;
            made.field = field;
            rows.of<Claim>().push_back(made);
        };
        claim("good", "equipment/gpu", "operating_kw");
        claim("gone", "equipment/other", "");
        claim("field", "equipment/gpu", "colour");
        auto note = make<Note>("note");
        note.subject = "hall/none";
        rows.of<Note>().push_back(note);
        QCOMPARE(ofRule(check(rows), "note.dangling").size(), std::size_t{1});
        {
            FINDS(rows, "claim.dangling", Severity::Warning, idOf<Claim>("gone"), kNever);
            SAYS("equipment/other");
        }
        FINDS(rows, "claim.unknown_field", Severity::Warning, idOf<Claim>("field"), kNever);
        SAYS("colour");
    }

    void limitsFindingsPerRule()
    {
        PlanRows rows = soundHall();
        for (int i = 0; i < 500; ++i) {
            rows.of<Rack>().push_back(rackAt(("far" + std::to_string(i)).c_str(), 100 + i));
        }
        const auto findings = ofRule(check(rows), "rack.slot_range");
        QCOMPARE(findings.size(), FindingList::kMostPerRule + 1);
        QVERIFY(std::any_of(findings.begin(), findings.end(), [](const Finding &finding) {
            return finding.text.starts_with("And 480 more of the same kind");
        }));
    }

    void errorsComeFirstThenByDate()
    {
        PlanRows rows = soundHall();
        the<Node>(rows, "cdu").rating = {500}; // error in July
        the<Node>(rows, "sub").rating = {1'000}; // error in August
        the<Phase>(rows, "p1").target = {0.8}; // warning without a date
        rows.of<Equipment>().front().shipsFrom = makeDate(2026, 6, 15); // warning in June
        const auto findings = check(rows);
        QCOMPARE(findings.size(), std::size_t{4});
        QCOMPARE(findings[0].rule, std::string_view("cooling.overload"));
        QCOMPARE(findings[1].rule, std::string_view("power.overload"));
        QCOMPARE(findings[2].rule, std::string_view("supply.before_ship_window"));
        QCOMPARE(findings[3].rule, std::string_view("phase.short"));
        for (const Finding &finding : findings) {
            QVERIFY(finding.text.ends_with('.'));
        }
    }

    void emptySnapshotYieldsOneFinding()
    {
        const PlanSnapshot plan;
        const Schedule schedule = handSchedule(plan, {});
        const Capacity capacity = computeCapacity(plan, schedule);
        const auto findings = findProblems(plan, schedule, capacity, computeFacility(plan, capacity),
                                           computeCapital(plan, schedule, capacity), computeEnergy(plan, capacity));
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings[0].rule, std::string_view("plan.one_row"));
    }
};

GIGAPLAN_TEST(TestChecks)
#include "tst_checks.moc"
