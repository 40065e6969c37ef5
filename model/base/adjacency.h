// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/grouped.h"

namespace gigaplan {

/// For each of `size` sources a list of targets.
class Adjacency : public Grouped<std::uint32_t> {
public:
    struct Edge {
        std::uint32_t from, to;
    };
    Adjacency() = default;
    Adjacency(std::size_t size, std::span<const Edge> edges)
        : Grouped(size, [edges](auto &&take) {
              for (const Edge &edge : edges) {
                  take(edge.from, edge.to);
              }
          })
    {
    }
};

} // namespace gigaplan
