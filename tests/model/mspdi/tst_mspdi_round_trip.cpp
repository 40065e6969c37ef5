// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule.h"
#include "model/exchange/mspdi/date_report.h"
#include "model/plan/baselines.h"
#include "model/plan/calendars.h"
#include "model/plan/crews.h"
#include "model/plan/links.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/row_order.h"
#include "model/plan/tasks.h"
#include "tests/model/mspdi/held_content.h"
#include "tests/model/mspdi/project_text.h"
#include "tests/model/schedule/random_network.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

mspdi::Import again(const PlanSnapshot &plan)
{
    return readText(mspdi::write(plan, computeSchedule(plan), "plan.xml").content);
}

/// A random network with everything else that a file holds.
class RichPlan {
public:
    explicit RichPlan(unsigned seed) : m_random(seed), m_network(seed, RandomOptions{.leaves = 5 + seed % 20})
    {
        describePlan();
        for (Task &task : rows().of<Task>()) {
            enrich(task);
        }
        addResources();
        addBaselines();
    }

    PlanSnapshot snapshot() const { return m_network.small.snapshot(); }

private:
    PlanRows &rows() { return m_network.small.rows; }
    std::size_t upTo(std::size_t count) { return m_random() % count; }
    bool oneIn(std::size_t count) { return upTo(count) == 0; }
    std::string someText()
    {
        static const std::array<std::string, 6> texts{
            "", "Foundations", " <b> & \"q\" ", "two\nlines\r\nand\ta tab\r", "Ω 𝄞", "]]>"};
        return texts[upTo(texts.size())];
    }
    Instant someInstant()
    {
        return startOfDay(makeDate(2026, 1, 5) + static_cast<int>(upTo(40))) + static_cast<std::int64_t>(upTo(1440));
    }

    void describePlan()
    {
        Plan &plan = m_network.small.plan();
        if (!plan.calendar) {
            plan.calendar = m_network.small.calendar("standard", "08:00-12:00 13:00-17:00").id;
        }
        plan.title = "T" + someText();
        plan.description = someText();
        plan.startTime = {static_cast<std::int64_t>(upTo(1440))};
        plan.honourConstraints = !oneIn(3);
        plan.currency = "EUR";
        if (oneIn(2)) {
            plan.statusDate = makeDate(2026, 1, 15);
        }
    }

    void enrich(Task &task)
    {
        task.order = static_cast<std::int64_t>(upTo(1000));
        task.name = task.key + someText();
        task.wbs = someText();
        task.description = someText();
        task.priority = static_cast<std::int64_t>(upTo(1001));
        task.levelDelay = {oneIn(5) ? static_cast<std::int64_t>(upTo(3000)) : 0};
        task.uid = oneIn(2) ? static_cast<std::int64_t>(upTo(30)) : 0;
        if (oneIn(8)) {
            task.constraint = ConstraintKind::AsLateAsPossible;
        }
        if (task.constraint <= ConstraintKind::AsLateAsPossible) {
            task.constraintDate.reset(); // means nothing there
        }
        const auto isPart = [&](const Task &other) { return other.parent == task.id; };
        if (oneIn(5) && std::none_of(rows().of<Task>().begin(), rows().of<Task>().end(), isPart)) {
            task.manual = true;
            task.constraintDate = someInstant();
        }
    }

    void addResources()
    {
        static constexpr std::array kKinds{ResourceKind::Crew, ResourceKind::Material, ResourceKind::Cost};
        for (int i = 0; i < 4; ++i) {
            auto resource = make<Resource>("r" + std::to_string(i));
            resource.kind = i == 0 ? ResourceKind::Crew : kKinds[upTo(3)];
            resource.calendar = oneIn(2) ? idOf<Calendar>(oneIn(2) ? "six" : "night") : Id<Calendar>{};
            resource.capacity = {0.1 * static_cast<double>(upTo(50))};
            resource.description = someText();
            for (std::size_t step = upTo(3); step > 0; --step) {
                auto available = make<Availability>(resource.key + std::to_string(step));
                available.resource = resource.id;
                available.from = makeDate(2026, 1, 1) + static_cast<int>(step * 400 * upTo(40));
                available.capacity = {static_cast<double>(upTo(9)) / 3};
                const auto same = [&](const Availability &other) {
                    return other.resource == resource.id && other.from == available.from;
                };
                if (std::none_of(rows().of<Availability>().begin(), rows().of<Availability>().end(), same)) {
                    rows().of<Availability>().push_back(available);
                }
            }
            rows().of<Resource>().push_back(resource);
        }
        for (const Task &task : rows().of<Task>()) {
            if (oneIn(3)) {
                auto assignment = make<Assignment>(task.key + " needs");
                assignment.task = task.id;
                assignment.resource = rows().of<Resource>()[upTo(4)].id;
                assignment.units = {0.25 * static_cast<double>(upTo(9))};
                rows().of<Assignment>().push_back(assignment);
            }
        }
    }

