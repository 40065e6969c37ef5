// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/plan_clocks.h"
#include "model/analysis/schedule/schedule.h"
#include "model/files/mspdi_files.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

using namespace gigaplan;
namespace fs = std::filesystem;

/// Compares the schedules of MSPDI files with the values that their files hold: dates to the minute of working time on
/// the task's calendar, slack to the minute, criticality as it is. Files that cannot be read count as failures.
namespace {

constexpr int kShown = 5;

struct Tally {
    std::map<std::string, std::pair<std::size_t, std::size_t>> perValue; ///< right, compared
    std::size_t wrong = 0;

    void count(const std::string &value, bool right, const std::string &difference)
    {
        ++perValue[value].second;
        if (right) {
            ++perValue[value].first;
        } else if (++wrong <= kShown) {
            std::printf("  %s: %s\n", value.c_str(), difference.c_str());
        }
    }
};

class Comparison {
public:
    explicit Comparison(const mspdi::Import &import)
        : m_import(import), m_schedule(computeSchedule(import.plan)), m_clocks(import.plan)
    {
    }

    Tally run()
    {
        for (const mspdi::StoredTask &stored : m_import.stored) {
            compare(stored, *m_import.plan.find(stored.task), *m_schedule.find(m_import.plan, stored.task));
        }
        return std::move(m_tally);
    }

private:
    void compare(const mspdi::StoredTask &stored, const Task &task, const TaskDates &dates)
    {
        const CalendarClock &clock = m_clocks[m_clocks.clockOf(task)];
        const std::string who = "uid " + std::to_string(task.uid) + " \"" + task.name + "\"";
        const auto date = [&](const char *name, std::optional<Instant> want, Instant got) {
            if (want) {
                m_tally.count(name, clock.between(*want, got) == 0, who + ": expected " + isoInstant(*want) + ", got " + isoInstant(got));
            }
        };
        const auto slack = [&](const char *name, std::optional<double> want, std::int64_t got) {
            if (want) {
                m_tally.count(name, std::abs(*want - static_cast<double>(got)) < 1, who + ": expected " + std::to_string(*want) + ", got " + std::to_string(got));
            }
        };
        date("early start", stored.earlyStart, dates.earlyStart);
        date("early finish", stored.earlyFinish, dates.earlyFinish);
        date("late start", stored.lateStart, dates.lateStart);
        date("late finish", stored.lateFinish, dates.lateFinish);
        date("start", stored.start, dates.start);
        date("finish", stored.finish, dates.finish);
        slack("total slack", stored.totalSlackMin, dates.totalSlackMin);
        slack("free slack", stored.freeSlackMin, dates.freeSlackMin);
        if (stored.critical) {
            m_tally.count("critical", *stored.critical == dates.critical, who + (dates.critical ? ": got critical" : ": got not critical"));
        }
    }

    const mspdi::Import &m_import;
    Schedule m_schedule;
    PlanClocks m_clocks;
    Tally m_tally;
};

/// Whether every value is as the file has it.
bool check(const fs::path &file)
{
    const auto import = readMspdi(file);
    if (!import) {
        std::printf("%s\n", import.error().message.c_str());
        return false;
    }
    std::printf("%s: %zu tasks\n", file.filename().c_str(), import->plan.table<Task>().size());
    for (const auto &left : import->leftOut) {
        std::printf("  left out: %zu %s%s%s\n", left.count, left.what.c_str(), left.first.empty() ? "" : ", first ", left.first.c_str());
    }
    const Tally tally = Comparison(*import).run();
    std::printf("  %s:", tally.wrong == 0 ? "equal" : "DIFFERENT");
    for (const auto &[value, counts] : tally.perValue) {
        std::printf(" %s %zu/%zu", value.c_str(), counts.first, counts.second);
    }
    std::printf("\n");
    return tally.wrong == 0;
}

} // namespace

int main(int count, char **arguments)
{
    std::size_t equal = 0;
    for (int i = 1; i < count; ++i) {
        equal += check(arguments[i]) ? 1 : 0;
    }
    std::printf("%zu of %d files equal in every value\n", equal, count - 1);
    return count > 1 && equal == static_cast<std::size_t>(count - 1) ? 0 : 1;
}
