// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/levelling/levelling.h"
#include "model/analysis/schedule/calendar_clock.h"
#include "model/files/plan_files.h"
#include "model/plan/tasks.h"
#include "tests/oracles/psplib.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>

using namespace gigaplan;
using namespace gigaplan::test;
namespace fs = std::filesystem;

/// Levels PSPLIB networks and compares the makespans with the best known ones.
///   check_levelling FOLDER [PASSES [RESULTS]]   FOLDER/*.sm, FOLDER/*_best_known.csv; day numbers go to RESULTS/*.csv
///   check_levelling plan FILE.sm OUT            the network as a plan file
namespace {

/// "84..87" is a lower bound and the best known.
std::map<std::string, int> bestKnown(const fs::path &folder)
{
    std::map<std::string, int> best;
    for (const auto &entry : fs::directory_iterator(folder)) {
        std::ifstream in(entry.path());
        for (std::string line; entry.path().string().ends_with("_best_known.csv") && std::getline(in, line);) {
            const std::size_t comma = line.find(',');
            const std::size_t dots = line.find("..");
            const auto numbers = numbersOf(line.substr(dots == std::string::npos ? comma + 1 : dots + 2));
            if (!numbers.empty()) {
                best[line.substr(0, comma)] = numbers.front();
            }
        }
    }
    return best;
}

struct Levelled {
    PlanSnapshot plan;
    Schedule schedule;
    std::int64_t days = 0;
    std::size_t overloads = 0;
    double seconds = 0;
};

Levelled levelled(const PlanSnapshot &plan, const LevellingOptions &options)
{
    const auto begin = std::chrono::steady_clock::now();
    const Levelling levelling = computeLevelling(plan, options);
    Levelled made;
    made.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    made.plan = plan.with(levelling.changeOf(plan));
    made.schedule = computeSchedule(made.plan);
    made.overloads = levelling.overloads.size();
    made.days = (CalendarClock::standardWeek().between(made.schedule.start, made.schedule.finish) + 479) / 480;
    return made;
}

void writeDays(const Levelled &made, const fs::path &file)
{
    std::ofstream out(file);
    out << "job,start\n";
    const CalendarClock week = CalendarClock::standardWeek();
    for (std::size_t i = 0; i < made.schedule.tasks.size(); ++i) {
        out << made.plan.table<Task>()[i].uid << ','
            << week.between(made.schedule.start, made.schedule.tasks[i].start) / 480 << '\n';
    }
}

/// "j30" of "j3016_6.sm": 30, 60, 90 or 120 jobs.
std::string setOf(const PsplibNetwork &network)
{
    return "J" + std::to_string(network.jobs.size() - 2);
}

int writePlanFile(const fs::path &from, const fs::path &to)
{
    const PlanSnapshot plan = planOf(readPsplib(from), from.stem().string());
    auto store = storeOf(plan);
    return store && writePlan(**store, plan, to) ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 4 && std::string(argv[1]) == "plan") {
        return writePlanFile(argv[2], argv[3]);
    }
    if (argc < 2) {
        return 2;
    }
    LevellingOptions options;
    if (argc > 2 && std::string(argv[2]) != "-") {
        options.passes = static_cast<std::size_t>(std::stoul(argv[2]));
    }
    const auto best = bestKnown(argv[1]);
    std::vector<fs::path> files;
    for (const auto &entry : fs::directory_iterator(argv[1])) {
        if (entry.path().extension() == ".sm") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    struct Sum {
        double plain = 0, ours = 0, seconds = 0;
        int count = 0;
    };
    std::map<std::string, Sum> sums;
    std::printf("%-14s %10s %7s %9s %7s %9s %8s %s\n", "network", "best known", "plain", "gap", "ours", "gap",
                "seconds", "overloads");
    for (const fs::path &file : files) {
        const PsplibNetwork network = readPsplib(file);
        const PlanSnapshot plan = planOf(network, file.stem().string());
        LevellingOptions plainly;
        plainly.plain = true;
        const Levelled plain = levelled(plan, plainly);
        const Levelled ours = levelled(plan, options);
        const auto known = best.find(file.filename().string());
        if (network.jobs.empty() || known == best.end()) {
            std::printf("%-14s no best known\n", file.stem().c_str());
            continue;
        }
        const auto gap = [&](std::int64_t days) { return 100.0 * (static_cast<double>(days) / known->second - 1); };
        Sum &sum = sums[setOf(network)];
        sum.plain += gap(plain.days);
        sum.ours += gap(ours.days);
        sum.seconds += ours.seconds;
        ++sum.count;
        std::printf("%-14s %10d %7lld %7.1f %% %7lld %7.1f %% %8.2f %zu\n", file.stem().c_str(), known->second,
                    static_cast<long long>(plain.days), gap(plain.days), static_cast<long long>(ours.days),
                    gap(ours.days), ours.seconds, ours.overloads + plain.overloads);
        if (argc > 3) {
            writeDays(ours, fs::path(argv[3]) / (file.stem().string() + ".csv"));
        }
    }
    for (const auto &[set, sum] : sums) {
        std::printf("%-5s %d networks: mean gap to the best known: plain %.2f %%, ours %.2f %%; %.2f s each\n",
                    set.c_str(), sum.count, sum.plain / sum.count, sum.ours / sum.count, sum.seconds / sum.count);
    }
    return sums.empty() ? 1 : 0;
}
