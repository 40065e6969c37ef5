// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule.h"
#include "model/files/mspdi_files.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

using namespace gigaplan;

namespace {

double milliseconds(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double median(int rounds, const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        times.push_back(milliseconds(work));
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

} // namespace

/// What this program needs for a project that other programs schedule too, in milliseconds: reading the file, a full
/// pass. For tests/bench/peers, which races them. Without a file there is nobody to race.
int main(int count, char **arguments)
{
    if (count != 2) {
        std::printf("usage: bench_peers PROJECT.xml (see tests/bench/peers)\n");
        return 0;
    }
    double reading = 0;
    std::optional<mspdi::Import> import;
    reading = milliseconds([&] {
        if (auto read = readMspdi(arguments[1])) {
            import = std::move(*read);
        } else {
            std::fprintf(stderr, "%s\n", read.error().message.c_str());
        }
    });
    if (!import) {
        return 3;
    }
    const double pass = median(9, [&] { (void)computeSchedule(import->plan); });
    std::printf("%zu %zu %.2f %.3f\n", import->plan.table<Task>().size(), import->plan.table<Link>().size(), reading,
                pass);
    return 0;
}
