// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risk/fan_view.h"

#include "model/workspace/risk_run.h"

namespace gigaplan {

FanView::FanView(Workspace &workspace, QWidget *parent) : ChartView(workspace, parent)
{
    setAccessibleName(QStringLiteral("Live power and GPUs with their risk"));
    setHeadlineFont(Theme::font(TextSize::Body, QFont::DemiBold));
    addChoice({QStringLiteral("Power"), QStringLiteral("GPUs")}, QStringLiteral("Live"),
              [this](int choice) { m_of = choice == 0 ? FanOf::Power : FanOf::Gpus; });
    connect(&workspace.risk(), &RiskRun::resultChanged, this, &FanView::follow);
    refresh();
}

ChartData FanView::chartData(const Forecast &) const
{
    const auto &analysis = workspace().risk().result();
    if (!analysis) {
        ChartData none;
        none.empty = QStringLiteral("Not simulated yet.");
        return none;
    }
    return fanChart(*analysis, m_of);
}

ChartHeadline FanView::headline(const Forecast &, Date asOf) const
{
    const auto &analysis = workspace().risk().result();
    return analysis ? fanHeadline(*analysis, asOf) : ChartHeadline();
}

} // namespace gigaplan
