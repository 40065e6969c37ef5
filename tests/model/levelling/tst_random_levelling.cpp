// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/calendar_clock.h"
#include "model/edit/document.h"
#include "model/edit/set_level_delays.h"
#include "model/plan/entities.h"
#include "tests/model/levelling/levelling_plan.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

#include <map>
#include <numeric>
#include <set>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

/// Crews, capacities over time and deliveries for a random plan's tasks.
PlanSnapshot withCrews(const SmallPlan &small, unsigned seed)
{
    std::mt19937 random(seed);
    CrewPlan plan;
    plan.rows = small.rows;
    plan.resource("crew", 2 + static_cast<double>(random() % 2));
    plan.resource("crane", 1);
    plan.available("crew", makeDate(2026, 1, 12), 2);
    plan.rows.of<Equipment>().push_back(make<Equipment>("rack"));
    for (int i = 0; i < 3; ++i) {
        plan.deliver("rack", makeDate(2026, 1, 4) + static_cast<int>(random() % 20), i < 2 ? 4 : 100);
    }
    for (std::size_t i = 0; i < plan.rows.of<Task>().size(); ++i) {
        Task &task = plan.rows.of<Task>()[i];
        const bool leaf = task.key.front() == 't'; // and what its summaries have comes on top: never more than there is
        if (random() % 2 == 0) {
            plan.assign(task.key, "crew", !leaf || random() % 4 == 0 ? 0.5 : 1);
        }
        if (leaf && random() % 3 == 0) {
            plan.assign(task.key, "crane");
        }
        if (random() % 4 == 0) {
            plan.require(task.key, "rack", static_cast<std::int64_t>(1 + random() % 3));
        }
        task.priority = 500 + static_cast<std::int64_t>(random() % 3);
    }
    return plan.snapshot();
}

/// Minute by minute of the dates' own instants, in the plainest way there is: "" or what is overloaded.
std::string overloaded(const PlanSnapshot &plan, const Schedule &schedule)
{
    const TaskTree tree(plan);
    for (const Resource &resource : plan.table<Resource>()) {
        std::map<Instant, double> changes;
        for (const Assignment &assignment : plan.table<Assignment>()) {
            for (std::uint32_t row = 0; row < schedule.tasks.size(); ++row) {
                std::uint32_t at = row;
                while (at != TaskTree::kNone && plan.table<Task>()[at].id != assignment.task) {
                    at = tree.parent[at];
                }
                const TaskDates &dates = schedule.tasks[row];
                if (at == TaskTree::kNone || !tree.isLeaf(row) || assignment.resource != resource.id
                    || dates.start >= dates.finish) {
                    continue;
                }
                changes[dates.start] += assignment.units.value;
                changes[dates.finish] -= assignment.units.value;
            }
        }
        for (const Availability &availability : plan.table<Availability>()) {
            changes[startOfDay(*availability.from)] += 0;
        }
        double needed = 0;
        for (const auto &[when, change] : changes) {
            needed += change;
            double capacity = resource.capacity.value;
            Date last = kFirstDate;
            for (const Availability &availability : plan.table<Availability>()) {
                if (availability.resource == resource.id && startOfDay(*availability.from) <= when
                    && *availability.from >= last) {
                    capacity = availability.capacity.value;
                    last = *availability.from;
                }
            }
            if (needed > capacity + 1e-9) {
                return resource.key + " at " + isoInstant(when);
            }
        }
    }
    return {};
}

/// Tasks begun by any day need no more than has been delivered by then.
bool deliveriesSuffice(const PlanSnapshot &plan, const Schedule &schedule)
{
    const TaskTree tree(plan);
    std::map<Instant, std::int64_t> pieces;
    for (const Supply &supply : plan.table<Supply>()) {
        pieces[startOfDay(*supply.date)] += supply.quantity;
    }
    for (const Requirement &requirement : plan.table<Requirement>()) {
        pieces[schedule.find(plan, requirement.task)->start] -= requirement.quantity;
    }
    std::int64_t there = 0;
    return std::all_of(pieces.begin(), pieces.end(), [&](const auto &change) {
        there += change.second;
        return there >= 0;
    });
}

