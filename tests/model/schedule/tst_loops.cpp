// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/calendars.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"
#include "tests/model/schedule/small_plan.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

#include <random>
#include <set>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

QString keys(const PlanSnapshot &plan, const std::vector<Id<Task>> &tasks)
{
    QStringList names;
    for (const Id<Task> task : tasks) {
        names << QString::fromStdString(plan.find(task)->key);
    }
    return names.join(QLatin1Char(' '));
}

/// The same cycle, begun at the key that sorts first.
QString fromFirstKey(const QString &cycle)
{
    QStringList names = cycle.split(QLatin1Char(' '));
    std::rotate(names.begin(), std::min_element(names.begin(), names.end()), names.end());
    return names.join(QLatin1Char(' '));
}

QString closedBy(const SmallPlan &small, const char *from, const char *to)
{
    const PlanSnapshot plan = small.snapshot();
    return keys(plan, loopClosedBy(plan, idOf<Task>(from), idOf<Task>(to)));
}

QStringList loops(const SmallPlan &small)
{
    const PlanSnapshot plan = small.snapshot();
    QStringList out;
    for (const auto &loop : findLoops(plan)) {
        out << fromFirstKey(keys(plan, loop));
    }
    out.sort();
    return out;
}

/// Leaves by leaves, without graph or order: which leaf reaches which over links, also through summaries.
class Reach {
public:
    explicit Reach(const PlanSnapshot &plan, const std::set<std::pair<Id<Task>, Id<Task>>> &without = {}) : m_plan(plan)
    {
        for (const Task &task : plan.table<Task>()) {
            m_tasks.push_back(task.id);
        }
        for (const Link &link : plan.table<Link>()) {
            if (!without.contains({link.from, link.to})) {
                join(link.from, link.to);
            }
        }
        for (const auto via : m_tasks) {
            for (const auto from : m_tasks) {
                for (const auto to : m_tasks) {
                    if (m_pairs.contains({from, via}) && m_pairs.contains({via, to})) {
                        m_pairs.insert({from, to});
                    }
                }
            }
        }
    }

    bool hasLoop() const
    {
        return std::any_of(m_tasks.begin(), m_tasks.end(), [this](Id<Task> t) { return m_pairs.contains({t, t}); });
    }
    /// Whether a link from → to would close a loop: some leaf of `to` is or reaches some leaf of `from`.
    bool wouldLoop(Id<Task> from, Id<Task> to) const
    {
        for (const auto a : m_tasks) {
            for (const auto b : m_tasks) {
                if (isLeafOf(to, a) && isLeafOf(from, b) && (a == b || m_pairs.contains({a, b}))) {
                    return true;
                }
            }
        }
        return false;
    }

private:
    bool isLeafOf(Id<Task> above, Id<Task> leaf) const
    {
        for (const Task &task : m_plan.table<Task>()) {
            if (task.parent == leaf) {
                return false;
            }
        }
        for (; leaf; leaf = m_plan.find(leaf)->parent) {
            if (leaf == above) {
                return true;
            }
        }
        return false;
    }
    void join(Id<Task> from, Id<Task> to)
    {
        for (const auto a : m_tasks) {
            for (const auto b : m_tasks) {
                if (isLeafOf(from, a) && isLeafOf(to, b)) {
                    m_pairs.insert({a, b});
                }
            }
        }
    }

    const PlanSnapshot &m_plan;
    std::vector<Id<Task>> m_tasks;
    std::set<std::pair<Id<Task>, Id<Task>>> m_pairs;
};

SmallPlan randomPlan(unsigned seed)
{
    std::mt19937 random(seed);
    SmallPlan small;
    small.calendar("always", "00:00-24:00");
    const int summaries = static_cast<int>(random() % 4);
    for (int i = 0; i < summaries; ++i) {
        const bool nested = i > 0 && random() % 2 == 0;
        small.task("s" + std::to_string(i), 0, nested ? "s" + std::to_string(random() % unsigned(i)) : "");
    }
    std::vector<std::string> names;
    for (int i = 0; i < summaries; ++i) {
        names.push_back("s" + std::to_string(i));
    }
    for (int i = 0; i < 7; ++i) {
        names.push_back("t" + std::to_string(i));
        const bool nested = summaries > 0 && random() % 2 == 0;
        const std::string parent = nested ? "s" + std::to_string(random() % unsigned(summaries)) : "";
        auto &task = small.task(names.back(), kDay, parent);
        if (random() % 3 == 0) {
            task.calendar = idOf<Calendar>("always");
        }
    }
    const std::size_t links = 3 + random() % 9;
    for (std::size_t i = 0; i < links; ++i) {
        const std::string &from = names[random() % names.size()];
        small.link(from, names[random() % names.size()]);
    }
    return small;
}

} // namespace

