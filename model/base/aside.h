// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace gigaplan {

/// Data that a result keeps for later computations, outside its own value. It follows from the same inputs as the
/// result, so it has no say in whether two results are equal.
template <class T>
struct Aside : std::shared_ptr<const T> {
    using std::shared_ptr<const T>::shared_ptr;
    Aside(std::shared_ptr<const T> held) : std::shared_ptr<const T>(std::move(held)) {}

    friend bool operator==(const Aside &, const Aside &) { return true; }
};

} // namespace gigaplan
