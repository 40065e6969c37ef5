// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <stop_token>
#include <utility>

namespace gigaplan {

/// Called now and then with how much of the work is done, as a share from 0 to 1; from any thread, but never from two
/// at once. An empty one is not called.
using Progress = std::function<void(double share)>;

/// For a step of larger work that begins when `from` of the whole is done and is `share` of it.
inline Progress stepOf(const Progress &whole, double from, double share)
{
    return whole ? Progress([=](double done) { whole(from + share * done); }) : Progress();
}

/// Reports at most once for each percent, which is as much as a user can see.
inline Progress eachPercent(Progress told)
{
    return [told = std::move(told), percent = 0](double share) mutable {
        if (const int now = static_cast<int>(share * 100); now > percent) {
            percent = now;
            told(share);
        }
    };
}

/// Counts equal steps that several threads do, and reports each until it is stopped.
class CountedProgress {
public:
    /// `progress` must outlive this.
    CountedProgress(const Progress &progress, std::size_t steps, std::stop_token stop)
        : m_progress(progress), m_steps(steps), m_stop(std::move(stop))
    {
    }

    void stepDone()
    {
        const std::lock_guard lock(m_mutex);
        ++m_done;
        if (m_progress && !m_stop.stop_requested()) {
            m_progress(static_cast<double>(m_done) / static_cast<double>(m_steps));
        }
    }

private:
    const Progress &m_progress;
    const std::size_t m_steps;
    const std::stop_token m_stop;
    std::mutex m_mutex;
    std::size_t m_done = 0;
};

} // namespace gigaplan
