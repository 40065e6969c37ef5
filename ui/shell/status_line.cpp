// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "model/plan/fields.h"
#include "model/plan/programme.h"
#include "model/words/labels.h"
#include "ui/paint/theme.h"

namespace gigaplan {

QString statusText(const Forecast &forecast, Date at)
{
    const KeyFigures figures = keyFigures(forecast, at);
    const Plan &plan = forecast.plan.plan();
    const auto live = static_cast<std::size_t>(RowState::Live);
    const Watts power = plan.basis == CapacityBasis::It ? figures.it[live] : figures.facility[live];
    QStringList parts{
        StatusLine::tr("%1 live").arg(powerLabel(power, plan.basis == CapacityBasis::It ? "IT" : "facility")),
        StatusLine::tr("%1 GPUs").arg(countLabel(figures.gpus[live])),
        StatusLine::tr("%1 released").arg(moneyLabel(figures.released, plan.currency)),
    };
    if (figures.tightestNode) {
        parts += StatusLine::tr("least headroom %1 (%2, %3)")
                     .arg(powerLabel(figures.leastHeadroom), qtext(displayName(forecast.plan, figures.tightestNode)),
                          dateLabel(figures.leastOn));
    }
    parts += figures.errors + figures.warnings == 0
        ? StatusLine::tr("no findings")
        : (figures.errors == 1 ? StatusLine::tr("1 error") : StatusLine::tr("%1 errors").arg(figures.errors))
            + QStringLiteral(", ")
            + (figures.warnings == 1 ? StatusLine::tr("1 warning")
                                     : StatusLine::tr("%1 warnings").arg(figures.warnings));
    return parts.join(QStringLiteral("  ·  "));
}

StatusLine::StatusLine(Workspace &workspace, QWidget *parent) : ElidingLabel(parent), m_workspace(workspace)
{
    setFont(Theme::font(TextSize::Body));
    setContentsMargins(space::kSmall, space::kTiny, space::kSmall, space::kTiny);
    setAccessibleName(tr("Key figures on the as-of date"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    connect(&workspace, &Workspace::forecastChanged, this, &StatusLine::refresh);
    connect(&workspace, &Workspace::asOfChanged, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::refresh()
{
    const auto &forecast = m_workspace.forecast();
    const QString text = forecast ? statusText(*forecast, m_workspace.asOf()) : tr("No plan is open");
    setText(text);
    setToolTip(text);
}

} // namespace gigaplan
