// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/background.h"

#include <QMetaObject>

namespace gigaplan {

Background::Background(QObject *parent) : QObject(parent), m_thread([this](std::stop_token stop) { loop(stop); }) {}

Background::~Background()
{
    m_thread.request_stop();
    const std::lock_guard lock(m_mutex);
    m_current.request_stop();
}

void Background::run(Work work)
{
    m_busy = static_cast<bool>(work);
    {
        const std::lock_guard lock(m_mutex);
        m_current.request_stop();
        m_waiting = std::move(work);
        ++m_newest;
    }
    m_wake.notify_all();
}

void Background::loop(std::stop_token stop)
{
    for (;;) {
        Work work;
        std::stop_token superseded;
        std::uint64_t number = 0;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return static_cast<bool>(m_waiting); });
            if (stop.stop_requested()) {
                return;
            }
            work = std::exchange(m_waiting, {});
            number = m_newest;
            m_current = std::stop_source();
            superseded = m_current.get_token();
        }
        Finish finish = work(superseded);
        // The receiver is this object: a result that arrives after its end is dropped by Qt.
        QMetaObject::invokeMethod(
            this,
            [this, number, finish = std::move(finish)] {
                if (number == m_newest) {
                    m_busy = false;
                    if (finish) {
                        finish();
                    }
                }
            },
            Qt::QueuedConnection);
    }
}

} // namespace gigaplan