    void addBaselines()
    {
        for (const std::int64_t order : {0, 4, 10}) {
            auto baseline = make<Baseline>("b" + std::to_string(order));
            baseline.order = order;
            baseline.name = order == 0 ? "Baseline" : "Baseline " + std::to_string(order);
            for (const Task &task : rows().of<Task>()) {
                auto of = make<BaselineTask>(baseline.key + task.key);
                of.baseline = baseline.id;
                of.task = task.id;
                of.start = someInstant();
                of.finish = *of.start + static_cast<std::int64_t>(upTo(9000));
                of.duration = {static_cast<std::int64_t>(upTo(9000))};
                of.cost = {static_cast<std::int64_t>(upTo(1'000'000))};
                rows().of<BaselineTask>().push_back(of);
            }
            rows().of<Baseline>().push_back(baseline);
        }
    }

    std::mt19937 m_random;
    RandomNetwork m_network;
};

/// What the computation says of each task, in the order of the outline.
std::vector<TaskDates> datesInOutline(const PlanSnapshot &plan)
{
    const Schedule schedule = computeSchedule(plan);
    std::vector<TaskDates> all;
    for (const std::int64_t id : rowsInOrder(plan, tableId<Task>())) {
        all.push_back(*schedule.find(plan, Id<Task>{id}));
    }
    return all;
}

} // namespace

class TestMspdiRoundTrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomPlansRoundTripWithTheirDates()
    {
        for (unsigned seed = 1; seed <= 400; ++seed) {
            const std::string where = "seed " + std::to_string(seed);
            const PlanSnapshot plan = RichPlan(seed).snapshot();
            const auto import = again(plan);
            const std::string difference = HeldContent::firstDifference(plan, import.plan);
            QVERIFY2(difference.empty(), (where + ": " + difference).c_str());
            QVERIFY2(datesInOutline(plan) == datesInOutline(import.plan), where.c_str());
            const auto report = mspdi::compareDates(import, computeSchedule(import.plan));
            QVERIFY2(report.differing.empty(), where.c_str());
        }
    }

    void secondRoundTripChangesNothing()
    {
        for (unsigned seed = 1; seed <= 50; ++seed) {
            const PlanSnapshot once = again(RichPlan(seed).snapshot()).plan;
            const PlanSnapshot twice = again(once).plan;
            QVERIFY(once == twice);
        }
    }

    void sampleFileRoundTrips()
    {
        QFile file(QStringLiteral(GIGAPLAN_SOURCE_DIR "/tests/model/mspdi/files/substation.xml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto import = readText(file.readAll().toStdString());
        QVERIFY(again(import.plan).plan == import.plan);
    }

    void phaseCalendarsPassToTheirTasks()
    {
        SmallPlan small;
        small.plan().calendar = small.calendar("day", "08:00-16:00").id;
        auto phase = make<Phase>("p");
        phase.calendar = small.calendar("night", "00:00-06:00").id;
        small.rows.of<Phase>().push_back(phase);
        small.task("A", 600).phase = phase.id;
        const PlanSnapshot plan = small.snapshot();
        QVERIFY(datesInOutline(plan) == datesInOutline(again(plan).plan));
    }

    void fractionsOfAPercentAndCalendarsWithoutWorkMoveNothing()
    {
        SmallPlan small;
        small.calendar("never", "");
        small.task("S", 0);
        small.task("A", 1000, "S");
        small.task("B", 500, "S").calendar = idOf<Calendar>("never");
        auto &c = small.task("C", 300);
        c.elapsed = true;
        small.task("D", 300);
        small.link("A", "C").lagKind = LagKind::PercentOfPredecessor;
        small.link("S", "D").lagKind = LagKind::PercentOfPredecessor;
        small.link("C", "D", LinkKind::StartStart).lagKind = LagKind::PercentOfPredecessor;
        for (Link &link : small.rows.of<Link>()) {
            link.lagPercent = {33.3};
        }
        const PlanSnapshot plan = small.snapshot();
        QVERIFY(datesInOutline(plan) == datesInOutline(again(plan).plan));
    }

    void emptyCalendarEqualsItsBase()
    {
        const auto calendar = [](int uid, int base, const std::string &more) {
            return "<Calendar><UID>" + std::to_string(uid) + "</UID><Name>C" + std::to_string(uid)
                + "</Name><BaseCalendarUID>" + std::to_string(base) + "</BaseCalendarUID>" + more + "</Calendar>";
        };
        const auto import = readText(projectText(
            taskText(1, 8),
            "<StartDate>2026-10-05T08:00:00</StartDate><Calendars>" + calendar(4, 3, "") + calendar(3, 2, "")
                + calendar(2, -1,
                           "<WeekDays><WeekDay><DayType>7</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays>")
                + "</Calendars>",
            "<Resources><Resource><UID>1</UID><Name>crew</Name><CalendarUID>4</CalendarUID></Resource></Resources>"));
        QCOMPARE(import.plan.table<Calendar>().size(), std::size_t{1});
        QCOMPARE(import.plan.table<Resource>()[0].calendar, idOf<Calendar>("calendar-2"));
    }
};

GIGAPLAN_TEST(TestMspdiRoundTrip)
#include "tst_mspdi_round_trip.moc"
