// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/frozen_plans.h"

#include "model/plan/scenarios.h"
#include "model/store/plan_image.h"

#include <QCryptographicHash>

namespace gigaplan {

Result<FrozenPlan> freeze(const PlanSnapshot &plan)
{
    FrozenPlan frozen;
    frozen.content = PlanContent(plan);
    GIGAPLAN_TRY_VALUE(const auto image, store::packPlan(frozen.content.plan()));
    const QByteArray hash = QCryptographicHash::hash(QByteArrayView(image.data(), static_cast<qsizetype>(image.size())),
                                                     QCryptographicHash::Sha256);
    frozen.key = "frozen-" + hash.toHex().left(16).toStdString();
    frozen.id.value = idValueFromKey(Description<FrozenPlan>::table, frozen.key);
    return frozen;
}

std::vector<Id<FrozenPlan>> unusedFrozenPlans(const PlanSnapshot &plan, const std::vector<Scenario> &scenarios)
{
    std::vector<Id<FrozenPlan>> unused;
    for (const FrozenPlan &frozen : plan.table<FrozenPlan>()) {
        const bool used = std::any_of(scenarios.begin(), scenarios.end(), [&](const Scenario &scenario) {
            return scenario.content == frozen.id || scenario.branchedFrom == frozen.id;
        });
        if (!used) {
            unused.push_back(frozen.id);
        }
    }
    return unused;
}

} // namespace gigaplan
