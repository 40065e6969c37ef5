// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"

namespace gigaplan {

/// Differences for people, always with a sign: "+92 days", "−1 day", "+12.0 MW IT", "−4,320 GPUs", "+$1.20 B"; "" for
/// none.
std::string signedDays(std::int32_t days);
std::string signedPower(Megawatts power);
std::string signedCount(std::int64_t count, std::string_view unit = {});
std::string signedMoney(std::int64_t amount, std::string_view currency);

/// The phases that change, those whose dates move most first: "GW 3 live +92 days, GW 4 −12.0 MW IT and −4,320 GPUs";
/// "no phase changes" where there is none. At most `longest` phases are named, the rest counted.
std::string consequenceText(const std::vector<PhaseConsequence> &phases, std::string_view currency,
                            std::size_t longest = 3);

} // namespace gigaplan
