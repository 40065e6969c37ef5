// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/regions.h"

namespace gigaplan::generate {

const std::vector<Region> &regions()
{
    static const std::vector<Region> list{
        {"Texas", 373, "Texas, annual mean 2024; the ERCOT subregion has 335 and the 2025 zone mean is 269"},
        {"Ohio", 456, "Ohio, annual mean 2024; the PJM zone mean of 2025 is 363"},
        {"Wisconsin", 494, "Wisconsin, annual mean 2024; the MISO zone mean of 2025 is 429"},
        {"Arizona", 288, "Arizona, annual mean 2024; the zone mean of 2025 is 243 to 267"},
        {"Georgia", 305, "Georgia, annual mean 2024; the Southern zone mean of 2025 is 386"},
        {"Louisiana", 420, "Louisiana, annual mean 2024; the MISO zone mean of 2025 is 429"},
        {"Virginia", 286, "Virginia, annual mean 2024; the PJM zone mean of 2025 is 363"},
        {"Tennessee", 365, "Tennessee, annual mean 2024; the TVA zone mean of 2025 is 343"},
    };
    return list;
}

} // namespace gigaplan::generate
