// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/output.h"
#include "model/analysis/forecast/forecast.h"
#include "model/words/qtext.h"

#include <QJsonArray>

namespace gigaplan::app {

/// The stable JSON of `summary --json`; MW are numbers in MW, money whole units of the currency, dates ISO or null.
QJsonObject summaryJson(const Forecast &forecast, const KeyFigures &figures);
QJsonArray findingsJson(const Forecast &forecast);

/// An ISO date, or null for "never".
QJsonValue jsonDate(Date date);

/// `json(one)` for each of them.
QJsonArray arrayOf(const auto &all, auto &&json)
{
    QJsonArray array;
    for (const auto &one : all) {
        array.append(json(one));
    }
    return array;
}
QJsonArray texts(const std::vector<std::string> &all);

} // namespace gigaplan::app
