// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workspace/await_forecast.h"

#include "model/work/latest_work.h"

#include <QEventLoop>

namespace gigaplan {

std::shared_ptr<const Forecast> awaitForecast(const PlanSnapshot &plan, const std::shared_ptr<const Forecast> &previous)
{
    std::shared_ptr<const Forecast> made;
    QEventLoop loop;
    LatestWork work(LatestWork::Older::IsStopped);
    work.run([&](std::stop_token stop) -> LatestWork::Finish {
        return [&made, &loop, forecast = computeForecast(plan, previous.get(), stop)] {
            made = forecast;
            loop.quit();
        };
    });
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    return made;
}

} // namespace gigaplan
