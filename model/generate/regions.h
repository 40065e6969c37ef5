// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace gigaplan::generate {

/// A region for a campus with the carbon intensity of its grid.
struct Region {
    const char *name;
    double gramsPerKwh;
    const char *statement;
};
inline constexpr std::array kRegions{
    Region{"Texas", 373, "Texas, annual mean 2024; the ERCOT subregion has 335 and the 2025 zone mean is 269"},
    Region{"Ohio", 456, "Ohio, annual mean 2024; the PJM zone mean of 2025 is 363"},
    Region{"Wisconsin", 494, "Wisconsin, annual mean 2024; the MISO zone mean of 2025 is 429"},
    Region{"Arizona", 288, "Arizona, annual mean 2024; the zone mean of 2025 is 243 to 267"},
    Region{"Georgia", 305, "Georgia, annual mean 2024; the Southern zone mean of 2025 is 386"},
    Region{"Louisiana", 420, "Louisiana, annual mean 2024; the MISO zone mean of 2025 is 429"},
    Region{"Virginia", 286, "Virginia, annual mean 2024; the PJM zone mean of 2025 is 363"},
    Region{"Tennessee", 365, "Tennessee, annual mean 2024; the TVA zone mean of 2025 is 343"},
};

} // namespace gigaplan::generate
