// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/plan_content.h"

#include "model/plan/scenarios.h"
#include "model/plan/snapshot.h"

namespace gigaplan {

PlanContent::PlanContent(const PlanSnapshot &plan)
    : m_plan(std::make_shared<const PlanSnapshot>(plan.withRows<Scenario>({}).withRows<FrozenPlan>({})))
{
}

const PlanSnapshot &PlanContent::plan() const
{
    static const PlanSnapshot none;
    return m_plan ? *m_plan : none;
}

bool operator==(const PlanContent &a, const PlanContent &b)
{
    return a.m_plan == b.m_plan || a.plan() == b.plan();
}

} // namespace gigaplan