/// Some leaves of one calendar with crews and links: small enough for every order to be tried.
CrewPlan tinyPlan(unsigned seed)
{
    std::mt19937 random(seed);
    CrewPlan plan;
    plan.resource("r", 2);
    plan.resource("q", 1);
    const int count = 3 + static_cast<int>(random() % 4);
    for (int i = 0; i < count; ++i) {
        const std::string key(1, static_cast<char>('a' + i));
        plan.task(key, kDay * static_cast<std::int64_t>(1 + random() % 4));
        plan.assign(key, "r", static_cast<double>(1 + random() % 2));
        if (random() % 2 == 0) {
            plan.assign(key, "q");
        }
        for (int k = 0; k < i; ++k) {
            if (random() % 4 == 0) {
                plan.link(std::string(1, static_cast<char>('a' + k)), key);
            }
        }
    }
    return plan;
}

/// The shortest of all schedules in whole days, by trying every start of every task.
struct Exhaustive {
    std::vector<int> durations, r, q;
    std::vector<std::vector<int>> before;
    int best = 0;

    explicit Exhaustive(const CrewPlan &plan)
    {
        const auto index = [](Id<Task> id) {
            int i = 0;
            while (idOf<Task>(std::string(1, static_cast<char>('a' + i))) != id) {
                ++i;
            }
            return static_cast<std::size_t>(i);
        };
        for (const Task &task : plan.rows.of<Task>()) {
            durations.push_back(static_cast<int>(task.duration.value / kDay));
        }
        r.assign(durations.size(), 0);
        q = r;
        before.resize(durations.size());
        for (const Assignment &assignment : plan.rows.of<Assignment>()) {
            auto &of = assignment.resource == idOf<Resource>("r") ? r : q;
            of[index(assignment.task)] += static_cast<int>(assignment.units.value);
        }
        for (const Link &link : plan.rows.of<Link>()) {
            before[index(link.to)].push_back(static_cast<int>(index(link.from)));
        }
        best = std::accumulate(durations.begin(), durations.end(), 0);
        std::vector<int> starts(durations.size(), 0);
        descend(starts, 0);
    }

    bool fits(const std::vector<int> &starts, std::size_t count) const
    {
        for (std::size_t i = 0; i < count; ++i) {
            int usedR = 0, usedQ = 0;
            for (std::size_t k = 0; k < count; ++k) {
                const bool runs = starts[k] <= starts[i] && starts[i] < starts[k] + durations[k];
                usedR += runs ? r[k] : 0;
                usedQ += runs ? q[k] : 0;
            }
            if (usedR > 2 || usedQ > 1) {
                return false;
            }
        }
        return true;
    }

    void descend(std::vector<int> &starts, std::size_t task)
    {
        if (task == durations.size()) {
            int finish = 0;
            for (std::size_t i = 0; i < task; ++i) {
                finish = std::max(finish, starts[i] + durations[i]);
            }
            best = std::min(best, finish);
            return;
        }
        int earliest = 0;
        for (const int source : before[task]) {
            earliest = std::max(earliest,
                                starts[static_cast<std::size_t>(source)] + durations[static_cast<std::size_t>(source)]);
        }
        for (starts[task] = earliest; starts[task] + durations[task] <= best; ++starts[task]) {
            if (fits(starts, task + 1)) {
                descend(starts, task + 1);
            }
        }
    }
};

} // namespace

class TestRandomLevelling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tinyPlansAreOptimal();
    void nothingIsOverloaded_data();
    void nothingIsOverloaded();
    void remainingOverloadsAreReported();
    void datesMatchTheSchedule();
    void equalOptionsGiveEqualResults();
    void lowerPriorityNeverDelaysHigher();
    void undoAndClearRestoreThePlan();
};

