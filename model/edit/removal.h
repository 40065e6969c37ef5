// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

#include <string>
#include <unordered_set>
#include <vector>

namespace gigaplan {

/// What removing rows would do, known before it is done; `RemoveEntities` does exactly this.
struct Removal {
    /// Rows that stay, but lose what one of their fields refers to.
    struct Loss {
        TableId table{};
        std::size_t field = 0; ///< of the table's description
        std::size_t rows = 0;
        friend bool operator==(const Loss &, const Loss &) = default;
    };
    std::vector<EntityRef> named; ///< those asked for that are in the plan, each once, in the order given
    std::vector<EntityRef> with; ///< removed with them: what depends on them, and claims and notes about any of it
    std::vector<Loss> losses; ///< by table and field

    /// Whether it affects more than the named rows and the links that begin or end at them.
    bool isMoreThanNamed() const;
    bool isEmpty() const { return named.empty(); }
};

Removal removalOf(const PlanSnapshot &plan, const std::vector<EntityRef> &rows);

/// All rows that go with the given ones, and these.
std::unordered_set<EntityRef> removedWith(const PlanSnapshot &plan, const std::vector<EntityRef> &rows);

/// "the phase “GW 1”", or by number: "2 tasks", "1 phase and 2 halls".
std::string namedText(const PlanSnapshot &plan, const Removal &removal);
/// "386 tasks, 673 links and 1 note"; empty: nothing goes with them.
std::string withText(const Removal &removal);
/// A sentence for each thing that rows lose: "231 rows lose their install task.", "387 tasks and 231 rows lose their phase."
std::vector<std::string> lossTexts(const Removal &removal);

} // namespace gigaplan
