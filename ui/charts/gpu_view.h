// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_view.h"
#include "ui/kit/view_spec.h"

namespace gigaplan {

/// GPU packages over time: live ones by generation or phase, and how many are delivered, installed and powered.
class GpuView final : public ChartView {
    Q_OBJECT

public:
    explicit GpuView(Workspace &workspace, QWidget *parent = nullptr);

protected:
    ChartData chartData(const Forecast &forecast) const override;
    ChartHeadline headline(const Forecast &forecast, Date asOf) const override;

private:
    GpuStack m_stack = GpuStack::ByGeneration;
};

ViewSpec gpuSpec();

} // namespace gigaplan
