// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "ui/paint/drawing.h"
#include "ui/paint/theme.h"
#include "ui/print/report_pages.h"

namespace gigaplan {

/// The timeline down to the level that fits a few pages, paginated by rows; every page repeats the time header and the
/// column of names. The forecast need not be kept: the parts needed are shared.
PagedPainter timelinePages(const Forecast &forecast, Date at, const Theme &theme = Theme::print());

/// Its first page as a picture.
Drawing timelineDrawing();

} // namespace gigaplan
