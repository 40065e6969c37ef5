// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/output.h"
#include "model/analysis/forecast/forecast.h"
#include "model/words/qtext.h"

namespace gigaplan::app {

/// The stable JSON of `summary --json`; MW are numbers in MW, money whole units of the currency, dates ISO or null.
QJsonObject summaryJson(const Forecast &forecast, const KeyFigures &figures);
QJsonArray findingsJson(const Forecast &forecast);

/// An ISO date, or null for "never".
QJsonValue jsonDate(Date date);

} // namespace gigaplan::app
