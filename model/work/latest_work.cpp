// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/work/latest_work.h"

#include <QMetaObject>

#include <utility>

namespace gigaplan {

LatestWork::LatestWork(Older older, QObject *parent)
    : QObject(parent), m_older(older), m_thread([this](std::stop_token stop) { loop(stop); })
{
}

LatestWork::~LatestWork()
{
    m_thread.request_stop();
    const std::lock_guard lock(m_mutex);
    m_current.request_stop();
}

void LatestWork::run(Work work)
{
    ask(std::move(work), m_older == Older::IsStopped);
}

void LatestWork::cancel()
{
    ask({}, true);
}

void LatestWork::ask(Work work, bool stopsOlder)
{
    m_busy = static_cast<bool>(work);
    {
        const std::lock_guard lock(m_mutex);
        if (stopsOlder) {
            m_current.request_stop();
            m_forgotten = m_newest;
        }
        m_waiting = std::move(work);
        ++m_newest;
    }
    m_wake.notify_all();
}

void LatestWork::tell(std::function<void()> told)
{
    // The receiver is this object: what arrives after its end is dropped by Qt.
    QMetaObject::invokeMethod(
        this,
        [this, number = m_running, told = std::move(told)] {
            if (number > m_forgotten) {
                told();
            }
        },
        Qt::QueuedConnection);
}

void LatestWork::loop(std::stop_token stop)
{
    for (;;) {
        Work work;
        std::stop_token superseded;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return static_cast<bool>(m_waiting); });
            if (stop.stop_requested()) {
                return;
            }
            work = std::exchange(m_waiting, {});
            m_running = m_newest;
            m_current = std::stop_source();
            superseded = m_current.get_token();
        }
        tell([this, number = m_running, finish = work(superseded)] {
            m_busy = m_busy && number != m_newest;
            if (finish) {
                finish();
            }
        });
    }
}

} // namespace gigaplan
