// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json_output.h"
#include "model/analysis/levelling/levelling.h"

namespace gigaplan::app
{

/// A plan before and after levelling, or after taking levelling back.
struct LevelReport {
    PlanSnapshot before, after;
    std::optional<Levelling> levelling; ///< none: it was cleared
};

std::string levelText(const LevelReport &report);
/// All leaf tasks of the plan afterwards, by start.
std::string levelCsv(const LevelReport &report);
QJsonObject levelJson(const LevelReport &report);

} // namespace gigaplan::app
