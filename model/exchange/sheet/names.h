// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/fields.h"

#include <unordered_map>

namespace gigaplan::sheet {

/// Rows of one table by the names that a cell may use: key, name or (of equipment) another name. The text of a cell is
/// a key before it is a name; spaces around it do not count.
class Names {
public:
    Names(const PlanSnapshot &plan, TableId table);

    void add(std::int64_t id, const std::string &key, const std::string &name);

    enum class Answer { One, None, Several };
    struct Found {
        Answer answer = Answer::None;
        std::int64_t id = 0;
    };
    Found find(std::string_view text) const;
    /// How an export names the row, so that `find` leads back to it: by its name where no other has it, else by its
    /// key.
    std::string unmistakable(const std::string &key, const std::string &name, std::int64_t id) const;

private:
    void addName(std::int64_t id, const std::string &name);

    std::unordered_map<std::string, std::int64_t> m_keys;
    std::unordered_map<std::string, std::int64_t> m_names; ///< 0: several
};

} // namespace gigaplan::sheet
