// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/synonyms.h"

#include "model/base/text.h"
#include "model/plan/fields.h"

#include <algorithm>
#include <array>

namespace gigaplan::sheet {

namespace {

/// Headers, between commas, that stand for one target.
struct Synonyms {
    Role role;
    std::string_view field; ///< where the role is a field's
    std::string_view headers;
};

/// Columns of MS Project's and Primavera P6's exports, and what planners' own sheets call the same.
constexpr std::array kOfTasks{
    Synonyms{Role::Key, {}, "activity id, task id, task code, activity code"},
    Synonyms{Role::Number, {}, "id, no, nr, number, row, line, item"},
    Synonyms{Role::Field, "uid", "unique id, uid"},
    Synonyms{Role::Field, "name", "task name, activity name, task, activity, title, milestone name"},
    Synonyms{Role::OutlineLevel, {}, "outline level, level, indent, outline"},
    Synonyms{Role::Field, "wbs", "wbs, wbs code, wbs id, outline number"},
    Synonyms{Role::Field, "duration_min",
             "original duration, planned duration, orig dur, od, dur, duration days, days"},
    Synonyms{Role::Start, {}, "start, start date, planned start, scheduled start, begin, starts"},
    Synonyms{Role::Finish, {}, "finish, finish date, planned finish, scheduled finish, end, end date, ends"},
    Synonyms{Role::Predecessors,
             {},
             "predecessors, predecessor, preds, depends on, dependencies, dependency, after, "
             "waits for"},
    Synonyms{Role::Field, "complete_percent",
             "percent complete, activity percent complete, physical percent complete, "
             "duration percent complete, progress, percent"},
    Synonyms{Role::Field, "description", "notes, note, comments, comment, remarks"},
    Synonyms{Role::Field, "constraint", "constraint type, primary constraint"},
    Synonyms{Role::Field, "constraint_date", "primary constraint date"},
    Synonyms{Role::Field, "deadline", "due date, due, must finish by"},
    Synonyms{Role::Field, "calendar", "calendar name, task calendar"},
    Synonyms{Role::Field, "parent", "parent, summary task"},
    Synonyms{Role::Field, "optimistic_min", "minimum duration, optimistic"},
    Synonyms{Role::Field, "pessimistic_min", "maximum duration, pessimistic"},
    Synonyms{Role::Field, "work_class", "discipline, trade, class"},
    Synonyms{Role::Computed,
             {},
             "early start, early finish, late start, late finish, total slack, total float, "
             "slack, float, free slack, free float, critical, summary"},
};

constexpr std::array kOfSupplies{
    Synonyms{Role::Field, "name", "delivery, shipment, lot, order, po"},
    Synonyms{Role::Field, "equipment", "product, rack type, model, sku, type, system"},
    Synonyms{Role::Field, "date", "delivery date, eta, arrival, arrives, arrival date, due, on site"},
    Synonyms{Role::Field, "quantity", "qty, count, units, number of racks"},
    Synonyms{Role::Field, "status", "state"},
    Synonyms{Role::Key, {}, "delivery id, po number, id"},
};

/// Of every other table.
constexpr std::array kOfAll{
    Synonyms{Role::Key, {}, "id"},
    Synonyms{Role::Field, "name", "title"},
    Synonyms{Role::Field, "description", "notes"},
};

struct ValueSynonyms {
    std::string_view field, ours;
    std::string_view theirs; ///< between commas
};

constexpr std::array kValues{
    ValueSynonyms{"constraint", "start_no_earlier_than", "start on or after"},
    ValueSynonyms{"constraint", "start_no_later_than", "start on or before"},
    ValueSynonyms{"constraint", "finish_no_earlier_than", "finish on or after"},
    ValueSynonyms{"constraint", "finish_no_later_than", "finish on or before"},
    ValueSynonyms{"constraint", "must_start_on", "start on, mandatory start"},
    ValueSynonyms{"constraint", "must_finish_on", "finish on, mandatory finish"},
    ValueSynonyms{"status", "received", "delivered, arrived"},
    ValueSynonyms{"status", "ordered", "on order"},
    ValueSynonyms{"status", "shipped", "in transit"},
};

void collect(std::vector<Target> &out, TableId table, std::string_view header, std::span<const Synonyms> synonyms)
{
    for (const Synonyms &one : synonyms) {
        if (!isAmong(one.headers, header)) {
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
        if (isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80) {
            out += lowered(c);
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
    const auto found = std::find_if(kValues.begin(), kValues.end(), [&](const ValueSynonyms &one) {
        return one.field == field && isAmong(one.theirs, lowerCase);
    });
    return found == kValues.end() ? std::string_view() : found->ours;
}

} // namespace gigaplan::sheet
