// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/quality/quality.h"
#include "model/plan/baselines.h"
#include "model/plan/crews.h"
#include "model/plan/equipment.h"
#include "model/plan/links.h"
#include "model/plan/money.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

constexpr std::int64_t kDay = 480;

/// Tasks in a chain by hand: Monday 5 January 2026 is the first day.
class Works {
public:
    Works() : m_rows(planStarting(makeDate(2026, 1, 5))) {}

    Task &task(std::string_view key, std::int64_t days)
    {
        auto task = make<Task>(key);
        task.duration = {days * kDay};
        m_rows.of<Task>().push_back(task);
        return m_rows.of<Task>().back();
    }
    /// So many tasks "t1", "t2" … of a day each, each after the one before.
    Works &chain(int count)
    {
        for (int i = 1; i <= count; ++i) {
            task("t" + std::to_string(i), 1);
            if (i > 1) {
                link("t" + std::to_string(i - 1), "t" + std::to_string(i));
            }
        }
        return *this;
    }
    Link &link(std::string_view from, std::string_view to)
    {
        auto link = make<Link>(std::string(from) + '>' + std::string(to));
        link.from = idOf<Task>(from);
        link.to = idOf<Task>(to);
        m_rows.of<Link>().push_back(link);
        return m_rows.of<Link>().back();
    }
    Task &operator[](std::string_view key)
    {
        auto &tasks = m_rows.of<Task>();
        return *std::find_if(tasks.begin(), tasks.end(), [key](const Task &task) { return task.key == key; });
    }
    /// In the baseline "b" the task finishes at 17:00 of this January day.
    void agree(std::string_view key, unsigned day)
    {
        if (m_rows.of<Baseline>().empty()) {
            m_rows.of<Baseline>().push_back(make<Baseline>("b"));
        }
        auto row = make<BaselineTask>("b/" + std::string(key));
        row.baseline = idOf<Baseline>("b");
        row.task = idOf<Task>(key);
        row.start = at(day, 8);
        row.finish = at(day, 17);
        m_rows.of<BaselineTask>().push_back(row);
    }
    static Instant at(unsigned day, int hour) { return startOfDay(makeDate(2026, 1, day)) + hour * 60; }
    void done(std::string_view key, unsigned first, unsigned last)
    {
        (*this)[key].actualStart = at(first, 8);
        (*this)[key].actualFinish = at(last, 17);
    }
    void statusOn(unsigned day) { m_rows.of<Plan>()[0].statusDate = makeDate(2026, 1, day); }
    PlanRows &rows() { return m_rows; }

    QualityResult check(std::string_view id) const
    {
        PlanRows copy = m_rows;
        return checkPlan(std::move(copy).snapshot(), id);
    }
    static QualityResult checkPlan(const PlanSnapshot &plan, std::string_view id)
    {
        const Schedule schedule = computeSchedule(plan);
        const auto quality = assessQuality(plan, schedule, computeCapacity(plan, schedule));
        const QualityResult *result = quality.find(id);
        return result ? *result : QualityResult{};
    }

private:
    PlanRows m_rows;
};

std::vector<EntityRef> refs(std::initializer_list<std::string_view> keys)
{
    std::vector<std::string_view> ordered(keys);
    std::sort(ordered.begin(), ordered.end()); // offenders are listed by key
    std::vector<EntityRef> all;
    for (const auto key : ordered) {
        all.push_back(idOf<Task>(key));
    }
    return all;
}

} // namespace

class TestQuality : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingToAssess();
    void logic();
    void summaryLogicCountsForItsTasks();
    void leads();
    void lags();
    void linkTypes();
    void hardConstraints();
    void highFloat();
    void negativeFloat();
    void highDuration();
    void invalidDates();
    void resources();
    void missedTasks();
    void criticalPathTest();
    void criticalPathLengthIndex();
    void baselineExecutionIndex();
    void finishedTasksDoNotCount();
    void energiseBeforeLoadBank();
    void powerAndCoolingBeforeChips();
    void deliveryBeforeInstallation();
    void arrivalsAreConsumed();
    void commissioningBeforeLive();
    void describesResults();
};

