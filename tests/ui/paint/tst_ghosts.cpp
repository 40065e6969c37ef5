// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/generate.h"
#include "model/plan/places.h"
#include "model/plan/tasks.h"
#include "tests/support/test_program.h"
#include "ui/paint/floor_ghosts.h"
#include "ui/paint/gantt_ghosts.h"

#include <QtTest>

using namespace gigaplan;

/// Where another plan's tasks and rows stand, and that they are painted there.
class TestGhosts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void movedAddedAndRemovedTasks();
    void movedAddedAndRemovedRows();
    void rowsThatDifferFollowTheDate();
    void equalPlansHaveNone();
    void paintedInsideTheBody();

private:
    template <class E, class Edit>
    std::shared_ptr<const Forecast> edited(Edit edit) const
    {
        std::vector<E> rows(m_open->plan.table<E>().begin(), m_open->plan.table<E>().end());
        edit(rows);
        return computeForecast(m_open->plan.withRows(std::move(rows)));
    }

    std::shared_ptr<const Forecast> m_open;
    FloorScene m_scene;
};

void TestGhosts::initTestCase()
{
    GenerateOptions options;
    options.gigawatts = 0.1;
    const auto plan = generatePlan(options);
    QVERIFY(plan);
    m_open = computeForecast(*plan);
    m_scene = FloorScene::build(m_open->plan, m_open.get());
    QVERIFY(m_scene.rows.size() > 10);
}

void TestGhosts::movedAddedAndRemovedTasks()
{
    // A leaf without successors in the plan as it is.
    const auto &tasks = m_open->plan.table<Task>();
    const auto isLeafOfOne = [&](const Task &task) {
        return task.parent && task.duration.value > 0
            && std::none_of(tasks.begin(), tasks.end(), [&](const Task &other) { return other.parent == task.id; });
    };
    const auto leaf = std::find_if(tasks.begin(), tasks.end(), isLeafOfOne);
    QVERIFY(leaf != tasks.end());
    const Id<Task> id = leaf->id, parent = leaf->parent;

    const auto longer = edited<Task>([&](std::vector<Task> &rows) {
        for (Task &task : rows) {
            task.duration.value *= task.id == id ? 2 : 1;
        }
    });
    const GanttGhosts moved(*m_open, *longer, QStringLiteral("Longer"));
    QCOMPARE(moved.of(id).size(), std::size_t{1});
    QCOMPARE(moved.of(id)[0].kind, GanttGhost::Kind::Moved);
    QVERIFY(moved.of(id)[0].finish == longer->schedule->find(longer->plan, id)->finish);

    const auto added = edited<Task>([&](std::vector<Task> &rows) {
        Task task = *std::find_if(rows.begin(), rows.end(), [&](const Task &row) { return row.id == id; });
        task.id = {99};
        task.key = "another";
        rows.push_back(task);
    });
    const GanttGhosts came(*m_open, *added, QStringLiteral("One more"));
    const auto onSummary = came.of(parent);
    QVERIFY(std::any_of(onSummary.begin(), onSummary.end(),
                        [](const GanttGhost &g) { return g.kind == GanttGhost::Kind::New; }));
    // Seen from the other side it is one that is gone.
    const GanttGhosts went(*added, *m_open, QStringLiteral("One less"));
    QCOMPARE(went.of(Id<Task>{99}).size(), std::size_t{1});
    QCOMPARE(went.of(Id<Task>{99})[0].kind, GanttGhost::Kind::Gone);
}

void TestGhosts::movedAddedAndRemovedRows()
{
    const FloorRow first = m_scene.rows[0], second = m_scene.rows[1];
    const auto other = edited<Row>([&](std::vector<Row> &rows) {
        for (Row &row : rows) {
            row.x.value += row.id == first.id ? 1500 : 0;
        }
        std::erase_if(rows, [&](const Row &row) { return row.id == second.id; });
        Row more = rows[3];
        more.id = {77};
        more.key = "one-more";
        rows.push_back(more);
    });
    FloorGhosts ghosts(m_scene, m_open, other, QStringLiteral("Other"));
    const auto count = [&](FloorGhosts::Kind kind) {
        return std::count_if(ghosts.rows().begin(), ghosts.rows().end(),
                             [&](const auto &row) { return row.kind == kind; });
    };
    QCOMPARE(count(FloorGhosts::Kind::Moved), 1);
    QCOMPARE(count(FloorGhosts::Kind::Gone), 1);
    QCOMPARE(count(FloorGhosts::Kind::New), 1);
    QVERIFY(ghosts.rows()[0].box == first.box.translated(1500, 0));
    QVERIFY(ghosts.rows()[1].box == second.box);
    QVERIFY(!ghosts.halls().empty() && ghosts.halls().size() <= 3);
}

void TestGhosts::rowsThatDifferFollowTheDate()
{
    const FloorRow first = m_scene.rows[0];
    const auto never = edited<Row>([&](std::vector<Row> &rows) {
        for (Row &row : rows) {
            if (row.id == first.id) {
                row.feedA = row.feedB = {};
            }
        }
    });
    FloorGhosts ghosts(m_scene, m_open, never, QStringLiteral("Unfed"));
    ghosts.setDate(m_open->first);
    QVERIFY(ghosts.differing().empty());
    const Date live = m_open->capacity->rows[first.tableIndex].live;
    QVERIFY(live != kNever);
    ghosts.setDate(live);
    QCOMPARE(ghosts.differing().size(), std::size_t{1});
    QVERIFY(ghosts.differing()[0] == first.box);
    QCOMPARE(ghosts.differingHalls().size(), std::size_t{1});
}

void TestGhosts::equalPlansHaveNone()
{
    const auto same = computeForecast(m_open->plan);
    QVERIFY(GanttGhosts(*m_open, *same, {}).isEmpty());
    FloorGhosts ghosts(m_scene, m_open, same, {});
    ghosts.setDate(m_open->last);
    QVERIFY(ghosts.isEmpty());
    QVERIFY(ghosts.isOn());
}

void TestGhosts::paintedInsideTheBody()
{
    const auto &tasks = m_open->plan.table<Task>();
    const auto later = edited<Task>([&](std::vector<Task> &rows) {
        for (Task &task : rows) {
            task.duration.value *= 2;
        }
    });
    const GanttGhosts ghosts(*m_open, *later, QStringLiteral("Later"));
    std::vector<OutlineRow> rows(6);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].task = tasks[i].id;
    }
    TimeAxis axis;
    axis.fit(later->schedule->start, later->schedule->finish, 400, 10);
    QImage image(600, 200, QImage::Format_RGB32);
    image.fill(Qt::white);
    const QRectF body(100, 20, 400, 150);
    {
        QPainter painter(&image);
        paintGanttGhosts(painter, body, 20, 0, rows, ghosts, axis, Theme::light());
    }
    int inside = 0, outside = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != qRgb(255, 255, 255)) {
                ++(body.contains(x, y) ? inside : outside);
            }
        }
    }
    QVERIFY(inside > 20);
    QCOMPARE(outside, 0);
}

GIGAPLAN_TEST(TestGhosts)
#include "tst_ghosts.moc"