void TestRandomLevelling::tinyPlansAreOptimal()
{
    for (unsigned seed = 0; seed < 150; ++seed) {
        const CrewPlan plan = tinyPlan(seed);
        const Levelled levelled(plan);
        const int days = static_cast<int>(
            CalendarClock::standardWeek().between(levelled.schedule.start, levelled.schedule.finish) / kDay);
        QVERIFY2(overloaded(levelled.plan, levelled.schedule).empty(), std::to_string(seed).c_str());
        QVERIFY2(days == Exhaustive(plan).best, std::to_string(seed).c_str());
    }
}

void TestRandomLevelling::nothingIsOverloaded_data()
{
    QTest::addColumn<bool>("oneCalendar");
    QTest::newRow("one calendar") << true;
    QTest::newRow("three calendars, elapsed durations") << false;
}

void TestRandomLevelling::nothingIsOverloaded()
{
    QFETCH(bool, oneCalendar);
    RandomOptions options;
    options.constraints = options.progress = false;
    options.leaves = 12;
    int moved = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        SmallPlan small = RandomNetwork(seed, options).small;
        if (oneCalendar) {
            for (Task &task : small.rows.of<Task>()) {
                task.calendar = {};
                task.elapsed = false;
            }
        }
        LevellingOptions some;
        some.passes = 20;
        const Levelled levelled(withCrews(small, seed), some);
        const std::string where = "seed " + std::to_string(seed) + ' ';
        QVERIFY2(overloaded(levelled.plan, levelled.schedule).empty(),
                 (where + overloaded(levelled.plan, levelled.schedule)).c_str());
        QVERIFY2(levelled.levelling.overloads.empty(), where.c_str());
        QVERIFY2(levelled.levelling.shortArrivals.empty(), where.c_str());
        QVERIFY2(deliveriesSuffice(levelled.plan, levelled.schedule), where.c_str());
        for (const LevelledTask &one : levelled.levelling.moved) {
            QVERIFY2(one.waitsCrewMin >= 0 && one.waitsArrivalMin >= 0, where.c_str());
            QVERIFY2(one.why.kind != WaitKind::Crew || one.waitsCrewMin > 0, where.c_str());
            QVERIFY2(one.why.kind != WaitKind::Crew || one.why.resource, where.c_str());
            QVERIFY2(one.why.kind != WaitKind::Crew || one.why.there < one.why.needed, where.c_str());
        }
        moved += static_cast<int>(levelled.levelling.moved.size());
    }
    QVERIFY(moved > 1000);
}

/// With constraints and progress some overloads stay; levelling says which.
void TestRandomLevelling::remainingOverloadsAreReported()
{
    RandomOptions options;
    options.leaves = 10;
    int told = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        LevellingOptions some;
        some.passes = 5;
        const Levelled levelled(withCrews(RandomNetwork(seed, options).small, seed), some);
        const bool any = !overloaded(levelled.plan, levelled.schedule).empty();
        QVERIFY2(any == !levelled.levelling.overloads.empty(), std::to_string(seed).c_str());
        told += any;
        for (const Task &task : levelled.before.table<Task>()) {
            if (task.actualStart || task.actualFinish) {
                QVERIFY2(levelled.plan.find(task.id)->levelDelay == task.levelDelay, std::to_string(seed).c_str());
            }
        }
    }
    QVERIFY(told > 0);
}

void TestRandomLevelling::datesMatchTheSchedule()
{
    RandomOptions options;
    options.leaves = 12;
    for (unsigned seed = 300; seed < 400; ++seed) {
        LevellingOptions some;
        some.passes = 10;
        const Levelled levelled(withCrews(RandomNetwork(seed, options).small, seed), some);
        QVERIFY(levelled.schedule.finish == levelled.levelling.finishLevelled);
        for (const LevelledTask &one : levelled.levelling.moved) {
            const TaskDates &dates = *levelled.schedule.find(levelled.plan, one.task);
            QVERIFY2(dates.start == one.startAfter && dates.finish == one.finishAfter, std::to_string(seed).c_str());
            QVERIFY(levelled.plan.find(one.task)->levelDelay == one.delay);
        }
    }
}

