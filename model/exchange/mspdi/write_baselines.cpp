// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/plan_writer.h"
#include "model/plan/baselines.h"
#include "model/plan/in_order.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <map>

namespace gigaplan::mspdi {

namespace {

/// A file has Baseline and Baseline 1 to 10.
constexpr std::int64_t kMostBaselines = 11;
constexpr std::int64_t kDearest = 1'000'000'000'000; ///< whose hundredths readers still take exactly

/// Of each baseline its number in the file; those that find none are missing.
std::map<Id<Baseline>, std::int64_t> numbersOf(const PlanSnapshot &plan, LeftOutTally &leftOut)
{
    const auto rows = inOrder<Baseline>(plan);
    std::vector<std::int64_t> wanted; // one more than the number: from 1 on
    for (const Baseline *row : rows) {
        wanted.push_back(row->order < kMostBaselines ? row->order + 1 : 0);
    }
    const auto numbers = Numbering::unique(wanted);
    std::map<Id<Baseline>, std::int64_t> numberOf;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (numbers[i] > kMostBaselines) {
            leftOut.add("baselines beyond the eleventh", rows[i]->name);
        } else {
            numberOf[rows[i]->id] = numbers[i] - 1;
        }
    }
    return numberOf;
}

} // namespace

BaselineWriter::BaselineWriter(XmlText &xml, const PlanSnapshot &plan) : m_xml(xml)
{
    const auto numberOf = numbersOf(plan, xml.leftOut());
    std::map<Id<Baseline>, std::size_t> used;
    for (const BaselineTask &row : plan.table<BaselineTask>()) {
        const auto number = numberOf.find(row.baseline);
        if (number == numberOf.end()) {
            continue; // counted as a baseline
        }
        if (!row.start || !row.finish || !plan.table<Task>().contains(row.task)) {
            xml.leftOut().add("tasks of baselines without dates, or that do not exist any more");
            continue;
        }
        auto &ofTask = m_ofTask[row.task];
        const auto same = std::find_if(ofTask.begin(), ofTask.end(),
                                       [&](const auto &entry) { return entry.first == number->second; });
        if (same != ofTask.end()) {
            xml.leftOut().add("tasks that stand in a baseline twice"); // the first key counts
        } else {
            ofTask.emplace_back(number->second, &row);
        }
        ++used[row.baseline];
    }
    for (const Baseline &baseline : plan.table<Baseline>()) {
        if (numberOf.contains(baseline.id) && !used.contains(baseline.id)) {
            xml.leftOut().add("baselines without tasks", baseline.name);
        }
    }
    for (auto &[task, rows] : m_ofTask) {
        std::sort(rows.begin(), rows.end());
    }
}

void BaselineWriter::write(const Task &task) const
{
    const auto rows = m_ofTask.find(task.id);
    if (rows == m_ofTask.end()) {
        return;
    }
    for (const auto &[number, row] : rows->second) {
        if (row->cost.value > kDearest) {
            m_xml.leftOut().add("costs of tasks in baselines above a million million", task.name);
        }
        m_xml.within("Baseline", [&, baselineNumber = number, baseline = row] {
            m_xml.whole("Number", baselineNumber);
            m_xml.instant("Start", baseline->start);
            m_xml.instant("Finish", baseline->finish);
            m_xml.minutes("Duration", baseline->duration.value);
            m_xml.whole("DurationFormat", unitOf(baseline->duration.value, task.elapsed));
            m_xml.whole("Cost", std::min(baseline->cost.value, kDearest) * 100);
        });
    }
}

} // namespace gigaplan::mspdi
