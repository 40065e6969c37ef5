// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/row_words.h"

#include "model/base/text.h"
#include "model/plan/fields.h"
#include "model/plan/tasks.h"

namespace gigaplan {

std::string pluralLabel(TableId table)
{
    const TableInfo &info = tableInfo(table);
    std::string label(info.label);
    if (info.plural == info.name) {
        return label;
    }
    // "Arrival needed": the noun comes first.
    if (const std::size_t end = label.rfind(" needed"); end != std::string::npos) {
        return label.insert(end, "s");
    }
    if (label.ends_with('y')) {
        label.pop_back();
        return label + "ies";
    }
    return label + 's';
}

std::string countedRows(TableId table, std::size_t count)
{
    return grouped(static_cast<std::int64_t>(count)) + ' '
        + lowerFirst(count == 1 ? std::string(tableInfo(table).label) : pluralLabel(table));
}

std::string quoted(const PlanSnapshot &plan, EntityRef ref)
{
    return "“" + displayName(plan, ref) + "”";
}

std::vector<std::string> namesAbove(const PlanSnapshot &plan, Id<Task> task, std::size_t most)
{
    std::vector<std::string> names;
    const Task *row = plan.find(task);
    while (names.size() < most && row && (row = plan.find(row->parent)) != nullptr) {
        names.push_back(displayName(plan, row->id));
    }
    return names;
}

std::string placeAbove(const PlanSnapshot &plan, Id<Task> task, std::size_t most)
{
    std::string place;
    for (const std::string &name : namesAbove(plan, task, most)) {
        place.append(place.empty() ? "" : ", ").append(name);
    }
    return place;
}

std::string enumerated(const std::vector<std::string> &parts)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        text.append(i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ").append(parts[i]);
    }
    return text;
}

} // namespace gigaplan
