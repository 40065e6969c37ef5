// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"

#include <QJsonObject>

namespace gigaplan::app {

/// The stable JSON of `summary --json`; MW are numbers in MW, money whole units of the currency, dates ISO or null.
QJsonObject summaryJson(const Forecast &forecast, const KeyFigures &figures);
QJsonArray findingsJson(const Forecast &forecast);

/// Text or JSON to stdout, newline included.
void printJson(const QJsonObject &object);
/// On the standard error, beside results that are for machines.
void printRemarks(const std::vector<std::string> &remarks);
void printText(const std::string &text);

/// An ISO date, or null for "never".
QJsonValue jsonDate(Date date);

} // namespace gigaplan::app
