// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/resources/resource_units.h"
#include "model/analysis/schedule/task_tree.h"
#include "model/base/grouped.h"

namespace gigaplan {

/// A number of units of a resource, for as long as a task runs.
struct ResourceNeed {
    std::uint32_t resource = 0; ///< row of the resource table
    std::int64_t units = 0; ///< in millionths
    friend bool operator==(const ResourceNeed &, const ResourceNeed &) = default;
};

/// What each leaf task needs of the resources that do work, and which arrivals it waits for. A resource assigned to a
/// summary is needed by each of its leaves; deliveries that a summary waits for are awaited by its leaves together, and
/// used up once.
class ResourceNeeds {
public:
    ResourceNeeds(const PlanSnapshot &plan, const TaskTree &tree);

    /// Of a leaf by its row: each resource once, in order.
    std::span<const ResourceNeed> of(std::uint32_t row) const
    {
        return std::span(m_needs).subspan(m_firstNeed[row], m_firstNeed[row + 1] - m_firstNeed[row]);
    }
    /// Rows of the requirement table.
    std::span<const std::uint32_t> arrivalsOf(std::uint32_t row) const { return m_arrivals.of(row); }
    bool needsAnything(std::uint32_t row) const { return !of(row).empty() || !arrivalsOf(row).empty(); }
    bool isEmpty() const { return m_needs.empty() && m_arrivals.items().empty(); }

private:
    std::vector<std::uint32_t> m_firstNeed; ///< of each row, and the end
    std::vector<ResourceNeed> m_needs;
    Grouped<std::uint32_t> m_arrivals; ///< by row
};

/// A number of units from an instant on.
struct CapacityStep {
    Instant from;
    std::int64_t units = 0; ///< in millionths
    friend bool operator==(const CapacityStep &, const CapacityStep &) = default;
};

/// Of each row of the resource table, in order of time; the first step is at the start of the plan's range.
std::vector<std::vector<CapacityStep>> resourceCapacities(const PlanSnapshot &plan);

} // namespace gigaplan
