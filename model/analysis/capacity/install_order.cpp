// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/install_order.h"

namespace gigaplan {

InstallOrder::InstallOrder(const std::vector<std::uint32_t> &installs, std::size_t places)
{
    m_rows = {places, [&](auto &&take) {
                  for (std::uint32_t row = 0; row < installs.size(); ++row) {
                      take(installs[row], row);
                  }
              }};
    for (std::uint32_t place = 0; place < places; ++place) {
        if (!m_rows.of(place).empty()) {
            m_places.push_back(place);
        }
    }
}

bool InstallOrder::sortStarts(State &state) const
{
    auto &starts = state.starts;
    std::sort(starts.begin(), starts.end());
    state.order.clear();
    for (std::size_t i = 0; i < starts.size(); ++i) {
        state.order.emplace_back(starts[i].second, i + 1 < starts.size() && starts[i].first == starts[i + 1].first);
    }
    if (state.order == state.lastOrder) {
        return false;
    }
    std::swap(state.order, state.lastOrder);
    state.rows.clear();
    std::ptrdiff_t first = 0; // of those installed at once
    bool tied = false;
    for (const auto &[place, withNext] : state.lastOrder) {
        const auto rows = m_rows.of(place);
        state.rows.insert(state.rows.end(), rows.begin(), rows.end());
        if (tied && !withNext) {
            std::sort(state.rows.begin() + first, state.rows.end());
        }
        first = withNext ? first : std::ssize(state.rows);
        tied = withNext;
    }
    return true;
}

} // namespace gigaplan
