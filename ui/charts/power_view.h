// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_view.h"
#include "ui/kit/view_spec.h"

namespace gigaplan {

/// Live load against usable capacity over time: of the whole, or of the node that is selected.
class PowerView final : public ChartView {
    Q_OBJECT

public:
    explicit PowerView(Workspace &workspace, QWidget *parent = nullptr);

protected:
    ChartData chartData(const Forecast &forecast) const override;
    ChartHeadline headline(const Forecast &forecast, Date asOf) const override;
    void optionsChanged(const Forecast *forecast) override;

private:
    PowerOptions options() const;

    bool m_byPhase = false;
    QWidget *m_choice = nullptr; ///< in total or by phase
    QToolButton *m_nodeButton; ///< to the tightest node, or back to the whole
};

ViewSpec powerSpec();

} // namespace gigaplan
