// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/figures_output.h"

#include "model/exchange/csv/csv.h"
#include "model/words/qtext.h"

namespace gigaplan::app {

QJsonValue jsonValue(const Value &value)
{
    return std::visit(
        []<class T>(const T &held) -> QJsonValue {
            if constexpr (std::same_as<T, std::monostate>) {
                return {};
            } else if constexpr (std::same_as<T, std::int64_t>) {
                return qint64(held);
            } else if constexpr (std::same_as<T, std::string>) {
                return qtext(held);
            } else if constexpr (std::same_as<T, Date>) {
                return qtext(isoDate(held));
            } else if constexpr (std::same_as<T, Instant>) {
                return qtext(isoInstant(held));
            } else {
                return held;
            }
        },
        value);
}

std::string csvValue(const Value &value)
{
    return std::visit(
        []<class T>(const T &held) -> std::string {
            if constexpr (std::same_as<T, std::monostate>) {
                return {};
            } else if constexpr (std::same_as<T, bool>) {
                return csv::cell(std::int64_t{held});
            } else if constexpr (std::same_as<T, Date>) {
                return csv::cell(isoDate(held));
            } else if constexpr (std::same_as<T, Instant>) {
                return csv::cell(isoInstant(held));
            } else {
                return csv::cell(held);
            }
        },
        value);
}

} // namespace gigaplan::app
