// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/mspdi_files.h"
#include "tests/model/mspdi/held_content.h"

#include <cstdio>
#include <cstring>

using namespace gigaplan;
namespace fs = std::filesystem;

/// Compares the schedules of MSPDI files with the values that their files hold, and what comes back of them after being
/// written and read again. Files that cannot be read count as failures.
namespace {

constexpr int kShown = 5;

void showDifferences(const mspdi::Import &import, const mspdi::DateReport &report)
{
    int shown = 0;
    for (const mspdi::DifferingTask &differing : report.differing) {
        const Task &task = *import.plan.find(differing.task);
        for (const mspdi::DifferingValue &value : differing.values) {
            if (++shown <= kShown) {
                std::printf("  %s: uid %lld \"%s\": expected %s, got %s: %s\n", value.name.c_str(),
                            static_cast<long long>(task.uid), task.name.c_str(), value.stored.c_str(),
                            value.computed.c_str(), differing.reason.c_str());
            }
        }
    }
}

/// Whether every value is as the file has it.
bool compareValues(const mspdi::Import &import, const Schedule &schedule)
{
    const mspdi::DateReport report = mspdi::compareDates(import, schedule);
    showDifferences(import, report);
    std::printf("  %s:", report.differing.empty() ? "equal" : "DIFFERENT");
    for (const auto &[value, count] : report.perValue) {
        std::printf(" %s %zu/%zu", value.c_str(), count.equal, count.compared);
    }
    std::printf("\n");
    return report.differing.empty();
}

bool sameDates(const mspdi::Import &before, const Schedule &schedule, const mspdi::Import &after)
{
    const Schedule again = computeSchedule(after.plan);
    std::map<std::int64_t, const TaskDates *> byUid;
    for (std::size_t row = 0; row < again.tasks.size(); ++row) {
        byUid[after.plan.table<Task>()[row].uid] = &again.tasks[row];
    }
    for (std::size_t row = 0; row < schedule.tasks.size(); ++row) {
        const Task &task = before.plan.table<Task>()[row];
        if (!byUid.contains(task.uid) || *byUid[task.uid] != schedule.tasks[row]) {
            std::printf("  round trip: uid %lld \"%s\" has other dates\n", static_cast<long long>(task.uid),
                        task.name.c_str());
            return false;
        }
    }
    return byUid.size() == schedule.tasks.size();
}

/// Whether the plan and its schedule come back as they were.
bool roundTrips(const mspdi::Import &import, const Schedule &schedule, const fs::path &file)
{
    const mspdi::Export made = mspdi::write(import.plan, schedule, file.filename().string());
    const auto again = mspdi::read(made.content, file.filename().string());
    if (!again) {
        std::printf("  round trip: %s\n", again.error().message.c_str());
        return false;
    }
    for (const mspdi::LeftOut &left : made.leftOut) {
        std::printf("  not written: %s\n", sentence(left).c_str());
    }
    const std::string difference = test::HeldContent::firstDifference(import.plan, again->plan);
    if (!difference.empty()) {
        std::printf("  round trip: %s\n", difference.c_str());
    }
    const bool same = sameDates(import, schedule, *again) && difference.empty() && made.leftOut.empty();
    std::printf("  round trip: %s\n", same ? "the same" : "DIFFERENT");
    return same;
}

struct Verdict {
    bool equal = false, kept = false;
};

Verdict check(const fs::path &file)
{
    const auto import = readMspdi(file);
    if (!import) {
        std::printf("%s\n", import.error().message.c_str());
        return {};
    }
    std::printf("%s: %zu tasks\n", file.filename().c_str(), import->plan.table<Task>().size());
    for (const auto &left : import->leftOut) {
        std::printf("  left out: %s\n", sentence(left).c_str());
    }
    const Schedule schedule = computeSchedule(import->plan);
    return {compareValues(*import, schedule), roundTrips(*import, schedule, file)};
}

} // namespace

/// --round-trip: files are only written and read again; their values may differ.
int main(int count, char **arguments)
{
    const bool onlyTrips = count > 1 && std::strcmp(arguments[1], "--round-trip") == 0;
    int files = 0, equal = 0, kept = 0;
    for (int i = onlyTrips ? 2 : 1; i < count; ++i, ++files) {
        const Verdict verdict = check(arguments[i]);
        equal += verdict.equal ? 1 : 0;
        kept += verdict.kept ? 1 : 0;
    }
    std::printf("%d of %d files equal in every value, %d the same after a round trip\n", equal, files, kept);
    return files > 0 && kept == files && (onlyTrips || equal == files) ? 0 : 1;
}
