// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/report/report.h"

namespace gigaplan {

/// What a report says of a risk analysis: the fan, the milestones, the tornado of the plan's finish, the order dates.
std::vector<ReportSection> riskSections(const RiskAnalysis &risk, Date at);

} // namespace gigaplan
