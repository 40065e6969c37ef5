// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/views.h"

#include "ui/charts/capital_view.h"
#include "ui/charts/gpu_view.h"
#include "ui/charts/power_view.h"
#include "ui/charts/render_chart.h"
#include "ui/compare/compare_view.h"
#include "ui/floor/floor_view.h"
#include "ui/paint/floor_render.h"
#include "ui/print/timeline_pages.h"
#include "ui/risk/render_risk.h"
#include "ui/risk/risk_view.h"
#include "ui/shell/overview.h"
#include "ui/tables/tables_view.h"
#include "ui/timeline/timeline_view.h"

#include <algorithm>

namespace gigaplan {

const std::vector<ViewSpec> &viewSpecs()
{
    static const std::vector<ViewSpec> specs{
        overviewSpec(), timelineSpec(), powerSpec(),  gpuSpec(),     floorSpec(),
        capitalSpec(),  riskSpec(),     tablesSpec(), compareSpec(),
    };
    return specs;
}

int viewIndex(QLatin1String id)
{
    const auto found = std::ranges::find(viewSpecs(), id, &ViewSpec::id);
    return found == viewSpecs().end() ? -1 : static_cast<int>(found - viewSpecs().begin());
}

std::span<const Drawing> drawings()
{
    static const std::vector<Drawing> all{
        timelineDrawing(), chartDrawing("power", ChartKind::Power),     chartDrawing("gpus", ChartKind::Gpus),
        floorDrawing(),    chartDrawing("capital", ChartKind::Capital), fanDrawing(),
        tornadoDrawing(),
    };
    return all;
}

const Drawing *drawingNamed(std::string_view id)
{
    const auto found = std::ranges::find(drawings(), id, &Drawing::id);
    return found == drawings().end() ? nullptr : &*found;
}

std::string drawingNames()
{
    std::string names;
    for (std::size_t i = 0; i < drawings().size(); ++i) {
        names += (i == 0 ? "" : i + 1 < drawings().size() ? ", " : " or ") + std::string(drawings()[i].id);
    }
    return names;
}

} // namespace gigaplan
