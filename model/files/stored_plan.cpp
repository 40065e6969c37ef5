// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/stored_plan.h"

#include "model/files/loops.h"
#include "model/plan/scenarios.h"

namespace gigaplan::files {
namespace fs = std::filesystem;

namespace {

Result<void> refuseUnsayableOne(const PlanSnapshot &plan)
{
    if (const std::size_t plans = plan.table<Plan>().size(); plans != 1) {
        return Error{ErrorKind::Unreadable,
                     "a plan file holds exactly one row \"plan\", and this one has " + std::to_string(plans)};
    }
    return refuseLoops(plan);
}

} // namespace

Error named(const Error &error, const fs::path &file)
{
    return error.message.starts_with(file.string()) ? error : error.in(file.string());
}

Result<void> refuseUnsayable(const PlanSnapshot &plan)
{
    auto said = refuseUnsayableOne(plan);
    for (const FrozenPlan &frozen : plan.table<FrozenPlan>()) {
        if (said) {
            said = refuseUnsayableOne(frozen.content.plan());
            said = said ? said : said.error().in("frozen_plan \"" + frozen.key + "\": content");
        }
    }
    return said;
}

void discard(std::unique_ptr<Store> store, const fs::path &workingCopy)
{
    store.reset();
    if (workingCopy.empty()) {
        return;
    }
    for (const char *suffix : {"", "-wal", "-shm", "-journal"}) {
        std::error_code ignored; // the message is about what went wrong before
        fs::remove(fs::path(workingCopy.string() + suffix), ignored);
    }
}

Result<std::unique_ptr<Store>> filledStore(const fs::path &workingCopy,
                                           const std::function<Result<void>(RowWriter &)> &write)
{
    auto store = Store::create(workingCopy);
    if (!store) {
        return store;
    }
    if (auto filled = (*store)->fill(write); !filled) {
        discard(std::move(*store), workingCopy);
        return filled.error();
    }
    return store;
}

} // namespace gigaplan::files
