// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace gigaplan::json {

/// An iterator over text that reports through `reached` how far any of its copies has come; the parser keeps one of its
/// own.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    CountingIterator(const char *at, const char **reached) : m_at(at), m_reached(reached) {}
    reference operator*() const { return *m_at; }
    CountingIterator &operator++()
    {
        *m_reached = ++m_at;
        return *this;
    }
    CountingIterator operator++(int)
    {
        CountingIterator old = *this;
        ++*this;
        return old;
    }
    friend bool operator==(const CountingIterator &a, const CountingIterator &b) { return a.m_at == b.m_at; }

private:
    const char *m_at;
    const char **m_reached;
};

/// "name:line:column" of the byte at `offset`; lines and columns from 1, columns in characters.
std::string placeIn(std::string_view text, std::size_t offset, const std::string &name);

/// The offset of the first token at or after `offset`, past white space, commas and colons.
std::size_t tokenFrom(std::string_view text, std::size_t offset);

} // namespace gigaplan::json
