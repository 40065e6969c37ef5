// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"
#include "model/store/migrations.h"

namespace gigaplan::store {

/// A table, or a column, that a version of the format introduced.
struct Addition {
    TableId table{};
    std::string_view column; ///< empty: the whole table

    friend bool operator==(const Addition &, const Addition &) = default;
};
template <class E>
Addition addTable()
{
    return {tableId<E>(), {}};
}
template <class E>
Addition addColumn(std::string_view name)
{
    return {tableId<E>(), name};
}

/// A step between versions of which the later has more entities and fields, and is else the same: it names them and needs
/// no SQL. Tables are made as the descriptions say now, and a new column holds the value of a blank entity; so the first of
/// several such steps does the work of those after it. A file must have everything that no later step names. Columns
/// that are no longer in the descriptions are an error: a step that removes them comes first and says what becomes of
/// them.
class AddWhatIsNew final : public Migration {
public:
    AddWhatIsNew(std::int32_t to, std::string message, std::vector<Addition> additions)
        : m_to(to), m_message(std::move(message)), m_additions(std::move(additions))
    {
    }
    std::int32_t to() const override { return m_to; }
    std::string message() const override { return m_message; }
    std::span<const Addition> additions() const override { return m_additions; }
    Result<void> run(const sqlite::Database &database) const override;

private:
    std::int32_t m_to;
    std::string m_message;
    std::vector<Addition> m_additions;
};

} // namespace gigaplan::store
