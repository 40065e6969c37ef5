// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"

#include <span>

namespace gigaplan {

/// The verb for a change of one field, and the phrase before its new value: "is fed on side A from", "takes".
struct FieldWord {
    std::string_view table, field;
    ChangeWord word = ChangeWord::Changed;
    std::string_view phrase = {}; ///< in front of the value; "": "has", then the field's label
};

/// Every field whose change is more than "changed" or that has words of its own.
std::span<const FieldWord> fieldWords();

/// The entry of a field, of the key too; nullptr: none.
const FieldWord *fieldWord(TableId table, std::size_t field);

ChangeWord changeWord(TableId table, std::size_t field);

} // namespace gigaplan