void TestQuality::nothingToAssess()
{
    const PlanSnapshot plan = planStarting(makeDate(2026, 1, 5)).snapshot();
    const Schedule schedule = computeSchedule(plan);
    const auto quality = assessQuality(plan, schedule, computeCapacity(plan, schedule));
    QCOMPARE(quality.results.size(), std::size_t(19));
    for (const QualityResult &result : quality.results) {
        QCOMPARE(result.verdict, Verdict::NotApplicable);
        QVERIFY(!result.reason.empty());
    }
    QVERIFY(assessQuality(plan, Schedule(), Capacity()).results.size() == 19); // of no tasks, nothing is missing
    PlanRows rows = smallCampusRows();
    QVERIFY(assessQuality(std::move(rows).snapshot(), schedule, {}).results.empty()); // computed from another plan
}

void TestQuality::logic()
{
    Works works;
    works.chain(40); // the first has no predecessor, the last no successor: 2 of 40 are just 5 %
    auto result = works.check("dcma.logic");
    QCOMPARE(result.count, std::size_t(2));
    QCOMPARE(result.of, std::size_t(40));
    QCOMPARE(result.value, 5.0);
    QCOMPARE(result.verdict, Verdict::Passed);
    QCOMPARE(result.offenders, refs({"t1", "t40"}));
    works.task("loose", 1);
    result = works.check("dcma.logic");
    QCOMPARE(result.count, std::size_t(3));
    QCOMPARE(result.verdict, Verdict::Failed);
}

void TestQuality::summaryLogicCountsForItsTasks()
{
    Works works;
    works.task("sum", 0);
    works.task("a", 1).parent = idOf<Task>("sum");
    works.task("before", 1);
    works.task("after", 1);
    works.link("before", "sum");
    works.link("sum", "after");
    const auto result = works.check("dcma.logic");
    QCOMPARE(result.of, std::size_t(3)); // the summary itself is no task to judge
    QCOMPARE(result.offenders, refs({"before", "after"}));
}

void TestQuality::leads()
{
    Works works;
    works.chain(3);
    QCOMPARE(works.check("dcma.leads").verdict, Verdict::Passed);
    works.rows().of<Link>()[1].lag = {-60};
    const auto result = works.check("dcma.leads");
    QCOMPARE(result.count, std::size_t(1));
    QCOMPARE(result.of, std::size_t(2));
    QCOMPARE(result.verdict, Verdict::Failed);
    QCOMPARE(result.offenders, refs({"t3"}));
}

void TestQuality::lags()
{
    Works works;
    works.chain(21); // 20 links: one lag is just 5 %
    works.rows().of<Link>()[4].lag = {60};
    QCOMPARE(works.check("dcma.lags").verdict, Verdict::Passed);
    works.rows().of<Link>()[7].lagKind = LagKind::PercentOfPredecessor;
    works.rows().of<Link>()[7].lagPercent = {50};
    const auto result = works.check("dcma.lags");
    QCOMPARE(result.count, std::size_t(2));
    QCOMPARE(result.verdict, Verdict::Failed);
    QCOMPARE(result.offenders, refs({"t6", "t9"}));
}

void TestQuality::linkTypes()
{
    Works works;
    works.chain(11);
    works.rows().of<Link>()[0].kind = LinkKind::StartStart;
    auto result = works.check("dcma.link_types");
    QCOMPARE(result.count, std::size_t(9));
    QCOMPARE(result.value, 90.0);
    QCOMPARE(result.verdict, Verdict::Passed);
    works.rows().of<Link>()[1].kind = LinkKind::FinishFinish;
    result = works.check("dcma.link_types");
    QCOMPARE(result.verdict, Verdict::Failed);
    QCOMPARE(result.offenders, refs({"t2", "t3"}));
}

void TestQuality::hardConstraints()
{
    Works works;
    works.chain(10);
    works["t5"].constraint = ConstraintKind::StartNoEarlierThan; // soft
    works["t5"].constraintDate = Works::at(20, 8);
    works["t6"].constraint = ConstraintKind::MustStartOn; // without a date it constrains nothing
    QCOMPARE(works.check("dcma.hard_constraints").verdict, Verdict::Passed);
    for (const auto kind : {ConstraintKind::MustStartOn, ConstraintKind::MustFinishOn, ConstraintKind::StartNoLaterThan,
                            ConstraintKind::FinishNoLaterThan}) {
        works["t7"].constraint = kind;
        works["t7"].constraintDate = Works::at(30, 8);
        const auto result = works.check("dcma.hard_constraints");
        QCOMPARE(result.verdict, Verdict::Failed); // 1 of 10
        QCOMPARE(result.offenders, refs({"t7"}));
    }
}

