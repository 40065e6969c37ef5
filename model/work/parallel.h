// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <stop_token>
#include <thread>
#include <vector>

namespace gigaplan {

/// Calls `job(worker, index)` for every index below `count` on that many threads (0: as many as the machine has), each
/// with a worker of its own from `makeWorker()`. In no particular order; a stop leaves the rest out.
void inParallel(unsigned threads, std::size_t count, std::stop_token stop, auto &&makeWorker, auto &&job)
{
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        auto worker = makeWorker();
        for (std::size_t index = next++; index < count && !stop.stop_requested(); index = next++) {
            job(worker, index);
        }
    };
    const std::size_t wanted = threads ? threads : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(wanted, count); ++i) {
        others.emplace_back(work);
    }
    work();
}

} // namespace gigaplan
