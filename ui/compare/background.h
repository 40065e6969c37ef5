// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace gigaplan {

/// Runs work on a thread of its own, always the newest only, and hands what it found to the window's thread.
class Background final : public QObject {
    Q_OBJECT

public:
    /// What to do with the result, on the window's thread; none: nothing.
    using Finish = std::function<void()>;
    using Work = std::function<Finish(std::stop_token)>;

    explicit Background(QObject *parent = nullptr);
    ~Background() override;

    /// Stops what runs and forgets its result.
    void run(Work work);
    void cancel() { run({}); }
    bool isBusy() const { return m_busy; }

private:
    void loop(std::stop_token stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    Work m_waiting;
    std::stop_source m_current;
    std::uint64_t m_newest = 0;
    bool m_busy = false; ///< of the window's thread
    std::jthread m_thread; ///< last, so that it starts when the rest is there and ends before the rest goes
};

} // namespace gigaplan
