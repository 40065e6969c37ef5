// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>

namespace gigaplan {

/// Told now and then how much of the work is done, as a share from 0 to 1; by any thread, but never by two at once. An
/// empty one is not told anything.
using Progress = std::function<void(double share)>;

/// For a step of larger work that begins when `from` of the whole is done and is `share` of it.
inline Progress stepOf(const Progress &whole, double from, double share)
{
    return whole ? Progress([=](double done) { whole(from + share * done); }) : Progress();
}

/// Tells at most once for each percent: as many notices as anyone sees.
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