void TestQuality::highFloat()
{
    Works works;
    works.task("long", 45);
    works.task("short", 1); // beside it: 44 working days of slack
    QCOMPARE(works.check("dcma.high_float").verdict, Verdict::Passed);
    works["long"].duration = {45 * kDay + 1};
    const auto result = works.check("dcma.high_float");
    QCOMPARE(result.offenders, refs({"short"}));
    QCOMPARE(result.verdict, Verdict::Failed);
}

void TestQuality::negativeFloat()
{
    Works works;
    works.chain(3);
    QCOMPARE(works.check("dcma.negative_float").verdict, Verdict::Passed);
    works["t2"].deadline = Works::at(5, 17); // it ends on the 6th
    const auto result = works.check("dcma.negative_float");
    QCOMPARE(result.offenders, refs({"t1", "t2"}));
    QCOMPARE(result.verdict, Verdict::Failed);
}

void TestQuality::highDuration()
{
    Works works;
    works.task("a", 44);
    QCOMPARE(works.check("dcma.high_duration").verdict, Verdict::Passed);
    works.task("b", 45);
    works.task("c", 100).elapsed = true; // 33.3 days of 24 hours
    const auto result = works.check("dcma.high_duration");
    QCOMPARE(result.offenders, refs({"b"}));
    QCOMPARE(result.verdict, Verdict::Failed);
}

void TestQuality::invalidDates()
{
    Works works;
    works.chain(3); // on the 5th, 6th and 7th
    QCOMPARE(works.check("dcma.invalid_dates").reason, std::string("the plan has no status date"));
    works.statusOn(6);
    auto result = works.check("dcma.invalid_dates");
    QCOMPARE(result.offenders, refs({"t1"})); // was to start on the 5th and has not; the 6th itself is fine
    works.done("t1", 5, 5);
    QCOMPARE(works.check("dcma.invalid_dates").verdict, Verdict::Passed);
    works.done("t2", 6, 7); // reported done on the day after the status date
    result = works.check("dcma.invalid_dates");
    QCOMPARE(result.offenders, refs({"t2"}));
    QCOMPARE(result.verdict, Verdict::Failed);
}

void TestQuality::resources()
{
    Works works;
    works.chain(4);
    QCOMPARE(works.check("dcma.resources").verdict, Verdict::NotApplicable);
    works["t4"].duration = {0}; // a milestone needs none
    works.rows().of<Resource>().push_back(make<Resource>("crew"));
    auto assignment = make<Assignment>("a");
    assignment.task = idOf<Task>("t1");
    assignment.resource = idOf<Resource>("crew");
    works.rows().of<Assignment>().push_back(assignment);
    auto cost = make<Cost>("c");
    cost.task = idOf<Task>("t2");
    works.rows().of<Cost>().push_back(cost);
    const auto result = works.check("dcma.resources");
    QCOMPARE(result.of, std::size_t(3));
    QCOMPARE(result.offenders, refs({"t3"}));
    QCOMPARE(result.verdict, Verdict::Reported);
}

void TestQuality::missedTasks()
{
    Works works;
    works.chain(3);
    works.statusOn(7);
    QCOMPARE(works.check("dcma.missed_tasks").reason, std::string("the plan has no baseline"));
    works.agree("t1", 5);
    works.agree("t2", 6);
    works.agree("t3", 30); // not due yet
    works.done("t1", 5, 5);
    works.done("t2", 6, 6);
    auto result = works.check("dcma.missed_tasks");
    QCOMPARE(result.of, std::size_t(2));
    QCOMPARE(result.verdict, Verdict::Passed);
    works.done("t2", 6, 7); // a day late
    result = works.check("dcma.missed_tasks");
    QCOMPARE(result.offenders, refs({"t2"}));
    QCOMPARE(result.value, 50.0);
    QCOMPARE(result.verdict, Verdict::Failed);
}

