// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/power_view.h"

#include "ui/charts/step_chart.h"

#include <QToolButton>

namespace gigaplan {

PowerView::PowerView(Workspace &workspace, QWidget *parent)
    : ChartView(workspace, parent), m_nodeButton(addButton(QString()))
{
    setAccessibleName(QStringLiteral("Power"));
    m_choice = addChoice({QStringLiteral("In total"), QStringLiteral("By phase")}, QStringLiteral("IT load"),
                         [this](int choice) { m_byPhase = choice == 1; });
    connect(m_nodeButton, &QToolButton::clicked, this, [this] {
        const EntityRef tightest =
            options().node || !this->workspace().forecast() ? EntityRef() : tightestNode(*this->workspace().forecast());
        this->workspace().select(tightest ? std::vector{tightest} : std::vector<EntityRef>());
    });
    refresh();
}

PowerOptions PowerView::options() const
{
    const EntityRef selected = workspace().primarySelection();
    return {m_byPhase, selected.is<Node>() ? selected : EntityRef()};
}

ChartData PowerView::chartData(const Forecast &forecast) const
{
    return powerChart(forecast, options());
}

ChartHeadline PowerView::headline(const Forecast &forecast, Date asOf) const
{
    return powerHeadline(forecast, asOf, options());
}

void PowerView::optionsChanged(const Forecast *forecast)
{
    const bool isNode = static_cast<bool>(options().node);
    m_nodeButton->setText(isNode ? QStringLiteral("Back to the whole") : QStringLiteral("Tightest node"));
    m_nodeButton->setAccessibleName(m_nodeButton->text());
    m_nodeButton->setToolTip(isNode ? QStringLiteral("Load and capacity of all sites together")
                                    : QStringLiteral("Load, usable capacity and headroom where least is left"));
    m_choice->setVisible(!isNode);
    m_nodeButton->setVisible(forecast && (isNode || tightestNode(*forecast)));
}

ViewSpec powerSpec()
{
    return viewSpec<PowerView>(QLatin1String("power"), PowerView::tr("Power"),
                               PowerView::tr("Load against capacity over time"));
}

} // namespace gigaplan
