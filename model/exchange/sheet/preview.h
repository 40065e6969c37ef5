// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/sheet/mapping.h"

#include <memory>

namespace gigaplan {

class Command;

namespace sheet {

/// What identifies a row of the sheet as a row of the plan.
enum class MatchBy { Nothing, Key, Uid, Name };
std::string_view matchLabel(MatchBy match);

enum class Outcome { Added, Changed, Same, Refused };

/// Why a row is refused.
struct Problem {
    static constexpr std::size_t kWholeRow = static_cast<std::size_t>(-1);
    std::size_t row = 0; ///< of the sheet's rows
    std::size_t column = kWholeRow;
    std::string text; ///< what was expected and what is there
    friend bool operator==(const Problem &, const Problem &) = default;
};
/// "line 7, column 3 (Duration): expected …".
std::string placeAndText(const csv::Sheet &sheet, const Problem &problem);

/// What an import would do; nothing has been done yet.
struct Preview {
    TableId table{};
    MatchBy matchedBy = MatchBy::Nothing;
    std::vector<Outcome> outcomes; ///< of each of the sheet's rows
    std::vector<Problem> problems; ///< in the order of rows; each row that has one is refused
    std::vector<std::string> remarks; ///< decisions made: the order of dates, columns left out, other dates
    std::string refusal; ///< not empty: nothing of the sheet can be imported, and why
    ChangeSummary change; ///< of the rows that are not refused; empty where there is a refusal

    std::size_t count(Outcome outcome) const;
    /// "124 tasks added, 3 changed, 2 rows refused".
    std::string summary() const;
};

/// The effect that the rows of a sheet would have on a plan. A row is matched by its key where a column has that, else
/// by its unique id, else by its name; a row that matches none is added. In matched rows the cells of mapped columns
/// count, empty ones too: they empty texts, dates and references, and leave numbers and choices alone.
///
/// Of tasks:
///  - Predecessors name tasks by the sheet's numbers where it has them, else by key, unique id or name, and replace all
///    links into the task.
///  - An outline level makes the parents by the order of rows. New tasks come after the others of their parent.
///  - Start: a new task without predecessors, in a sheet without constraints, starts no earlier; of a task in the plan,
///    a start other than the computed one and the one in its source does the same as moving it. Finish: of a task
///    without a duration in the sheet it makes the duration; of a task in the plan, one other than the computed one and
///    the one in its source stretches it. New tasks keep both as their source's dates, and as actual ones where P6
///    marks them so. Dates of summaries come from their parts.
///  - A loop of links or of parents refuses the whole sheet.
///
/// Linear in rows, except for the loop search.
Preview previewImport(const PlanSnapshot &plan, const csv::Sheet &sheet, const Mapping &mapping);

/// The preview as one undoable step; must be applied to the plan that it was made for.
std::unique_ptr<Command> importCommand(const Preview &preview, const csv::Sheet &sheet);

} // namespace sheet
} // namespace gigaplan
