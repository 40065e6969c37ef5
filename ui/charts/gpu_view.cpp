// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/gpu_view.h"

#include "ui/charts/step_chart.h"

namespace gigaplan {

GpuView::GpuView(Workspace &workspace, QWidget *parent) : ChartView(workspace, parent)
{
    setAccessibleName(QStringLiteral("GPUs"));
    addChoice({QStringLiteral("By generation"), QStringLiteral("By phase")}, QStringLiteral("Live GPUs"),
              [this](int choice) { m_stack = choice == 0 ? GpuStack::ByGeneration : GpuStack::ByPhase; });
    refresh();
}

ChartData GpuView::chartData(const Forecast &forecast) const
{
    return gpuChart(forecast, m_stack);
}

ChartHeadline GpuView::headline(const Forecast &forecast, Date asOf) const
{
    return gpuHeadline(forecast, asOf);
}

ViewSpec gpuSpec()
{
    return viewSpec<GpuView>(QLatin1String("gpus"), GpuView::tr("GPUs"),
                             GpuView::tr("GPU packages delivered, installed, powered and live"));
}

} // namespace gigaplan
