// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/resources/arrival_lots.h"

#include "model/plan/money.h"

#include <algorithm>

namespace gigaplan {

namespace {

bool serves(const ArrivalLots::Lot &lot, Id<Phase> phase)
{
    return !lot.phase || lot.phase == phase;
}

} // namespace

ArrivalLots::ArrivalLots(std::vector<Lot> lots) : m_lots(std::move(lots))
{
    std::stable_sort(m_lots.begin(), m_lots.end(), [](const Lot &a, const Lot &b) { return a.from < b.from; });
}

std::size_t ArrivalLots::lotThatBrings(std::int64_t quantity, Id<Phase> phase) const
{
    for (std::size_t i = 0; i < m_lots.size(); ++i) {
        quantity -= serves(m_lots[i], phase) ? m_lots[i].left : 0;
        if (quantity <= 0) {
            return i;
        }
    }
    return kNever;
}

std::int64_t ArrivalLots::thereBy(Instant when, Id<Phase> phase) const
{
    std::int64_t sum = 0;
    for (const Lot &lot : m_lots) {
        sum += lot.from <= when && serves(lot, phase) ? lot.left : 0;
    }
    return sum;
}

void ArrivalLots::take(std::int64_t quantity, Id<Phase> phase, Instant start)
{
    if (lotThatBrings(quantity, phase) == kNever) {
        return;
    }
    const auto takeOf = [&quantity](Lot &lot) {
        const std::int64_t taken = std::min(quantity, lot.left);
        lot.left -= taken;
        quantity -= taken;
    };
    for (const bool own : {true, false}) {
        for (auto lot = m_lots.rbegin(); lot != m_lots.rend() && quantity > 0; ++lot) {
            if (lot->from <= start && serves(*lot, phase) && static_cast<bool>(lot->phase) == own) {
                takeOf(*lot);
            }
        }
    }
    for (auto lot = m_lots.begin(); lot != m_lots.end() && quantity > 0; ++lot) {
        if (serves(*lot, phase)) {
            takeOf(*lot);
        }
    }
}

std::unordered_map<Id<Equipment>, ArrivalLots> arrivalLots(const PlanSnapshot &plan)
{
    std::unordered_map<Id<Equipment>, std::vector<ArrivalLots::Lot>> lots;
    for (const Supply &supply : plan.table<Supply>()) {
        if (supply.date && supply.quantity > 0) {
            lots[supply.equipment].push_back({startOfDay(*supply.date), supply.quantity, supply.id, supply.phase});
        }
    }
    std::unordered_map<Id<Equipment>, ArrivalLots> made;
    for (auto &[equipment, of] : lots) {
        made.emplace(equipment, ArrivalLots(std::move(of)));
    }
    return made;
}

} // namespace gigaplan
