// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/drawings.h"

#include "ui/charts/render_chart.h"
#include "ui/paint/floor_render.h"
#include "ui/print/timeline_pages.h"
#include "ui/risk/render_risk.h"

#include <algorithm>
#include <vector>

namespace gigaplan {

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
