// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/descriptor.h"

#include <cerrno>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace gigaplan {

Descriptor::~Descriptor()
{
    if (isOpen()) {
        ::close(m_value);
    }
}

bool Descriptor::lock(std::chrono::milliseconds patience) const
{
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        if (::flock(m_value, LOCK_EX | LOCK_NB) == 0) {
            return true;
        }
        if ((errno != EWOULDBLOCK && errno != EINTR) || std::chrono::steady_clock::now() >= end) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

} // namespace gigaplan
