// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/figure.h"

#include <QJsonObject>

#include <vector>

namespace gigaplan::app {

/// Dates as ISO text; empty: null.
QJsonValue jsonValue(const Value &value);
/// Dates as ISO text, true as 1.
std::string csvValue(const Value &value);

/// Adds all figures of a result to a JSON object, by their names.
template <class Result>
void addFigures(QJsonObject &object, std::span<const Figure<std::type_identity_t<Result>>> figures,
                const Result &result)
{
    for (const auto &figure : figures) {
        object.insert(QLatin1String(figure.info.name.data(), static_cast<qsizetype>(figure.info.name.size())),
                      jsonValue(figure.value(result)));
    }
}

} // namespace gigaplan::app
