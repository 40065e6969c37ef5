// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace gigaplan {

class PlanSnapshot;

/// A whole plan as the value of one field: immutable, shared between copies. It holds no scenarios of its own.
class PlanContent {
public:
    PlanContent() = default;
    /// Keeps the plan's rows without its scenarios; no row is copied.
    explicit PlanContent(const PlanSnapshot &plan);

    /// An empty plan where none was given.
    const PlanSnapshot &plan() const;

    /// Equal rows in all tables; copies are recognised as equal in constant time.
    friend bool operator==(const PlanContent &a, const PlanContent &b);

private:
    std::shared_ptr<const PlanSnapshot> m_plan;
};

} // namespace gigaplan
