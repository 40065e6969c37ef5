// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/risk_inputs.h"

#include "model/analysis/risk/duration_draws.h"
#include "model/plan/entities.h"

namespace gigaplan {

namespace {

template <class E>
constexpr bool counts()
{
    using None =
        std::tuple<Cost, EnergySource, Claim, Note, Baseline, BaselineTask, LearningRate, FrozenPlan, Scenario>;
    return []<class... Left>(std::type_identity<std::tuple<Left...>>) {
        return !(std::same_as<E, Left> || ...);
    }(std::type_identity<None>{});
}

/// Keys count: they are the last tie-breaker.
template <class E>
bool sameFigures(const E &a, const E &b)
{
    bool same = a.id == b.id && a.key == b.key;
    forEachField<E>([&](std::size_t, const auto &field) {
        if constexpr (!std::same_as<typename std::remove_cvref_t<decltype(field)>::Type, std::string>) {
            same = same && a.*field.member == b.*field.member;
        }
    });
    return same;
}

template <class E>
bool sameFigures(const Table<E> &a, const Table<E> &b)
{
    return a.isSameAs(b) || std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const E &one, const E &other) {
               return &one == &other || sameFigures(one, other);
           });
}

} // namespace

bool sameRiskInputs(const PlanSnapshot &a, const PlanSnapshot &b)
{
    bool same = true;
    forEachEntity([&]<class E>(Tag<E>) {
        if constexpr (counts<E>()) {
            same = same && sameFigures(a.table<E>(), b.table<E>());
        }
    });
    return same;
}

RiskProfile firstProfile(const PlanSnapshot &plan)
{
    return DurationDraws(plan).isCertain() ? RiskProfile::Tracked : RiskProfile::Plan;
}

} // namespace gigaplan
