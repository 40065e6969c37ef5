// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/date_report.h"
#include "model/files/loops.h"
#include "model/files/plan_files.h"
#include "tests/fuzz/round_trip.h"

using namespace gigaplan;

namespace {

const std::string kName = "plan.xml";

/// What comes back of a plan as a file.
mspdi::Import again(const PlanSnapshot &plan)
{
    auto import = mspdi::read(mspdi::write(plan, computeSchedule(plan), kName).content, kName);
    fuzz::require(static_cast<bool>(import), "what was written cannot be read:", import ? "" : import.error().message);
    const auto dates = mspdi::compareDates(*import, computeSchedule(import->plan));
    fuzz::require(dates.differing.empty(), "a date moved");
    return std::move(*import);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto import = mspdi::read(text, kName);
    if (!import) {
        fuzz::require(import.error().message.starts_with(kName + ": "),
                      "an error without a place:", import.error().message);
        return 0;
    }
    fuzz::requireRoundTrip(import->plan);
    if (!files::refuseLoops(import->plan)) {
        return 0;
    }
    for (const auto &differing : mspdi::compareDates(*import, computeSchedule(import->plan)).differing) {
        fuzz::require(!differing.values.empty() && !differing.reason.empty(), "a date differs without a word");
    }
    // The first file may say more than was read: a title after the file's name, the calendar of plans without one.
    const PlanSnapshot once = again(import->plan).plan;
    fuzz::require(again(once).plan == once, "what was written comes back as something else");
    // Filling a database takes a hundred times as long as reading: for some of the inputs.
    if (std::hash<std::string_view>{}(text) % 8 == 0) {
        const auto store = storeOf(import->plan);
        fuzz::require(static_cast<bool>(store), "what was read cannot be kept:", store ? "" : store.error().message);
    }
    return 0;
}
