// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/table.h"

#include <numeric>

namespace gigaplan {

std::vector<std::size_t> orderById(const std::vector<std::int64_t> &ids)
{
    std::vector<std::size_t> order(ids.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (!std::is_sorted(ids.begin(), ids.end())) {
        std::sort(order.begin(), order.end(), [&ids](std::size_t a, std::size_t b) { return ids[a] < ids[b]; });
    }
    return order;
}

} // namespace gigaplan
