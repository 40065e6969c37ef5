// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace gigaplan::generate {

/// A region for a campus with the carbon intensity of its grid.
struct Region {
    const char *name;
    double gramsPerKwh;
    const char *statement;
};
const std::vector<Region> &regions();

} // namespace gigaplan::generate
