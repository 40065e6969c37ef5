// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <utility>

namespace gigaplan {

/// A file descriptor, closed with its owner.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor();
    Descriptor(Descriptor &&other) noexcept : m_value(std::exchange(other.m_value, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_value, other.m_value);
        return *this;
    }

    int value() const { return m_value; }
    bool isOpen() const { return m_value >= 0; }
    /// Takes the system's lock on the open file, held until the file is closed; waits that long for another holder.
    /// False where another holder still has it, or where the file system has no locks.
    bool lock(std::chrono::milliseconds patience = {}) const;

private:
    int m_value = -1;
};

} // namespace gigaplan
