// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of the floor map at 100 GW, 1920 × 1080, full view, a tenth and a hundredth of the width, each frame panned a
// little so that nothing can be cached:
//   bench_floor [klayout=175,26,14] [gigawatts=100] [frames=40] [ratio=1] [png=PREFIX]
// `klayout` gives that program's medians for as many rectangles on the same machine; the ratio is ours to theirs.
#include "model/generate/generate.h"
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

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    GenerateOptions options;
    options.gigawatts = option("gigawatts", "100").toDouble();
    auto plan = generatePlan(options);
    if (!plan) {
        std::fprintf(stderr, "%s\n", plan.error().message.c_str());
        return 1;
    }
    const auto forecast = computeForecast(*plan);
    FloorScene scene;
    const double build = milliseconds([&] { scene = FloorScene::build(*plan, forecast.get()); });
    FloorShades shades;
    const Date asOf{(forecast->first.days + forecast->last.days) / 2};
    const double shade = milliseconds(
        [&] { shades = FloorShades::of(scene, forecast.get(), asOf, FloorColour::State, Theme::light()); });
    const auto racks = std::accumulate(scene.rows.begin(), scene.rows.end(), std::int64_t{0},
                                       [](std::int64_t sum, const FloorRow &row) { return sum + row.slots; });
    std::printf("%zu sites, %zu buildings, %zu halls, %zu rows, %lld racks: scene built in %.1f ms, coloured in %.2f ms\n",
                scene.sites.size(), scene.buildings.size(), scene.halls.size(), scene.rows.size(),
                static_cast<long long>(racks), build, shade);

    const QStringList peers = option("klayout", "").split(QLatin1Char(','), Qt::SkipEmptyParts);
    const FloorCamera full = FloorCamera::fitted(scene.bounds, {1920, 1080}, {24, 24, 24, 24});
    const FloorRow &centre = scene.rows[scene.rows.size() / 2];
    int view = 0;
    for (const auto &[name, factor] : {std::pair{"full", 1.0}, {"tenth", 10.0}, {"hundredth", 100.0}, {"cells", 0.006}, {"racks", 0.06}}) {
        FloorCamera camera = full;
        if (factor != 1) {
            camera.scale = factor > 1 ? full.scale * factor : factor;
            camera.centre = centre.box.center();
        }
        const QString png = option("png", "");
        const Frames frames = measure(scene, shades, camera, option("frames", "40").toInt(), option("ratio", "1").toDouble(),
                                      png.isEmpty() ? png : QString(png + QLatin1Char('_') + QString::fromLatin1(name) + QStringLiteral(".png")));
        std::printf("%-10s median %7.2f ms   p95 %7.2f ms", name, frames.median, frames.slow);
        if (view < peers.size()) {
            std::printf("   KLayout %s ms, ratio %.3f", qPrintable(peers[view]), frames.median / peers[view].toDouble());
        }
        std::printf("\n");
        ++view;
    }
    return 0;
}