class TestLoops : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlanWithoutLoops()
    {
        SmallPlan small;
        small.task("A", kDay);
        small.task("B", kDay);
        small.link("A", "B");
        small.link("A", "B", LinkKind::StartStart);
        QVERIFY(loops(small).isEmpty());
        QCOMPARE(closedBy(small, "A", "B"), QString());
        QCOMPARE(closedBy(small, "B", "A"), QStringLiteral("A B"));
    }

    void loopIsNamedInLinkOrderAndIgnored()
    {
        SmallPlan small;
        for (const char *key : {"A", "B", "C", "D", "E"}) {
            small.task(key, kDay);
        }
        small.link("A", "B");
        small.link("B", "C");
        small.link("C", "A");
        small.link("E", "A");
        small.link("C", "D");
        QCOMPARE(loops(small), QStringList{QStringLiteral("A B C")});
        const Computed computed(small);
        QCOMPARE(computed.schedule.cycles.size(), 1u);
        COMPARE_TEXT(computed.early("B"), "2026-01-05T08:00 2026-01-05T17:00");
        COMPARE_TEXT(computed.early("A"), "2026-01-06T08:00 2026-01-06T17:00");
        COMPARE_TEXT(computed.early("D"), "2026-01-06T08:00 2026-01-06T17:00");
    }

    void aTaskLinkedToItself()
    {
        SmallPlan small;
        small.task("A", kDay);
        small.link("A", "A");
        QCOMPARE(loops(small), QStringList{QStringLiteral("A")});
        QCOMPARE(closedBy(small, "A", "A"), QStringLiteral("A"));
        COMPARE_TEXT(Computed(small).early("A"), "2026-01-05T08:00 2026-01-05T17:00");
    }

    void loopsThatShareATask()
    {
        SmallPlan small;
        for (const char *key : {"A", "B", "C"}) {
            small.task(key, kDay);
        }
        small.link("A", "B");
        small.link("B", "A");
        small.link("A", "C");
        small.link("C", "A");
        QCOMPARE(loops(small), (QStringList{QStringLiteral("A B"), QStringLiteral("A C")}));
    }

    void aTaskMayNotDependOnItsOwnSummary()
    {
        SmallPlan small;
        small.task("S", 0);
        small.task("inner", 0, "S");
        small.task("A", kDay, "inner");
        small.task("B", kDay, "S");
        small.task("X", kDay);
        QCOMPARE(closedBy(small, "S", "A"), QStringLiteral("A S"));
        QCOMPARE(closedBy(small, "A", "S"), QStringLiteral("S A"));
        QCOMPARE(closedBy(small, "S", "inner"), QStringLiteral("inner S"));
        QCOMPARE(closedBy(small, "A", "B"), QString());
        small.link("S", "X");
        QCOMPARE(closedBy(small, "X", "A"), QStringLiteral("A S X"));
        QCOMPARE(closedBy(small, "X", "S"), QStringLiteral("S X"));
        small.link("X", "A");
        QCOMPARE(loops(small), QStringList{QStringLiteral("A S X")});
        COMPARE_TEXT(Computed(small).early("X"), "2026-01-05T08:00 2026-01-05T17:00");
    }

    void loopThroughASummaryWithSeveralCalendars()
    {
        SmallPlan small;
        small.calendar("always", "00:00-24:00");
        small.task("S", 0);
        small.task("A", kDay, "S");
        small.task("B", kDay, "S").calendar = idOf<Calendar>("always");
        small.task("X", kDay);
        small.link("X", "S");
        small.link("S", "X");
        QCOMPARE(loops(small), QStringList{QStringLiteral("S X")});
        COMPARE_TEXT(Computed(small).early("X"), "2026-01-05T08:00 2026-01-05T17:00");
    }

    void unknownTasksCloseNoLoop()
    {
        SmallPlan small;
        small.task("A", kDay);
        QCOMPARE(closedBy(small, "A", "missing"), QString());
        QCOMPARE(closedBy(small, "missing", "A"), QString());
    }

    void longLoopsDoNotExhaustTheStack()
    {
        SmallPlan small;
        const int count = 20000;
        for (int i = 0; i < count; ++i) {
            small.task("t" + std::to_string(i), kDay);
        }
        for (int i = 0; i < count; ++i) {
            small.link("t" + std::to_string(i), "t" + std::to_string((i + 1) % count));
        }
        const PlanSnapshot plan = small.snapshot();
        const auto found = findLoops(plan);
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found.front().size(), static_cast<std::size_t>(count));
    }

    void agreesWithReachability()
    {
        int looping = 0;
        for (unsigned seed = 1; seed <= 300; ++seed) {
            const QByteArray where = "seed " + QByteArray::number(seed);
            const SmallPlan small = randomPlan(seed);
            const PlanSnapshot plan = small.snapshot();
            const Reach reach(plan);
            const auto found = findLoops(plan);
            QVERIFY2(found.empty() != reach.hasLoop(), where);
            looping += found.empty() ? 0 : 1;
            QVERIFY2(computeSchedule(plan).cycles == found, where);
            std::set<std::pair<Id<Task>, Id<Task>>> onLoops;
            for (const auto &loop : found) {
                for (std::size_t i = 0; i < loop.size(); ++i) {
                    onLoops.insert({loop[i], loop[(i + 1) % loop.size()]});
                }
            }
            QVERIFY2(!Reach(plan, onLoops).hasLoop(), where);
            for (const Task &from : plan.table<Task>()) {
                for (const Task &to : plan.table<Task>()) {
                    const auto loop = loopClosedBy(plan, from.id, to.id);
                    QVERIFY2(loop.empty() != reach.wouldLoop(from.id, to.id), where);
                    QVERIFY2(loop.empty() || (loop.front() == to.id && loop.back() == from.id), where);
                }
            }
        }
        QVERIFY(looping > 50 && looping < 295);
    }
};

GIGAPLAN_TEST(TestLoops)
#include "tst_loops.moc"
