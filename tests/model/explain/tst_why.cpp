// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/explain/why.h"
#include "model/base/text.h"
#include "model/generate/generate.h"
#include "model/plan/links.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/support/make.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

class SmallPlan {
public:
    PlanRows rows = planStarting(makeDate(2026, 1, 5));

    Task &task(std::string_view key, std::string_view name, int days, std::string_view parent = {})
    {
        auto task = make<Task>(key);
        task.name = name;
        task.duration = {480 * days};
        task.parent = parent.empty() ? Id<Task>() : idOf<Task>(parent);
        return rows.of<Task>().emplace_back(task);
    }
    void link(std::string_view from, std::string_view to, LinkKind kind = LinkKind::FinishStart, int lagDays = 0)
    {
        auto link = make<Link>(std::string(from) + ">" + std::string(to));
        link.from = idOf<Task>(from);
        link.to = idOf<Task>(to);
        link.kind = kind;
        link.lag = {480 * lagDays};
        rows.of<Link>().push_back(link);
    }
    /// A line each: "# heading", "- step: reason", "  fact".
    std::string why(std::string_view task) const
    {
        const auto forecast = computeForecast(PlanRows(rows).snapshot());
        std::string text;
        for (const WhyLine &line : explainTask(*forecast, idOf<Task>(task))) {
            switch (line.kind) {
            case WhyLine::Kind::Heading: text += "# " + line.text + '\n'; break;
            case WhyLine::Kind::Step: text += "- " + line.text + ": " + line.detail + '\n'; break;
            case WhyLine::Kind::Fact: text += "  " + line.text + '\n';
            }
        }
        return text;
    }
};

bool contains(const std::string &text, std::string_view part)
{
    if (text.find(part) == std::string::npos) {
        qWarning("not in:\n%s", text.c_str());
        return false;
    }
    return true;
}

} // namespace

