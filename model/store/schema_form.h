// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace gigaplan::store {

/// Whether the SQL makes a table in the form that every version of the format uses, word for word: quoted columns of a
/// type, the first the key, NOT NULL, plain references, STRICT; nothing in it can run code, whatever it is named.
bool isPlainTable(std::string_view sql, std::string_view name);

/// The same of an index: on one column, where it is not null or everywhere.
bool isPlainIndex(std::string_view sql, std::string_view name);

} // namespace gigaplan::store
