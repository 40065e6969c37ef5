// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compare/field_words.h"

#include "model/plan/fields.h"

#include <map>

namespace gigaplan {

namespace {

using enum ChangeWord;

constexpr std::string_view kCalled = "is called";
constexpr std::string_view kStands = "stands in";
constexpr std::string_view kBelongs = "belongs to";

constexpr FieldWord kWords[] = {
    {"plan", "title", Renamed, kCalled},
    {"plan", "start", ReDated, "starts on"},
    {"plan", "status_date", ReDated},
    {"plan", "calendar", ReDated, "works by"},

    {"calendar", "name", Renamed, kCalled},
    {"calendar_exception", "name", Renamed, kCalled},
    {"calendar_exception", "first", ReDated, "begins on"},
    {"calendar_exception", "last", ReDated, "ends on"},

    {"phase", "name", Renamed, kCalled},

    {"equipment", "name", Renamed, kCalled},
    {"equipment", "width_mm", Resized},
    {"equipment", "depth_mm", Resized},
    {"equipment", "height_mm", Resized},
    {"equipment", "ships_from", ReDated, "ships from"},
    {"equipment", "ships_until", ReDated, "ships until"},

    {"site", "name", Renamed, kCalled},
    {"site", "x_mm", Moved},
    {"site", "y_mm", Moved},
    {"site", "width_mm", Resized},
    {"site", "depth_mm", Resized},

    {"building", "site", Moved, "stands on"},
    {"building", "name", Renamed, kCalled},
    {"building", "x_mm", Moved},
    {"building", "y_mm", Moved},
    {"building", "width_mm", Resized},
    {"building", "depth_mm", Resized},

    {"hall", "building", Moved, kStands},
    {"hall", "name", Renamed, kCalled},
    {"hall", "x_mm", Moved},
    {"hall", "y_mm", Moved},
    {"hall", "width_mm", Resized},
    {"hall", "depth_mm", Resized},

    {"task", "parent", Moved, "is part of"},
    {"task", "order", Moved},
    {"task", "name", Renamed, kCalled},
    {"task", "phase", RePhased, kBelongs},
    {"task", "site", Moved, "is on"},
    {"task", "building", Moved, "is in"},
    {"task", "hall", Moved, "is in"},
    {"task", "duration_min", ReDated, "takes"},
    {"task", "manual", ReDated, "is scheduled by hand:"},
    {"task", "elapsed", ReDated, "runs on the wall clock:"},
    {"task", "optimistic_min", ReDated, "takes at best"},
    {"task", "pessimistic_min", ReDated, "takes at worst"},
    {"task", "constraint", ReDated},
    {"task", "constraint_date", ReDated},
    {"task", "deadline", ReDated, "is due by"},
    {"task", "complete_percent", ReDated, "is complete by"},
    {"task", "actual_start", ReDated},
    {"task", "actual_finish", ReDated},
    {"task", "calendar", ReDated, "works by"},

    {"link", "lag_kind", ReDated},
    {"link", "lag_min", ReDated},
    {"link", "lag_percent", ReDated},

    {"node", "name", Renamed, kCalled},
    {"node", "site", Moved, "stands on"},
    {"node", "building", Moved, kStands},
    {"node", "hall", Moved, kStands},
    {"node", "rating_kw", Resized},
    {"node", "units", Resized},
    {"node", "ready", ReDated, "is ready after"},

    {"feed", "from", ReFed, "comes from"},
    {"feed", "to", ReFed, "goes to"},
    {"feed", "side", ReFed, "is on side"},

    {"row", "hall", Moved, kStands},
    {"row", "phase", RePhased, kBelongs},
    {"row", "name", Renamed, kCalled},
    {"row", "x_mm", Moved},
    {"row", "y_mm", Moved},
    {"row", "direction", Moved, "runs"},
    {"row", "slots", Resized},
    {"row", "pitch_mm", Resized},
    {"row", "equipment", Changed, "holds"},
    {"row", "feed_a", ReFed, "is fed on side A from"},
    {"row", "feed_b", ReFed, "is fed on side B from"},
    {"row", "cooling", ReFed, "is cooled by"},
    {"row", "install", ReDated, "is installed by"},
    {"row", "commission", ReDated, "is commissioned by"},

    {"rack", "row", Moved, kStands},
    {"rack", "slot", Moved},
    {"rack", "empty", Changed, "is left empty:"},
    {"rack", "equipment", Changed, "holds"},
    {"rack", "phase", RePhased, kBelongs},

    {"supply", "name", Renamed, kCalled},
    {"supply", "equipment", Changed, "brings"},
    {"supply", "phase", RePhased, "is for"},
    {"supply", "date", ReDated, "arrives on"},
    {"supply", "quantity", Resized},
    {"supply", "status", Changed, "is"},

    {"cost", "name", Renamed, kCalled},
    {"cost", "phase", RePhased, kBelongs},
    {"cost", "amount", Changed, "is"},
    {"cost", "task", ReDated, "is spent over"},
    {"cost", "date", ReDated, "is spent on"},

    {"tranche", "name", Renamed, kCalled},
    {"tranche", "funder", Changed, "comes from"},
    {"tranche", "amount", Changed, "is"},
    {"tranche", "phase", RePhased, "waits for"},
    {"tranche", "hold_days", ReDated},
    {"tranche", "earliest", ReDated, "comes not before"},

    {"energy_source", "name", Renamed, kCalled},
    {"energy_source", "site", Moved, "serves"},
    {"energy_source", "capacity_mw", Resized},
    {"energy_source", "from", ReDated, "begins on"},
};

} // namespace

std::span<const FieldWord> fieldWords()
{
    return kWords;
}

const FieldWord *fieldWord(TableId table, std::size_t field)
{
    static const auto byField = [] {
        std::map<std::pair<TableId, std::size_t>, const FieldWord *> found;
        for (const FieldWord &word : kWords) {
            const auto known = tableNamed(word.table);
            const auto index = known ? fieldNamed(*known, word.field) : std::nullopt;
            if (index) {
                found.emplace(std::pair(*known, *index), &word);
            }
        }
        return found;
    }();
    const auto at = byField.find({table, field});
    return at == byField.end() ? nullptr : at->second;
}

ChangeWord changeWord(TableId table, std::size_t field)
{
    if (field == ComparedField::kKeyField) {
        return ChangeWord::Renamed;
    }
    const FieldWord *word = fieldWord(table, field);
    return word ? word->word : ChangeWord::Changed;
}

std::string_view label(ChangeWord word)
{
    constexpr std::array<std::string_view, 9> labels{"added", "removed", "re-dated", "re-phased", "re-fed",
                                                     "moved", "resized", "renamed",  "changed"};
    return labels[static_cast<std::size_t>(word)];
}

} // namespace gigaplan
