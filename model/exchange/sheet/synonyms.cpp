// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/synonyms.h"

#include "model/plan/fields.h"

#include <algorithm>
#include <array>

namespace gigaplan::sheet {

namespace {

struct Synonym {
    std::string_view header;
    Role role;
    std::string_view field = {};
};

/// Columns of MS Project's and Primavera P6's exports, and what planners' own sheets call the same.
constexpr std::array kOfTasks{
    Synonym{"activity id", Role::Key},
    Synonym{"task id", Role::Key},
    Synonym{"task code", Role::Key},
    Synonym{"activity code", Role::Key},
    Synonym{"id", Role::Number},
    Synonym{"no", Role::Number},
    Synonym{"nr", Role::Number},
    Synonym{"number", Role::Number},
    Synonym{"row", Role::Number},
    Synonym{"line", Role::Number},
    Synonym{"item", Role::Number},
    Synonym{"unique id", Role::Field, "uid"},
    Synonym{"uid", Role::Field, "uid"},
    Synonym{"task name", Role::Field, "name"},
    Synonym{"activity name", Role::Field, "name"},
    Synonym{"task", Role::Field, "name"},
    Synonym{"activity", Role::Field, "name"},
    Synonym{"title", Role::Field, "name"},
    Synonym{"milestone name", Role::Field, "name"},
    Synonym{"outline level", Role::OutlineLevel},
    Synonym{"level", Role::OutlineLevel},
    Synonym{"indent", Role::OutlineLevel},
    Synonym{"outline", Role::OutlineLevel},
    Synonym{"wbs", Role::Field, "wbs"},
    Synonym{"wbs code", Role::Field, "wbs"},
    Synonym{"wbs id", Role::Field, "wbs"},
    Synonym{"outline number", Role::Field, "wbs"},
    Synonym{"original duration", Role::Field, "duration_min"},
    Synonym{"planned duration", Role::Field, "duration_min"},
    Synonym{"orig dur", Role::Field, "duration_min"},
    Synonym{"od", Role::Field, "duration_min"},
    Synonym{"dur", Role::Field, "duration_min"},
    Synonym{"duration days", Role::Field, "duration_min"},
    Synonym{"days", Role::Field, "duration_min"},
    Synonym{"start", Role::Start},
    Synonym{"start date", Role::Start},
    Synonym{"planned start", Role::Start},
    Synonym{"scheduled start", Role::Start},
    Synonym{"begin", Role::Start},
    Synonym{"starts", Role::Start},
    Synonym{"finish", Role::Finish},
    Synonym{"finish date", Role::Finish},
    Synonym{"planned finish", Role::Finish},
    Synonym{"scheduled finish", Role::Finish},
    Synonym{"end", Role::Finish},
    Synonym{"end date", Role::Finish},
    Synonym{"ends", Role::Finish},
    Synonym{"predecessors", Role::Predecessors},
    Synonym{"predecessor", Role::Predecessors},
    Synonym{"preds", Role::Predecessors},
    Synonym{"depends on", Role::Predecessors},
    Synonym{"dependencies", Role::Predecessors},
    Synonym{"dependency", Role::Predecessors},
    Synonym{"after", Role::Predecessors},
    Synonym{"waits for", Role::Predecessors},
    Synonym{"percent complete", Role::Field, "complete_percent"},
    Synonym{"activity percent complete", Role::Field, "complete_percent"},
    Synonym{"physical percent complete", Role::Field, "complete_percent"},
    Synonym{"duration percent complete", Role::Field, "complete_percent"},
    Synonym{"progress", Role::Field, "complete_percent"},
    Synonym{"percent", Role::Field, "complete_percent"},
    Synonym{"notes", Role::Field, "description"},
    Synonym{"note", Role::Field, "description"},
    Synonym{"comments", Role::Field, "description"},
    Synonym{"comment", Role::Field, "description"},
    Synonym{"remarks", Role::Field, "description"},
    Synonym{"constraint type", Role::Field, "constraint"},
    Synonym{"primary constraint", Role::Field, "constraint"},
    Synonym{"primary constraint date", Role::Field, "constraint_date"},
    Synonym{"due date", Role::Field, "deadline"},
    Synonym{"due", Role::Field, "deadline"},
    Synonym{"must finish by", Role::Field, "deadline"},
    Synonym{"calendar name", Role::Field, "calendar"},
    Synonym{"task calendar", Role::Field, "calendar"},
    Synonym{"parent", Role::Field, "parent"},
    Synonym{"summary task", Role::Field, "parent"},
    Synonym{"minimum duration", Role::Field, "optimistic_min"},
    Synonym{"optimistic", Role::Field, "optimistic_min"},
    Synonym{"maximum duration", Role::Field, "pessimistic_min"},
    Synonym{"pessimistic", Role::Field, "pessimistic_min"},
    Synonym{"discipline", Role::Field, "work_class"},
    Synonym{"trade", Role::Field, "work_class"},
    Synonym{"class", Role::Field, "work_class"},
    Synonym{"early start", Role::Computed},
    Synonym{"early finish", Role::Computed},
    Synonym{"late start", Role::Computed},
    Synonym{"late finish", Role::Computed},
    Synonym{"total slack", Role::Computed},
    Synonym{"total float", Role::Computed},
    Synonym{"slack", Role::Computed},
    Synonym{"float", Role::Computed},
    Synonym{"free slack", Role::Computed},
    Synonym{"free float", Role::Computed},
    Synonym{"critical", Role::Computed},
    Synonym{"summary", Role::Computed},
};

constexpr std::array kOfSupplies{
    Synonym{"delivery", Role::Field, "name"},
    Synonym{"shipment", Role::Field, "name"},
    Synonym{"lot", Role::Field, "name"},
    Synonym{"order", Role::Field, "name"},
    Synonym{"po", Role::Field, "name"},
    Synonym{"product", Role::Field, "equipment"},
    Synonym{"rack type", Role::Field, "equipment"},
    Synonym{"model", Role::Field, "equipment"},
    Synonym{"sku", Role::Field, "equipment"},
    Synonym{"type", Role::Field, "equipment"},
    Synonym{"system", Role::Field, "equipment"},
    Synonym{"delivery date", Role::Field, "date"},
    Synonym{"eta", Role::Field, "date"},
    Synonym{"arrival", Role::Field, "date"},
    Synonym{"arrives", Role::Field, "date"},
    Synonym{"arrival date", Role::Field, "date"},
    Synonym{"due", Role::Field, "date"},
    Synonym{"on site", Role::Field, "date"},
    Synonym{"qty", Role::Field, "quantity"},
    Synonym{"count", Role::Field, "quantity"},
    Synonym{"units", Role::Field, "quantity"},
    Synonym{"number of racks", Role::Field, "quantity"},
    Synonym{"state", Role::Field, "status"},
    Synonym{"delivery id", Role::Key},
    Synonym{"po number", Role::Key},
    Synonym{"id", Role::Key},
};

/// Of every other table.
constexpr std::array kOfAll{
    Synonym{"id", Role::Key},
    Synonym{"title", Role::Field, "name"},
    Synonym{"notes", Role::Field, "description"},
};

struct ValueSynonym {
    std::string_view field, theirs, ours;
};
constexpr std::array kValues{
    ValueSynonym{"constraint", "start on or after", "start_no_earlier_than"},
    ValueSynonym{"constraint", "start on or before", "start_no_later_than"},
    ValueSynonym{"constraint", "finish on or after", "finish_no_earlier_than"},
    ValueSynonym{"constraint", "finish on or before", "finish_no_later_than"},
    ValueSynonym{"constraint", "start on", "must_start_on"},
    ValueSynonym{"constraint", "finish on", "must_finish_on"},
    ValueSynonym{"constraint", "mandatory start", "must_start_on"},
    ValueSynonym{"constraint", "mandatory finish", "must_finish_on"},
    ValueSynonym{"status", "delivered", "received"},
    ValueSynonym{"status", "arrived", "received"},
    ValueSynonym{"status", "on order", "ordered"},
    ValueSynonym{"status", "in transit", "shipped"},
};

void collect(std::vector<Target> &out, TableId table, std::string_view header, std::span<const Synonym> synonyms)
{
    for (const Synonym &one : synonyms) {
        if (one.header != header) {
            continue;
        }
        if (one.role != Role::Field) {
            out.push_back({one.role, 0});
        } else if (const auto field = fieldNamed(table, one.field)) {
            out.push_back({Role::Field, *field});
        }
    }
}

} // namespace

std::string plainHeader(std::string_view header)
{
    if (const std::size_t open = header.rfind('(');
        open != std::string_view::npos && open > 0 && header.ends_with(')')) {
        header = header.substr(0, open);
    }
    std::string out;
    for (const char c : header) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) {
            out += upper ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (c == '%') {
            out += out.empty() || out.ends_with(' ') ? "percent " : " percent ";
        } else if (c == '#') {
            out += "number ";
        } else if (!out.empty() && !out.ends_with(' ')) {
            out += ' ';
        }
    }
    while (out.ends_with(' ')) {
        out.pop_back();
    }
    return out;
}

std::string unitOfHeader(std::string_view header)
{
    const std::size_t open = header.rfind('(');
    if (open != std::string_view::npos && header.ends_with(')')) {
        return std::string(header.substr(open + 1, header.size() - open - 2));
    }
    const std::size_t line = header.rfind('_');
    return line == std::string_view::npos ? std::string() : std::string(header.substr(line + 1));
}

std::vector<Target> targetsCalled(TableId table, std::string_view plainHeader)
{
    std::vector<Target> out;
    if (table == tableId<Task>()) {
        collect(out, table, plainHeader, kOfTasks);
    } else {
        if (table == tableId<Supply>()) {
            collect(out, table, plainHeader, kOfSupplies);
        }
        collect(out, table, plainHeader, kOfAll);
    }
    return out;
}

std::string_view valueCalled(std::string_view field, std::string_view lowerCase)
{
    const auto found = std::find_if(kValues.begin(), kValues.end(), [&](const ValueSynonym &one) {
        return one.field == field && one.theirs == lowerCase;
    });
    return found == kValues.end() ? std::string_view() : found->ours;
}

} // namespace gigaplan::sheet
