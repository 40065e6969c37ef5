// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/mspdi/mspdi.h"

#include <map>

namespace gigaplan::mspdi {

/// Counts what one side holds and the other does not, by kind, with the name of the first of each kind.
class LeftOutTally {
public:
    void add(const std::string &what, const std::string &first = {}, std::size_t count = 1)
    {
        if (count > 0) {
            m_byWhat.try_emplace(what, LeftOut{what, 0, first}).first->second.count += count;
        }
    }

    /// In alphabetical order.
    std::vector<LeftOut> list() const
    {
        std::vector<LeftOut> all;
        for (const auto &[what, leftOut] : m_byWhat) {
            all.push_back(leftOut);
        }
        return all;
    }

private:
    std::map<std::string, LeftOut> m_byWhat;
};

} // namespace gigaplan::mspdi
