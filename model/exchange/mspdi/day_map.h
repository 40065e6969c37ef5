// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"
#include "model/base/work_hours.h"

#include <map>
#include <optional>
#include <string>

namespace gigaplan::mspdi {

struct DatedHours {
    std::string name;
    WorkHours hours;
    friend bool operator==(const DatedHours &, const DatedHours &) = default;
};

/// The exceptions of a calendar without overlaps: what applies from each day on until the next entry.
class DayMap {
public:
    DayMap() { m_from[kFirstDate.days] = std::nullopt; }

    /// Overrides earlier entries on these days; returns the first of those that has other hours. Both days lie within
    /// the plan's range, the last not before the first.
    std::optional<DatedHours> paint(Date first, Date last, const DatedHours &hours)
    {
        split(first.days);
        split(last.days + 1);
        std::optional<DatedHours> covered;
        for (auto at = m_from.find(first.days); at->first <= last.days && !covered; ++at) {
            covered = at->second && at->second->hours != hours.hours ? at->second : std::nullopt;
        }
        m_from.erase(m_from.find(first.days), m_from.find(last.days + 1));
        m_from[first.days] = hours;
        return covered;
    }

    /// Calls f(first, last, hours) for every run of days of one exception.
    template <class F>
    void forEachRun(F &&f) const
    {
        for (auto at = m_from.begin(); at != m_from.end();) {
            auto next = std::next(at);
            while (next != m_from.end() && next->second == at->second) {
                ++next;
            }
            if (at->second) {
                f(Date{at->first}, next == m_from.end() ? kLastDate : Date{next->first - 1}, *at->second);
            }
            at = next;
        }
    }

private:
    void split(std::int32_t day) { m_from.try_emplace(day, std::prev(m_from.upper_bound(day))->second); }

    std::map<std::int32_t, std::optional<DatedHours>> m_from;
};

} // namespace gigaplan::mspdi
