// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/views.h"

#include "ui/charts/capital_view.h"
#include "ui/charts/gpu_view.h"
#include "ui/charts/power_view.h"
#include "ui/compare/compare_view.h"
#include "ui/floor/floor_view.h"
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

} // namespace gigaplan
