// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

namespace gigaplan::test {

/// Rights as an ordinary account has them, for as long as it lives: where tests run as root, no directory is read-only.
class Unprivileged {
public:
    Unprivileged()
    {
        constexpr uid_t kNobody = 65534;
        if (m_user == 0 && ::seteuid(kNobody) != 0) {
            ::_exit(99);
        }
    }
    ~Unprivileged()
    {
        if (::seteuid(m_user) != 0) {
            ::_exit(99);
        }
    }
    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;

private:
    uid_t m_user = ::geteuid();
};

} // namespace gigaplan::test
