// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of the floor map at 100 GW, 1920 × 1080, full view, a tenth and a hundredth of the width, each frame panned a
// little so that nothing can be cached:
//   bench_floor [klayout=175,26,14] [layout=packed|generated] [gigawatts=100] [frames=40] [ratio=1] [png=PREFIX]
// `packed` (the default) is 500,080 racks of 0.6 m × 1.2 m every 2.4 m in one hall, which covers half the canvas at every
// zoom as the peer's rectangles do; `generated` is a generated programme, whose sites stand in a line with much bare
// ground. Then a sweep over all zooms names the worst.
// `klayout` gives that program's medians for 500,000 rectangles; the ratio, ours to theirs, means something only if they
// were measured on this machine, and even then the peer draws eight layers of rectangles where we draw rows of racks.
#include "model/generate/generate.h"
#include "model/plan/places.h"
#include "tests/ui/paint/floor_plan.h"
#include "ui/paint/floor_furniture.h"
#include "ui/paint/floor_labels.h"
#include "ui/paint/floor_painter.h"

#include <QElapsedTimer>
#include <QGuiApplication>

#include <algorithm>
#include <cstdio>
#include <numeric>

using namespace gigaplan;

namespace {

QString option(const char *name, const char *otherwise)
{
    const QString prefix = QString::fromLatin1(name) + QLatin1Char('=');
    for (const QString &argument : QCoreApplication::arguments()) {
        if (argument.startsWith(prefix)) {
            return argument.mid(prefix.size());
        }
    }
    return QString::fromLatin1(otherwise);
}

double milliseconds(auto &&work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

struct Frames {
    double median = 0, slow = 0;
};

Frames measure(const FloorScene &scene, const FloorShades &shades, FloorCamera camera, int frames, double ratio,
               const QString &png)
{
    QImage image((camera.view * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    FloorPainter floor;
    const Theme theme = Theme::light();
    std::vector<double> times;
    for (int i = 0; i <= frames; ++i) {
        camera.pan({1.9, 0.7});
        const double time = milliseconds([&] {
            QPainter painter(&image);
            floor.paint(painter, scene, shades, camera, theme);
            const auto furniture = FloorFurniture::laidOut(scene, shades, camera);
            paintFloorLabels(painter, scene, shades, camera, theme, furniture.boxes());
            paintFloorFurniture(painter, furniture, scene, shades, camera, theme);
        });
        if (i > 0) {
            times.push_back(time);
        }
    }
    if (!png.isEmpty()) {
        image.save(png);
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 95 / 100]};
}

std::shared_ptr<const Forecast> packedForecast()
{
    constexpr int kColumns = 95, kLines = 376, kSlots = 14;
    PlanRows rows = test::floorPlanRows({1, 1, 1, kColumns * kLines, kSlots, 10});
    const Millimetres width{kColumns * kSlots * 600}, depth{kLines * 2'400};
    auto &hall = rows.of<Hall>()[0];
    auto &building = rows.of<Building>()[0];
    auto &site = rows.of<Site>()[0];
    hall.x = hall.y = building.x = building.y = {0};
    hall.width = building.width = site.width = width;
    hall.depth = building.depth = site.depth = depth;
    for (std::size_t i = 0; i < rows.of<Row>().size(); ++i) {
        rows.of<Row>()[i].x = {static_cast<std::int64_t>(i % kColumns) * kSlots * 600};
        rows.of<Row>()[i].y = {static_cast<std::int64_t>(i / kColumns) * 2'400};
    }
    return std::make_shared<const Forecast>(test::floorForecast(std::move(rows).snapshot()));
}

std::shared_ptr<const Forecast> generatedForecast()
{
    GenerateOptions options;
    options.gigawatts = option("gigawatts", "100").toDouble();
    const auto plan = generatePlan(options);
    if (!plan) {
        std::fprintf(stderr, "%s\n", plan.error().message.c_str());
        return nullptr;
    }
    return computeForecast(*plan);
}

/// Racks whose row is at least partly in sight.
long long racksSeen(const FloorScene &scene, const FloorCamera &camera)
{
    const QRectF seen = camera.visible();
    return std::accumulate(scene.rows.begin(), scene.rows.end(), 0LL, [&](long long sum, const FloorRow &row) {
        return sum + (row.box.intersects(seen) ? row.slots : 0);
    });
}

/// The slowest zoom between everything and single racks, by steps of a quarter.
void sweep(const FloorScene &scene, const FloorShades &shades, FloorCamera camera, QPointF centre, double ratio)
{
    Frames worst;
    double worstScale = camera.scale;
    for (; camera.scale < 0.2; camera.scale *= 1.25, camera.centre = centre) {
        const Frames frames = measure(scene, shades, camera, 12, ratio, {});
        if (frames.median > worst.median) {
            worst = frames;
            worstScale = camera.scale;
        }
    }
    camera.scale = worstScale;
    std::printf("%-10s median %7.2f ms   p95 %7.2f ms   at %.3g px a rack, %lld racks seen\n", "worst zoom",
                worst.median, worst.slow, worstScale * 600, racksSeen(scene, camera));
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    const bool isPacked = option("layout", "packed") == QLatin1String("packed");
    const auto forecast = isPacked ? packedForecast() : generatedForecast();
    if (!forecast) {
        return 1;
    }
    FloorScene scene;
    const double build = milliseconds([&] { scene = FloorScene::build(forecast->plan, forecast.get()); });
    FloorShades shades;
    const Date start = forecast->plan.plan().start.value_or(Date{20'000});
    const Date asOf = isPacked ? start + 45 : Date{(forecast->first.days + forecast->last.days) / 2};
    const double shade = milliseconds(
        [&] { shades = FloorShades::of(scene, forecast.get(), asOf, FloorColour::State, Theme::light()); });
    const auto racks = std::accumulate(scene.rows.begin(), scene.rows.end(), std::int64_t{0},
                                       [](std::int64_t sum, const FloorRow &row) { return sum + row.slots; });
    std::printf(
        "%zu sites, %zu buildings, %zu halls, %zu rows, %lld racks: scene built in %.1f ms, coloured in %.2f ms\n",
        scene.sites.size(), scene.buildings.size(), scene.halls.size(), scene.rows.size(),
        static_cast<long long>(racks), build, shade);

    const QStringList peers = option("klayout", "").split(QLatin1Char(','), Qt::SkipEmptyParts);
    const FloorCamera full = FloorCamera::fitted(scene.bounds, {1920, 1080}, {24, 24, 24, 24});
    // In the middle of the packed hall, so that every view is full; on some row of the generated plan.
    const QPointF centre = isPacked ? scene.bounds.center() : scene.rows[scene.rows.size() / 2].box.center();
    int view = 0;
    for (const auto &[name, factor] :
         {std::pair{"full", 1.0}, {"tenth", 10.0}, {"hundredth", 100.0}, {"cells", 0.006}, {"racks", 0.06}}) {
        FloorCamera camera = full;
        if (factor != 1) {
            camera.scale = factor > 1 ? full.scale * factor : factor;
            camera.centre = centre;
        }
        const QString png = option("png", "");
        const Frames frames = measure(
            scene, shades, camera, option("frames", "40").toInt(), option("ratio", "1").toDouble(),
            png.isEmpty() ? png : QString(png + QLatin1Char('_') + QString::fromLatin1(name) + QStringLiteral(".png")));
        std::printf("%-10s median %7.2f ms   p95 %7.2f ms   %lld racks seen", name, frames.median, frames.slow,
                    racksSeen(scene, camera));
        if (view < peers.size()) {
            std::printf("   KLayout %s ms, ratio %.3f", qPrintable(peers[view]),
                        frames.median / peers[view].toDouble());
        }
        std::printf("\n");
        ++view;
    }
    sweep(scene, shades, full, centre, option("ratio", "1").toDouble());
    return 0;
}
