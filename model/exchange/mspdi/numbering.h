// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

#include <unordered_map>

namespace gigaplan::mspdi {

/// A task's place in the file.
struct OutlineRow {
    const Task *task = nullptr;
    std::size_t row = 0; ///< of the plan's table
    std::int64_t uid = 0;
    std::int64_t level = 1;
    std::string number; ///< "2.1.3"; far down in an outline only its beginning
    bool summary = false;
};

/// The UIDs of a plan's rows in a file, and their order there. Rows keep the UID of the file that they were read from,
/// where no other row has it, too; the others get the lowest that are free.
class Numbering {
public:
    explicit Numbering(const PlanSnapshot &plan);

    const std::vector<OutlineRow> &outline() const { return m_outline; } ///< summaries before what is part of them
    const std::vector<const Calendar *> &calendars() const { return m_calendars; } ///< by UID
    const std::vector<const Resource *> &resources() const { return m_resources; } ///< by UID
    const std::vector<const Assignment *> &assignments() const { return m_assignments; }

    /// 0: there is no such row.
    std::int64_t of(Id<Task> id) const { return at(m_tasks, id.value); }
    std::int64_t of(Id<Calendar> id) const { return at(m_calendarUids, id.value); }
    std::int64_t of(Id<Resource> id) const { return at(m_resourceUids, id.value); }
    std::int64_t nextCalendar() const { return m_nextCalendar; } ///< from here on no calendar has a UID

    /// Of each the wanted number, where it is above 0 and no earlier one wants it, too; else the lowest free one.
    static std::vector<std::int64_t> unique(const std::vector<std::int64_t> &wanted);

private:
    using Numbers = std::unordered_map<std::int64_t, std::int64_t>;
    static std::int64_t at(const Numbers &numbers, std::int64_t id)
    {
        const auto found = numbers.find(id);
        return found == numbers.end() ? 0 : found->second;
    }
    void lineUpTasks(const PlanSnapshot &plan);
    void numberTasks();

    std::vector<OutlineRow> m_outline;
    std::vector<const Calendar *> m_calendars;
    std::vector<const Resource *> m_resources;
    std::vector<const Assignment *> m_assignments;
    Numbers m_tasks, m_calendarUids, m_resourceUids;
    std::int64_t m_nextCalendar = 1;
};

} // namespace gigaplan::mspdi
