// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compare/values.h"

#include "model/base/text.h"
#include "model/plan/links.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"

namespace gigaplan {

namespace {

std::string groupedDecimal(double value)
{
    std::string text = shortest(value);
    if (text.find('e') != std::string::npos) {
        return text;
    }
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3; at -= 3) {
        text.insert(at - 3, 1, ',');
    }
    return text;
}

bool isMoney(const FieldInfo &info)
{
    return info.kind == FieldKind::Integer && info.name.ends_with("amount");
}

std::string unitOf(const PlanSnapshot &plan, const FieldInfo &info)
{
    if (isMoney(info)) {
        return plan.plan().currency;
    }
    if (info.unit.starts_with('/')) {
        return plan.plan().currency + std::string(info.unit);
    }
    return info.unit == "mm" ? "m" : info.unit == "min" ? std::string() : std::string(info.unit);
}

std::string counted(std::int64_t count, const char *one)
{
    return grouped(count) + ' ' + one + (count == 1 || count == -1 ? "" : "s");
}

/// "20 days", "4 hours": whole days and hours where it is that many.
std::string durationText(std::int64_t minutes, bool wallClock)
{
    const std::int64_t day = wallClock ? kMinutesPerDay : kMinutesPerWorkday;
    if (minutes % day == 0) {
        return counted(minutes / day, wallClock ? "day" : "working day");
    }
    return minutes % 60 == 0 ? counted(minutes / 60, "hour") : counted(minutes, "minute");
}

/// Whether the minutes of this row run on the wall clock.
bool runsOnWallClock(const PlanSnapshot &plan, EntityRef row)
{
    if (const Task *task = plan.find(row.as<Task>())) {
        return task->elapsed;
    }
    const Link *link = plan.find(row.as<Link>());
    return link && link->lagKind == LagKind::Elapsed;
}

std::string valueText(const PlanSnapshot &plan, EntityRef row, const FieldInfo &info, const Value &value, bool day)
{
    if (const auto *whole = std::get_if<std::int64_t>(&value)) {
        if (info.unit == "min") {
            return durationText(*whole, runsOnWallClock(plan, row));
        }
        if (info.unit == "mm") {
            return groupedDecimal(static_cast<double>(*whole) / 1000);
        }
        if (info.kind == FieldKind::Reference) {
            return spokenName(plan, {info.references, *whole});
        }
    }
    if (const auto *real = std::get_if<double>(&value)) {
        return groupedDecimal(*real);
    }
    if (const auto *instant = std::get_if<Instant>(&value); instant && day) {
        return displayDate(dateOf(*instant));
    }
    return displayValue(plan, info, value);
}

} // namespace

std::string cellLabel(const PlanSnapshot &plan, const FieldInfo &info)
{
    const std::string unit = unitOf(plan, info);
    return unit.empty() ? std::string(info.label) : std::string(info.label) + " (" + unit + ')';
}

std::string cellText(const PlanSnapshot &plan, EntityRef row, std::size_t field)
{
    return valueText(plan, row, tableInfo(row.table).fields[field], fieldValue(plan, row, field), false);
}

std::string spokenValue(const PlanSnapshot &plan, EntityRef row, std::size_t field, bool day)
{
    const FieldInfo &info = tableInfo(row.table).fields[field];
    std::string text = valueText(plan, row, info, fieldValue(plan, row, field), day);
    const std::string unit = unitOf(plan, info);
    if (text.empty() || unit.empty()) {
        return text;
    }
    if (isMoney(info)) {
        return plan.plan().currency == "USD" ? '$' + text : unit + ' ' + text;
    }
    return text + ' ' + unit;
}

std::string spokenName(const PlanSnapshot &plan, EntityRef row)
{
    if (const Rack *rack = plan.find(row.as<Rack>())) {
        return displayName(plan, rack->row) + ", slot " + std::to_string(rack->slot + 1);
    }
    if (const Feed *feed = plan.find(row.as<Feed>())) {
        return displayName(plan, feed->from) + " → " + displayName(plan, feed->to);
    }
    return displayName(plan, row);
}

std::string spokenPlace(const PlanSnapshot &plan, EntityRef row)
{
    static constexpr std::string_view kPlaces[] = {"row", "parent", "hall", "building", "site", "calendar", "phase"};
    std::string text;
    for (int level = 0; level < 2 && row; ++level) {
        EntityRef above;
        for (const std::string_view place : kPlaces) {
            const auto field = fieldNamed(row.table, place);
            const Value value = field && !above ? fieldValue(plan, row, *field) : Value();
            if (const auto *id = std::get_if<std::int64_t>(&value)) {
                above = {tableInfo(row.table).fields[*field].references, *id};
            }
        }
        row = above;
        if (const std::string name = spokenName(plan, row); row && !name.empty()) {
            text += (text.empty() ? "" : ", ") + name;
        }
    }
    return text;
}

} // namespace gigaplan
