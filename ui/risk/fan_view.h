// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_view.h"
#include "ui/risk/risk_source.h"

namespace gigaplan {

/// The newest risk analysis as a fan: live power or GPUs over time, with what may come out around them.
class FanView final : public ChartView {
    Q_OBJECT

public:
    explicit FanView(Workspace &workspace, QWidget *parent = nullptr);

protected:
    ChartData chartData(const Forecast &forecast) const override;
    ChartHeadline headline(const Forecast &forecast, Date asOf) const override;

private:
    FanOf m_of = FanOf::Power;
};

} // namespace gigaplan
