// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

namespace gigaplan::app {

/// Guards the construction of QApplication. Where Qt finds no display it ends the program by abort(), and a display
/// that does not answer holds it for minutes; with this the program ends with a sentence and the exit code of wrong
/// use.
class DisplayGuard {
public:
    DisplayGuard();
    ~DisplayGuard();
    DisplayGuard(const DisplayGuard &) = delete;
    DisplayGuard &operator=(const DisplayGuard &) = delete;

private:
    void watch();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isOpen = false;
    std::thread m_watch;
};

} // namespace gigaplan::app
