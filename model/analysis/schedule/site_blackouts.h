// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/calendar_clock.h"
#include "model/plan/snapshot.h"

namespace gigaplan {

enum class BlackoutKind;
enum class WorkClass;

/// Whether a blackout of this kind stops work of this class.
bool stopsWork(BlackoutKind kind, WorkClass workClass);

/// Which blackouts stop which task.
class SiteBlackouts {
public:
    /// Rows of the blackout table, in order.
    using Days = std::vector<std::uint32_t>;

    explicit SiteBlackouts(const PlanSnapshot &plan) : m_plan(plan) {}

    bool isEmpty() const { return m_plan.table<Blackout>().isEmpty(); }
    Days of(const Task &task) const;
    /// All time except these blackouts' days.
    CalendarClock clockOf(const Days &days) const;

private:
    const PlanSnapshot &m_plan;
};

} // namespace gigaplan
