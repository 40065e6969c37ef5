// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace gigaplan {

/// Runs work on a thread of its own, one at a time, and hands what it found to the thread that asked. Of what is asked
/// meanwhile only the newest is run.
class LatestWork final : public QObject {
public:
    /// What becomes of the work that runs when other work is asked for.
    enum class Older {
        IsStopped, ///< its result is forgotten: for what nobody wants any more
        IsFinished ///< its result is handed over first: for answers while a gesture goes on
    };
    /// What to do with the result, on the thread that asked; none: nothing.
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
    /// From within work: has `told` called on the thread that asked, unless the work has been given up by then.
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
    std::jthread m_thread; ///< last, so that it starts when the rest is there and ends before the rest goes
};

} // namespace gigaplan
