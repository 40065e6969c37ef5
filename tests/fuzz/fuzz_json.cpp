// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/loops.h"
#include "model/files/plan_files.h"
#include "tests/fuzz/round_trip.h"

using namespace gigaplan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto plan = fuzz::fromJson(text);
    if (!plan) {
        fuzz::require(plan.error().message.starts_with("plan.json"), "an error without a place:", plan.error().message);
        return 0;
    }
    fuzz::requireRoundTrip(*plan);
    // Filling a database takes a hundred times as long as reading: for some of the inputs.
    if (!files::refuseLoops(*plan) || std::hash<std::string_view>{}(text) % 8 != 0) {
        return 0;
    }
    const auto store = storeOf(*plan);
    fuzz::require(static_cast<bool>(store), "what was read cannot be kept:", store ? "" : store.error().message);
    const auto loaded = (*store)->load();
    fuzz::require(loaded && *loaded == *plan, "what was kept comes back as something else");
    return 0;
}
