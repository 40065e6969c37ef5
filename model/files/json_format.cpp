// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/atomic_file.h"
#include "model/exchange/json/json_plan.h"
#include "model/files/file_content.h"
#include "model/files/formats.h"
#include "model/files/stored_plan.h"
#include "model/plan/entities.h"

namespace gigaplan::files {
namespace fs = std::filesystem;

namespace {

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
    return read ? refuseUnsayable(std::move(forLoops).snapshot()) : read;
}

Result<std::unique_ptr<Store>> openJson(const fs::path &file, const fs::path &workingCopy)
{
    GIGAPLAN_TRY_VALUE(const auto text, contentOf(file));
    auto store = filledStore(workingCopy, [&](RowWriter &writer) { return fillFromJson(writer, text, file); });
    return store ? std::move(store) : named(store.error(), file);
}

Result<PlanSnapshot> readJson(const fs::path &file)
{
    GIGAPLAN_TRY_VALUE(const auto text, contentOf(file));
    auto rows = json::readRows(text, file.string());
    if (!rows) {
        return rows.error();
    }
    PlanSnapshot plan = (*std::move(rows)).snapshot();
    if (auto said = refuseUnsayable(plan); !said) {
        return said.error().in(file.string());
    }
    return plan;
}

Result<void> writeJson(Store &, const PlanSnapshot &plan, const fs::path &file, const BeforeReplace &beforeReplace)
{
    const auto text = json::write(plan);
    if (!text) {
        return Error{ErrorKind::NotWritten, file.string() + ": " + text.error().message};
    }
    auto written = replaceFile(file, *text, beforeReplace);
    return written ? written : named(written.error(), file);
}

bool isJson(std::string_view start, std::string_view extension)
{
    return extension == ".json" || firstCharacter(start) == '{'; // the reader reports a .json file that is not JSON
}

} // namespace

PlanFormat jsonFormat()
{
    return {.names = "Readable plans",
            .extensions = {".json"},
            .matches = isJson,
            .read = readJson,
            .open = openJson,
            .write = writeJson};
}

} // namespace gigaplan::files
