// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json/json_plan.h"
#include "model/exchange/json/text_form.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"

#include <nlohmann/json.hpp>

namespace gigaplan::json {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *kDatePattern = "^(199\\d|20\\d\\d|21\\d\\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$";
constexpr const char *kInstantPattern =
    "^(199\\d|20\\d\\d|21\\d\\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$";
constexpr const char *kHoursPattern = "^(([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)( |$))*$";

Json numberJson(double value)
{
    std::string text;
    appendNumber(text, value);
    return Json::parse(text);
}

void addRange(Json &definition, const Range &range)
{
    if (range.lowest == kPositive.lowest) {
        definition["exclusiveMinimum"] = 0;
    } else if (range.lowest != kAnyNumber.lowest) {
        definition["minimum"] = numberJson(range.lowest);
    }
    if (range.highest != kAnyNumber.highest) {
        definition["maximum"] = numberJson(range.highest);
    }
}

void addType(Json &definition, const FieldInfo &info)
{
    switch (info.kind) {
    case FieldKind::Text: definition["type"] = "string"; return;
    case FieldKind::Boolean: definition["type"] = "boolean"; return;
    case FieldKind::Date:
        definition["type"] = "string";
        definition["pattern"] = kDatePattern;
        return;
    case FieldKind::Instant:
        definition["type"] = "string";
        definition["pattern"] = kInstantPattern;
        return;
    case FieldKind::Hours:
        definition["type"] = "string";
        definition["pattern"] = kHoursPattern;
        return;
    case FieldKind::Reference:
        definition["type"] = "string";
        definition["minLength"] = 1;
        return;
    case FieldKind::Content: definition["$ref"] = "#"; return;
    case FieldKind::Enumeration:
        for (const EnumEntry &entry : info.options) {
            definition["enum"].push_back(std::string(entry.name));
        }
        return;
    case FieldKind::Integer:
    case FieldKind::Real:
        definition["type"] = info.kind == FieldKind::Integer ? "integer" : "number";
        addRange(definition, info.range);
        return;
    }
}

/// What an absent field means, where that is more than "nothing".
void addDefault(Json &definition, const FieldInfo &info, const Value &value)
{
    if (const auto *flag = std::get_if<bool>(&value)) {
        definition["default"] = *flag;
    } else if (const auto *real = std::get_if<double>(&value)) {
        definition["default"] = numberJson(*real);
    } else if (const auto *whole = std::get_if<std::int64_t>(&value); whole && info.kind == FieldKind::Integer) {
        definition["default"] = *whole;
    } else if (const auto *text = std::get_if<std::string>(&value)) {
        definition["default"] = *text;
    }
}

std::string fieldLine(const FieldInfo &info, const Value &defaultValue)
{
    Json definition;
    definition["title"] = std::string(info.label);
    const std::string unit = info.unit.empty() ? std::string() : "unit: " + std::string(info.unit);
    const std::string target = info.kind == FieldKind::Reference ? expectation(info) : std::string();
    if (!unit.empty() || !target.empty()) {
        definition["description"] = unit + target;
    }
    addType(definition, info);
    addDefault(definition, info, defaultValue);
    return definition.dump();
}

template <class E>
std::string definitionOf()
{
    const TableInfo &table = tableInfo(tableId<E>());
    std::string out = "    " + quoted(table.name) + ": {\n      \"title\": " + quoted(table.label)
        + ",\n      \"type\": \"object\",\n      \"additionalProperties\": false,\n      \"required\": [\"key\"";
    for (const FieldInfo &info : table.fields) {
        if (info.required) {
            out += ", " + quoted(info.name);
        }
    }
    out += "],\n      \"properties\": {\n        \"key\": {\"type\":\"string\",\"minLength\":1}";
    const E blank{};
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        out += ",\n        " + quoted(table.fields[i].name) + ": " + fieldLine(table.fields[i], fieldValue(blank, i));
    }
    return out + "\n      }\n    }";
}

std::string tableProperty(const TableInfo &table)
{
    const std::string reference = "{\"$ref\": \"#/$defs/" + std::string(table.name) + "\"}";
    const bool single = table.name == Description<Plan>::table;
    return ",\n    " + quoted(table.plural) + ": "
        + (single ? reference : "{\"type\": \"array\", \"items\": " + reference + "}");
}

} // namespace

std::string schema()
{
    std::string out = R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Gigaplan plan",
  "description": "Keys are unique within a table; a reference is the key of a row of the table that it names.",
  "type": "object",
  "additionalProperties": false,
  "required": ["format", "version", "plan"],
  "properties": {
    "$schema": {"type": "string"},
    "format": {"const": "gigaplan"},
    "version": {"const": 1})";
    for (std::size_t i = 0; i < kTableCount; ++i) {
        out += tableProperty(tableInfo(tableAt(i)));
    }
    out += "\n  },\n  \"$defs\": {";
    const char *separator = "\n";
    forEachEntity([&]<class E>(Tag<E>) {
        out += separator + definitionOf<E>();
        separator = ",\n";
    });
    return out + "\n  }\n}\n";
}

} // namespace gigaplan::json
