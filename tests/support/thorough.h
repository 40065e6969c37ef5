// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>

namespace gigaplan::test {

/// Whether long tests are to try everything, as .ci/full asks by GIGAPLAN_THOROUGH; else they try a part of it.
inline bool isThorough()
{
    return std::getenv("GIGAPLAN_THOROUGH") != nullptr;
}

} // namespace gigaplan::test