void TestRandomLevelling::equalOptionsGiveEqualResults()
{
    RandomOptions options;
    options.leaves = 30;
    for (unsigned seed = 0; seed < 10; ++seed) {
        const PlanSnapshot plan = withCrews(RandomNetwork(seed, options).small, seed);
        LevellingOptions some;
        some.passes = 100;
        some.seed = seed;
        const Levelling a = computeLevelling(plan, some), b = computeLevelling(plan, some);
        QVERIFY(a.changes == b.changes && a.moved == b.moved && a.halls == b.halls);
        LevellingOptions plain;
        plain.plain = true;
        QVERIFY(a.finishLevelled <= computeLevelling(plan, plain).finishLevelled);
    }
}

void TestRandomLevelling::lowerPriorityNeverDelaysHigher()
{
    RandomOptions options;
    options.constraints = options.progress = false;
    options.leaves = 10;
    for (unsigned seed = 0; seed < 60; ++seed) {
        CrewPlan plan;
        plan.rows = RandomNetwork(seed, options).small.rows;
        plan.resource("crew", 1);
        std::set<std::string> leaves;
        for (const Task &task : plan.rows.of<Task>()) {
            leaves.insert(task.key);
        }
        for (const std::string &key : leaves) {
            if (key.front() == 't') {
                plan.assign(key, "crew");
            }
        }
        LevellingOptions plain;
        plain.plain = true;
        const Levelled alone(plan, plain);
        // Others of lower priority, at odds for the same crew.
        for (int i = 0; i < 5; ++i) {
            const std::string key = "low" + std::to_string(i);
            plan.task(key, kDay).priority = 100;
            plan.assign(key, "crew");
        }
        const Levelled crowded(plan, plain);
        for (const std::string &key : leaves) {
            QVERIFY2(alone.dates(key) == crowded.dates(key), (key + " seed " + std::to_string(seed)).c_str());
        }
    }
}

void TestRandomLevelling::undoAndClearRestoreThePlan()
{
    RandomOptions options;
    options.constraints = options.progress = false;
    for (unsigned seed = 0; seed < 10; ++seed) {
        const PlanSnapshot plan = withCrews(RandomNetwork(seed, options).small, seed);
        auto store = Store::create();
        QVERIFY(store);
        QVERIFY((*store)->fill([&plan](RowWriter &writer) {
            forEachEntity([&]<class E>(Tag<E>) {
                for (const E &row : plan.table<E>()) {
                    writer.insert(row);
                }
            });
            return Result<void>();
        }));
        auto document = Document::fromStore(std::move(*store));
        QVERIFY(document);
        const PlanSnapshot before = (*document)->snapshot();
        const Levelling levelling = computeLevelling(before);
        if (levelling.changes.empty()) {
            continue;
        }
        QVERIFY((*document)->perform(SetLevelDelays(levelling.changes, "Level resources")));
        const PlanSnapshot levelled = (*document)->snapshot();
        QVERIFY(!(levelled == before));
        QCOMPARE((*document)->history().doneCount(), std::size_t{1});
        QVERIFY((*document)->perform(SetLevelDelays(clearedLevelling(levelled), "Clear levelling")));
        QVERIFY((*document)->snapshot() == before);
        QVERIFY((*document)->undo());
        QVERIFY((*document)->snapshot() == levelled);
        QVERIFY((*document)->undo());
        QVERIFY((*document)->snapshot() == before);
    }
}

GIGAPLAN_TEST(TestRandomLevelling)
#include "tst_random_levelling.moc"
