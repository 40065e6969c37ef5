// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/plan_files.h"

#include "model/base/atomic_file.h"
#include "model/exchange/json/json_plan.h"
#include "model/files/file_content.h"
#include "model/files/loops.h"
#include "model/files/mspdi_files.h"
#include "model/files/sheet_files.h"

namespace gigaplan {
namespace fs = std::filesystem;

namespace {

/// Puts the file's name before a message that does not begin with it.
Error named(const Error &error, const fs::path &file)
{
    return error.message.starts_with(file.string()) ? error : error.in(file.string());
}

/// Removes a database that is of no use, with the files that SQLite keeps beside it.
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

/// What the search for loops needs of the plan's tasks and links.
template <class E>
void keepForLoops(PlanRows &rows, const E &row)
{
    if constexpr (std::same_as<E, Task>) {
        Task task;
        task.id = row.id;
        task.key = row.key;
        task.parent = row.parent;
        task.name = row.name;
        rows.of<Task>().push_back(std::move(task));
    } else if constexpr (std::same_as<E, Link> || std::same_as<E, FrozenPlan> || std::same_as<E, Plan>) {
        rows.of<E>().push_back(row);
    }
}

/// What the readable form cannot say and its reader refuses, in a database.
Result<void> refuseUnsayable(const PlanSnapshot &plan)
{
    if (const std::size_t plans = plan.table<Plan>().size(); plans != 1) {
        return Error{ErrorKind::Unreadable,
                     "a plan file holds exactly one row \"plan\", and this one has " + std::to_string(plans)};
    }
    return files::refuseLoops(plan);
}

Result<void> refuseUnsayableAll(const PlanSnapshot &plan)
{
    auto said = refuseUnsayable(plan);
    for (const FrozenPlan &frozen : plan.table<FrozenPlan>()) {
        if (said) {
            said = refuseUnsayable(frozen.content.plan());
            said = said ? said : said.error().in("frozen_plan \"" + frozen.key + "\": content");
        }
    }
    return said;
}

Result<void> fillFromJson(RowWriter &writer, const std::string &text, const fs::path &file)
{
    PlanRows forLoops;
    const auto read = json::read(text, file.string(), [&](TableId table, const void *row) -> Result<void> {
        withEntity(table, [&]<class E>(Tag<E>) {
            writer.insert(*static_cast<const E *>(row));
            keepForLoops(forLoops, *static_cast<const E *>(row));
        });
        return {};
    });
    return read ? refuseUnsayableAll(std::move(forLoops).snapshot()) : read;
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

Result<PlanSnapshot> loadChecked(Store &store, const fs::path &file)
{
    auto plan = store.load();
    if (!plan) {
        return named(plan.error(), file);
    }
    if (auto said = refuseUnsayableAll(*plan); !said) {
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

Result<PlanSnapshot> snapshotOfJson(const fs::path &file)
{
    const auto text = files::contentOf(file);
    if (!text) {
        return text.error();
    }
    PlanRows rows;
    const auto read = json::read(*text, file.string(), [&rows](TableId table, const void *row) -> Result<void> {
        withEntity(table, [&]<class E>(Tag<E>) { rows.of<E>().push_back(*static_cast<const E *>(row)); });
        return {};
    });
    if (!read) {
        return read.error();
    }
    PlanSnapshot plan = std::move(rows).snapshot();
    if (auto said = refuseUnsayableAll(plan); !said) {
        return said.error().in(file.string());
    }
    return plan;
}

/// Nothing where the extension is no plan's.
std::optional<files::Format> formatByName(const fs::path &file)
{
    const std::string extension = files::extensionOf(file);
    return extension == ".gigaplan" ? std::optional(files::Format::Database)
        : extension == ".json"      ? std::optional(files::Format::Json)
                                    : std::nullopt;
}

/// Under another name a plan would be taken for something that it is not, and could not be opened again.
Error notAPlanFile(const fs::path &file)
{
    return {ErrorKind::Usage, file.string() + ": a plan is written as .gigaplan or .json"};
}

Result<void> writeAs(files::Format format, Store &store, const PlanSnapshot &plan, const fs::path &file,
                     const BeforeReplace &beforeReplace)
{
    if (format == files::Format::Database) {
        auto saved = store.saveAs(file, beforeReplace);
        return saved ? saved : named(saved.error(), file);
    }
    const auto text = json::write(plan);
    if (!text) {
        return Error{ErrorKind::NotWritten, file.string() + ": " + text.error().message};
    }
    auto written = replaceFile(file, *text, beforeReplace);
    return written ? written : named(written.error(), file);
}

} // namespace

Result<std::unique_ptr<Store>> openStore(const fs::path &file, const fs::path &workingCopy)
{
    const auto format = files::formatOf(file);
    if (!format) {
        return format.error();
    }
    if (*format == files::Format::Database) {
        return openDatabase(file, workingCopy);
    }
    if (*format == files::Format::Mspdi) {
        const auto import = readMspdi(file);
        return import ? storeOf(import->plan, workingCopy) : import.error();
    }
    if (*format == files::Format::Sheet) {
        const auto plan = wholePlanOfSheet(file);
        return plan ? storeOf(*plan, workingCopy) : plan.error();
    }
    const auto text = files::contentOf(file);
    if (!text) {
        return text.error();
    }
    auto store = filledStore(workingCopy, [&](RowWriter &writer) { return fillFromJson(writer, *text, file); });
    return store ? std::move(store) : named(store.error(), file);
}

Result<PlanSnapshot> readPlan(const fs::path &file)
{
    const auto format = files::formatOf(file);
    if (!format) {
        return format.error();
    }
    if (*format == files::Format::Json) {
        return snapshotOfJson(file);
    }
    if (*format == files::Format::Mspdi) {
        auto import = readMspdi(file);
        return import ? Result<PlanSnapshot>(std::move(import->plan)) : import.error();
    }
    if (*format == files::Format::Sheet) {
        return wholePlanOfSheet(file);
    }
    const auto store = Store::openCopy(file);
    if (!store) {
        return named(store.error(), file);
    }
    return loadChecked(**store, file);
}

Result<void> writePlan(Store &store, const PlanSnapshot &plan, const fs::path &file, const BeforeReplace &beforeReplace)
{
    const auto format = formatByName(file);
    return format ? writeAs(*format, store, plan, file, beforeReplace) : notAPlanFile(file);
}

Result<void> writePlanLike(Store &store, const PlanSnapshot &plan, const fs::path &file, const fs::path &like,
                           const BeforeReplace &beforeReplace)
{
    if (const auto format = formatByName(file)) {
        return writeAs(*format, store, plan, file, beforeReplace);
    }
    if (!files::extensionOf(file).empty()) {
        return notAPlanFile(file);
    }
    const auto format = files::formatOf(like);
    if (!format) {
        return format.error();
    }
    const bool holdsPlans = *format == files::Format::Database || *format == files::Format::Json;
    return holdsPlans ? writeAs(*format, store, plan, file, beforeReplace) : notAPlanFile(file);
}

bool isPlanName(const fs::path &file)
{
    return formatByName(file).has_value();
}

Result<std::unique_ptr<Store>> storeOf(const PlanSnapshot &plan, const fs::path &workingCopy)
{
    return filledStore(workingCopy, [&plan](RowWriter &writer) -> Result<void> {
        forEachEntity([&]<class E>(Tag<E>) {
            const auto &rows = plan.table<E>();
            for (const std::uint32_t row : rows.byId()) {
                writer.insert(rows[row]);
            }
        });
        return {};
    });
}

} // namespace gigaplan