class TestWhy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describesAChain()
    {
        SmallPlan small;
        small.task("grid", "Energise", 5);
        small.task("works", "Works", 0);
        small.task("install", "Install", 10, "works");
        small.task("test", "Test", 2);
        small.link("grid", "works", LinkKind::FinishStart, 2);
        small.link("install", "test", LinkKind::StartStart);
        QCOMPARE(QString::fromStdString(small.why("install")),
                 QStringLiteral(
                     "# Critical\n"
                     "  Total slack 0 d, free slack 0 d\n"
                     "  The plan counts a total slack of at most 0 d as critical, of at most 10 d as nearly so\n"
                     "# Why not earlier\n"
                     "- Install · Works: Starts 14 Jan 2026 when “Energise” is done (finish to start +2 d)\n"
                     "- Energise: Starts 5 Jan 2026, as early as the plan lets it: no link holds it\n"
                     "# Why not later\n"
                     "- Install · Works: May finish until 27 Jan 2026, when the plan ends\n"));
        QVERIFY(contains(small.why("grid"),
                         "- Energise: May finish until 9 Jan 2026 for “Install” to start in time "
                         "(finish to start +2 d, by its group “Works”)\n"));
        QVERIFY(contains(small.why("test"), "- Test: Starts 14 Jan 2026 when “Install” has begun (start to start)\n"));
        QVERIFY(contains(small.why("test"), "# Nearly critical\n  Total slack 8 d, free slack 8 d\n"));
    }

    void describesDatesOfTheTaskItself()
    {
        SmallPlan small;
        Task &held = small.task("held", "Held", 5);
        held.constraint = ConstraintKind::StartNoEarlierThan;
        held.constraintDate = parseInstant("2026-02-02T08:00").value();
        small.task("begun", "Begun", 5).actualStart = parseInstant("2026-01-07T08:00").value();
        Task &due = small.task("due", "Due", 5);
        due.deadline = parseInstant("2026-01-20T17:00").value();
        small.task("late", "Late", 1).constraint = ConstraintKind::AsLateAsPossible;
        QVERIFY(contains(small.why("held"),
                         "- Held: Starts 2 Feb 2026 by its constraint: start no earlier than 2 Feb 2026\n"));
        QVERIFY(contains(small.why("begun"), "- Begun: Began 7 Jan 2026\n"));
        small.task("done", "Done", 5).actualStart = parseInstant("2026-01-05T08:00").value();
        small.rows.of<Task>().back().complete = {100};
        QCOMPARE(QString::fromStdString(small.why("done")),
                 QStringLiteral("# Done\n"
                                "  It has no slack, and nothing waits for it any more\n"
                                "# Why not earlier\n"
                                "- Done: Is done; it began 5 Jan 2026\n"));
        QVERIFY(contains(small.why("due"), "- Due: May finish until 20 Jan 2026, its deadline\n"));
        QVERIFY(
            contains(small.why("late"), "- Late: Starts 6 Feb 2026, as late as it may without moving what follows\n"));
    }

    void namesTheLongestPathUnderItsRule()
    {
        SmallPlan small;
        small.rows.of<Plan>()[0].criticality = CriticalityRule::LongestPath;
        small.task("a", "A", 5);
        small.task("b", "B", 2);
        QVERIFY(contains(small.why("a"), "  On the longest path"));
        QVERIFY(contains(small.why("b"), "this is not on it"));
    }

    void statesCriticalityFromTrials()
    {
        SmallPlan small;
        small.task("a", "A", 10);
        Task &uncertain = small.task("b", "B", 9);
        uncertain.optimistic = {480 * 8};
        uncertain.pessimistic = {480 * 30};
        const PlanSnapshot plan = PlanRows(small.rows).snapshot();
        const auto forecast = computeForecast(plan);
        const auto risk = analyseRisk(plan, *forecast->capacity, *forecast->capital, {200, 1, 1});
        QVERIFY(risk);
        const double share = 100 * risk->simulation.tasks[plan.table<Task>().indexOf(idOf<Task>("b"))].criticality;
        QVERIFY(share > 50 && share < 100);
        const auto lines = explainTask(*forecast, idOf<Task>("b"), risk.get());
        QVERIFY(std::any_of(lines.begin(), lines.end(), [&](const WhyLine &line) {
            return line.text.starts_with("Critical in " + threeDigits(share) + " % of 200 trials; half of them");
        }));
    }

    void everyTaskHasAFiniteExplanation()
    {
        GenerateOptions options;
        options.gigawatts = 0.1;
        const auto forecast = computeForecast(generatePlan(options).value());
        int steps = 0, goLives = 0;
        for (const Task &task : forecast->plan.table<Task>()) {
            const auto lines = explainTask(*forecast, task.id);
            QVERIFY(!lines.empty());
            for (const WhyLine &line : lines) {
                QVERIFY(!line.text.empty());
                QCOMPARE(line.detail.empty(), line.kind != WhyLine::Kind::Step);
                steps += line.kind == WhyLine::Kind::Step;
                goLives += line.ref.is<Phase>() && line.ref;
            }
        }
        QVERIFY(steps > 500);
        QVERIFY(goLives > 20);
    }

    void longChainIsElidedInTheMiddle()
    {
        SmallPlan small;
        for (int i = 0; i < 60; ++i) {
            small.task("t" + std::to_string(i), "T" + std::to_string(i), 1);
            if (i > 0) {
                small.link("t" + std::to_string(i - 1), "t" + std::to_string(i));
            }
        }
        const std::string text = small.why("t59");
        QVERIFY(contains(text, "- T40: "));
        QVERIFY(contains(text, "  20 more steps\n- T19: "));
        QVERIFY(contains(text, "- T0: "));
    }

    void anUnknownTaskHasNoAnswer()
    {
        SmallPlan small;
        small.task("a", "A", 5);
        QVERIFY(small.why("x").empty());
    }
};

GIGAPLAN_TEST(TestWhy)
#include "tst_why.moc"