void TestQuality::criticalPathTest()
{
    Works works;
    works.chain(3);
    QCOMPARE(works.check("dcma.critical_path_test").value, 1.0);
    QCOMPARE(works.check("dcma.critical_path_test").verdict, Verdict::Passed);
    // A date that holds the last task, whatever is before it, breaks the path.
    works["t3"].constraint = ConstraintKind::MustFinishOn;
    works["t3"].constraintDate = Works::at(9, 17);
    works["t1"].deadline = Works::at(5, 17);
    const auto result = works.check("dcma.critical_path_test");
    QCOMPARE(result.value, 0.0);
    QCOMPARE(result.verdict, Verdict::Failed);
    QCOMPARE(result.offenders, refs({"t1"}));
}

void TestQuality::criticalPathLengthIndex()
{
    Works works;
    works.chain(10); // the 5th to Friday the 16th
    works.statusOn(6); // from the 7th on: 8 working days
    QCOMPARE(works.check("dcma.cpli").verdict, Verdict::NotApplicable);
    works.agree("t10", 16);
    QCOMPARE(works.check("dcma.cpli").value, 1.0);
    works.rows().of<BaselineTask>().clear();
    works.agree("t10", 14); // two working days of float less: 6 of 8
    const auto result = works.check("dcma.cpli");
    QCOMPARE(result.value, 0.75);
    QCOMPARE(result.verdict, Verdict::Failed);
    works.rows().of<BaselineTask>().clear();
    works.agree("t10", 20);
    QCOMPARE(works.check("dcma.cpli").value, 1.25);
}

void TestQuality::baselineExecutionIndex()
{
    Works works;
    works.chain(4);
    works.statusOn(7);
    QCOMPARE(works.check("dcma.bei").verdict, Verdict::NotApplicable);
    works.agree("t1", 5);
    works.agree("t2", 6);
    works.agree("t3", 7);
    works.agree("t4", 20);
    works.done("t1", 5, 5);
    works.done("t2", 6, 6);
    auto result = works.check("dcma.bei"); // two done, three due
    QCOMPARE(result.value, 2.0 / 3);
    QCOMPARE(result.verdict, Verdict::Failed);
    QCOMPARE(result.offenders, refs({"t3"}));
    works.done("t3", 7, 7);
    QCOMPARE(works.check("dcma.bei").value, 1.0);
    works.task("unplanned", 1); // not in the baseline: it counts as due
    QCOMPARE(works.check("dcma.bei").value, 0.75);
}

void TestQuality::finishedTasksDoNotCount()
{
    Works works;
    works.chain(2);
    works.rows().of<Link>()[0].lag = {-60};
    works.done("t1", 5, 5);
    works.done("t2", 6, 6);
    for (const char *id :
         {"dcma.logic", "dcma.leads", "dcma.high_float", "dcma.high_duration", "dcma.critical_path_test"}) {
        QCOMPARE(works.check(id).verdict, Verdict::NotApplicable);
    }
}

void TestQuality::energiseBeforeLoadBank()
{
    PlanRows rows = smallCampusRows(); // the substation is energised on Friday 30 January
    auto test = make<Task>("test");
    test.name = "Load Bank test";
    test.workClass = WorkClass::Commissioning;
    test.site = idOf<Site>("site");
    test.duration = {kDay};
    test.parent = idOf<Task>("programme");
    rows.of<Task>().push_back(test);
    auto result = Works::checkPlan(PlanRows(rows).snapshot(), "site.load_bank");
    QCOMPARE(result.verdict, Verdict::Failed); // it starts with the plan
    QCOMPARE(result.offenders, refs({"test"}));
    auto link = make<Link>("grid>test");
    link.from = idOf<Task>("grid");
    link.to = test.id;
    rows.of<Link>().push_back(link);
    result = Works::checkPlan(PlanRows(rows).snapshot(), "site.load_bank");
    QCOMPARE(result.of, std::size_t(1));
    QCOMPARE(result.verdict, Verdict::Passed);
}

