// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_view.h"
#include "ui/kit/view_spec.h"

namespace gigaplan {

/// Capital over time: released by tranche under what is committed, against what is spent and exposed.
class CapitalView final : public ChartView {
    Q_OBJECT

public:
    explicit CapitalView(Workspace &workspace, QWidget *parent = nullptr);

protected:
    ChartData chartData(const Forecast &forecast) const override;
    ChartHeadline headline(const Forecast &forecast, Date asOf) const override;
};

ViewSpec capitalSpec();

} // namespace gigaplan
