// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/equipment.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/programme.h"
#include "tests/support/test_program.h"
#include "tests/ui/paint/floor_plan.h"
#include "ui/paint/floor_furniture.h"
#include "ui/paint/floor_labels.h"
#include "ui/paint/floor_painter.h"
#include "ui/paint/floor_rect_grid.h"
#include "ui/paint/floor_render.h"

#include <QTest>

#include <random>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

QImage painted(const FloorScene &scene, const FloorShades &shades, const FloorCamera &camera, const Theme &theme,
               double ratio = 1)
{
    QImage image((camera.view * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    FloorPainter().paint(painter, scene, shades, camera, theme);
    return image;
}

QColor at(const QImage &image, QPointF logical)
{
    const QPoint pixel = (logical * image.devicePixelRatio()).toPoint();
    return image.rect().contains(pixel) ? image.pixelColor(pixel) : QColor();
}

/// One hall of 1 km × 1 km with rows of one rack, far apart.
PlanRows sparsePlan(int rowCount, std::uint32_t seed)
{
    PlanRows rows = floorPlanRows({1, 1, 1, 1, 1, 1});
    auto &hall = rows.of<Hall>()[0];
    auto &site = rows.of<Site>()[0];
    auto &building = rows.of<Building>()[0];
    hall.x = hall.y = building.x = building.y = {0};
    hall.width = hall.depth = building.width = building.depth = site.width = site.depth = {1'000'000};
    const Row first = rows.of<Row>()[0];
    rows.of<Row>().clear();
    std::mt19937 random(seed);
    for (int i = 0; i < rowCount; ++i) {
        Row row = first;
        row.key = "r" + std::to_string(i);
        row.id = idOf<Row>(row.key);
        row.x = {static_cast<std::int64_t>(random() % 990'000)};
        row.y = {static_cast<std::int64_t>(random() % 990'000)};
        row.direction = random() % 2 ? RowDirection::East : RowDirection::South;
        rows.of<Row>().push_back(row);
    }
    return rows;
}

} // namespace

class TestFloorPainter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sceneCoordinatesAreAbsolute()
    {
        PlanRows rows = floorPlanRows({});
        auto &row = rows.of<Row>()[0];
        auto &site = rows.of<Site>()[0];
        site.x = {1'000'000};
        site.y = {-500'000};
        const Building building = rows.of<Building>()[0];
        const Hall hall = rows.of<Hall>()[0];
        const double x = 1'000'000.0 + static_cast<double>(building.x.value + hall.x.value + row.x.value);
        const double y = -500'000.0 + static_cast<double>(building.y.value + hall.y.value + row.y.value);
        const Id<Row> id = row.id;
        const PlanSnapshot plan = std::move(rows).snapshot();
        const FloorScene scene = FloorScene::build(plan, nullptr);
        QCOMPARE(scene.boxOf(plan, id), QRectF(x, y, 14 * 600, 1'200));
        QCOMPARE(scene.rows.size(), std::size_t{2 * 4 * 6});
        for (const FloorPlace &place : scene.halls) {
            for (std::uint32_t r = place.begin; r < place.end; ++r) {
                QVERIFY(place.reach.contains(scene.rows[r].box));
                QCOMPARE(&scene.halls[scene.rows[r].hall], &place);
            }
        }
    }

    void overlappingSitesAreSpread()
    {
        PlanRows rows = floorPlanRows({5, 1, 1, 2, 4, 1});
        for (Site &site : rows.of<Site>()) {
            site.x = site.y = {0};
        }
        const FloorScene scene = FloorScene::build(std::move(rows).snapshot(), nullptr);
        for (std::size_t i = 0; i < scene.sites.size(); ++i) {
            QVERIFY(scene.bounds.contains(scene.sites[i].reach));
            for (std::size_t j = 0; j < i; ++j) {
                QVERIFY(!scene.sites[i].reach.intersects(scene.sites[j].reach));
            }
            for (std::uint32_t r = scene.sites[i].beginRow; r < scene.sites[i].endRow; ++r) {
                QVERIFY(scene.sites[i].box.contains(scene.rows[r].box));
            }
        }
    }

    void placesWithoutSizeEncloseTheirContent()
    {
        PlanRows rows = floorPlanRows({1, 1, 1, 3, 4, 1});
        rows.of<Site>()[0].width = rows.of<Building>()[0].width = rows.of<Hall>()[0].width = {0};
        auto bare = make<Site>("bare");
        bare.x = {10'000'000};
        rows.of<Site>().push_back(bare);
        const PlanSnapshot plan = std::move(rows).snapshot();
        const FloorScene scene = FloorScene::build(plan, nullptr);
        for (const FloorRow &row : scene.rows) {
            QVERIFY(scene.halls[0].box.contains(row.box));
        }
        QVERIFY(scene.buildings[0].box.contains(scene.halls[0].box));
        QVERIFY(!scene.boxOf(plan, bare.id).isEmpty());
    }

    void hitAgreesWithBruteForce()
    {
        PlanRows rows = floorPlanRows({2, 3, 3, 5, 9, 2});
        std::mt19937 random(7);
        for (Row &row : rows.of<Row>()) {
            row.x.value += static_cast<std::int64_t>(random() % 6'000) - 3'000; // over each other, and out of the hall
            row.y.value += static_cast<std::int64_t>(random() % 6'000) - 3'000;
            row.direction = random() % 3 ? RowDirection::East : RowDirection::South;
        }
        const FloorScene scene = FloorScene::build(std::move(rows).snapshot(), nullptr);
        int onRows = 0;
        for (int i = 0; i < 20'000; ++i) {
            const QRectF around =
                scene.halls[random() % scene.halls.size()].reach.adjusted(-2'000, -2'000, 2'000, 2'000);
            const QPointF point(around.left() + around.width() * (random() % 100'000 + 0.5) / 1e5,
                                around.top() + around.height() * (random() % 100'000 + 0.5) / 1e5);
            const FloorHit hit = scene.hit(point);
            std::vector<std::uint32_t> under;
            for (std::uint32_t r = 0; r < scene.rows.size(); ++r) {
                if (scene.rows[r].box.contains(point)) {
                    under.push_back(r);
                }
            }
            if (hit.row != kNoPlace) {
                ++onRows;
                QVERIFY(scene.rows[hit.row].box.contains(point));
                QVERIFY(scene.rows[hit.row].slotBox(hit.slot).adjusted(-1e-3, -1e-3, 1e-3, 1e-3).contains(point));
                QCOMPARE(hit.hall, scene.rows[hit.row].hall);
                QCOMPARE(hit.row, *std::max_element(under.begin(), under.end()));
            } else {
                // A row under the point is found unless a later hall covers it with bare floor.
                for (const std::uint32_t r : under) {
                    QVERIFY(hit.hall != kNoPlace && hit.hall > scene.rows[r].hall);
                }
            }
        }
        QVERIFY(onRows > 1'000);
    }

    void noRowIsLostAtAnyZoom_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addColumn<double>("ratio");
        for (const double scale : {0.0002, 0.0007, 0.0013, 0.0021, 0.0049, 0.0061, 0.02}) {
            QTest::addRow("%g", scale) << scale << 1.0;
            QTest::addRow("%g at 2", scale) << scale << 2.0;
        }
    }

    void noRowIsLostAtAnyZoom()
    {
        QFETCH(double, scale);
        QFETCH(double, ratio);
        const Theme theme = Theme::light();
        const PlanSnapshot plan = sparsePlan(40, 11).snapshot();
        const FloorScene full = FloorScene::build(plan, nullptr);
        const FloorScene bare = FloorScene::build(plan.withRows<Row>({}), nullptr);
        for (const FloorColour colour : {FloorColour::State, FloorColour::Phase}) {
            // The bare scene takes the same shades: mean colours are then equal, and only the rows themselves differ.
            const FloorShades shades = FloorShades::of(full, nullptr, {}, colour, theme);
            FloorCamera camera;
            camera.view = {260, 220};
            camera.scale = scale;
            for (const FloorRow &row : full.rows) {
                camera.centre = row.box.center() + QPointF(13.7 / scale, -7.3 / scale);
                const QImage with = painted(full, shades, camera, theme, ratio);
                const QImage without = painted(bare, shades, camera, theme, ratio);
                const QPoint centre = (camera.toPixels(row.box.center()) * ratio).toPoint();
                int strongest = 0;
                for (int dy = -1; dy <= 1; ++dy) {
                    for (int dx = -1; dx <= 1; ++dx) {
                        const QColor a = with.pixelColor(centre + QPoint(dx, dy));
                        const QColor b = without.pixelColor(centre + QPoint(dx, dy));
                        strongest = std::max({strongest, std::abs(a.red() - b.red()), std::abs(a.green() - b.green()),
                                              std::abs(a.blue() - b.blue())});
                    }
                }
                QVERIFY2(strongest >= 8, qPrintable(QString::number(strongest)));
            }
        }
    }

    void paintsTheWholeCanvasAndNothingElse()
    {
        const Theme theme = Theme::light();
        const FloorScene scene = FloorScene::build(floorPlanRows({}).snapshot(), nullptr);
        const FloorShades shades = FloorShades::of(scene, nullptr, {}, FloorColour::Phase, theme);
        QImage image(400, 300, QImage::Format_RGB32);
        image.fill(Qt::magenta);
        QPainter painter(&image);
        painter.translate(50, 40);
        FloorCamera camera = FloorCamera::fitted(scene.bounds, {200, 150});
        camera.scale *= 3;
        FloorPainter().paint(painter, scene, shades, camera, theme);
        painter.end();
        const QRect canvas(50, 40, 200, 150);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                QCOMPARE(image.pixelColor(x, y) == QColor(Qt::magenta), !canvas.contains(x, y));
            }
        }
    }

    void cellColoursFollowTheStateOnTheDate()
    {
        const Theme theme = Theme::light();
        const Forecast forecast = floorForecast(floorPlanRows({}).snapshot(), 40);
        const FloorScene scene = FloorScene::build(forecast.plan, &forecast);
        for (int day = 0; day < 100; day += 7) {
            const Date asOf = *forecast.plan.plan().start + day;
            const FloorShades shades = FloorShades::of(scene, &forecast, asOf, FloorColour::State, theme);
            for (std::size_t r = 0; r < scene.rows.size(); ++r) {
                const RowState state = forecast.capacity->rows[scene.rows[r].tableIndex].stateAt(asOf);
                QCOMPARE(shades.rows[r], static_cast<std::uint16_t>(1 + static_cast<int>(state)));
            }
            const FloorRow &row = scene.rows[5];
            FloorCamera camera;
            camera.view = {300, 200};
            camera.scale = 0.04;
            camera.centre = row.box.center();
            const QImage image = painted(scene, shades, camera, theme);
            const QRectF cell = camera.toPixels(row.slotBox(6));
            QCOMPARE(at(image, cell.center() - QPointF(0, cell.height() / 4)).rgb(), shades.tones[shades.rows[5]].fill);
            const FloorTone &tone = shades.tones[shades.rows[5]];
            QCOMPARE(at(image, cell.center() + QPointF(0, cell.height() / 4)).rgb(), tone.half ? tone.half : tone.fill);
        }
    }

    void exceptionsShowInEveryColourMode()
    {
        const Theme theme = Theme::light();
        PlanRows rows = floorPlanRows({1, 1, 1, 1, 5, 2});
        const auto exception = [&](std::int64_t slot) {
            Rack rack = make<Rack>("rack-" + std::to_string(slot));
            rack.row = rows.of<Row>()[0].id;
            rack.slot = slot;
            return rack;
        };
        Rack empty = exception(0), network = exception(2), later = exception(4);
        empty.empty = true;
        network.equipment = idOf<Equipment>("net-rack");
        later.phase = idOf<Phase>("phase-1");
        rows.of<Rack>() = {later, empty, network};
        const PlanSnapshot plan = std::move(rows).snapshot();
        const FloorScene scene = FloorScene::build(plan, nullptr);
        QCOMPARE(scene.exceptions.size(), std::size_t{3});
        FloorCamera camera;
        camera.view = {300, 120};
        camera.scale = 0.05;
        camera.centre = scene.rows[0].box.center();
        const auto slotColour = [&](const FloorShades &shades, int slot) {
            return at(painted(scene, shades, camera, theme), camera.toPixels(scene.rows[0].slotBox(slot)).center());
        };
        const auto phases = FloorShades::of(scene, nullptr, {}, FloorColour::Phase, theme);
        QCOMPARE(slotColour(phases, 1), theme.phase(0, 2));
        QCOMPARE(slotColour(phases, 4), theme.phase(1, 2));
        const auto kinds = FloorShades::of(scene, nullptr, {}, FloorColour::Equipment, theme);
        QCOMPARE(slotColour(kinds, 1), theme.kind(0));
        QCOMPARE(slotColour(kinds, 2), theme.kind(1));
        QVERIFY(slotColour(kinds, 0) != theme.kind(0));
        const auto power = FloorShades::of(scene, nullptr, {}, FloorColour::Power, theme);
        QCOMPARE(power.highest, 120.0);
        QCOMPARE(slotColour(power, 1), QColor(theme.value(1).rgb()));
        QCOMPARE(slotColour(power, 2), QColor(theme.value(0.25).rgb()));
        QCOMPARE(scene.boxOf(plan, network.id), scene.rows[0].slotBox(2));
    }

    void cellsAreCrispAtEveryPosition()
    {
        const Theme theme = Theme::light();
        const FloorScene scene = FloorScene::build(floorPlanRows({}).snapshot(), nullptr);
        const FloorShades shades = FloorShades::of(scene, nullptr, {}, FloorColour::Phase, theme);
        FloorCamera camera;
        camera.view = {120, 40};
        camera.scale = 0.0137;
        const FloorRow &row = scene.rows[0];
        for (int step = 0; step < 10; ++step) {
            camera.centre = row.box.center() + QPointF(31.3 * step, 17.7 * step);
            const QImage image = painted(scene, shades, camera, theme);
            const int y = static_cast<int>(camera.toPixels(row.box.center()).y());
            const FloorTone &tone = shades.tones[shades.rows[0]];
            const QRectF box = camera.toPixels(row.box);
            for (int x = std::max(0, static_cast<int>(box.left()) + 2); x < std::min(119.0, box.right() - 2); ++x) {
                const QRgb pixel = image.pixel(x, y);
                QVERIFY(pixel == tone.fill || pixel == tone.edge);
            }
        }
    }

    void labelsNeverOverlap()
    {
        const Theme theme = Theme::light();
        const Forecast forecast = floorForecast(floorPlanRows({4, 3, 4, 8, 14, 3}).snapshot());
        const FloorScene scene = FloorScene::build(forecast.plan, &forecast);
        const FloorShades shades = FloorShades::of(scene, &forecast, {20'500}, FloorColour::State, theme);
        std::mt19937 random(3);
        std::size_t seen = 0;
        for (int i = 0; i < 60; ++i) {
            FloorCamera camera = FloorCamera::fitted(scene.bounds, {900, 600}, {24, 24, 24, 24});
            const FloorRow &row = scene.rows[random() % scene.rows.size()];
            camera.centre += (row.box.center() - camera.centre) * std::min(1.0, i / 20.0);
            camera.scale = std::min(0.4, camera.scale * std::pow(1.12, i));
            const FloorFurniture furniture = FloorFurniture::laidOut(scene, shades, camera);
            QImage image(900, 600, QImage::Format_RGB32);
            QPainter painter(&image);
            const auto boxes = paintFloorLabels(painter, scene, shades, camera, theme, furniture.boxes());
            seen += boxes.size();
            for (std::size_t a = 0; a < boxes.size(); ++a) {
                QVERIFY(QRectF(0, 0, 900, 600).contains(boxes[a]));
                for (std::size_t b = 0; b < a; ++b) {
                    QVERIFY(!boxes[a].intersects(boxes[b]));
                }
                for (const QRectF &taken : furniture.boxes()) {
                    QVERIFY(!boxes[a].intersects(taken));
                }
            }
        }
        QVERIFY(seen > 200);
    }

    void gridAgreesWithBruteForce()
    {
        std::mt19937 random(5);
        const QRectF canvas(0, 0, 500, 400);
        const auto any = [&] {
            return QRectF(random() % 700 - 100.0, random() % 600 - 100.0, random() % 90 + 0.5, random() % 60 + 0.5);
        };
        FloorRectGrid grid(canvas.size());
        std::vector<QRectF> all;
        int met = 0;
        for (int i = 0; i < 3'000; ++i) {
            const QRectF asked = any().intersected(canvas);
            const bool expected = !asked.isEmpty()
                && std::any_of(all.begin(), all.end(), [&](const QRectF &rect) { return rect.intersects(asked); });
            QCOMPARE(!asked.isEmpty() && grid.meets(asked), expected);
            met += expected ? 1 : 0;
            if (i % 50 == 0) {
                all.push_back(any());
                grid.insert(all.back());
            }
        }
        QVERIFY(met > 300 && met < 2'900);
    }

    void blendAveragesCoveringColours()
    {
        FloorBlend blend;
        blend.begin(QRect(10, 20, 4, 2), 3);
        blend.add(10, 20, 12, 21, qRgb(200, 0, 0)); // two whole pixels
        blend.add(11, 20, 12, 21, qRgb(0, 100, 0)); // over the second one
        blend.add(13.5, 21, 14, 22, qRgb(0, 0, 250)); // half of the last
        const QImage image = blend.result(1);
        QCOMPARE(image.pixel(0, 0), qRgba(200, 0, 0, 255));
        QCOMPARE(image.pixel(1, 0), qRgba(100, 50, 0, 255));
        QCOMPARE(qAlpha(image.pixel(2, 0)), 0);
        QCOMPARE(qAlpha(image.pixel(3, 1)), 128);
    }

    void blendDoesNotOverflow()
    {
        FloorBlend blend;
        constexpr std::size_t kMany = 300'000;
        blend.begin(QRect(0, 0, 1, 1), kMany);
        for (std::size_t i = 0; i < kMany; ++i) {
            blend.add(0, 0, 1, 1, qRgb(255, 128, 0));
        }
        QCOMPARE(blend.result(1).pixel(0, 0), qRgba(255, 128, 0, 255));
    }

    void scaleBarMatchesTheScale()
    {
        const FloorScene scene = FloorScene::build(floorPlanRows({}).snapshot(), nullptr);
        const FloorShades shades = FloorShades::of(scene, nullptr, {}, FloorColour::Phase, Theme::light());
        for (double scale = 1e-6; scale < 0.5; scale *= 1.7) {
            FloorCamera camera;
            camera.view = {1000, 700};
            camera.scale = scale;
            const FloorFurniture furniture = FloorFurniture::laidOut(scene, shades, camera);
            const double metres = (camera.toPlan({furniture.barPixels, 0}) - camera.toPlan({0, 0})).x() / 1000;
            QVERIFY(std::abs(metres / furniture.barMetres - 1) < 1e-9);
            QVERIFY(furniture.barPixels > 60 && furniture.barPixels <= 160);
        }
    }

    void breadcrumbFollowsTheZoom()
    {
        const PlanSnapshot plan = floorPlanRows({2, 2, 4, 6, 14, 3}).snapshot();
        const FloorScene scene = FloorScene::build(plan, nullptr);
        const QSizeF view(1000, 700);
        QVERIFY(!floorFocus(scene, FloorCamera::fitted(scene.bounds, view)));
        const EntityRef hall = Id<Hall>{scene.halls[3].id};
        const EntityRef building = floorParent(scene, hall);
        const EntityRef site = floorParent(scene, building);
        QVERIFY(building.is<Building>() && site.is<Site>() && !floorParent(scene, site));
        for (const EntityRef place : {hall, building, site}) {
            QCOMPARE(floorFocus(scene, FloorCamera::fitted(scene.boxOf(plan, place), view)),
                     place == building ? floorFocus(scene, FloorCamera::fitted(scene.boxOf(plan, place), view))
                                       : place);
        }
        const FloorShades shades = FloorShades::of(scene, nullptr, {}, FloorColour::Phase, Theme::light());
        const auto furniture = FloorFurniture::laidOut(scene, shades, FloorCamera::fitted(scene.halls[3].box, view));
        QCOMPARE(furniture.crumbs.size(), std::size_t{4});
        QCOMPARE(furniture.crumbs.back().place, hall);
        const QPointF middle = furniture.planAt(furniture.minimapPlan.center(), scene);
        QVERIFY(QLineF(middle, scene.bounds.center()).length() < 1);
    }

    void cameraKeepsThePointUnderTheCursor()
    {
        FloorCamera camera = FloorCamera::fitted(QRectF(-5e5, 2e5, 1e6, 4e5), {800, 600}, {10, 20, 30, 40});
        QVERIFY(QRectF(10, 20, 760, 540).adjusted(-1, -1, 1, 1).contains(camera.toPixels(QRectF(-5e5, 2e5, 1e6, 4e5))));
        const QPointF pixels(123, 456), before = camera.toPlan(pixels);
        camera.zoomAt(pixels, 3.7);
        QVERIFY(QLineF(camera.toPlan(pixels), before).length() < 1e-6);
        camera.pan({10, -20});
        QVERIFY(QLineF(camera.toPlan(pixels + QPointF(10, -20)), before).length() < 1e-6);
    }

    void rendersIntoItsTargetOnly()
    {
        const Forecast forecast = floorForecast(floorPlanRows({}).snapshot());
        QImage image(700, 500, QImage::Format_RGB32);
        image.fill(Qt::magenta);
        QPainter painter(&image);
        const EntityRef hall = forecast.plan.table<Hall>()[0].id;
        renderFloor(forecast, {20'500}, FloorColour::State, hall, Theme::print(), painter, QRectF(20, 30, 600, 400));
        painter.end();
        QCOMPARE(image.pixelColor(19, 100), QColor(Qt::magenta));
        QCOMPARE(image.pixelColor(300, 431), QColor(Qt::magenta));
        QVERIFY(image.pixelColor(21, 100) != QColor(Qt::magenta));
    }
};

GIGAPLAN_TEST(TestFloorPainter)
#include "tst_floor_painter.moc"
