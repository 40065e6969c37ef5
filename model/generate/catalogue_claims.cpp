// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/generate.h"
#include "model/generate/plan_builder.h"

namespace gigaplan {
namespace {

using generate::ClaimList;
using generate::sourcesReadOn;

/// Claims about one catalogue entry.
class Entry {
public:
    Entry(ClaimList &list, std::string_view key) : m_list(list), m_subject("equipment/" + std::string(key)) {}

    Entry &say(std::string field, std::string value, std::string statement, std::string source, Confidence confidence,
               ClaimStatus status = ClaimStatus::Announced, std::optional<Date> date = sourcesReadOn())
    {
        m_list.add({m_subject, std::move(field), std::move(statement), std::move(value), std::move(source), date,
                    status, confidence});
        return *this;
    }
    /// A figure without a stored source.
    Entry &assume(std::string field, std::string value, std::string statement)
    {
        return say(std::move(field), std::move(value), std::move(statement), "General knowledge, no source on file",
                   Confidence::Low, ClaimStatus::Assumption);
    }

private:
    ClaimList &m_list;
    std::string m_subject;
};

constexpr auto kHigh = Confidence::High;
constexpr auto kMedium = Confidence::Medium;
constexpr auto kLow = Confidence::Low;
constexpr auto kShipping = ClaimStatus::Operational;
constexpr auto kAssumed = ClaimStatus::Assumption;

const char *const kSuperPod = "NVIDIA DGX SuperPOD reference architecture, GB200 (docs.nvidia.com)";
const char *const kRackReference = "NVIDIA NVL72 AI factory reference architecture (docs.nvidia.com)";
const char *const kIntelligence = "reedos/intelligence_factory research notes (github.com)";
const char *const kBuildout = "isaacentebi/ai-compute-buildout-2030 research notes (github.com)";
const char *const kDrybulb = "myndtrust/drybulb_dc_hub rack specifications (github.com)";
const char *const kVdcPaper =
    "NVIDIA white paper on the 800 VDC architecture, as analysed by LightAISolutions (github.com)";
const char *const kMorganStanley = "Morgan Stanley bill-of-materials estimate, as reported by faq.com.tw";

void claimHopper(ClaimList &list)
{
    Entry(list, "h100-hgx")
        .say("operating_kw", "40 to 44 kW", "Four air-cooled eight-GPU systems at about 10.2 kW each", kIntelligence,
             kHigh, kShipping)
        .say("tdp_kw", "44 kW", "Upper end of the range; four systems are the limit for air", kDrybulb, kHigh,
             kShipping)
        .say("fp8_pflops", "63 PFLOPS dense", "1.98 PFLOPS dense per GPU", kIntelligence, kHigh, kShipping)
        .say("bf16_pflops", "32 PFLOPS dense", "Half of the FP8 rate", kIntelligence, kHigh, kShipping)
        .say("price_amount", "$190k per system", "Price of a system in hyperscale volume, four to a rack", kBuildout,
             kMedium, kShipping)
        .assume("mass_kg", "130 kg per system", "Systems only, without the cabinet");
}

void claimBlackwell(ClaimList &list)
{
    Entry(list, "b300-dgx")
        .say("operating_kw", "about 56 kW", "Four systems to a rack; the reference architecture says more than 50 kW",
             "NVIDIA DGX SuperPOD reference architecture, B300 (docs.nvidia.com)", kHigh, kShipping)
        .say("fp4_pflops", "15 PFLOPS dense per GPU", "32 GPUs to a rack", kDrybulb, kMedium, kShipping)
        .say("fp8_pflops", "5 PFLOPS dense per GPU", "32 GPUs to a rack", kDrybulb, kMedium, kShipping)
        .say("price_amount", "about $440k per system", "Estimate; four to a rack", kDrybulb, kMedium, kAssumed)
        .say("ships_from", "2025 to 2026", "Middle of 2025 is taken as the first shipment", kDrybulb, kMedium,
             kAssumed);
    Entry(list, "gb200-nvl72")
        .say("operating_kw", "132 kW, 120 kW nominal",
             "Planned at 132 kW: with the 1.14 overhead this gives the 150 kW per rack that follows from 1.2 MW for a "
             "scalable unit of 8 racks",
             kSuperPod, kHigh, kShipping)
        .say("tdp_kw", "132 kW", "Rack thermal design power; short peaks near 192 kW are reported", kIntelligence,
             kHigh, kShipping)
        .say("provisioned_kw", "145 kW", "Electrical design value of the first rack generation", kVdcPaper, kHigh,
             ClaimStatus::Announced, makeDate(2026, 8, 1))
        .say("liquid_share", "115 kW liquid, 17 kW air", "0.87 of the heat goes to liquid",
             "HPE figure in " + std::string(kIntelligence), kHigh, kShipping)
        .say("mass_kg", "1,360 kg", "One rack; a figure of about 3,000 kg sums several cabinets", kIntelligence,
             kMedium, kShipping)
        .say("fp4_pflops", "720 PFLOPS dense", "10 PFLOPS per package; sparse figures are twice as high", kIntelligence,
             kHigh, kShipping)
        .say("hbm_gb", "186 GB usable of 192 GB", "Per package", kIntelligence, kHigh, kShipping)
        .say("price_amount", "$3.0M to $3.4M, $3.9M loaded", "Middle of the rack's price range", kBuildout, kMedium,
             kShipping)
        .say("ships_from", "early 2025", "First volume shipments", kIntelligence, kMedium, kShipping);
    Entry(list, "gb300-nvl72")
        .say("operating_kw", "132 to 140 kW", "Middle of the typical range", kRackReference, kHigh, kShipping)
        .say("tdp_kw", "142 kW at most", "Eight power shelves of 33 kW", kRackReference, kHigh, kShipping)
        .say("provisioned_kw", "about 155 kW", "Peak value, taken as provisioned", kIntelligence, kMedium, kAssumed)
        .say("liquid_share", "128 kW liquid, 14 kW air", "0.90 of the heat goes to liquid", kIntelligence, kMedium,
             kShipping)
        .say("fp4_pflops", "1,080 PFLOPS dense", "15 PFLOPS per package", kIntelligence, kMedium, kShipping)
        .say("price_amount", "$3.7M to $4.0M", "Middle of the range", kBuildout, kMedium, kShipping)
        .say("ships_from", "second half of 2025", "First day of the half-year", kIntelligence, kMedium, kShipping)
        .assume("mass_kg", "1,360 to 1,550 kg", "Middle of the range");
}

void claimRubin(ClaimList &list)
{
    Entry(list, "vr-nvl72")
        .say("", "72 packages, 144 dies",
             "First announced as NVL144 by counting dies; NVL72 counts packages and is the same rack", kIntelligence,
             kHigh)
        .say("operating_kw", "120 to 330 kW",
             "Sources conflict. 190 kW is the efficiency operating point (Max-Q); early press figures of 120 to 130 kW "
             "are superseded",
             kIntelligence, kLow)
        .say("tdp_kw", "230 kW", "Performance operating point (Max-P)", kIntelligence, kLow)
        .say("provisioned_kw", "330 kW", "Electrical design value, August 2026", kVdcPaper, kLow,
             ClaimStatus::Announced, makeDate(2026, 8, 1))
        .say("liquid_share", "1.0", "All heat to liquid with a 45 °C supply", kIntelligence, kMedium)
        .say("mass_kg", "close to 4,000 lb", "About 1,800 kg", "toptechnews.net on the Vera Rubin POD", kMedium,
             ClaimStatus::Announced, makeDate(2026, 3, 1))
        .say("fp4_pflops", "3,600 PFLOPS inference, 2,520 PFLOPS training",
             "NVFP4, 50 and 35 PFLOPS per package; the inference value is used", kIntelligence, kMedium)
        .say("fp8_pflops", "1,200 to 1,260 PFLOPS dense", "Middle of the range; no BF16 figure was found",
             kIntelligence, kMedium)
        .say("hbm_gb", "288 GB HBM4", "Per package", kIntelligence, kMedium)
        .say("price_amount", "$7.8M, range $7.2M to $9.1M", "Estimate for one rack", kMorganStanley, kMedium,
             ClaimStatus::Announced, makeDate(2026, 6, 25))
        .say("ships_from", "second half of 2026", "First day of the half-year", kIntelligence, kMedium);
    Entry(list, "rubin-ultra-kyber")
        .say("", "144 packages, 576 dies",
             "NVL576 counts dies, four to a package; the same rack was later shown as Kyber NVL144 by packages",
             "aiwiki.ai on Rubin Ultra", kMedium)
        .say("operating_kw", "600 kW", "Rack with its power sidecar; the 800 VDC paper designs for 570 kW", kVdcPaper,
             kMedium, ClaimStatus::Announced, makeDate(2026, 8, 1))
        .say("fp4_pflops", "15,000 PFLOPS dense", "Rack value at launch of the roadmap; FP8 is a third",
             "aiwiki.ai on Rubin Ultra", kMedium)
        .say("hbm_gb", "1 TB HBM4e", "Per package", "aiwiki.ai on Rubin Ultra", kMedium)
        .say("price_amount", "$15M to $20M and above", "An analyst's guess; its middle is used", kBuildout, kLow,
             kAssumed)
        .say("ships_from", "second half of 2027", "First day of the half-year", "aiwiki.ai on Rubin Ultra", kMedium)
        .assume("width_mm", "1,200 mm", "One rack and one power sidecar of 600 mm each; the mass is not published");
}

void claimOthers(ClaimList &list)
{
    Entry(list, "mi355x-64")
        .say("operating_kw", "120 to 132 kW", "Direct liquid-cooled maker's rack with 64 GPUs; middle of the range",
             kDrybulb, kMedium, kShipping)
        .say("fp4_pflops", "10 PFLOPS dense per GPU", "64 GPUs to a rack", "tomshardware.com table of AMD accelerators",
             kMedium, kShipping)
        .say("price_amount", "$20k to $25k per GPU", "Accelerators only", kDrybulb, kMedium, kShipping);
    Entry(list, "amd-helios")
        .say("fp4_pflops", "2,900 PFLOPS dense", "Announced rack value; FP8 1,400 PFLOPS",
             "awesomeagents.ai on AMD Helios", kMedium)
        .say("hbm_gb", "432 GB HBM4", "Per GPU", "nextplatform.com on Helios", kMedium, ClaimStatus::Announced,
             makeDate(2026, 2, 23))
        .say("mass_kg", "7,000 lb", "Double-wide rack", "awesomeagents.ai on AMD Helios", kMedium)
        .say("ships_from", "volume maybe in the second quarter of 2027",
             "Engineering samples in the second half of 2026", "nextplatform.com on Helios", kMedium,
             ClaimStatus::Announced, makeDate(2026, 2, 23))
        .assume("operating_kw", "200 to 250 kW", "No rack power was found; the middle of a planning range");
    Entry(list, "tpu-ironwood")
        .say("operating_kw", "90 to 105 kW", "Rack of 16 boards with four chips each; above 100 kW is possible",
             kDrybulb, kMedium, kShipping)
        .say("fp8_pflops", "295 PFLOPS dense", "4.61 PFLOPS per chip", kIntelligence, kMedium, kShipping)
        .say("price_amount", "$10k to $15k per chip", "Estimate; chips only", kDrybulb, kMedium, kAssumed)
        .say("ships_from", "2025 to 2026", "Last quarter of 2025 is taken", kDrybulb, kMedium, kAssumed);
    Entry(list, "trn2")
        .say("operating_kw", "27 to 32 kW", "Half of a 64-chip server, which stands in two racks", kDrybulb, kMedium,
             kShipping)
        .say("fp8_pflops", "42 PFLOPS dense", "1.3 PFLOPS per chip", kDrybulb, kMedium, kShipping)
        .say("price_amount", "$6k to $10k per chip", "Middle of the range; chips only", kBuildout, kMedium, kAssumed)
        .say("ships_from", "2024 to 2025", "End of 2024 is taken", kDrybulb, kMedium, kShipping);
}

} // namespace

const std::vector<Claim> &catalogueClaims()
{
    static const std::vector<Claim> claims = [] {
        ClaimList list;
        claimHopper(list);
        claimBlackwell(list);
        claimRubin(list);
        claimOthers(list);
        return list.claims();
    }();
    return claims;
}

} // namespace gigaplan
