// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/plan_files.h"

#include "model/files/file_content.h"
#include "model/files/formats.h"
#include "model/files/stored_plan.h"

namespace gigaplan {
namespace fs = std::filesystem;

namespace {

/// Under another name a plan would be taken for something that it is not, and could not be opened again.
Error notAPlanFile(const fs::path &file)
{
    return {ErrorKind::Usage, file.string() + ": a plan is written as .gigaplan or .json"};
}

} // namespace

Result<std::unique_ptr<Store>> openStore(const fs::path &file, const fs::path &workingCopy)
{
    GIGAPLAN_TRY_VALUE(const auto format, files::formatOf(file));
    if (format->open) {
        return format->open(file, workingCopy);
    }
    const auto plan = format->read(file);
    return plan ? storeOf(*plan, workingCopy) : plan.error();
}

Result<PlanSnapshot> readPlan(const fs::path &file)
{
    const auto format = files::formatOf(file);
    return format ? (*format)->read(file) : format.error();
}

Result<void> writePlan(Store &store, const PlanSnapshot &plan, const fs::path &file, const BeforeReplace &beforeReplace)
{
    const files::PlanFormat *format = files::writtenAs(file);
    return format ? format->write(store, plan, file, beforeReplace) : notAPlanFile(file);
}

Result<void> writePlanLike(Store &store, const PlanSnapshot &plan, const fs::path &file, const fs::path &like,
                           const BeforeReplace &beforeReplace)
{
    if (const files::PlanFormat *format = files::writtenAs(file)) {
        return format->write(store, plan, file, beforeReplace);
    }
    if (!files::extensionOf(file).empty()) {
        return notAPlanFile(file);
    }
    GIGAPLAN_TRY_VALUE(const auto format, files::formatOf(like));
    return format->write ? format->write(store, plan, file, beforeReplace) : notAPlanFile(file);
}

bool isPlanName(const fs::path &file)
{
    return files::writtenAs(file) != nullptr;
}

Result<std::unique_ptr<Store>> storeOf(const PlanSnapshot &plan, const fs::path &workingCopy)
{
    return files::filledStore(workingCopy, [&plan](RowWriter &writer) -> Result<void> {
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
