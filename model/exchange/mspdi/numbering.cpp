// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/numbering.h"

#include "model/analysis/schedule/task_tree.h"
#include "model/base/text.h"
#include "model/exchange/mspdi/source_reader.h"
#include "model/exchange/mspdi/xml_text.h"
#include "model/plan/calendars.h"
#include "model/plan/crews.h"
#include "model/plan/natural_order.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <unordered_set>

namespace gigaplan::mspdi {

namespace {

/// The number in "calendar-7", the key of a row that was read from a file; 0: it has another key.
std::int64_t numberInKey(std::string_view key, std::string_view prefix)
{
    return key.starts_with(prefix) ? parseNumber<std::int64_t>(key.substr(prefix.size())).value_or(0) : 0;
}

/// The rows by their UIDs, which go into `uids` by id.
template <class E, class Wanted>
std::vector<const E *> numbered(const Table<E> &table, Wanted &&wanted,
                                std::unordered_map<std::int64_t, std::int64_t> &uids)
{
    std::vector<std::int64_t> wishes;
    std::vector<const E *> rows;
    for (const E &row : table) {
        rows.push_back(&row);
    }
    std::sort(rows.begin(), rows.end(),
              [](const E *a, const E *b) { return std::tie(a->key, a->id) < std::tie(b->key, b->id); });
    for (const E *row : rows) {
        wishes.push_back(wanted(*row));
    }
    const auto numbers = Numbering::unique(wishes);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        uids.emplace(rows[i]->id.value, numbers[i]);
    }
    std::sort(rows.begin(), rows.end(),
              [&](const E *a, const E *b) { return uids.at(a->id.value) < uids.at(b->id.value); });
    return rows;
}

} // namespace

std::vector<std::int64_t> Numbering::unique(const std::vector<std::int64_t> &wanted)
{
    std::unordered_set<std::int64_t> taken;
    std::vector<std::int64_t> numbers(wanted.size(), 0);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] > 0 && wanted[i] <= kMaxUid && taken.insert(wanted[i]).second) {
            numbers[i] = wanted[i];
        }
    }
    std::int64_t next = 1;
    for (std::int64_t &number : numbers) {
        if (number == 0) {
            while (taken.contains(next)) {
                ++next;
            }
            number = next++;
        }
    }
    return numbers;
}

Numbering::Numbering(const PlanSnapshot &plan)
{
    lineUpTasks(plan);
    numberTasks();
    m_calendars = numbered(
        plan.table<Calendar>(), [](const Calendar &row) { return numberInKey(row.key, "calendar-"); }, m_calendarUids);
    m_resources = numbered(
        plan.table<Resource>(), [](const Resource &row) { return row.uid; }, m_resourceUids);
    m_nextCalendar = m_calendars.empty() ? 1 : of(m_calendars.back()->id) + 1;
    Numbers places; // as assignments have no UID in a plan, those of a file keep their order there
    m_assignments = numbered(
        plan.table<Assignment>(), [](const Assignment &row) { return numberInKey(row.key, "assignment-"); }, places);
}

void Numbering::lineUpTasks(const PlanSnapshot &plan)
{
    const Table<Task> &tasks = plan.table<Task>();
    const TaskTree tree(plan);
    std::vector<std::vector<std::uint32_t>> children(tasks.size() + 1); // the last: of the project
    for (std::uint32_t row = 0; row < tasks.size(); ++row) {
        children[tree.parent[row] == TaskTree::kNone ? tasks.size() : tree.parent[row]].push_back(row);
    }
    const auto laterFirst = [&](std::uint32_t a, std::uint32_t b) {
        const int keys = compareNaturally(tasks[b].key, tasks[a].key);
        return tasks[b].order != tasks[a].order ? tasks[b].order < tasks[a].order : keys != 0 ? keys < 0 : b < a;
    };
    struct Open {
        std::uint32_t row;
        std::int64_t level;
        std::string number;
    };
    std::vector<Open> open;
    const auto push = [&](std::size_t parent, std::int64_t level, const std::string &prefix) {
        auto &rows = children[parent];
        std::sort(rows.begin(), rows.end(), laterFirst);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            open.push_back(
                {rows[i], level, prefix.size() > kLongestName ? prefix : prefix + std::to_string(rows.size() - i)});
        }
    };
    push(tasks.size(), 1, {});
    while (!open.empty()) {
        Open next = std::move(open.back());
        open.pop_back();
        m_outline.push_back({&tasks[next.row], next.row, 0, next.level, next.number, !tree.isLeaf(next.row)});
        push(next.row, next.level + 1, next.number.size() > kLongestName ? next.number : next.number + '.');
    }
}

void Numbering::numberTasks()
{
    std::vector<std::int64_t> wanted;
    for (const OutlineRow &row : m_outline) {
        wanted.push_back(row.task->uid);
    }
    const auto numbers = unique(wanted);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        m_outline[i].uid = numbers[i];
        m_tasks.emplace(m_outline[i].task->id.value, numbers[i]);
    }
}

} // namespace gigaplan::mspdi
