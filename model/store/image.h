// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/sqlite.h"

#include <string_view>

namespace gigaplan::store {

/// A database as a connection saw it, page by page, including its write-ahead log; in the form of a file at rest. The
/// same rows written by the same edits give the same bytes.
class Image {
public:
    static Result<Image> of(const sqlite::Database &database);

    std::string_view bytes() const { return {reinterpret_cast<const char *>(m_bytes.get()), m_size}; }
    /// A connection that only reads, and which the image must outlive. One thread each.
    Result<sqlite::Database> connect() const;

private:
    struct Free {
        void operator()(unsigned char *bytes) const { sqlite3_free(bytes); }
    };
    std::unique_ptr<unsigned char, Free> m_bytes;
    std::size_t m_size = 0;
};

} // namespace gigaplan::store
