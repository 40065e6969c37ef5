// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/sheet/preview.h"
#include "tests/support/make.h"

#include <QStringList>

namespace gigaplan::test {

/// A sheet read and its import computed with the proposed mapping.
struct Tried {
    csv::Sheet sheet;
    sheet::Mapping mapping;
    sheet::Preview preview;

    /// All problems, one by one.
    QStringList problems() const
    {
        QStringList lines;
        for (const sheet::Problem &problem : preview.problems) {
            lines.append(QString::fromStdString(placeAndText(sheet, problem)));
        }
        return lines;
    }
};

/// Of a default argument clang 14 takes the function for its address.
inline constexpr TableId kTasks = tableId<Task>();

inline Tried tryImport(const PlanSnapshot &plan, const std::string &text, TableId table = kTasks,
                       std::optional<sheet::DateOrder> dates = {}, const std::string &choices = {})
{
    Tried tried{*csv::read(text, "sheet.csv"), {}, {}};
    tried.mapping = sheet::proposeMapping(plan, table, tried.sheet);
    tried.mapping.dateOrder = dates;
    if (!applyChoices(tried.mapping, tried.sheet, choices)) {
        tried.preview.refusal = "choices";
        return tried;
    }
    tried.preview = sheet::previewImport(plan, tried.sheet, tried.mapping);
    return tried;
}

/// Made by the sheet of an empty plan that starts on Mon 5 Jan 2026.
inline PlanSnapshot planOf(const std::string &text)
{
    const PlanSnapshot empty = planStarting(makeDate(2026, 1, 5)).snapshot();
    return empty.with(tryImport(empty, text).preview.change);
}

/// The lines of a text, without an empty one at the end.
inline QStringList lines(const char *text)
{
    QStringList all = QString::fromUtf8(text).split(QLatin1Char('\n'));
    if (all.last().isEmpty()) {
        all.removeLast();
    }
    return all;
}

template <class E>
const E *rowNamed(const PlanSnapshot &plan, std::string_view name)
{
    for (const E &row : plan.table<E>()) {
        if (row.name == name) {
            return &row;
        }
    }
    return nullptr;
}

} // namespace gigaplan::test
