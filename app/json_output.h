// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/output.h"
#include "model/analysis/forecast/forecast.h"

namespace gigaplan::app {

/// The stable JSON of `summary --json`; MW are numbers in MW, money whole units of the currency, dates ISO or null.
QJsonObject summaryJson(const Forecast &forecast, const KeyFigures &figures);
QJsonArray findingsJson(const Forecast &forecast);

/// The model's UTF-8 as JSON has it.
inline QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}
/// An ISO date, or null for "never".
QJsonValue jsonDate(Date date);

} // namespace gigaplan::app
