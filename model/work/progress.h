// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
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

} // namespace gigaplan
