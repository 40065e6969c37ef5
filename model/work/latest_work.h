// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace gigaplan {

/// Runs work on a thread of its own, one at a time, and passes the result to the requesting thread. Of the requests
/// made meanwhile only the newest is run.
class LatestWork final : public QObject {
public:
    /// What happens to running work when other work is requested.
    enum class Older {
        IsStopped, ///< its result is dropped: for results that are no longer wanted
        IsFinished ///< its result is handed over first: for answers while a gesture goes on
    };
    /// What to do with the result, on the requesting thread; none: nothing.
    using Finish = std::function<void()>;
    using Work = std::function<Finish(std::stop_token)>;

    explicit LatestWork(Older older, QObject *parent = nullptr);
    /// Stops what runs and waits for it; its result is dropped.
    ~LatestWork() override;

    void run(Work work);
    /// Stops what runs or waits and forgets its result, whatever becomes of older work.
    void cancel();
    /// Whether the newest work has not been handed over yet.
    bool isBusy() const { return m_busy; }
    /// From within work: calls `told` on the requesting thread, unless the work has been abandoned by then.
    void tell(std::function<void()> told);

private:
    void ask(Work work, bool stopsOlder);
    void loop(std::stop_token stop);

    const Older m_older;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    Work m_waiting;
    std::stop_source m_current;
    std::uint64_t m_newest = 0; ///< counts what was asked
    std::uint64_t m_running = 0; ///< of the work's thread
    std::uint64_t m_forgotten = 0; ///< of the asking thread, as is m_busy
    bool m_busy = false;
    std::jthread m_thread; ///< last, so that it starts after the other members and ends before them
};

} // namespace gigaplan
