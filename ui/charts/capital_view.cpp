// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/capital_view.h"

#include "ui/charts/step_chart.h"

namespace gigaplan {

CapitalView::CapitalView(Workspace &workspace, QWidget *parent) : ChartView(workspace, parent)
{
    setAccessibleName(QStringLiteral("Capital"));
    refresh();
}

ChartData CapitalView::chartData(const Forecast &forecast) const
{
    return capitalChart(forecast);
}

ChartHeadline CapitalView::headline(const Forecast &forecast, Date asOf) const
{
    return capitalHeadline(forecast, asOf);
}

ViewSpec capitalSpec()
{
    return viewSpec<CapitalView>(QLatin1String("capital"), CapitalView::tr("Capital"),
                                 CapitalView::tr("Money committed, released and spent"));
}

} // namespace gigaplan
