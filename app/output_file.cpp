// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output_file.h"

#include "app/output.h"
#include "model/edit/document.h"
#include "model/files/plan_files.h"
#include "model/session/backups.h"

namespace gigaplan::app {

Result<PlanOutput> PlanOutput::claim(const std::filesystem::path &file, const Arguments &arguments)
{
    auto claimed = FileClaim::take(file, arguments.has("force"));
    return claimed ? Result<PlanOutput>(PlanOutput(file, std::move(*claimed))) : claimed.error();
}

Result<std::optional<PlanOutput>> PlanOutput::claimIfAny(const std::string &file, const Arguments &arguments)
{
    if (file.empty()) {
        auto used = checkForce(arguments, false);
        return used ? Result<std::optional<PlanOutput>>(std::nullopt) : used.error();
    }
    auto output = claim(file, arguments);
    return output ? Result<std::optional<PlanOutput>>(std::move(*output)) : output.error();
}

Result<void> PlanOutput::write(Store &store, const PlanSnapshot &plan, const std::filesystem::path &like) const
{
    const auto beforeReplace = m_claim.beforeReplace(isPlanName(m_file) ? wantedBackups() : 0);
    auto written = like.empty() ? writePlan(store, plan, m_file, beforeReplace)
                                : writePlanLike(store, plan, m_file, like, beforeReplace);
    if (written) {
        tellLost(m_claim.lost());
    }
    return written;
}

Result<void> PlanOutput::write(Document &document, const Command &step, const std::filesystem::path &like) const
{
    auto done = document.perform(step);
    return done ? write(document.store(), document.snapshot(), like) : done;
}

Result<void> writeOutput(const std::filesystem::path &file, std::string_view bytes)
{
    GIGAPLAN_TRY_VALUE(const auto written, replaceAndTell(file, bytes));
    tellLost(written);
    return {};
}

void tellLost(const std::vector<std::string> &sentences)
{
    tellRemarks(sentences);
}

Result<void> checkForce(const Arguments &arguments, bool writesPlan)
{
    return writesPlan || !arguments.has("force")
        ? Result<void>()
        : Error{ErrorKind::Usage,
                "--force is for writing into a plan that is open elsewhere, and none is written here"};
}

} // namespace gigaplan::app
