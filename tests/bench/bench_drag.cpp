// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/plan/tasks.h"
#include "ui/shell/main_window.h"
#include "ui/shell/view_pane.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>

using namespace gigaplan;

namespace {

constexpr double kLimitMs = 33;
constexpr int kRepetitions = 15;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Times {
    std::vector<double> edit, forecast, paint, total;
};

/// Drops one task a week later and waits until the named view has painted the forecast that follows.
void dragOnce(MainWindow &window, QWidget *view, Id<Task> task, Instant start, Times &times)
{
    Workspace &workspace = window.workspace();
    QEventLoop loop;
    QObject::connect(&workspace, &Workspace::forecastChanged, &loop, &QEventLoop::quit);
    QElapsedTimer timer;
    timer.start();
    workspace.perform(MoveTasks({{task, start}}));
    times.edit.push_back(double(timer.nsecsElapsed()) / 1e6);
    loop.exec();
    times.forecast.push_back(double(timer.nsecsElapsed()) / 1e6);
    view->repaint();
    QCoreApplication::processEvents();
    times.total.push_back(double(timer.nsecsElapsed()) / 1e6);
    times.paint.push_back(times.total.back() - times.forecast.back());
}

} // namespace

/// One dragged task on the ten-gigawatt plan: from the drop until the view is up to date, every view in turn, all views
/// alive and listening. Prints medians and the ratio to the limit.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    const QString file = argc > 1 ? QString::fromLocal8Bit(argv[1])
                                  : QStringLiteral(GIGAPLAN_SOURCE_DIR "/data/openai-nvidia-10gw.json");
    MainWindow window;
    window.resize(1920, 1080);
    window.show();
    if (!window.open(file)) {
        return 3;
    }
    const int views = static_cast<int>(viewSpecs().size());
    for (int i = 0; i < views; ++i) {
        window.pane().show(i);
        QCoreApplication::processEvents();
    }
    const Forecast &forecast = *window.workspace().forecast();
    const auto &tasks = forecast.plan.table<Task>();
    const Phase *third = inOrder<Phase>(forecast.plan)[2];
    Id<Task> task;
    for (std::size_t i = 0; i < tasks.size() && !task; ++i) {
        if (tasks[i].phase == third->id && tasks[i].workClass == WorkClass::Grid && !tasks[i].actualStart
            && !forecast.schedule->tasks[i].summary) {
            task = tasks[i].id;
        }
    }
    if (!task) {
        return 3;
    }
    Instant start = forecast.schedule->find(forecast.plan, task)->start;
    std::printf("%-10s %9s %12s %9s %9s %8s\n", "view", "edit ms", "forecast ms", "paint ms", "total ms", "of 33 ms");
    double worst = 0;
    for (int i = 0; i < views; ++i) {
        window.pane().show(i);
        QCoreApplication::processEvents();
        Times times;
        for (int n = 0; n < kRepetitions; ++n) {
            start = start + 7 * kMinutesPerDay;
            dragOnce(window, window.pane().view(i), task, start, times);
        }
        const double total = median(times.total);
        worst = std::max(worst, total);
        std::printf("%-10s %9.1f %12.1f %9.1f %9.1f %8.2f\n", qPrintable(viewSpecs()[static_cast<std::size_t>(i)].name),
                    median(times.edit), median(times.forecast), median(times.paint), total, total / kLimitMs);
    }
    std::printf("worst view: %.1f ms, %.2f of the limit\n", worst, worst / kLimitMs);
    return worst <= kLimitMs ? 0 : 1;
}
