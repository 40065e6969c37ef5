// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/plan/equipment.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/programme.h"
#include "tests/model/workspace/open_in.h"
#include "tests/support/test_program.h"
#include "tests/ui/paint/floor_plan.h"
#include "ui/floor/floor_canvas.h"
#include "ui/floor/floor_view.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

void open(Workspace &workspace, const PlanSnapshot &plan)
{
    auto store = storeOf(plan);
    QVERIFY2(static_cast<bool>(store), store ? "" : store.error().message.c_str());
    auto document = Document::fromStore(std::move(*store));
    QVERIFY2(static_cast<bool>(document), document ? "" : document.error().message.c_str());
    openIn(workspace, std::move(*document));
}

QPoint pixelOf(const FloorCanvas &canvas, QPointF plan)
{
    return canvas.camera().toPixels(plan).toPoint();
}

void turnWheel(FloorCanvas &canvas, QPoint at, int delta)
{
    QWheelEvent event(at, canvas.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&canvas, &event);
}

bool showsWhole(const FloorCanvas &canvas, const QRectF &plan)
{
    return QRectF(canvas.rect()).contains(canvas.camera().toPixels(plan));
}

} // namespace

class TestFloorView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_view = std::make_unique<FloorView>(*m_workspace);
        m_view->resize(1000, 720);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_workspace.reset();
    }

    void emptyPlanOffersTheFirstStep()
    {
        QVERIFY(m_view->showsEmptyState());
        open(*m_workspace, planStarting(makeDate(2026, 1, 5)).snapshot());
        QVERIFY(m_view->showsEmptyState());
        QAbstractButton *step = nullptr;
        for (auto *button : m_view->findChildren<QAbstractButton *>()) {
            step = button->text() == QStringLiteral("Add a site") ? button : step;
        }
        QVERIFY(step && step->isVisible());
        step->click();
        QCOMPARE(m_workspace->plan().table<Site>().size(), std::size_t{1});
        QVERIFY(!m_view->showsEmptyState());
        QTRY_VERIFY(!canvas().scene().isEmpty());
        m_workspace->undo();
        QVERIFY(m_view->showsEmptyState());
    }

    void openingShowsEverything()
    {
        openPlan();
        QVERIFY(!m_view->showsEmptyState());
        QVERIFY(showsWhole(canvas(), canvas().scene().bounds));
        m_view->resize(700, 500);
        QVERIFY(showsWhole(canvas(), canvas().scene().bounds));
    }

    void clickSelectsWhatCanBeDistinguished()
    {
        openPlan();
        const FloorScene &scene = canvas().scene();
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, pixelOf(canvas(), scene.halls[5].box.center()));
        QCOMPARE(m_workspace->primarySelection(), EntityRef(Id<Hall>{scene.halls[5].id}));

        reveal(Id<Hall>{scene.halls[2].id});
        const FloorRow &row = scene.rows[scene.halls[2].begin + 1];
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, pixelOf(canvas(), row.box.center()));
        QCOMPARE(m_workspace->selection(), std::vector<EntityRef>{row.id});

        const FloorRow &other = scene.rows[scene.halls[2].begin + 3];
        QTest::mouseClick(&canvas(), Qt::LeftButton, Qt::ControlModifier, pixelOf(canvas(), other.box.center()));
        QCOMPARE(m_workspace->selection(), (std::vector<EntityRef>{row.id, other.id}));
        QTest::mouseClick(&canvas(), Qt::LeftButton, Qt::ControlModifier, pixelOf(canvas(), row.box.center()));
        QCOMPARE(m_workspace->selection(), std::vector<EntityRef>{other.id});

        // The slot with an exception is a thing of its own.
        const FloorRow &special = scene.rows[scene.rowIndex(m_special)];
        reveal(m_special);
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, pixelOf(canvas(), special.slotBox(3).center()));
        QCOMPARE(m_workspace->primarySelection(), EntityRef(idOf<Rack>("rack-3")));
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, pixelOf(canvas(), special.slotBox(4).center()));
        QCOMPARE(m_workspace->primarySelection(), EntityRef(m_special));
    }

    void wheelZoomsAboutTheCursor()
    {
        openPlan();
        const QPoint at(333, 222);
        const QPointF under = canvas().camera().toPlan(at);
        const double scale = canvas().camera().scale;
        turnWheel(canvas(), at, 120);
        QVERIFY(canvas().camera().scale > scale * 1.1);
        QVERIFY(QLineF(canvas().camera().toPlan(at), under).length() * canvas().camera().scale < 0.5);
        for (int i = 0; i < 400; ++i) {
            turnWheel(canvas(), at, 120);
        }
        QVERIFY(canvas().camera().scale <= FloorCamera::kLargestScale);
        for (int i = 0; i < 400; ++i) {
            turnWheel(canvas(), at, -120);
        }
        QVERIFY(canvas().camera().scale > scale / 4);
    }

    void dragPansAndDoesNotSelect()
    {
        openPlan();
        canvas().zoom(4);
        const QPointF under = canvas().camera().toPlan(QPointF(400, 300));
        QTest::mousePress(&canvas(), Qt::LeftButton, {}, {400, 300});
        QTest::mouseMove(&canvas(), {420, 310});
        QTest::mouseMove(&canvas(), {460, 330});
        QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, {460, 330});
        QVERIFY(QLineF(canvas().camera().toPlan(QPointF(460, 330)), under).length() * canvas().camera().scale < 1.5);
        QVERIFY(m_workspace->selection().empty());
    }

    void keysMoveZoomAndGoUp()
    {
        openPlan();
        const FloorScene &scene = canvas().scene();
        const EntityRef hall = Id<Hall>{scene.halls[3].id};
        reveal(hall);
        QCOMPARE(floorFocus(scene, canvas().camera()), hall);
        QTest::keyClick(&canvas(), Qt::Key_Escape);
        const EntityRef building = floorParent(scene, hall);
        QTRY_VERIFY(showsWhole(canvas(), scene.boxOf(m_workspace->plan(), building)));
        QTest::keyClick(&canvas(), Qt::Key_Home);
        QTRY_VERIFY(showsWhole(canvas(), scene.bounds));
        QTest::qWait(200);
        const FloorCamera before = canvas().camera();
        QTest::keyClick(&canvas(), Qt::Key_Plus);
        QVERIFY(canvas().camera().scale > before.scale);
        QTest::keyClick(&canvas(), Qt::Key_Minus);
        QVERIFY(qFuzzyCompare(canvas().camera().scale, before.scale));
        QTest::keyClick(&canvas(), Qt::Key_Right);
        QVERIFY(canvas().camera().centre.x() > before.centre.x());
    }

    void doubleClickAndCrumbsZoom()
    {
        openPlan();
        const FloorScene &scene = canvas().scene();
        const EntityRef hall = Id<Hall>{scene.halls[6].id};
        QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, pixelOf(canvas(), scene.halls[6].box.center()));
        QTRY_COMPARE(floorFocus(scene, canvas().camera()), hall);
        QTest::qWait(200);
        const auto furniture = FloorFurniture::laidOut(scene, {}, canvas().camera());
        QVERIFY(furniture.crumbs.size() >= 3);
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, furniture.crumbs.front().box.center().toPoint());
        QTRY_VERIFY(showsWhole(canvas(), scene.bounds));
        QTest::qWait(200);
        canvas().zoom(5);
        const QPoint corner = (furniture.minimapPlan.topLeft() + QPointF(2, 2)).toPoint();
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, corner);
        QVERIFY(canvas().camera().centre.x() < scene.bounds.center().x());
        QVERIFY(canvas().camera().centre.y() < scene.bounds.center().y());
    }

    void dateChangesColours()
    {
        openPlan();
        m_workspace->setAsOf(makeDate(2026, 1, 6));
        const QImage before = m_view->grab().toImage();
        m_workspace->setAsOf(kLastDate);
        QVERIFY(m_view->grab().toImage() != before);
        m_workspace->setAsOf(makeDate(2026, 1, 6));
        QCOMPARE(m_view->grab().toImage(), before);
        canvas().setColour(FloorColour::Phase);
        QVERIFY(m_view->grab().toImage() != before);
        QCOMPARE(canvas().colour(), FloorColour::Phase);
    }

    void relatedRowsOfTheSelectionAreMarked()
    {
        openPlan();
        const FloorScene &scene = canvas().scene();
        FloorRelations relations(*m_workspace);
        relations.reset(scene);
        m_workspace->select({idOf<Phase>("phase-1")});
        relations.reset(scene);
        FloorCamera close = FloorCamera::fitted(scene.buildings[0].box, {1000, 700});
        close.scale = std::max(close.scale, 0.004);
        close.centre = scene.bounds.center();
        close.view = scene.bounds.size() * close.scale;
        std::size_t inPhase = 0;
        for (const FloorRow &row : scene.rows) {
            inPhase += scene.phases[row.phase] == idOf<Phase>("phase-1") ? 1 : 0;
        }
        QVERIFY(inPhase > 0);
        QCOMPARE(relations.marks(scene, close).related.size(), inPhase);
        QCOMPARE(relations.marks(scene, close).selected.size(), std::size_t{0});

        // Rows of a selected hall are inside its outline and need none of their own.
        m_workspace->select({Id<Hall>{scene.halls[0].id}});
        relations.reset(scene);
        const FloorMarks marks = relations.marks(scene, close);
        QCOMPARE(marks.selected, std::vector<QRectF>{scene.halls[0].box});
        QVERIFY(marks.related.empty());
    }

    void revealGoesToRowsOfAPhase()
    {
        openPlan();
        const FloorScene &scene = canvas().scene();
        QRectF bounds;
        for (const FloorRow &row : scene.rows) {
            if (scene.phases[row.phase] == idOf<Phase>("phase-2")) {
                bounds = bounds.united(row.box);
            }
        }
        canvas().zoom(30);
        reveal(idOf<Phase>("phase-2"));
        QVERIFY(showsWhole(canvas(), bounds));
        const FloorCamera before = canvas().camera();
        reveal(idOf<Equipment>("net-rack"));
        QCOMPARE(canvas().camera(), before); // has no place, so there is nowhere to go
    }

    void cardsDescribeTheirSubject()
    {
        openPlan();
        const FloorScene &scene = canvas().scene();
        const auto facts = [&](EntityRef ref, std::int32_t slot = -1) {
            return floorFacts(scene, m_workspace->plan(), m_workspace->forecast().get(), kLastDate, ref, slot);
        };
        const FloorFacts row = facts(m_special);
        QCOMPARE(row.lines.size(), std::size_t{4});
        QCOMPARE(row.lines[0].second, QStringLiteral("GW 1"));
        QCOMPARE(row.lines[1].second, QStringLiteral("13 × GPU rack"));
        QVERIFY(row.lines[3].second.contains(QStringLiteral("120 kW a rack")));
        QCOMPARE(facts(idOf<Rack>("rack-3")).lines[1].second, QStringLiteral("Left empty"));
        QCOMPARE(facts(m_special, 2).title, row.title + QStringLiteral(", slot 3"));
        const FloorFacts hall = facts(Id<Hall>{scene.halls[1].id});
        QCOMPARE(hall.lines[1].second, QStringLiteral("84 in 6 rows"));
        QVERIFY(facts(idOf<Phase>("phase-1")).isEmpty());
        QVERIFY(row.spoken().contains(QStringLiteral("State: ")));
    }

    void hiddenViewsCatchUp()
    {
        openPlan();
        m_view->hide();
        PlanRows rows = floorPlanRows({1, 1, 1, 2, 4, 1});
        open(*m_workspace, std::move(rows).snapshot());
        QCOMPARE(canvas().scene().rows.size(), std::size_t{48});
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        QCOMPARE(canvas().scene().rows.size(), std::size_t{2});
        QVERIFY(showsWhole(canvas(), canvas().scene().bounds));
    }

private:
    FloorCanvas &canvas() { return m_view->canvas(); }

    void openPlan()
    {
        PlanRows rows = floorPlanRows({1, 2, 4, 6, 14, 3});
        m_special = rows.of<Row>()[0].id;
        Rack rack = make<Rack>("rack-3");
        rack.row = m_special;
        rack.slot = 3;
        rack.empty = true;
        rows.of<Rack>().push_back(rack);
        auto supply = make<Supply>("supply");
        supply.equipment = idOf<Equipment>("gpu-rack");
        supply.date = makeDate(2026, 3, 2);
        supply.quantity = 10'000;
        rows.of<Supply>().push_back(supply);
        open(*m_workspace, std::move(rows).snapshot());
        QVERIFY(m_workspace->forecast());
    }

    void reveal(EntityRef ref)
    {
        Q_EMIT m_workspace->revealRequested(ref);
        QTest::qWait(250);
    }

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<FloorView> m_view;
    Id<Row> m_special;
};

GIGAPLAN_TEST(TestFloorView)
#include "tst_floor_view.moc"