void TestQuality::powerAndCoolingBeforeChips()
{
    PlanRows rows = smallCampusRows();
    QCOMPARE(Works::checkPlan(PlanRows(rows).snapshot(), "site.power_before_chips").verdict, Verdict::Passed);
    rows.of<Link>().clear(); // the installs no longer wait for the grid, which now takes longer
    for (Task &task : rows.of<Task>()) {
        if (task.key == "grid") {
            task.duration = {60 * kDay};
        }
    }
    auto result = Works::checkPlan(PlanRows(rows).snapshot(), "site.power_before_chips");
    QCOMPARE(result.of, std::size_t(12));
    QCOMPARE(result.count, std::size_t(12));
    QCOMPARE(result.offenders, refs({"install-1", "install-2"}));
    QCOMPARE(Works::checkPlan(PlanRows(rows).snapshot(), "site.cooling_before_chips").verdict, Verdict::Passed);
    auto cdu = make<Node>("cdu");
    cdu.kind = NodeKind::Cdu;
    cdu.ready = idOf<Task>("grid");
    rows.of<Node>().push_back(cdu);
    rows.of<Row>()[0].cooling = cdu.id;
    result = Works::checkPlan(std::move(rows).snapshot(), "site.cooling_before_chips");
    QCOMPARE(result.count, std::size_t(1));
    QCOMPARE(result.offenders, refs({"install-1"}));
}

void TestQuality::deliveryBeforeInstallation()
{
    PlanRows rows = smallCampusRows(); // all 120 racks come on 2 February
    QCOMPARE(Works::checkPlan(PlanRows(rows).snapshot(), "site.delivery_before_installation").verdict, Verdict::Passed);
    rows.of<Supply>()[0].date = makeDate(2026, 4, 1); // install 1 was to end on 13 March, install 2 on 24 April
    const auto result = Works::checkPlan(std::move(rows).snapshot(), "site.delivery_before_installation");
    QCOMPARE(result.of, std::size_t(2));
    QCOMPARE(result.offenders, refs({"install-1"}));
    QCOMPARE(result.verdict, Verdict::Failed);
}

void TestQuality::arrivalsAreConsumed()
{
    Works works;
    works.chain(2);
    works.rows().of<Equipment>().push_back(make<Equipment>("transformer"));
    for (const char *task : {"t1", "t2"}) {
        auto need = make<Requirement>(std::string("need-") + task);
        need.task = idOf<Task>(task);
        need.equipment = idOf<Equipment>("transformer");
        need.quantity = 2;
        works.rows().of<Requirement>().push_back(need);
    }
    auto supply = make<Supply>("lot");
    supply.equipment = idOf<Equipment>("transformer");
    supply.date = makeDate(2026, 1, 5);
    supply.quantity = 3; // enough for the first task, one short for the second
    works.rows().of<Supply>().push_back(supply);
    QCOMPARE(works.check("site.delivery_before_installation").offenders, refs({"t2"}));
    works.rows().of<Supply>()[0].quantity = 4;
    QCOMPARE(works.check("site.delivery_before_installation").verdict, Verdict::Passed);
}

void TestQuality::commissioningBeforeLive()
{
    PlanRows rows = smallCampusRows(); // no row names a task that commissions it
    auto result = Works::checkPlan(PlanRows(rows).snapshot(), "site.commissioning_before_live");
    QCOMPARE(result.count, std::size_t(12));
    QCOMPARE(result.offenders.size(), std::size_t(12));
    QVERIFY(result.offenders.front().is<Row>());
    auto task = make<Task>("accept");
    task.duration = {kDay};
    rows.of<Task>().push_back(task);
    auto link = make<Link>("install-2>accept");
    link.from = idOf<Task>("install-2");
    link.to = task.id;
    rows.of<Link>().push_back(link);
    for (Row &row : rows.of<Row>()) {
        row.commission = task.id;
    }
    result = Works::checkPlan(std::move(rows).snapshot(), "site.commissioning_before_live");
    QCOMPARE(result.verdict, Verdict::Passed);
}

void TestQuality::describesResults()
{
    Works works;
    works.chain(3);
    QCOMPARE(qualityText(works.check("dcma.logic")), std::string("2 of 3 (66.7 %), at most 5 %"));
    QCOMPARE(qualityText(works.check("dcma.link_types")), std::string("2 of 2 (100 %), at least 90 %"));
    QCOMPARE(qualityText(works.check("dcma.critical_path_test")), std::string("1.00, at least 0.95"));
    QCOMPARE(qualityText(works.check("dcma.cpli")), std::string("not applicable, because the plan has no status date"));
}

GIGAPLAN_TEST(TestQuality)
#include "tst_quality.moc"
