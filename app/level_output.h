// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/json_output.h"
#include "model/analysis/forecast/forecast.h"
#include "model/compare/levelling_preview.h"

namespace gigaplan::app {

/// A plan before and after levelling, or after taking levelling back.
struct LevelReport {
    std::shared_ptr<const Forecast> before, after;
    std::optional<Levelling> levelling; ///< none: it was cleared
};

/// Tasks whose levelling delay differs afterwards.
std::size_t clearedCount(const LevelReport &report);

Lines levelText(const LevelReport &report);
/// All leaf tasks of the plan afterwards, by start.
std::string levelCsv(const LevelReport &report);
/// The stable JSON of `level --json`.
void printLevelJson(const LevelReport &report);

} // namespace gigaplan::app
