// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/formats.h"
#include "model/files/stored_plan.h"

namespace gigaplan::files {
namespace fs = std::filesystem;

namespace {

Result<PlanSnapshot> loadChecked(Store &store, const fs::path &file)
{
    auto plan = store.load();
    if (!plan) {
        return named(plan.error(), file);
    }
    if (auto said = refuseUnsayable(*plan); !said) {
        return named(said.error(), file);
    }
    return plan;
}

Result<std::unique_ptr<Store>> openDatabase(const fs::path &file, const fs::path &workingCopy)
{
    auto store = Store::openCopy(file, workingCopy);
    if (!store) {
        discard({}, workingCopy);
        return named(store.error(), file);
    }
    auto plan = loadChecked(**store, file);
    if (!plan) {
        discard(std::move(*store), workingCopy);
        return plan.error();
    }
    (*store)->setLoaded(std::move(*plan));
    return store;
}

Result<PlanSnapshot> readDatabase(const fs::path &file)
{
    const auto store = Store::openCopy(file);
    if (!store) {
        return named(store.error(), file);
    }
    return loadChecked(**store, file);
}

Result<void> writeDatabase(Store &store, const PlanSnapshot &, const fs::path &file, const BeforeReplace &beforeReplace)
{
    auto saved = store.saveAs(file, beforeReplace);
    return saved ? saved : named(saved.error(), file);
}

bool isDatabase(std::string_view start, std::string_view)
{
    return start.starts_with(std::string_view("SQLite format 3\0", 16));
}

} // namespace

PlanFormat databaseFormat()
{
    return {.names = "Gigaplan files",
            .extensions = {".gigaplan"},
            .matches = isDatabase,
            .read = readDatabase,
            .open = openDatabase,
            .write = writeDatabase};
}

} // namespace gigaplan::files
